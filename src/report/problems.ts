import { ask, textOf } from './rows.js';
import { type Question, section } from './section.js';
import { count } from './words.js';

/** What the files said, and what shows only when the pages are put together (a page that is missing). */
const SQL = `
select file, code, message from v_problem where thread_id = $1::uuid
union
select null, item ->> 'code', item ->> 'message' from v_thread t, jsonb_array_elements(t.problems) item
 where t.thread_id = $1::uuid
   and not exists (select from v_problem p where p.thread_id = t.thread_id and p.message = item ->> 'message')
 order by 1 nulls first, 2, 3`;

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
