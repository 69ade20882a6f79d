import { UsageError } from '../model/errors.js';
import type { Store } from '../store/index.js';
import { findThread } from './find-thread.js';
import { ask, textOf } from './rows.js';

/** A post's key. */
export interface PostKey {
  readonly threadId: string;
  readonly postId: string;
}

const BY_NAME = `
select thread_id, post_id, 1 as rank from v_post where post_id::text = lower($1)
union all
select thread_id, post_id, 2 from v_post where url = $1
union all
select thread_id, post_id, 3 from v_post
 where url is not null and regexp_replace(url, '^https?://(www[.])?', '') = regexp_replace($1::text, '^https?://(www[.])?', '')
union all
select thread_id, post_id, 4 from v_post where length($1) >= 6 and post_id::text like lower($1) || '%'
union all
select thread_id, post_id, 5 from v_post where external_id = $1
order by rank, post_id limit 20`;

const BY_PLACE = 'select thread_id, post_id from v_post where thread_id = $1::uuid and position = $2::integer';

/**
 * The post a user means: its id or the beginning of it, its address (with or without `www.`, http or https), the
 * engine's id, or `THREAD#N`, the post at a position of a thread (`#N` alone where one thread is stored). Throws UsageError when none or several fit.
 */
export async function findPost(store: Store, wanted: string): Promise<PostKey> {
  const name = wanted.trim();
  const named = await ask(store, BY_NAME, [name]);
  const best = named[0]?.rank;
  const fitting = named.filter((row) => row.rank === best).flatMap(keyOf);
  const place = fitting.length > 0 ? null : /^(.*)#(\d{1,9})$/su.exec(name);
  const found = place === null ? fitting : await atPlace(store, place[1] ?? '', Number(place[2]));
  const [only] = found;
  if (only === undefined)
    throw new UsageError(
      'no-such-post',
      `No post fits “${wanted}”. Give its id, its address, or THREAD#N for the post at position N.`,
    );
  if (found.length > 1)
    throw new UsageError(
      'several-posts',
      `Several posts fit “${wanted}”: ${found
        .slice(0, 5)
        .map((post) => post.postId)
        .join(', ')}. Give one of these ids.`,
    );
  return only;
}

async function atPlace(store: Store, thread: string, position: number): Promise<PostKey[]> {
  return (await ask(store, BY_PLACE, [await threadOf(store, thread.trim()), position])).flatMap(keyOf);
}

async function threadOf(store: Store, wanted: string): Promise<string> {
  if (wanted !== '') return findThread(store, wanted);
  const [only, second] = await store.listThreads();
  if (only === undefined || second !== undefined)
    throw new UsageError('which-thread', 'Name the thread before the #: there is none, or more than one.');
  return only.threadId;
}

function keyOf(row: Readonly<Record<string, unknown>>): PostKey[] {
  const threadId = textOf(row, 'thread_id');
  const postId = textOf(row, 'post_id');
  return threadId === null || postId === null ? [] : [{ threadId, postId }];
}
