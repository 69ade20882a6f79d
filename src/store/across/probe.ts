import { STOCK_POSTS } from '../../model/across.js';
import { rowsOf } from '../row.js';
import type { Session } from '../session.js';
import { arrayLiteral } from '../values.js';
import type { PostKey } from './others.js';

/** Marks looked up by one statement. */
const BATCH = 20_000;

/**
 * Looks marks up in the index, outside some threads. Each costs a descent and at most STOCK_POSTS + 1 rows, so that a
 * phrase that stands in ten thousand posts costs no more than one that stands in fifty. Marks nobody else has are left
 * out; one that has more than STOCK_POSTS posts has some of them, no matter which.
 */
export async function probe(
  session: Session,
  without: readonly string[],
  marks: Iterable<bigint>,
): Promise<Map<bigint, PostKey[]>> {
  const all = [...marks];
  const hits = new Map<bigint, PostKey[]>();
  const threads = arrayLiteral(without);
  for (let at = 0; at < all.length; at += BATCH) {
    const result = await session.query(PROBE, [`{${all.slice(at, at + BATCH).join(',')}}`, threads]);
    for (const row of rowsOf(result)) {
      const print = BigInt(row.text('print'));
      const posts = hits.get(print) ?? [];
      posts.push({ threadId: row.text('thread_id'), postId: row.text('post_id') });
      hits.set(print, posts);
    }
  }
  return hits;
}

const PROBE = `select k.print::text as print, h.thread_id, h.post_id
  from unnest($1::bigint[]) as k(print)
  cross join lateral (
    select p.thread_id, p.post_id from threadbare.post_print p
    where p.prints @> array[k.print] and p.thread_id <> all($2::uuid[])
    limit ${STOCK_POSTS + 1}) h`;
