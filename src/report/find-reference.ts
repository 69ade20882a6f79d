import { UsageError } from '../model/errors.js';
import type { ChosenReference, Store } from '../store/index.js';
import { findPost } from './find-post.js';
import { ask, textOf } from './rows.js';

const SQL = `
select document_id::text as id, null as thread_id, 1 as rank from v_document where document_id::text = lower($1)
union all select post_id::text, thread_id::text, 1 from v_post where post_id::text = lower($1)
union all select document_id::text, null, 2 from v_document
  where url = $1 or title = $1 or file = $1 or right(file, length($1) + 1) = '/' || $1
union all select post_id::text, thread_id::text, 2 from v_post where url = $1
union all select document_id::text, null, 3 from v_document where length($1) >= 3
  and (lower(publisher) = lower($1) or lower(agency) = lower($1) or document_id::text like lower($1) || '%')
union all select post_id::text, thread_id::text, 3 from v_post where length($1) >= 6 and post_id::text like lower($1) || '%'
union all select document_id::text, null, 4 from v_document where length($1) >= 3
  and (strpos(lower(title), lower($1)) > 0 or strpos(lower(file), lower($1)) > 0)
order by rank, id limit 20`;

/**
 * The article or post a user names as a reference: an id or its beginning, an address, an article's file, title or
 * publisher, or `THREAD#N` for a post. Throws UsageError when none or several fit as well.
 */
export async function findReference(store: Store, wanted: string): Promise<ChosenReference> {
  const name = wanted.trim();
  const rows = await ask(store, SQL, [name]);
  const best = rows[0]?.rank;
  const found = new Map(
    rows.filter((row) => row.rank === best).map((row) => [textOf(row, 'id') ?? '', textOf(row, 'thread_id')] as const),
  );
  const [only] = found;
  if (only === undefined) {
    if (!/#\d{1,9}$/.test(name))
      throw new UsageError(
        'no-such-source',
        `No article or post fits “${wanted}”; v_document lists the articles, THREAD#N names a post.`,
      );
    const { threadId, postId } = await findPost(store, name);
    return { sourceId: postId, kind: 'post', threadId };
  }
  if (found.size > 1)
    throw new UsageError(
      'several-sources',
      `Several sources fit “${wanted}”: ${[...found.keys()].slice(0, 5).join(', ')}. Give one.`,
    );
  const [sourceId, threadId] = only;
  return { sourceId, kind: threadId === null ? 'document' : 'post', threadId };
}
