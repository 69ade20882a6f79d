import { prepareAnalyzers } from '../analyze/index.js';
import type { LinkedThread, Verdict } from '../model/thread.js';
import type { Store } from '../store/index.js';
import { annotate } from './annotate.js';
import type { Touched } from './keep-page.js';
import { settleSayings } from './settle-sayings.js';
import { updateThread } from './update-thread.js';

/** What bringing threads up to date changed; counts of posts and quotes are those of the threads looked at. */
export interface Settled {
  readonly threads: number;
  readonly posts: number;
  readonly stubs: number;
  readonly changed: { readonly inserted: number; readonly updated: number; readonly deleted: number };
  readonly quotes: Readonly<Partial<Record<Verdict, number>>>;
  readonly annotations: { readonly written: number; readonly unchanged: number };
  readonly sayings: number;
}

export interface SettleOptions {
  readonly analyze: boolean;
  readonly signal: AbortSignal;
  readonly onThread: (threadId: string, done: number, total: number) => void;
}

/**
 * Rounds at most, when another process writes at the same time: each round sees what the other had committed before
 * it, so two processes that end together need one round more, and a crowd is cut off here.
 */
const MAX_ROUNDS = 4;

/**
 * Derives every touched thread again (those that share words with a new article too), analyses it, and groups the
 * sayings. Goes round again if somebody else wrote meanwhile, so that the last to finish has seen everything.
 */
export async function settle(store: Store, run: string, touched: Touched, options: SettleOptions): Promise<Settled> {
  if (options.analyze) await prepareAnalyzers();
  const counts = { inserted: 0, updated: 0, deleted: 0, written: 0, unchanged: 0 };
  for (let round = 1; ; round += 1) {
    const before = await changesOfOthers(store, run);
    const settled = await settleOnce(store, run, touched, options, counts);
    if (round === MAX_ROUNDS || (await changesOfOthers(store, run)) === before) return settled;
  }
}

type Counts = { inserted: number; updated: number; deleted: number; written: number; unchanged: number };

async function settleOnce(
  store: Store,
  run: string,
  touched: Touched,
  options: SettleOptions,
  counts: Counts,
): Promise<Settled> {
  const ids = new Set(touched.threads);
  for (const marks of touched.documents.values()) for (const id of await store.threadsSharing(marks)) ids.add(id);
  const seen = { posts: 0, stubs: 0, quotes: new Map<Verdict, number>() };
  counts.unchanged = 0;
  let done = 0;
  for (const threadId of [...ids].sort()) {
    options.signal.throwIfAborted();
    const update = await updateThread(store, run, threadId);
    counts.inserted += update.inserted;
    counts.updated += update.updated;
    counts.deleted += update.deleted;
    countPosts(update.thread, seen);
    if (options.analyze) {
      const values = await annotate(store, run, update.thread);
      counts.written += values.written;
      counts.unchanged += values.unchanged;
    }
    done += 1;
    options.onThread(threadId, done, ids.size);
  }
  options.signal.throwIfAborted();
  return {
    threads: done,
    posts: seen.posts,
    stubs: seen.stubs,
    changed: { inserted: counts.inserted, updated: counts.updated, deleted: counts.deleted },
    quotes: Object.fromEntries(seen.quotes),
    annotations: { written: counts.written, unchanged: counts.unchanged },
    sayings: await settleSayings(store, run),
  };
}

function countPosts(thread: LinkedThread, seen: { posts: number; stubs: number; quotes: Map<Verdict, number> }): void {
  for (const post of thread.posts) {
    if (post.kind === 'stub') seen.stubs += 1;
    else seen.posts += 1;
    for (const quote of post.quotes) seen.quotes.set(quote.verdict, (seen.quotes.get(quote.verdict) ?? 0) + 1);
  }
}

/** How many changes other runs have committed so far. */
async function changesOfOthers(store: Store, run: string): Promise<string> {
  const { rows } = await store.query('select count(*) as n from v_change where run_id is distinct from $1::uuid', {
    params: [run],
  });
  return String(rows[0]?.n ?? 0);
}
