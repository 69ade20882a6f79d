import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import { attempt, type Bench, persist } from '../attempt.js';
import { QUEUE_OPTIONS } from './queue.js';
import { openQueuePool } from './queue-pool.js';

export interface ServerOptions {
  readonly databaseUrl: string;
  /** Tasks at the same time. */
  readonly jobs: number;
  /** Called with the name of each pool under which locks are held. */
  readonly onPool: (pool: string) => void;
  /** Called when such a pool is over: nothing it holds will be finished. */
  readonly onPoolEnd: (pool: string) => void;
  /** Called when the end of a task could not be written down: the worker must end, so that others take its tasks. */
  readonly onFatal: (error: unknown) => void;
}

/** Milliseconds until work is looked for that nobody gave notice of: tries that come due, locks that were opened. */
const LOOK_MS = 1_000;
/** Milliseconds between two starts of the queue's own worker, when the server is away. */
const RESTART_MS = 2_000;
/** Milliseconds a broken queue has, once no task is under way, to tidy up after itself. */
const GRACE_MS = 5_000;
/**
 * Ends of tasks are written in batches, though of one: otherwise graphile-worker 0.17.3 waits for none of them, and a
 * connection cut in that moment is a rejection nobody handles, which ends the process. A batch stops the runner instead.
 */
const CAREFUL: GraphileConfig.Preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };

/** Works tasks off that graphile-worker hands out, until the worker is stopped; then what is under way is finished. */
export async function workOnServer(bench: Bench, options: ServerOptions): Promise<void> {
  const underWay = new Map<string, Promise<void>>();
  const tasks = taskListOf(bench, underWay, options.onFatal);
  while (!bench.stopping.aborted) {
    const pools: string[] = [];
    try {
      await workOnce(bench, tasks, underWay, options, pools);
    } finally {
      for (const pool of pools) options.onPoolEnd(pool);
    }
  }
}

/** One life of graphile-worker's runner: until the worker is stopped or the queue breaks down. */
async function workOnce(
  bench: Bench,
  taskList: TaskList,
  underWay: ReadonlyMap<string, Promise<void>>,
  { databaseUrl, jobs, onPool }: ServerOptions,
  pools: string[],
): Promise<void> {
  const events: WorkerEvents = new EventEmitter();
  // One to listen, one a task takes while it is taken or ended.
  const pool = openQueuePool(databaseUrl, jobs + 2);
  const shutDown = new Promise<void>((resolve) => {
    events.on('pool:gracefulShutdown', () => resolve());
  });
  events.on('pool:create', ({ workerPool }) => {
    pools.push(workerPool.id);
    onPool(workerPool.id);
  });
  // The runner's promise does not tell of it: it ends as if it had been asked to.
  events.on('pool:fatalError', ({ error }) => bench.tools.warn(stoppedBy(error)));
  try {
    const runner = await run({
      ...QUEUE_OPTIONS,
      pgPool: pool.pool,
      preset: CAREFUL,
      events,
      taskList,
      concurrency: jobs,
      pollInterval: LOOK_MS,
      noHandleSignals: true,
      crontab: '',
    });
    await ended(bench, runner, shutDown, underWay);
  } catch (error) {
    bench.tools.warn(stoppedBy(error));
    if (!bench.stopping.aborted) await sleep(RESTART_MS);
  } finally {
    await pool.end(GRACE_MS);
  }
}

/**
 * Waits for the end of a runner. Once it shuts down it may never say that it is through: graphile-worker 0.17.3 counts
 * the ends it still has to write down, and after one that failed counts wrong. So it is left behind when no task is under
 * way any more and its time is up; locks it had are opened by the next beat.
 */
async function ended(
  bench: Bench,
  runner: Runner,
  shutDown: Promise<void>,
  underWay: ReadonlyMap<string, Promise<void>>,
): Promise<void> {
  const stop = (): void => {
    runner
      .stop('stopping')
      .catch((error: unknown) => bench.tools.warn(`The queue was left untidily: ${String(error)}`));
  };
  bench.stopping.addEventListener('abort', stop, { once: true });
  if (bench.stopping.aborted) stop();
  const over = new AbortController();
  const late = async (): Promise<void> => {
    await shutDown;
    while (underWay.size > 0) await Promise.all(underWay.values());
    await sleep(GRACE_MS, undefined, { signal: over.signal, ref: true });
    bench.tools.warn('The queue did not end in time and was left behind.');
  };
  try {
    const left = late();
    left.catch(() => undefined);
    await Promise.race([runner.promise, left]);
  } finally {
    over.abort();
    bench.stopping.removeEventListener('abort', stop);
  }
}

const stoppedBy = (error: unknown): string =>
  `The queue stopped (${error instanceof Error ? error.message : String(error)}); starting again.`;

/** Under the names `kind@version`: what a worker does not know is never handed to it, and waits for one that does. */
function taskListOf(bench: Bench, underWay: Map<string, Promise<void>>, onFatal: ServerOptions['onFatal']): TaskList {
  const begin = async (taskId: string): Promise<void> => {
    try {
      // Null: it was done, cancelled or taken over since; the queue forgets it.
      const task = await persist(() => bench.store.jobs.begin(bench.workerId, taskId));
      if (task !== null) await attempt(bench, task);
    } catch (error) {
      onFatal(error);
      throw error;
    }
  };
  const list: TaskList = {};
  for (const { name, version } of bench.kinds.values()) {
    list[`${name}@${version}`] = async (payload: unknown) => {
      const taskId: unknown = payload !== null && typeof payload === 'object' ? Reflect.get(payload, 'task') : null;
      // Handed out once more because a connection broke, while this worker is at it.
      if (typeof taskId !== 'string' || underWay.has(taskId)) return;
      const tried = begin(taskId);
      underWay.set(
        taskId,
        tried.then(
          () => undefined,
          () => undefined,
        ),
      );
      try {
        await tried;
      } finally {
        underWay.delete(taskId);
      }
    };
  }
  return list;
}
