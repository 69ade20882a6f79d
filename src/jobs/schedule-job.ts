import type { Store } from '../store/index.js';
import type { Job } from './job-file/job.js';
import { nextMoment } from './schedule.js';
import { runJob } from './tasks/run-job.js';

/** Notes when a job is to be run; gives the first moment. One that stays as it is keeps the moment it waits for. */
export async function putJobSchedule(store: Store, job: Job): Promise<Date | null> {
  if (job.schedule === null) return null;
  const { cron, timezone } = job.schedule;
  const next = nextMoment(cron, timezone, new Date());
  const { kind, payloadVersion, payload } = runJob.make({ job });
  await store.jobs.putSchedule({ name: job.name, cron, timezone, kind, payloadVersion, payload }, next);
  return next;
}
