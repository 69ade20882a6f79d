import { ask, flagOf, numberOf, textOf } from './rows.js';
import { type Question, section } from './section.js';
import { count, postName } from './words.js';

const SQL = `
select f.position as from_position, f.kind as from_kind, f.author as from_author,
       t.position as to_position, t.kind as to_kind, t.author as to_author,
       r.via, r.multiplicity, r.stance, r.confidence, r.abstained
  from v_reply r
  join v_post f on f.thread_id = r.thread_id and f.post_id = r.from_post_id
  join v_post t on t.thread_id = r.thread_id and t.post_id = r.to_post_id
 where r.thread_id = $1::uuid
 order by f.position nulls first, t.position nulls first, r.via`;

/** Who answers whom, how, and whether they agree. */
export const replies: Question = async (store, threadId) => {
  const rows = await ask(store, SQL, [threadId]);
  return section('replies', 'Who answers whom', {
    sentences: [
      rows.length === 0
        ? 'No post answers another by a quote, a reply link or a name.'
        : `${count(rows.length, 'answer')}; several quotes of one post are one answer.`,
    ],
    figures: { edges: rows.length },
    table:
      rows.length === 0
        ? null
        : {
            columns: ['from', 'to', 'via', 'times', 'stance', 'confidence'],
            rows: rows.map((row) => [
              postName(numberOf(row, 'from_position'), textOf(row, 'from_kind'), textOf(row, 'from_author')),
              postName(numberOf(row, 'to_position'), textOf(row, 'to_kind'), textOf(row, 'to_author')),
              textOf(row, 'via'),
              numberOf(row, 'multiplicity'),
              flagOf(row, 'abstained')
                ? `${textOf(row, 'stance') ?? 'neutral'} (not decidable)`
                : textOf(row, 'stance'),
              numberOf(row, 'confidence'),
            ]),
          },
  });
};
