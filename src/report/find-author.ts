import { UsageError } from '../model/errors.js';
import type { Store } from '../store/index.js';
import { ask, textOf } from './rows.js';

const SQL = `
select author_id, name, site, posts, 1 as rank from v_author where author_id::text = lower($1)
union all
select author_id, name, site, posts, 2 from v_author where name = $1
union all
select author_id, name, site, posts, 3 from v_author where lower(name) = lower($1)
order by rank, posts desc, author_id limit 20`;

/** The author a user means: an id or a name. Throws UsageError when none or several fit as well. */
export async function findAuthor(store: Store, wanted: string): Promise<{ authorId: string; name: string }> {
  const rows = await ask(store, SQL, [wanted.trim()]);
  const fitting = rows.filter((row) => row.rank === rows[0]?.rank);
  const [first] = fitting;
  if (first === undefined)
    throw new UsageError(
      'no-such-author',
      `Nobody here is called “${wanted}”; \`threadbare sql "select name, site, posts from v_author"\` lists the names.`,
    );
  if (fitting.length > 1) {
    const names = fitting.slice(0, 5).map((row) => `${textOf(row, 'author_id')} (${textOf(row, 'site') ?? 'no site'})`);
    throw new UsageError(
      'several-authors',
      `“${wanted}” is a name on several sites: ${names.join(', ')}. Give the id.`,
    );
  }
  return { authorId: textOf(first, 'author_id') ?? '', name: textOf(first, 'name') ?? wanted };
}
