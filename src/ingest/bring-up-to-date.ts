import PQueue from 'p-queue';
import type { Store, ThreadUpdate } from '../store/index.js';
import { type Analyze, annotate } from './annotate.js';
import { updateThread } from './update-thread.js';

/** What one thread became. `written` and `unchanged` count values of analyzers. */
export interface Refreshed {
  readonly update: ThreadUpdate;
  readonly written: number;
  readonly unchanged: number;
}

/** How threads are brought up to date. */
export interface RefreshOptions {
  /** Null: threads and quotes only. */
  readonly analyze: Analyze | null;
  /** Threads analysed at a time; the rows are the same for any number. */
  readonly jobs: number;
  readonly signal: AbortSignal;
}

/**
 * Derives a thread again, analyses it, and only then takes away the marks of being out of date it had before: a process
 * that is killed on the way leaves them for the next one.
 */
async function refresh(store: Store, run: string, threadId: string, analyze: Analyze | null): Promise<Refreshed> {
  const update = await updateThread(store, run, threadId);
  const values = analyze === null ? { written: 0, unchanged: 0 } : await annotate(store, run, update.thread, analyze);
  if (update.marks > 0) await store.clearStale(threadId, update.marks);
  return { update, ...values };
}

/** Refreshes these threads, several at a time; stops between threads when the signal is raised or one fails. */
export async function refreshAll(
  store: Store,
  run: string,
  threadIds: readonly string[],
  { analyze, jobs, signal }: RefreshOptions,
  onThread: (threadId: string, refreshed: Refreshed) => void | Promise<void>,
): Promise<void> {
  // With workers, one more thread each is read and written here while they analyse.
  const queue = new PQueue({ concurrency: jobs > 1 ? 2 * jobs : 1 });
  const failures: unknown[] = [];
  for (const threadId of threadIds) {
    // No more than what is in work waits, so that a stop is not far behind.
    await queue.onSizeLessThan(1);
    if (signal.aborted || failures.length > 0) break;
    const work = async (): Promise<void> => {
      await onThread(threadId, await refresh(store, run, threadId, analyze));
    };
    // Collected, and thrown when the others have ended.
    queue.add(work).catch((error: unknown) => failures.push(error));
  }
  await queue.onIdle();
  if (failures.length > 0) throw failures[0];
  signal.throwIfAborted();
}

/**
 * Waves at most. One brings everything to rest: what a thread says of others depends on their own pages alone, so
 * deriving the marked ones changes nothing others look at and marks nobody (store/across/affected.ts). Threads that were
 * never in the index, written by an earlier version, enter it in the first wave and need a second. Others are left for
 * when a crowd of processes writes at once: their own waves take what comes after this.
 */
const MAX_WAVES = 4;

/** Brings every thread up to date that what came in elsewhere has put out of date, whoever marked it. */
export async function refreshStale(
  store: Store,
  run: string,
  options: RefreshOptions,
  onThread: (threadId: string, refreshed: Refreshed) => void,
): Promise<void> {
  for (let wave = 1; wave <= MAX_WAVES; wave += 1) {
    const stale = await store.staleThreads();
    if (stale.length === 0) return;
    await refreshAll(store, run, stale, options, onThread);
  }
}
