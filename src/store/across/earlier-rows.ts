import { type Row, rowsOf } from '../row.js';
import type { Session } from '../session.js';
import { arrayLiteral } from '../values.js';
import type { Copy } from './copies.js';
import type { IndexRows } from './index-rows.js';
import { keyOf, type PostKey } from './others.js';

/** A post as the index had it before, without its fingerprints. */
export interface EarlierPost extends Copy {
  readonly textHash: bigint | null;
}

/** What a write changes in the index. */
export interface Delta {
  /** Posts that are new, or of which others now read something else. */
  readonly arrived: ReadonlySet<string>;
  /** Posts that are gone, or of which others read something else before. */
  readonly left: readonly EarlierPost[];
  readonly earlier: readonly EarlierPost[];
}

/** Posts of some threads as the index has them now, by thread. */
export async function readEarlier(session: Session, threadIds: readonly string[]): Promise<Map<string, EarlierPost[]>> {
  const earlier = new Map<string, EarlierPost[]>();
  if (threadIds.length === 0) return earlier;
  const rows = await session.query(
    `select thread_id, post_id, face::text as face, text_hash::text as text_hash, account::text as account, posted::text as posted
     from threadbare.post_print where thread_id = any($1::uuid[]) order by thread_id, post_id`,
    [arrayLiteral(threadIds)],
  );
  for (const row of rowsOf(rows)) {
    const threadId = row.text('thread_id');
    const posts = earlier.get(threadId) ?? [];
    posts.push({
      threadId,
      postId: row.text('post_id'),
      face: BigInt(row.text('face')),
      textHash: bigintOf(row, 'text_hash'),
      account: bigintOf(row, 'account'),
      posted: bigintOf(row, 'posted'),
    });
    earlier.set(threadId, posts);
  }
  return earlier;
}

function bigintOf(row: Row, name: string): bigint | null {
  const text = row.textOrNull(name);
  return text === null ? null : BigInt(text);
}

/** What differs between the index and the rows that are to stand there. */
export function deltaOf(earlier: readonly EarlierPost[], rows: IndexRows): Delta {
  const before = new Map(earlier.map((post) => [post.postId, post.face]));
  const after = new Map(rows.posts.map(({ row }) => [row.postId, row.face]));
  return {
    arrived: new Set([...after].filter(([id, face]) => before.get(id) !== face).map(([id]) => id)),
    left: earlier.filter((post) => after.get(post.postId) !== post.face),
    earlier,
  };
}

/** A post's fingerprints and own text as stored before. */
export interface EarlierWords extends PostKey {
  readonly prints: readonly bigint[];
  readonly ownText: string;
}

/** The words of some posts as they are still stored, by key. */
export async function readEarlierWords(
  session: Session,
  posts: readonly PostKey[],
): Promise<Map<string, EarlierWords>> {
  if (posts.length === 0) return new Map();
  const rows = await session.query(
    `select x.thread_id, x.post_id, x.prints::text as prints, p.own_text
     from unnest($1::uuid[], $2::uuid[]) as k(thread_id, post_id)
     join threadbare.post_print x on x.thread_id = k.thread_id and x.post_id = k.post_id
     join threadbare.post p on p.thread_id = x.thread_id and p.post_id = x.post_id
     order by x.thread_id, x.post_id`,
    [arrayLiteral(posts.map((post) => post.threadId)), arrayLiteral(posts.map((post) => post.postId))],
  );
  return new Map(
    rowsOf(rows).map((row) => {
      const key = { threadId: row.text('thread_id'), postId: row.text('post_id') };
      const prints = row.text('prints').slice(1, -1).split(',').filter(Boolean).map(BigInt);
      return [keyOf(key), { ...key, prints, ownText: row.text('own_text') }];
    }),
  );
}

/** How many posts of some threads hold each of some fingerprints, as stored before. */
export async function countEarlier(
  session: Session,
  threadIds: readonly string[],
  prints: readonly bigint[],
): Promise<Map<bigint, number>> {
  if (prints.length === 0 || threadIds.length === 0) return new Map();
  const rows = await session.query(
    `select u.print::text as print, count(*)::integer as n
     from threadbare.post_print x, unnest(x.prints) as u(print)
     where x.thread_id = any($1::uuid[]) and u.print = any($2::bigint[]) group by 1`,
    [arrayLiteral(threadIds), `{${prints.join(',')}}`],
  );
  return new Map(rowsOf(rows).map((row) => [BigInt(row.text('print')), row.number('n')]));
}
