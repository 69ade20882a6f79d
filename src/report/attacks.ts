import { ask, numberOf, textOf } from './rows.js';
import { type Question, section } from './section.js';
import { count, postName } from './words.js';

const SQL = `
select p.position, p.kind, p.author, i.score, i.kinds, i.attack, i.attack_name,
       (select string_agg(distinct e ->> 'text', '; ') from jsonb_array_elements(i.evidence) e) as words
  from v_incivility i join v_post p on p.thread_id = i.thread_id and p.post_id = i.post_id
 where i.thread_id = $1::uuid and i.label = 'uncivil'
 order by i.score desc, p.ordinal`;

/** Uncivil posts: what kind, against whom, in which words. */
export const attacks: Question = async (store, threadId) => {
  const rows = await ask(store, SQL, [threadId]);
  return section('attacks', 'Uncivil posts', {
    sentences: [rows.length === 0 ? 'No post was judged uncivil.' : `${count(rows.length, 'post')} judged uncivil.`],
    figures: { uncivil: rows.length },
    table:
      rows.length === 0
        ? null
        : {
            columns: ['post', 'incivility', 'kinds', 'against', 'words'],
            rows: rows.map((row) => [
              postName(numberOf(row, 'position'), textOf(row, 'kind'), textOf(row, 'author')),
              numberOf(row, 'score'),
              Array.isArray(row.kinds) ? row.kinds.map(String).join(', ') : null,
              [textOf(row, 'attack'), textOf(row, 'attack_name')].filter((part) => part !== null).join(': '),
              textOf(row, 'words'),
            ]),
          },
  });
};
