import type { Store } from '../../store/index.js';
import { readQuotes, type ShownQuote } from './quotes.js';
import { extrasOf, type PostExtras, readExtras } from './thread-copies.js';
import { deskOf, type PostDesk, readDesk } from './thread-desk.js';
import { readStretch, type ThreadPost } from './thread-posts.js';
import { type PostReplies, readReplies, repliesOf } from './thread-replies.js';
import { type PostValues, readValues, valuesOf } from './thread-values.js';

/** Posts of one window of a thread's page; stubs and placeholders count. */
export const WINDOW = 100;

/** Links to answers that are shown at a post; the rest is a number. */
const ANSWERS_SHOWN = 8;

/** A post with all that its place in the thread says about it. */
export interface FullPost {
  readonly post: ThreadPost;
  readonly quotes: readonly ShownQuote[];
  readonly replies: PostReplies;
  readonly values: PostValues;
  readonly extras: PostExtras;
  readonly desk: PostDesk;
}

/** Windows of a thread, from 1. */
export const windowOf = (ordinal: number): number => Math.floor(ordinal / WINDOW) + 1;

export const windowsOf = (known: number): number => Math.max(1, Math.ceil(known / WINDOW));

/** The posts of one window with what is shown at each: eight statements, whatever the thread's length. */
export async function readWindow(store: Store, threadId: string, page: number): Promise<readonly FullPost[]> {
  const from = (page - 1) * WINDOW;
  return fullPosts(store, threadId, await readStretch(store, threadId, from, from + WINDOW - 1));
}

/** Posts of one thread with all that is shown at each. */
export async function fullPosts(
  store: Store,
  threadId: string,
  posts: readonly ThreadPost[],
  answersShown = ANSWERS_SHOWN,
): Promise<readonly FullPost[]> {
  const ids = posts.map(({ postId }) => postId);
  if (ids.length === 0) return [];
  const [quotes, values, replies, extras, desk] = await Promise.all([
    readQuotes(store, threadId, ids),
    readValues(store, threadId, ids),
    readReplies(store, threadId, ids, answersShown),
    readExtras(store, threadId, ids),
    readDesk(store, threadId, ids),
  ]);
  return posts.map((post) => ({
    post,
    quotes: quotes.get(post.postId) ?? [],
    values: valuesOf(values, post.postId),
    replies: repliesOf(replies, post.postId),
    extras: extrasOf(extras, post.postId),
    desk: deskOf(desk, post.postId),
  }));
}
