import type { Store, ThreadUpdate } from '../store/index.js';
import { annotate } from './annotate.js';
import { updateThread } from './update-thread.js';

/** What one thread became. `written` and `unchanged` count values of analyzers. */
export interface Refreshed {
  readonly update: ThreadUpdate;
  readonly written: number;
  readonly unchanged: number;
}

/**
 * Derives a thread again, analyses it, and only then takes away the marks of being out of date it had before: a process
 * that is killed on the way leaves them for the next one.
 */
export async function refresh(store: Store, run: string, threadId: string, analyze: boolean): Promise<Refreshed> {
  const update = await updateThread(store, run, threadId);
  const values = analyze ? await annotate(store, run, update.thread) : { written: 0, unchanged: 0 };
  if (update.marks > 0) await store.clearStale(threadId, update.marks);
  return { update, ...values };
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
  options: { readonly analyze: boolean; readonly signal: AbortSignal },
  onThread: (threadId: string, refreshed: Refreshed) => void,
): Promise<void> {
  for (let wave = 1; wave <= MAX_WAVES; wave += 1) {
    const stale = await store.staleThreads();
    if (stale.length === 0) return;
    for (const threadId of stale) {
      options.signal.throwIfAborted();
      onThread(threadId, await refresh(store, run, threadId, options.analyze));
    }
  }
}
