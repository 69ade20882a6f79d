import type { NewTask } from '../../store/index.js';
import type { Job } from '../job-file/job.js';
import type { TaskContext, TaskKind } from '../task.js';

/**
 * A part is this share of what is left for a worker (guided self-scheduling, Polychronopoulos and Kuck 1987): parts get
 * smaller towards the end, so that workers finish together and few parts are needed.
 */
const SHARE = 3;
/** The smallest part: below it a task costs more than it evens out. */
const LEAST = 4;

/** Workers a stage is divided for: those that live now; a job of one process has itself alone. */
export async function workersAtWork({ store, task }: TaskContext): Promise<number> {
  if (!task.shared) return 1;
  const workers = await store.jobs.workers();
  return Math.max(
    1,
    workers.filter((worker) => worker.alive).reduce((sum, worker) => sum + worker.jobs, 0),
  );
}

/** Things in parts of at most `most`, large ones first, for so many workers. */
export function batches<T>(things: readonly T[], workers: number, most: number): readonly (readonly T[])[] {
  const out: (readonly T[])[] = [];
  for (let at = 0; at < things.length; ) {
    const size = Math.min(most, Math.max(LEAST, Math.ceil((things.length - at) / (workers * SHARE))));
    out.push(things.slice(at, at + size));
    at += size;
  }
  return out;
}

/**
 * A part that computes. Shared ones take one thread of any worker each; in a job of one process they go one after the
 * other, each on as many threads as the job may use.
 */
export function cpuPart({ task }: TaskContext, job: Job, make: TaskKind['make'], payload: object): NewTask {
  const { shared } = task;
  const part = make({ ...payload, jobs: shared ? 1 : job.parallelism }, { shared, part: true });
  return shared ? part : { ...part, queue: `cpu:${task.rootId}` };
}
