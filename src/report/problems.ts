import { ask, textOf } from './rows.js';
import { type Question, section } from './section.js';
import { count } from './words.js';

const SQL = `
select distinct file, code, message from v_problem where thread_id = $1::uuid order by 1 nulls first, 2, 3`;

/** What could not be read or does not add up. */
export const problems: Question = async (store, threadId) => {
  const rows = await ask(store, SQL, [threadId]);
  return section('problems', 'Problems', {
    sentences: [rows.length === 0 ? 'None.' : `${count(rows.length, 'problem')}.`],
    figures: { problems: rows.length },
    table:
      rows.length === 0
        ? null
        : {
            columns: ['file', 'code', 'message'],
            rows: rows.map((row) => [textOf(row, 'file'), textOf(row, 'code'), textOf(row, 'message')]),
          },
  });
};
