import { prepareAnalyzers } from '../analyze/index.js';
import type { Store } from '../store/index.js';
import { VERSION } from '../version.js';
import { type Refreshed, refresh, refreshStale } from './bring-up-to-date.js';

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
 * make of them; only what differs is written. Threads this puts out of date follow, uncounted. Stops between threads when the signal is raised.
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
  const count = ({ update, written, unchanged }: Refreshed): void => {
    total.threads += 1;
    total.posts += update.thread.posts.length;
    total.written += written;
    total.unchanged += unchanged;
    onThread(total.threads, total.posts);
  };
  for (const threadId of threadIds) {
    signal.throwIfAborted();
    count(await refresh(store, run, threadId, true));
  }
  await refreshStale(store, run, { analyze: true, signal }, () => undefined);
  await store.endRun(run, { ...total });
  return total;
}
