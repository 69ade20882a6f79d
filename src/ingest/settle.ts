import type { LinkedThread, Verdict } from '../model/thread.js';
import type { Store } from '../store/index.js';
import { startAnalyzePool } from './analyze-pool.js';
import { type Refreshed, type RefreshOptions, refreshAll, refreshStale } from './bring-up-to-date.js';
import type { Touched } from './keep-page.js';
import { settleSayings } from './settle-sayings.js';

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
  /** Threads in work at a time, analysed in as many worker threads. Default 1: in this one. */
  readonly jobs?: number;
  readonly signal: AbortSignal;
  readonly onThread: (threadId: string, done: number, total: number) => void;
}

/**
 * Rounds at most, when another process writes at the same time: each round sees what the other had committed before
 * it, so two processes that end together need one round more, and a crowd is cut off here.
 */
const MAX_ROUNDS = 4;

/**
 * Derives every touched thread again (those that share words with a new article too), then those that quote, repeat or
 * are repeated by what came in, analyses them, and groups the sayings. Goes round again if somebody else wrote meanwhile, so that the last to finish has seen everything.
 */
export async function settle(store: Store, run: string, touched: Touched, options: SettleOptions): Promise<Settled> {
  const { jobs = 1, signal } = options;
  const pool = options.analyze ? await startAnalyzePool(jobs) : null;
  const how: RefreshOptions = { analyze: pool?.analyze ?? null, jobs, signal };
  try {
    const counts = { inserted: 0, updated: 0, deleted: 0, written: 0 };
    for (let round = 1; ; round += 1) {
      const before = await changesOfOthers(store, run);
      const settled = await settleOnce(store, run, touched, how, options.onThread, counts);
      if (round === MAX_ROUNDS || (await changesOfOthers(store, run)) === before) return settled;
    }
  } finally {
    await pool?.close();
  }
}

type Counts = { inserted: number; updated: number; deleted: number; written: number };

async function settleOnce(
  store: Store,
  run: string,
  touched: Touched,
  how: RefreshOptions,
  onThread: SettleOptions['onThread'],
  counts: Counts,
): Promise<Settled> {
  const ids = new Set(touched.threads);
  for (const marks of touched.documents.values()) for (const id of await store.threadsSharing(marks)) ids.add(id);
  const seen = new Map<string, Seen>();
  const count = (threadId: string, { update, written, unchanged }: Refreshed): void => {
    counts.inserted += update.inserted;
    counts.updated += update.updated;
    counts.deleted += update.deleted;
    counts.written += written;
    // A thread that was not touched is no part of what was ingested; one that is derived twice counts as it ends.
    if (!ids.has(threadId)) return;
    seen.set(threadId, { ...countPosts(update.thread), unchanged });
  };
  await refreshAll(store, run, [...ids].sort(), how, (threadId, refreshed) => {
    count(threadId, refreshed);
    onThread(threadId, seen.size, ids.size);
  });
  await refreshStale(store, run, how, count);
  how.signal.throwIfAborted();
  const sum = (of: (one: Seen) => number): number => [...seen.values()].reduce((total, one) => total + of(one), 0);
  const verdicts = new Map<Verdict, number>();
  for (const one of seen.values())
    for (const [verdict, n] of one.verdicts) verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + n);
  return {
    threads: seen.size,
    posts: sum((one) => one.posts),
    stubs: sum((one) => one.stubs),
    changed: { inserted: counts.inserted, updated: counts.updated, deleted: counts.deleted },
    quotes: Object.fromEntries(verdicts),
    annotations: { written: counts.written, unchanged: sum((one) => one.unchanged) },
    sayings: await settleSayings(store, run),
  };
}

/** What a touched thread holds; `unchanged` counts values of analyzers. */
interface Seen {
  readonly posts: number;
  readonly stubs: number;
  readonly verdicts: ReadonlyMap<Verdict, number>;
  readonly unchanged: number;
}

function countPosts({ posts }: LinkedThread): Omit<Seen, 'unchanged'> {
  const stubs = posts.filter((post) => post.kind === 'stub').length;
  const verdicts = new Map<Verdict, number>();
  for (const { quotes } of posts)
    for (const { verdict } of quotes) verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
  return { posts: posts.length - stubs, stubs, verdicts };
}

/** How many changes other runs have committed so far. */
async function changesOfOthers(store: Store, run: string): Promise<string> {
  const { rows } = await store.query('select count(*) as n from v_change where run_id is distinct from $1::uuid', {
    params: [run],
  });
  return String(rows[0]?.n ?? 0);
}
