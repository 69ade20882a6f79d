import type { Lane } from './lanes.js';

/** Shares jobs out between threads; answers come as they are done. */
export interface Pool<Job, Answer> {
  /**
   * Gives a job to the first thread that is free.
   *
   * @throws what the handler of the job threw: a `UsageError` as itself, all else as an Error with its stack
   * @throws Error when the thread that had the job ended, or the pool was closed first
   */
  readonly ask: (job: Job) => Promise<Answer>;
  /** Ends the threads; jobs that wait or are in work are refused. */
  readonly close: () => Promise<void>;
}

interface Waiting<Job, Answer> {
  readonly job: Job;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** A pool of lanes. A job goes to the lane with the fewest as soon as one has room, so that none is idle while others wait. */
export function poolOf<Job, Answer>(lanes: readonly Lane<Job, Answer>[]): Pool<Job, Answer> {
  const held = lanes.map((lane) => ({ lane, jobs: 0 }));
  const queue: Waiting<Job, Answer>[] = [];
  let closed = false;
  const refuseAll = (error: Error): void => {
    for (const one of queue.splice(0)) one.reject(error);
  };
  const share = (): void => {
    while (queue.length > 0) {
      const alive = held.filter(({ lane }) => lane.failure() === null);
      if (alive.length === 0) {
        refuseAll(lanes[0]?.failure() ?? new Error('a pool was made without threads'));
        return;
      }
      const free = alive.filter(({ lane, jobs }) => jobs < lane.room).sort((a, b) => a.jobs - b.jobs)[0];
      const next = free === undefined ? undefined : queue.shift();
      if (free === undefined || next === undefined) return;
      free.jobs += 1;
      const done = (): void => {
        free.jobs -= 1;
        share();
      };
      free.lane.run(next.job).then(next.resolve, next.reject).finally(done);
    }
  };
  return {
    ask: (job) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new Error('the pool of threads was closed'));
          return;
        }
        queue.push({ job, resolve, reject });
        share();
      }),
    close: async () => {
      closed = true;
      refuseAll(new Error('the pool of threads was closed'));
      await Promise.all(lanes.map((lane) => lane.end()));
    },
  };
}
