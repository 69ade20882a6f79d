import { InterruptedError } from '../model/errors.js';
import type { Store, TaskRecord } from '../store/index.js';
import type { Bench, Ended } from './attempt.js';
import { type Heartbeat, startHeartbeat } from './heartbeat.js';
import { isIdle, workInProcess } from './in-process.js';
import type { TaskKind } from './task.js';
import { taskKinds } from './tasks.js';
import type { Tools } from './tools.js';

export interface WorkOptions {
  /** The server whose queue hands tasks out; null: the ledger alone, in this process. */
  readonly databaseUrl: string | null;
  /** Tasks at the same time. */
  readonly jobs: number;
  readonly tools: Tools;
  /** Raised when the worker is to stop: it takes nothing new, and what is under way is finished. */
  readonly signal: AbortSignal;
  /** Parts of this task alone, in this process; null: all that any worker may take. */
  readonly root?: string | null;
  /** Return when nothing is left, instead of waiting for more. */
  readonly untilDone?: boolean;
  /** Stop every task at its next safe point, not only the long ones. */
  readonly hasty?: boolean;
  /** Queue the tasks of schedules when their moment comes. */
  readonly schedules?: boolean;
  /** Milliseconds between two signs of life. */
  readonly beatMs?: number | undefined;
  /** Default: all there are. */
  readonly kinds?: readonly TaskKind[] | undefined;
  readonly onStep?: ((task: TaskRecord, step: string) => void) | undefined;
  readonly onEnd?: ((task: TaskRecord, how: Ended) => void) | undefined;
}

/** Milliseconds until a worker of a server that ends when nothing is left looks whether that is so. */
const LOOK_MS = 300;

/**
 * Works tasks off, as one of any number of workers. However it ends, what it had waits for another one: at once where it
 * could say good-bye, else when its signs of life fail.
 */
export async function work(store: Store, options: WorkOptions): Promise<void> {
  const { tools, jobs, root = null, untilDone = false, databaseUrl } = options;
  const kinds = taskKinds(options.kinds);
  const stopping = new AbortController();
  const stop = (): void => stopping.abort(new InterruptedError());
  options.signal.addEventListener('abort', stop);
  if (options.signal.aborted) stop();
  let nudge: () => void = () => undefined;
  const heart = await startHeartbeat(store, {
    jobs,
    tools,
    kinds,
    beatMs: options.beatMs,
    schedules: options.schedules === true,
    onWork: () => nudge(),
  });
  stopping.signal.addEventListener('abort', heart.stopping);
  const bench: Bench = {
    store,
    workerId: heart.workerId,
    tools,
    kinds,
    stopping: stopping.signal,
    hasty: options.hasty === true,
    onStep: (task, step) => options.onStep?.(task, step),
    onEnd: (task, how) => options.onEnd?.(task, how),
  };
  try {
    if (databaseUrl !== null && root === null) await onServer(bench, heart, stopping, { databaseUrl, jobs, untilDone });
    else {
      const here = workInProcess(bench, { jobs, root, untilDone });
      nudge = here.nudge;
      await here.done;
    }
  } finally {
    options.signal.removeEventListener('abort', stop);
    await heart.leave();
  }
}

async function onServer(
  bench: Bench,
  heart: Heartbeat,
  stopping: AbortController,
  {
    databaseUrl,
    jobs,
    untilDone,
  }: { readonly databaseUrl: string; readonly jobs: number; readonly untilDone: boolean },
): Promise<void> {
  // Loaded here: an embedded database needs neither it nor a second driver.
  const { openQueue } = await import('./server/queue.js');
  const { workOnServer } = await import('./server/work.js');
  await openQueue(bench.store, databaseUrl);
  const timer = untilDone ? stopWhenDone(bench, stopping) : null;
  const failures: unknown[] = [];
  const onFatal = (error: unknown): void => {
    failures.push(error);
    stopping.abort(new InterruptedError());
  };
  try {
    await workOnServer(bench, { databaseUrl, jobs, onPool: heart.addPool, onPoolEnd: heart.dropPool, onFatal });
  } finally {
    if (timer !== null) clearInterval(timer);
  }
  if (failures.length > 0) throw failures[0];
}

/** Stops the worker once nothing is queued that it knows, nothing runs anywhere and no divided task waits for parts. */
function stopWhenDone({ store, kinds, tools }: Bench, stopping: AbortController): NodeJS.Timeout {
  const known = [...kinds.values()].map(({ name, version }) => ({ kind: name, payloadVersion: version }));
  let looking = false;
  const look = async (): Promise<void> => {
    if (await isIdle(store, known, null)) stopping.abort(new InterruptedError());
  };
  return setInterval(() => {
    if (looking) return;
    looking = true;
    look()
      .catch((error: unknown) => tools.warn(`Whether work is left could not be asked: ${String(error)}`))
      .finally(() => {
        looking = false;
      });
  }, LOOK_MS);
}
