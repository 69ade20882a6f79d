import { Worker } from 'node:worker_threads';
import { UsageError } from '../model/errors.js';

/** One that does jobs: a worker thread, or this one. */
export interface Lane<Job, Answer> {
  /** Jobs it takes at a time; all but one only wait their turn there. */
  readonly room: number;
  readonly run: (job: Job) => Promise<Answer>;
  readonly end: () => Promise<unknown>;
  /** Why it takes no more; null while it does. */
  readonly failure: () => Error | null;
}

export interface WorkerOptions {
  /** Handed to each worker when it starts. */
  readonly data?: unknown;
  /** Young generation of a worker in MB: more is better where a job makes much short-lived garbage. Default: Node's. */
  readonly youngGenerationMb?: number;
  /** Jobs a worker holds, so that the next one is there when it has done one. Default 2; more where jobs are small. */
  readonly room?: number;
}

/** A job on its way to a worker, and its answer (`code` null: a mistake of the program). */
export interface Numbered<Job> {
  readonly id: number;
  readonly job: Job;
}

export type Reply<Answer> = { readonly id: number } & (
  | { readonly answer: Answer }
  | { readonly message: string; readonly code: string | null }
);

const ROOM = 2;

/**
 * Worker threads that run `entry`, a module that calls `serve`.
 *
 * @param entry the module as it stands in `src`, without its ending, beside `base`
 * @param base `import.meta.url` of the caller: workers run from the sources where the caller does
 */
export function startLanes<Job, Answer>(
  workers: number,
  entry: string,
  base: string,
  options: WorkerOptions = {},
): Lane<Job, Answer>[] {
  const url = new URL(`${entry}${base.endsWith('.ts') ? '.ts' : '.js'}`, base);
  return Array.from({ length: workers }, () => startLane<Job, Answer>(url, options));
}

function startLane<Job, Answer>(url: URL, { data, youngGenerationMb, room = ROOM }: WorkerOptions): Lane<Job, Answer> {
  const worker = new Worker(url, {
    workerData: data,
    ...(youngGenerationMb === undefined ? {} : { resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb } }),
  });
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  let last = 0;
  let failure: Error | null = null;
  worker.on('message', (reply: Reply<Answer>) => {
    const job = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('answer' in reply) job?.resolve(reply.answer);
    else job?.reject(reply.code === null ? new Error(reply.message) : new UsageError(reply.code, reply.message));
  });
  const fail = (error: Error): void => {
    failure ??= error;
    for (const job of waiting.values()) job.reject(failure);
    waiting.clear();
  };
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`a worker thread ended with code ${code}`)));
  return {
    room,
    run: (job) =>
      new Promise((resolve, reject) => {
        if (failure !== null) {
          reject(failure);
          return;
        }
        last += 1;
        waiting.set(last, { resolve, reject });
        worker.postMessage({ id: last, job } satisfies Numbered<Job>);
      }),
    end: () => worker.terminate(),
    failure: () => failure,
  };
}

/** This thread as one of the lanes: one job after the other. */
export function ownLane<Job, Answer>(run: (job: Job) => Promise<Answer>): Lane<Job, Answer> {
  let last: Promise<unknown> = Promise.resolve();
  return {
    room: 1,
    run: (job) => {
      const answer = run(job);
      // Its failure is for who asked; here only its end counts.
      last = answer.catch(() => null);
      return answer;
    },
    end: () => last,
    failure: () => null,
  };
}
