import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import { attempt, type Bench, persist } from '../attempt.js';
import { queueOptions } from './queue.js';

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
/**
 * Ends of tasks are written in batches, though of one: otherwise graphile-worker 0.17.3 waits for none of them, and a
 * connection cut in that moment is a rejection nobody handles, which ends the process. A batch stops the runner instead.
 */
const CAREFUL: GraphileConfig.Preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };

/** Works tasks off that graphile-worker hands out, until the worker is stopped; then what is under way is finished. */
export async function workOnServer(bench: Bench, options: ServerOptions): Promise<void> {
  const tasks = taskListOf(bench, options.onFatal);
  while (!bench.stopping.aborted) {
    const pools: string[] = [];
    const runner = await start(bench, tasks, options, pools);
    if (runner === null) {
      for (const pool of pools) options.onPoolEnd(pool);
      continue;
    }
    const stop = (): void => {
      runner
        .stop('stopping')
        .catch((error: unknown) => bench.tools.warn(`The queue was left untidily: ${String(error)}`));
    };
    bench.stopping.addEventListener('abort', stop, { once: true });
    if (bench.stopping.aborted) stop();
    try {
      await runner.promise;
    } catch (error) {
      bench.tools.warn(stoppedBy(error));
      if (!bench.stopping.aborted) await sleep(RESTART_MS);
    } finally {
      bench.stopping.removeEventListener('abort', stop);
      for (const pool of pools) options.onPoolEnd(pool);
    }
  }
}

const stoppedBy = (error: unknown): string =>
  `The queue stopped (${error instanceof Error ? error.message : String(error)}); starting again.`;

async function start(
  bench: Bench,
  taskList: TaskList,
  { databaseUrl, jobs, onPool }: ServerOptions,
  pools: string[],
): Promise<Runner | null> {
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => {
    pools.push(workerPool.id);
    onPool(workerPool.id);
  });
  // The runner's promise does not tell of it: it ends as if it had been asked to.
  events.on('pool:fatalError', ({ error }) => bench.tools.warn(stoppedBy(error)));
  try {
    return await run({
      ...queueOptions(databaseUrl),
      preset: CAREFUL,
      events,
      taskList,
      concurrency: jobs,
      // One to listen, one a task takes while it is taken or ended.
      maxPoolSize: jobs + 2,
      pollInterval: LOOK_MS,
      noHandleSignals: true,
      crontab: '',
    });
  } catch (error) {
    bench.tools.warn(`The queue does not answer (${error instanceof Error ? error.message : String(error)}).`);
    await sleep(RESTART_MS);
    return null;
  }
}

/** Under the names `kind@version`: what a worker does not know is never handed to it, and waits for one that does. */
function taskListOf(bench: Bench, onFatal: ServerOptions['onFatal']): TaskList {
  const list: TaskList = {};
  for (const { name, version } of bench.kinds.values()) {
    list[`${name}@${version}`] = async (payload: unknown) => {
      const taskId: unknown = payload !== null && typeof payload === 'object' ? Reflect.get(payload, 'task') : null;
      if (typeof taskId !== 'string') return;
      try {
        // Null: it was done, cancelled or taken over since; the queue forgets it.
        const task = await persist(() => bench.store.jobs.begin(bench.workerId, taskId));
        if (task !== null) await attempt(bench, task);
      } catch (error) {
        onFatal(error);
        throw error;
      }
    };
  }
  return list;
}
