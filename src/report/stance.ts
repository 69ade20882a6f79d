import { ask, flagOf, numberOf, textOf } from './rows.js';
import { type Question, section } from './section.js';
import { count, postName } from './words.js';

const SQL = `
select p.position, p.kind, p.author, s.target, s.target_kind, s.stance, s.confidence, s.abstained, s.holder
  from v_stance s join v_post p on p.thread_id = s.thread_id and p.post_id = s.post_id
 where s.thread_id = $1::uuid
 order by p.ordinal, (s.target_kind = 'proposition') desc, s.abstained, s.confidence desc, s.target, s.holder nulls first`;

/** Who is for or against whom, and what the thread's own proposition is. */
export const stance: Question = async (store, threadId) => {
  const rows = await ask(store, SQL, [threadId]);
  const decided = rows.filter((row) => !flagOf(row, 'abstained'));
  const proposition = textOf(
    rows.find((row) => textOf(row, 'target_kind') === 'proposition'),
    'target',
  );
  const sentences = proposition === null ? [] : [`The thread's proposition: “${proposition}”.`];
  sentences.push(
    rows.length === 0
      ? 'No stance has been judged.'
      : `${count(decided.length, 'stance')} decided, ${rows.length - decided.length} left open because the words do not say.`,
  );
  return section('stance', 'For and against', {
    sentences,
    figures: { proposition, judged: rows.length, decided: decided.length },
    table:
      decided.length === 0
        ? null
        : {
            columns: ['post', 'holder', 'target', 'kind', 'stance', 'confidence'],
            rows: decided.map((row) => [
              postName(numberOf(row, 'position'), textOf(row, 'kind'), textOf(row, 'author')),
              textOf(row, 'holder') ?? 'the poster',
              textOf(row, 'target'),
              textOf(row, 'target_kind'),
              textOf(row, 'stance'),
              numberOf(row, 'confidence'),
            ]),
          },
  });
};
