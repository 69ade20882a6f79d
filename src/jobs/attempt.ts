import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseError, InterruptedError } from '../model/errors.js';
import type { Store, TaskRecord } from '../store/index.js';
import { failureOf } from './back-off.js';
import type { TaskContext, TaskEnd, TaskKind } from './task.js';
import type { Tools } from './tools.js';

/** What the tasks of one worker have in common. */
export interface Bench {
  readonly store: Store;
  readonly workerId: string;
  readonly tools: Tools;
  readonly kinds: ReadonlyMap<string, TaskKind>;
  /** Raised when the worker is to stop. */
  readonly stopping: AbortSignal;
  /** Every task hears `stopping`, not the long ones alone: a person waits for the end. */
  readonly hasty: boolean;
  readonly onStep: (task: TaskRecord, step: string) => void;
  readonly onEnd: (task: TaskRecord, how: Ended) => void;
}

/** How a try ended; `lost`: the task was not this worker's any more. */
export interface Ended {
  readonly as: 'done' | 'divided' | 'retried' | 'failed' | 'given-back' | 'lost';
  readonly seconds: number;
  readonly message: string | null;
}

/** Longest wait between two tries to write the end of a task down, in milliseconds. */
const LONGEST_MS = 5_000;
/** How long a lost database is waited for, in milliseconds: then the worker ends, and others go on with its tasks. */
const PATIENCE_MS = 10 * 60_000;

/** Runs a task that this worker has taken, and writes its end into the ledger. Never throws for what the task did. */
export async function attempt(bench: Bench, task: TaskRecord): Promise<void> {
  const began = performance.now();
  const runs: string[] = [];
  const context = contextOf(bench, task, (runId) => runs.push(runId));
  const ended = (as: Ended['as'], message: string | null = null): void =>
    bench.onEnd(task, { as, message, seconds: (performance.now() - began) / 1000 });
  const { jobs } = bench.store;
  const { taskId } = task;
  let end: TaskEnd;
  try {
    end = await runOf(bench, task)(context);
  } catch (error) {
    const runId = runs.at(-1) ?? null;
    if (error instanceof InterruptedError) {
      const back = await persist(() => jobs.giveBack(bench.workerId, taskId));
      return ended(back ? 'given-back' : 'lost');
    }
    const failure = failureOf(error, task.attempts + 1, task.maxAttempts, bench.tools.random());
    const noted = await persist(() => jobs.fail(bench.workerId, taskId, failure, runId));
    return ended(noted ? (failure.retryAfter === null ? 'failed' : 'retried') : 'lost', failure.message);
  }
  const runId = runs.at(-1) ?? null;
  if ('parts' in end) {
    const { stage, progress, parts } = end;
    const divided = await persist(() => jobs.divide(bench.workerId, taskId, stage, progress, parts));
    return ended(divided ? 'divided' : 'lost');
  }
  const { result } = end;
  const done = await persist(() => jobs.finish(bench.workerId, taskId, result, runId));
  ended(done ? 'done' : 'lost');
}

function runOf({ kinds }: Bench, task: TaskRecord): TaskKind['run'] {
  const kind = kinds.get(task.kind);
  // It was asked for by name and version, so this is a mistake of the program.
  if (kind === undefined) throw new Error(`There is no task ${task.kind}.`);
  return kind.run;
}

function contextOf(bench: Bench, task: TaskRecord, onRun: (runId: string) => void): TaskContext {
  const { store, tools, stopping, hasty } = bench;
  const long = bench.kinds.get(task.kind)?.long === true;
  return {
    // The ledger names the run whose rows the task wrote.
    store: {
      ...store,
      beginRun: async (command, version) => {
        const runId = await store.beginRun(command, version);
        onRun(runId);
        return runId;
      },
    },
    task,
    tools,
    signal: hasty || long ? stopping : new AbortController().signal,
    onStep: (step) => bench.onStep(task, step),
  };
}

/**
 * Writes an end down, however long the database is away. Safe to repeat: an end that was written before the connection
 * broke is not this worker's any more and changes nothing.
 */
export async function persist<T>(write: () => Promise<T>): Promise<T> {
  const began = performance.now();
  for (let wait = 100; ; wait = Math.min(wait * 2, LONGEST_MS)) {
    try {
      return await write();
    } catch (error) {
      const passing = error instanceof DatabaseError && error.remedy === 'retry';
      if (!passing || performance.now() - began > PATIENCE_MS) throw error;
      await sleep(wait);
    }
  }
}
