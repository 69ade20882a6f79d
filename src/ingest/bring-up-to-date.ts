import PQueue from 'p-queue';
import type { LinkedThread } from '../model/thread.js';
import type { DerivedThread, FinishedThread, Store, ThreadBatch, WriteCounts } from '../store/index.js';
import { type Analyze, annotate } from './annotate.js';
import { isOdd } from './odd.js';
import { DERIVE } from './update-thread.js';

/**
 * What one thread became. `unchanged` counts values of analyzers. Threads are written several at a time: the rows that
 * were, and the values (`written`), are told with the first of them, so that sums are right.
 */
export interface Refreshed {
  readonly update: WriteCounts & { readonly thread: LinkedThread };
  readonly written: number;
  readonly unchanged: number;
}

/** How threads are brought up to date. */
export interface RefreshOptions {
  /** Null: threads and quotes only. */
  readonly analyze: Analyze | null;
  /** `analyze` gives the values of some analyzers alone: the threads are not noted as analysed. Default false. */
  readonly partial?: boolean;
  /** Threads analysed at a time; the rows are the same for any number. */
  readonly jobs: number;
  readonly signal: AbortSignal;
  /** A thread that could not be derived, analysed or written; the others go on. Absent: the first one ends it all. */
  readonly onFailure?: (threadId: string, error: unknown) => void;
}

/** Told of each thread once it is written. */
export type OnThread = (threadId: string, refreshed: Refreshed) => void | Promise<void>;

/** Threads offered to one transaction: it takes as many as fit (store/threads.ts). */
const OFFERED = 100;
/** Transactions in work at a time: while one waits for the database, the next is derived or analysed. */
const IN_WORK = 2;

/**
 * Brings these threads up to date, several in a transaction; stops between transactions when the signal is raised. A
 * thread that fails takes nobody with it: its batch is halved until it stands alone.
 */
export async function refreshAll(
  store: Store,
  run: string,
  threadIds: readonly string[],
  options: RefreshOptions,
  onThread: OnThread,
): Promise<void> {
  const queue = new PQueue({ concurrency: IN_WORK });
  const failures: unknown[] = [];
  for (let at = 0; at < threadIds.length; at += OFFERED) {
    // No more than what is in work waits, so that a stop is not far behind.
    await queue.onSizeLessThan(1);
    const isOver = (): boolean => options.signal.aborted || failures.length > 0;
    if (isOver()) break;
    const ids = threadIds.slice(at, at + OFFERED);
    queue
      .add(() => refreshSome({ store, run, options, onThread, isOver }, ids))
      // Collected, and thrown when the others have ended.
      .catch((error: unknown) => failures.push(error));
  }
  await queue.onIdle();
  if (failures.length > 0) throw failures[0];
  options.signal.throwIfAborted();
}

interface Work {
  readonly store: Store;
  readonly run: string;
  readonly options: RefreshOptions;
  readonly onThread: OnThread;
  readonly isOver: () => boolean;
}

async function refreshSome(work: Work, threadIds: readonly string[]): Promise<void> {
  let left = threadIds;
  while (left.length > 0 && !work.isOver()) {
    const batch = await tryBatch(work, left);
    if (batch === null) {
      const half = left.length >> 1;
      if (half === 0) return;
      await refreshSome(work, left.slice(0, half));
      left = left.slice(half);
    } else {
      await finish(work, batch);
      const done = new Set(batch.threads.map((one) => one.threadId));
      left = left.filter((id) => !done.has(id));
    }
  }
}

/** Null: one of the threads cannot be derived or written; where there is but one, the failure is told. */
async function tryBatch({ store, run, options }: Work, threadIds: readonly string[]): Promise<ThreadBatch | null> {
  try {
    return await store.updateThreads(threadIds, run, DERIVE);
  } catch (error) {
    if (options.onFailure === undefined || !isOdd(error)) throw error;
    if (threadIds.length === 1) for (const id of threadIds) options.onFailure(id, error);
    return null;
  }
}

/**
 * Analyses what was written, and only then takes away the marks of being out of date it had before: a process that is
 * killed on the way leaves them for the next one.
 */
async function finish(work: Work, { threads, ...rows }: ThreadBatch): Promise<void> {
  const { store, options, onThread } = work;
  const done = options.analyze === null ? null : await annotate(store, threads, options.analyze);
  for (const [threadId, error] of done?.failures ?? []) {
    if (options.onFailure === undefined || !isOdd(error)) throw error;
    options.onFailure(threadId, error);
  }
  const analysis = options.partial === true ? null : (done?.analysis ?? null);
  let written = await keepValues(work, done?.finished ?? threads.map(unanalysed), analysis);
  let counts: WriteCounts = rows;
  for (const { threadId, thread } of threads) {
    await onThread(threadId, { update: { ...counts, thread }, written, unchanged: done?.unchanged.get(threadId) ?? 0 });
    counts = NONE;
    written = 0;
  }
}

const NONE: WriteCounts = { inserted: 0, updated: 0, deleted: 0, unchanged: 0 };

const unanalysed = ({ threadId, marks, revision }: DerivedThread): FinishedThread => ({
  threadId,
  marks,
  revision,
  annotations: [],
});

/** Stores values; where those of one thread are refused, those of the others are stored without it. */
async function keepValues(
  { store, run, options }: Work,
  finished: readonly FinishedThread[],
  analysis: string | null,
): Promise<number> {
  if (
    finished.length === 0 ||
    (analysis === null && finished.every((one) => one.marks === 0 && one.annotations.length === 0))
  )
    return 0;
  try {
    return await store.finishThreads(run, finished, analysis);
  } catch (error) {
    if (options.onFailure === undefined || !isOdd(error)) throw error;
  }
  let written = 0;
  for (const one of finished) {
    try {
      written += await store.finishThreads(run, [one], analysis);
    } catch (error) {
      if (!isOdd(error)) throw error;
      options.onFailure(one.threadId, error);
    }
  }
  return written;
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
  onThread: OnThread,
): Promise<void> {
  const failed = new Set<string>();
  const onFailure = options.onFailure;
  const how: RefreshOptions =
    onFailure === undefined
      ? options
      : {
          ...options,
          onFailure: (threadId, error) => {
            // Its mark stays, for the next run of another version perhaps; this one need not try it again.
            failed.add(threadId);
            onFailure(threadId, error);
          },
        };
  for (let wave = 1; wave <= MAX_WAVES; wave += 1) {
    const stale = (await store.staleThreads()).filter((id) => !failed.has(id));
    if (stale.length === 0) return;
    await refreshAll(store, run, stale, how, onThread);
  }
}
