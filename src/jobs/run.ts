import { InterruptedError, PolicyError, ThreadbareError } from '../model/errors.js';
import { canonicalJson } from '../model/ids.js';
import type { Store, TaskRecord } from '../store/index.js';
import type { Job } from './job-file/job.js';
import type { JobSummary } from './run-job/summary.js';
import { runJob } from './tasks/run-job.js';
import { type WorkOptions, work } from './worker.js';

export type RunOptions = Pick<WorkOptions, 'tools' | 'signal' | 'beatMs' | 'onStep' | 'onEnd'>;

/** Tasks of one job in one process at most: what computes goes one after the other, crawls of several servers beside. */
const TOGETHER = 8;

/**
 * Runs a job in this process, on an embedded database or a server, and gives what it did. One that was killed or
 * interrupted goes on where it stopped.
 *
 * @throws PolicyError `job-taken` where another process runs it, or where it is queued for workers
 * @throws InterruptedError when the signal was raised; the same call goes on
 */
export async function runJobHere(store: Store, job: Job, options: RunOptions): Promise<JobSummary> {
  const root = await rootOf(store, job);
  await work(store, { ...options, databaseUrl: null, jobs: TOGETHER, root, untilDone: true, hasty: true });
  const ended = await store.jobs.find(root);
  if (ended.state === 'done') return summaryOf(ended);
  if (options.signal.aborted) throw new InterruptedError();
  const { errorCode, errorMessage } = ended;
  if (ended.state === 'cancelled' || errorCode === null)
    throw new ThreadbareError('job-cancelled', `The job ${job.name} was cancelled while it ran.`, 1, 'fix-input');
  throw new ThreadbareError(errorCode, errorMessage ?? `The job ${job.name} failed.`, 1, 'fix-input');
}

/** The task of a job: a new one, or the one that was begun and is not finished. */
async function rootOf(store: Store, job: Job): Promise<string> {
  const wanted = runJob.make({ job }, { shared: false });
  for (;;) {
    const [queued] = await store.jobs.enqueue([wanted]);
    if (queued === undefined) throw new Error('A task was not queued.');
    if (!queued.known) return queued.taskId;
    const before = await store.jobs.find(queued.taskId);
    await refuseTaken(store, job, before);
    if (canonicalJson(before.payload) === canonicalJson(wanted.payload)) return before.taskId;
    // The file was changed since: what was read is known by its fingerprints, the rest is planned anew.
    await store.jobs.cancel([before.taskId]);
  }
}

async function refuseTaken(store: Store, { name }: Job, task: TaskRecord): Promise<void> {
  const id = task.taskId.slice(0, 8);
  if (task.shared) {
    throw new PolicyError(
      'job-taken',
      `The job ${name} is queued for workers (task ${id}): \`threadbare jobs show ${id}\` says how far it is, \`threadbare jobs cancel ${id}\` takes it back.`,
    );
  }
  const parts = await store.jobs.list({ rootId: task.taskId, states: ['running'] });
  const workers = await store.jobs.workers();
  const busy = workers.find((worker) => worker.alive && parts.some((part) => part.workerId === worker.workerId));
  if (busy === undefined) return;
  throw new PolicyError(
    'job-taken',
    `Another process (${busy.pid} on ${busy.host}) runs the job ${name}: wait for it, or stop it and run this again.`,
  );
}

/** What the ledger keeps of a job that is done; written by `summarizeJob` alone. */
export function summaryOf(task: TaskRecord): JobSummary {
  const summary: JobSummary = JSON.parse(JSON.stringify(task.result));
  return summary;
}

/** 1 when something failed, else 0. */
export const jobExitCode = (summary: JobSummary): number =>
  summary.inputs.failed + summary.crawls.lost + summary.parts.failed + summary.modelProblems + summary.threads.failed >
    0 || summary.outputs.some((output) => output.state === 'failed')
    ? 1
    : 0;
