import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { DatabaseError } from '../model/errors.js';
import type { Store } from '../store/index.js';
import { VERSION } from '../version.js';
import { queueDue } from './schedule.js';
import type { TaskKind } from './task.js';
import type { Tools } from './tools.js';

/** A worker's row in the database, kept alive. */
export interface Heartbeat {
  readonly workerId: string;
  /** Names the pool under which graphile-worker now locks, and beats at once. */
  readonly addPool: (pool: string) => void;
  /** A pool that is over and holds nothing any more: locks it left are opened. */
  readonly dropPool: (pool: string) => void;
  /** Says to others that this one takes nothing new. */
  readonly stopping: () => void;
  /** Takes the row out; what the worker still had waits again. */
  readonly leave: () => Promise<void>;
}

/** Milliseconds between two signs of life: others believe a worker of another machine for a minute. */
const BEAT_MS = 5_000;

export interface HeartbeatOptions {
  readonly jobs: number;
  readonly tools: Tools;
  /** Milliseconds between two signs of life. Default 5,000. */
  readonly beatMs?: number | undefined;
  /** Queues the tasks of schedules whose moment has come, too. */
  readonly schedules: boolean;
  readonly kinds: ReadonlyMap<string, TaskKind>;
  /** Called when tasks were freed or queued. */
  readonly onWork: () => void;
}

/** Enters this process as a worker. Each beat also frees the tasks of workers that died. */
export async function startHeartbeat(store: Store, options: HeartbeatOptions): Promise<Heartbeat> {
  const { jobs, tools, beatMs = BEAT_MS } = options;
  const worker = { workerId: randomUUID(), host: hostname(), version: VERSION, jobs };
  const pools = new Set<string>();
  let state: 'working' | 'stopping' = 'working';
  let over = false;
  let timer: NodeJS.Timeout | null = null;
  let last: Promise<void> = Promise.resolve();
  await store.jobs.enter(worker);

  const beat = async (): Promise<void> => {
    try {
      const freed = await store.jobs.beat({ ...worker, state, pools: [...pools] });
      if (freed > 0) tools.say(`${freed} task(s) of a worker that died wait again.`, { freed });
      const queued = options.schedules ? await queueDue(store, options.kinds) : [];
      if (freed > 0 || queued.length > 0) options.onWork();
    } catch (error) {
      // The database may be away for a while; tasks under way say so themselves.
      if (!(error instanceof DatabaseError)) throw error;
      tools.warn(`No sign of life could be given: ${error.message}`, { code: error.code });
    }
  };
  const failures: unknown[] = [];
  const beatNow = (): void => {
    if (timer !== null) clearTimeout(timer);
    schedule(0);
  };
  const schedule = (ms: number): void => {
    if (over) return;
    timer = setTimeout(() => {
      last = beat()
        .catch((error: unknown) => {
          failures.push(error);
        })
        .finally(() => schedule(beatMs));
    }, ms);
  };
  await beat();
  schedule(beatMs);
  return {
    workerId: worker.workerId,
    addPool: (pool) => {
      pools.add(pool);
      beatNow();
    },
    dropPool: (pool) => {
      pools.delete(pool);
      beatNow();
    },
    stopping: () => {
      state = 'stopping';
    },
    leave: async () => {
      over = true;
      if (timer !== null) clearTimeout(timer);
      await last;
      await store.jobs.leave(worker.workerId);
      if (failures.length > 0) throw failures[0];
    },
  };
}
