import { createHash } from 'node:crypto';
import { canonicalJson } from '../../model/ids.js';
import type { Job } from '../job-file/job.js';
import type { TaskContext } from '../task.js';
import { analyze } from '../tasks/analyze.js';
import { batches, cpuPart, workersAtWork } from './batches.js';
import type { Planned } from './planned.js';

/** Under which a job notes what its models have seen. */
export const MODELS = 'models';

const THREADS_OF_PART = 50;

/** Parts that ask the models about threads the filters leave; none where nothing has changed since they were asked. */
export async function planModels(job: Job, context: TaskContext): Promise<Planned> {
  if (job.models.length === 0) return { parts: [] };
  const { store } = context;
  const mark = markOf(await store.jobs.dataMark(), { models: job.models, filters: job.filters });
  if ((await store.jobs.output(job.name, MODELS))?.mark === mark) return { parts: [], progress: { models: null } };
  const { site, since, until, where } = job.filters;
  const { rows } = await store.query(
    `select distinct thread_id from v_post
     where ($1::text is null or site = $1) and ($2::timestamptz is null or posted_at >= $2::timestamptz)
       and ($3::timestamptz is null or posted_at < $3::timestamptz) and (${where ?? 'true'})
     order by thread_id`,
    { params: [site, since, until], timeoutMs: 0 },
  );
  const threads = rows.map((row) => String(row.thread_id));
  const workers = await workersAtWork(context);
  const parts = batches(threads, workers, THREADS_OF_PART).map((some) =>
    cpuPart(context, job, analyze.make, { threads: some, which: job.which, models: job.models, settle: false }),
  );
  return { parts, progress: { models: mark } };
}

/** Names a state of the data together with what is made of it. */
export const markOf = (data: string, options: unknown): string =>
  createHash('sha256')
    .update(canonicalJson([data, options]))
    .digest('hex');
