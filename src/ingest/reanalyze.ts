import type { LinkedThread } from '../model/thread.js';
import type { Store } from '../store/index.js';
import { VERSION } from '../version.js';
import { startAnalyzePool } from './analyze-pool.js';
import { changeAnalyzerSettings, type SettingsChange } from './analyzer-settings.js';
import { type Refreshed, refreshAll, refreshStale } from './bring-up-to-date.js';
import { failureNotes } from './thread-failures.js';

export interface Reanalysis {
  readonly threads: number;
  readonly posts: number;
  /** Values that are new or differ from the stored ones. */
  readonly written: number;
  /** Values taken over, as nothing they read has changed. */
  readonly unchanged: number;
  /** Threads that could not be brought up to date; they stay as they were, and are problems. */
  readonly failed: number;
}

/** What to do besides, and how. */
export interface ReanalyzeOptions {
  readonly signal: AbortSignal;
  readonly onThread: (done: number, posts: number) => void;
  /** Threads in work at a time, analysed in as many worker threads. Default 1: in this one. */
  readonly jobs?: number;
  /** A thread that could not be brought up to date; the others go on. */
  readonly onFailure?: (threadId: string, message: string) => void;
  /** A change of settings; it is kept first and concerns every thread. */
  readonly change?: SettingsChange;
  /** Called after each of the threads that were asked for, with the values its analyzers gave already stored. */
  readonly afterThread?: (run: string, thread: LinkedThread) => Promise<void>;
}

/**
 * Analyses threads again. Each is derived from its pages first, so that the analyzers see what the current rules
 * make of them; only what differs is written. Threads this puts out of date follow, uncounted. Stops between threads when
 * the signal is raised; what was not reached then is still marked as out of date.
 */
export async function reanalyze(
  store: Store,
  threadIds: readonly string[],
  { signal, onThread, jobs = 1, change = {}, afterThread, onFailure }: ReanalyzeOptions,
): Promise<Reanalysis> {
  const run = await store.beginRun('analyze', VERSION);
  const total = { threads: 0, posts: 0, written: 0, unchanged: 0 };
  const count = ({ update, written, unchanged }: Refreshed): void => {
    total.threads += 1;
    total.posts += update.thread.posts.length;
    total.written += written;
    total.unchanged += unchanged;
    onThread(total.threads, total.posts);
  };
  const changed = await changeAnalyzerSettings(store, run, change);
  const wanted = changed ? (await store.listThreads()).map((thread) => thread.threadId) : threadIds;
  const pool = await startAnalyzePool(jobs);
  const notes = await failureNotes(store, run, onFailure);
  try {
    const how = { analyze: pool.analyze, jobs, signal, onFailure: notes.failed };
    await refreshAll(store, run, wanted, how, async (threadId, refreshed) => {
      notes.done(threadId);
      count(refreshed);
      await afterThread?.(run, refreshed.update.thread);
    });
    await refreshStale(store, run, how, (threadId) => notes.done(threadId));
  } finally {
    await notes.store();
    await pool.close();
  }
  const result: Reanalysis = { ...total, failed: notes.threads().length };
  await store.endRun(run, { ...result });
  return result;
}
