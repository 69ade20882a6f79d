import type { Verdict } from '../model/thread.js';
import { VERDICTS } from '../model/thread.js';
import type { Store } from '../store/index.js';
import { VERSION } from '../version.js';
import { startAnalyzePool } from './analyze-pool.js';
import { readAnalyzerSettings } from './analyzer-settings.js';
import { analysisKey } from './annotate.js';
import { type OnThread, type RefreshOptions, refreshAll, refreshStale } from './bring-up-to-date.js';
import type { Touched } from './keep-page.js';
import { settleSayings } from './settle-sayings.js';
import { failureNotes } from './thread-failures.js';

/** What bringing threads up to date changed; counts of posts and quotes are those of the threads looked at. */
export interface Settled {
  readonly threads: number;
  readonly posts: number;
  readonly stubs: number;
  readonly changed: { readonly inserted: number; readonly updated: number; readonly deleted: number };
  readonly quotes: Readonly<Partial<Record<Verdict, number>>>;
  readonly annotations: { readonly written: number; readonly unchanged: number };
  readonly sayings: number;
  /** Threads that could not be brought up to date; they stay as they were, and are problems. */
  readonly failedThreads: number;
}

/** Nothing was looked at. */
export const NOTHING_SETTLED: Settled = {
  threads: 0,
  posts: 0,
  stubs: 0,
  changed: { inserted: 0, updated: 0, deleted: 0 },
  quotes: {},
  annotations: { written: 0, unchanged: 0 },
  sayings: 0,
  failedThreads: 0,
};

export interface SettleOptions {
  readonly analyze: boolean;
  /** Threads in work at a time, analysed in as many worker threads. Default 1: in this one. */
  readonly jobs?: number;
  /** Derive threads of which nothing has changed, too. Default false. */
  readonly all?: boolean;
  readonly signal: AbortSignal;
  readonly onThread: (threadId: string, done: number, total: number) => void;
  /** A thread that could not be brought up to date; it has a row among the problems, and the others go on. */
  readonly onFailure?: ((threadId: string, message: string) => void) | undefined;
}

/** Threads asked about by one statement. */
const ASKED = 1000;

/**
 * Derives every touched thread again of which something has changed (those that share words with a new article too),
 * then those that quote, repeat or are repeated by what came in, analyses them, and groups the sayings.
 *
 * Two processes that settle at once need not look at each other's threads again: what one puts out of date is marked
 * in its own transaction, values of a thread that somebody has derived since are not stored (`Store.finishThreads`), and
 * the sayings are grouped until nothing they are made of has changed meanwhile.
 */
export async function settle(store: Store, run: string, touched: Touched, options: SettleOptions): Promise<Settled> {
  const { jobs = 1, signal, onThread } = options;
  const pool = options.analyze ? await startAnalyzePool(jobs) : null;
  const notes = await failureNotes(store, run, options.onFailure);
  const how: RefreshOptions = { analyze: pool?.analyze ?? null, jobs, signal, onFailure: notes.failed };
  const counts = { inserted: 0, updated: 0, deleted: 0, written: 0 };
  try {
    const ids = await allTouched(store, touched);
    const unchanged = new Map<string, number>();
    const isTouched = new Set(ids);
    const count: OnThread = (threadId, { update, written, ...values }) => {
      counts.inserted += update.inserted;
      counts.updated += update.updated;
      counts.deleted += update.deleted;
      counts.written += written;
      notes.done(threadId);
      // One that is derived twice counts as it ends.
      if (values.unchanged > 0 && isTouched.has(threadId)) unchanged.set(threadId, values.unchanged);
    };
    let done = 0;
    for (let at = 0; at < ids.length; at += ASKED) {
      const some = ids.slice(at, at + ASKED);
      const wanted = new Set(options.all === true ? some : await outOfDate(store, some, options.analyze));
      for (const id of some) {
        if (wanted.has(id)) continue;
        done += 1;
        notes.done(id);
        onThread(id, done, ids.length);
      }
      await refreshAll(store, run, [...wanted], how, async (threadId, refreshed) => {
        await count(threadId, refreshed);
        done += 1;
        onThread(threadId, done, ids.length);
      });
    }
    await refreshStale(store, run, how, count);
    signal.throwIfAborted();
    return {
      ...(await figuresOf(store, ids)),
      changed: { inserted: counts.inserted, updated: counts.updated, deleted: counts.deleted },
      annotations: { written: counts.written, unchanged: [...unchanged.values()].reduce((sum, n) => sum + n, 0) },
      sayings: await settleSayings(store, run),
      failedThreads: notes.threads().length,
    };
  } finally {
    await notes.store();
    await pool?.close();
  }
}

/** The touched threads, and those that share words with an article that came in, in order. */
async function allTouched(store: Store, touched: Touched): Promise<readonly string[]> {
  const ids = new Set(touched.threads);
  for (const marks of touched.documents.values()) for (const id of await store.threadsSharing(marks)) ids.add(id);
  return [...ids].sort();
}

async function outOfDate(store: Store, ids: readonly string[], analyze: boolean): Promise<readonly string[]> {
  const analysis = analyze ? analysisKey(await readAnalyzerSettings(store)) : null;
  return store.unsettled(ids, VERSION, analysis);
}

/** What the threads hold, as they stand in the end. */
async function figuresOf(
  store: Store,
  ids: readonly string[],
): Promise<Pick<Settled, 'threads' | 'posts' | 'stubs' | 'quotes'>> {
  const sum = { threads: 0, posts: 0, stubs: 0 };
  const quotes = new Map<Verdict, number>();
  for (let at = 0; at < ids.length; at += ASKED) {
    const some = await store.threadFigures(ids.slice(at, at + ASKED));
    sum.threads += some.threads;
    sum.posts += some.posts;
    sum.stubs += some.stubs;
    for (const verdict of VERDICTS) quotes.set(verdict, (quotes.get(verdict) ?? 0) + (some.quotes[verdict] ?? 0));
  }
  return { ...sum, quotes: Object.fromEntries([...quotes].filter(([, n]) => n > 0)) };
}
