import { ask, flagOf, numberOf, textOf } from './rows.js';
import { type Question, section } from './section.js';
import { opening, percent } from './words.js';

const SQL = `
select position, kind, author, author_inferred, posted_at, posted_local, posted_after, posted_before,
       original_share, analysis_text
  from v_post where thread_id = $1::uuid and kind <> 'stub' order by position`;

/** What each author actually wrote: the words that are left when quotes, placeholders and furniture are out. */
export const ownWords: Question = async (store, threadId) => {
  const rows = await ask(store, SQL, [threadId]);
  const inferred = rows.filter((row) => flagOf(row, 'author_inferred')).length;
  return section('posts', 'What each author wrote', {
    sentences: inferred > 0 ? ['An author marked * is not printed at the post but follows from the quotes of it.'] : [],
    table: {
      columns: ['post', 'author', 'time', 'original', 'own words'],
      rows: rows.map((row) => [
        numberOf(row, 'position'),
        authorOf(textOf(row, 'author'), flagOf(row, 'author_inferred'), textOf(row, 'kind')),
        textOf(row, 'posted_at') ??
          textOf(row, 'posted_local') ??
          bounds(textOf(row, 'posted_after'), textOf(row, 'posted_before')),
        share(numberOf(row, 'original_share')),
        opening(textOf(row, 'analysis_text') ?? '', 160),
      ]),
    },
  });
};

function authorOf(author: string | null, inferred: boolean, kind: string | null): string {
  const name = author === null ? 'not on the page' : `${author}${inferred ? ' *' : ''}`;
  return kind === 'post' ? name : `${name} (${kind ?? 'unknown'})`;
}

function bounds(after: string | null, before: string | null): string | null {
  if (after === null && before === null) return null;
  return [after === null ? null : `after ${after}`, before === null ? null : `before ${before}`]
    .filter((part) => part !== null)
    .join(', ');
}

const share = (value: number | null): string | null => (value === null ? null : percent(value));
