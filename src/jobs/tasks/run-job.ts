import { z } from 'zod';
import { UsageError } from '../../model/errors.js';
import { JOB } from '../job-file/job.js';
import { readProgress } from '../run-job/progress.js';
import { repeats, STAGES } from '../run-job/stages.js';
import { summarizeJob } from '../run-job/summary.js';
import { defineTask, type TaskContext, type TaskEnd } from '../task.js';

const PAYLOAD = z.strictObject({ job: JOB });

type Payload = z.output<typeof PAYLOAD>;

/** Runs a job: divides each of its stages into parts, and goes on when they are finished. */
export const runJob = defineTask({
  name: 'run-job',
  version: 1,
  schema: PAYLOAD,
  long: true,
  // One run of a job at a time.
  dedupeKey: ({ job }) => `run-job:${job.name}`,
  queue: () => null,
  fromArgs: () => {
    throw new UsageError('bad-task', 'A job is queued with its file: threadbare enqueue --job job.yaml.');
  },
  run,
});

const ORDER = Object.keys(STAGES);

async function run({ job }: Payload, context: TaskContext): Promise<TaskEnd> {
  let progress = readProgress(context.task.progress);
  let again = progress.stage !== null && repeats(progress.stage, progress);
  for (;;) {
    const at = progress.stage === null ? -1 : ORDER.indexOf(progress.stage);
    const stage = again && progress.stage !== null ? progress.stage : ORDER[at + 1];
    const plan = stage === undefined ? undefined : STAGES[stage];
    if (stage === undefined || plan === undefined) break;
    context.signal.throwIfAborted();
    context.onStep(stage);
    const planned = await plan(job, context, progress);
    progress = {
      ...progress,
      ...planned.progress,
      stage,
      wave: stage === progress.stage ? progress.wave + 1 : 1,
    };
    if (planned.parts.length > 0) return { stage, progress, parts: planned.parts };
    again = false;
  }
  return { result: await summarizeJob(job, context, progress) };
}
