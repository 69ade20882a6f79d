import type { NewTask } from '../../store/index.js';
import type { Job } from '../job-file/job.js';
import type { TaskContext, TaskKind } from '../task.js';

/** Parts each worker gets of a stage, so that a slow one at the end keeps no other waiting for long. */
const PARTS_OF_WORKER = 8;

/** Workers a stage is divided for: those that live now; a job of one process has itself alone. */
export async function workersAtWork({ store, task }: TaskContext): Promise<number> {
  if (!task.shared) return 1;
  const workers = await store.jobs.workers();
  return Math.max(
    1,
    workers.filter((worker) => worker.alive).reduce((sum, worker) => sum + worker.jobs, 0),
  );
}

/** Things in parts of at most `most`, enough of them for so many workers. */
export function batches<T>(things: readonly T[], workers: number, most: number): readonly (readonly T[])[] {
  const size = Math.min(most, Math.max(1, Math.ceil(things.length / (workers * PARTS_OF_WORKER))));
  return Array.from({ length: Math.ceil(things.length / size) }, (_, at) => things.slice(at * size, (at + 1) * size));
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
