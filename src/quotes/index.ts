import type { Problem } from '../model/problem.js';
import type { LinkedPost, LinkedThread, ReplyEdge, StoredDocument, Thread } from '../model/thread.js';
import type { FinishedPost } from './finish.js';
import { finishPosts } from './finish.js';
import { linkQuotes } from './link.js';
import { placeStubs } from './places.js';
import type { ReadableThread } from './scan.js';
import { scanThread } from './scan.js';
import { SOURCE_SETTINGS, type SourceSettings } from './sources.js';

export type { FinishedPost } from './finish.js';

/** A thread on its way out: its problems, and its finished posts one after another. */
export interface LinkedPosts {
  /** Those of the thread and of its quotes. */
  readonly problems: readonly Problem[];
  /** In thread order, stubs directly before the first post that quotes them; to be gone through once. */
  readonly posts: IterableIterator<FinishedPost>;
}

/**
 * Ties every quote of a thread to the post it came from and checks it, makes stubs for posts known only through
 * quotes, takes out of every post what its author did not write, finds unmarked repeats and articles it was taken
 * from, bounds unknown times and draws the reply edges. Pure and total; linear in the thread's text.
 *
 * @param documents ingested articles a post may come from.
 * @param settings thresholds of that comparison.
 */
export function linkThread(
  thread: Thread,
  documents: readonly StoredDocument[],
  settings: SourceSettings = SOURCE_SETTINGS,
): LinkedThread {
  const linked = linkPosts(thread, documents, settings);
  const posts: LinkedPost[] = [];
  const edges: ReplyEdge[] = [];
  for (const finished of linked.posts) {
    posts.push(finished.post);
    for (const edge of finished.edges) edges.push(edge);
  }
  return { ...thread, problems: linked.problems, posts, edges };
}

/**
 * Links a thread of any length post by post: the same as `linkThread`, but neither the posts it reads nor those it has
 * finished are kept. Two passes read every post (words are split, quotes are looked up) before the first one is finished,
 * the third finishes one whenever it is asked for. Kept are own texts, six bytes for a word and some hundred for a post
 * or quote.
 */
export function linkPosts(
  thread: ReadableThread,
  documents: readonly StoredDocument[],
  settings: SourceSettings = SOURCE_SETTINGS,
): LinkedPosts {
  const { thread: scanned, candidates } = scanThread(thread);
  const quotes = linkQuotes(scanned, candidates, documents, settings);
  const isOrdered = !thread.problems.some((problem) => problem.code === 'unknown-page-order');
  return {
    problems: [...thread.problems, ...quotes.problems],
    posts: finishPosts(scanned, quotes, placeStubs(scanned, quotes.stubs), { documents, settings, isOrdered }),
  };
}
