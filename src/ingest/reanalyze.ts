import { prepareAnalyzers } from '../analyze/index.js';
import type { Store } from '../store/index.js';
import { VERSION } from '../version.js';
import { annotate } from './annotate.js';
import { updateThread } from './update-thread.js';

export interface Reanalysis {
  readonly threads: number;
  readonly posts: number;
  /** Values that are new or differ from the stored ones. */
  readonly written: number;
  /** Values taken over, as nothing they read has changed. */
  readonly unchanged: number;
}

/**
 * Analyses threads again. Each is derived from its pages first, so that the analyzers see what the current rules
 * make of them; only what differs is written. Stops between threads when the signal is raised.
 */
export async function reanalyze(
  store: Store,
  threadIds: readonly string[],
  signal: AbortSignal,
  onThread: (done: number, posts: number) => void,
): Promise<Reanalysis> {
  await prepareAnalyzers();
  const run = await store.beginRun('analyze', VERSION);
  const total = { threads: 0, posts: 0, written: 0, unchanged: 0 };
  for (const threadId of threadIds) {
    signal.throwIfAborted();
    const { thread } = await updateThread(store, run, threadId);
    const values = await annotate(store, run, thread);
    total.threads += 1;
    total.posts += thread.posts.length;
    total.written += values.written;
    total.unchanged += values.unchanged;
    onThread(total.threads, total.posts);
  }
  await store.endRun(run, { ...total });
  return total;
}
