import PQueue from 'p-queue';
import type { KnownKind, Store, TaskRecord } from '../store/index.js';
import { attempt, type Bench, persist } from './attempt.js';

export interface InProcessOptions {
  /** Tasks at the same time. */
  readonly jobs: number;
  /** Work on the parts of this task alone; null: on all that any worker may take. */
  readonly root: string | null;
  /** Return when nothing is left to be done, tasks that wait for another try included; else go on until stopped. */
  readonly untilDone: boolean;
}

/** A worker that can be told of new work. */
export interface InProcess {
  /** Looks for work at once. */
  readonly nudge: () => void;
  /** Resolves when it has ended: nothing left, or stopped and everything under way finished. */
  readonly done: Promise<void>;
}

/** Milliseconds until work of other processes is looked for. */
const LOOK_MS = 1_000;

/** Works tasks off in this process: on an embedded database, and for one job anywhere. */
export function workInProcess(bench: Bench, options: InProcessOptions): InProcess {
  const known: KnownKind[] = [...bench.kinds.values()].map(({ name, version }) => ({
    kind: name,
    payloadVersion: version,
  }));
  let wake: () => void = () => undefined;
  const nudge = (): void => wake();
  bench.stopping.addEventListener('abort', nudge);
  const done = loop(bench, options, known, (waker) => {
    wake = waker;
  }).finally(() => bench.stopping.removeEventListener('abort', nudge));
  return { nudge, done };
}

async function loop(
  bench: Bench,
  { jobs, root, untilDone }: InProcessOptions,
  known: readonly KnownKind[],
  onWaker: (waker: () => void) => void,
): Promise<void> {
  const queue = new PQueue({ concurrency: jobs });
  const failures: unknown[] = [];
  const ledger = bench.store.jobs;
  let nudged = false;
  let waker: (() => void) | null = null;
  onWaker(() => {
    nudged = true;
    waker?.();
  });
  const atWork = new Set<string>();
  const start = (task: TaskRecord): void => {
    atWork.add(task.taskId);
    queue
      .add(() => attempt(bench, task))
      .catch((error: unknown) => failures.push(error))
      .finally(() => {
        atWork.delete(task.taskId);
        nudged = true;
        waker?.();
      });
  };
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      waker = () => {
        clearTimeout(timer);
        resolve();
      };
      if (nudged) waker();
    });
  while (!bench.stopping.aborted && failures.length === 0) {
    nudged = false;
    const room = queue.size + queue.pending < jobs;
    const task = room ? await persist(() => ledger.claim(bench.workerId, known, root, [...atWork])) : null;
    if (task !== null) {
      start(task);
      continue;
    }
    if (room && queue.pending === 0) {
      if (untilDone && (await persist(() => isIdle(bench.store, known, root)))) break;
      const seconds = await persist(() => ledger.nextIn(known, root));
      await pause(Math.min(LOOK_MS, Math.max(20, (seconds ?? 1) * 1000)));
    } else await pause(LOOK_MS);
    waker = null;
  }
  await queue.onIdle();
  if (failures.length > 0) throw failures[0];
}

/**
 * Whether nothing is left that a worker of these kinds could do, now or when something ends. Asked in this order: what
 * runs may queue more, and what waits for its parts goes on when they are finished.
 */
export async function isIdle({ jobs }: Store, known: readonly KnownKind[], root: string | null): Promise<boolean> {
  const { running, waiting } = await jobs.count(root ?? undefined);
  return running + waiting === 0 && (await jobs.nextIn(known, root)) === null;
}
