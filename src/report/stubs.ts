import { ask, textOf } from './rows.js';
import { type Question, section } from './section.js';
import { count, opening } from './words.js';

/** Posts nobody saved, known because somebody quoted them: the quote is the only copy. */
export const stubs: Question = async (store, threadId) => {
  const rows = await ask(
    store,
    "select author, text from v_post where thread_id = $1::uuid and kind = 'stub' order by author, text",
    [threadId],
  );
  return section('stubs', 'Posts known only from quotes', {
    sentences:
      rows.length === 0
        ? ['None: the source of every named quote is at hand.']
        : [`${count(rows.length, 'post')} not among the pages; kept, as the quote is the only copy.`],
    figures: { stubs: rows.length },
    table:
      rows.length === 0
        ? null
        : {
            columns: ['author', 'words'],
            rows: rows.map((row) => [textOf(row, 'author'), opening(textOf(row, 'text') ?? '', 240)]),
          },
  });
};
