import { ask, numberOf, textOf } from './rows.js';
import { type Question, section } from './section.js';
import { postName } from './words.js';

const SQL = `
select p.position, p.kind as post_kind, p.author, r.name, r.count
  from v_reaction r join v_post p on p.thread_id = r.thread_id and p.post_id = r.post_id
 where r.thread_id = $1::uuid order by p.position, r.count desc nulls last, r.name`;

/** Which posts got which reactions, as printed. */
export const reactions: Question = async (store, threadId) => {
  const rows = await ask(store, SQL, [threadId]);
  return section('reactions', 'Reactions', {
    sentences: rows.length === 0 ? ['None.'] : [],
    figures: { reactions: rows.length },
    table:
      rows.length === 0
        ? null
        : {
            columns: ['post', 'reaction', 'count'],
            rows: rows.map((row) => [
              postName(numberOf(row, 'position'), textOf(row, 'post_kind'), textOf(row, 'author')),
              textOf(row, 'name'),
              numberOf(row, 'count'),
            ]),
          },
  });
};
