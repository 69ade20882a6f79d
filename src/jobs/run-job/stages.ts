import { changeAnalyzerSettings } from '../../ingest/analyzer-settings.js';
import { settleSayings } from '../../ingest/settle-sayings.js';
import { VERSION } from '../../version.js';
import type { Job } from '../job-file/job.js';
import type { TaskContext } from '../task.js';
import { analyze } from '../tasks/analyze.js';
import { refresh } from '../tasks/refresh.js';
import { batches, cpuPart, workersAtWork } from './batches.js';
import { failedThreads } from './failed-threads.js';
import { planInputs } from './inputs.js';
import { planModels } from './models.js';
import { planOutputs } from './outputs.js';
import type { Planned, Stage } from './planned.js';
import type { Progress } from './progress.js';
import { MOST_PARTS } from './summary.js';

/**
 * The stages of a job, in order: each begins when all parts of the one before are finished. Pages are kept first and
 * threads derived once, when all their pages are there; what that puts out of date follows in waves.
 */
export const STAGES: Readonly<Record<string, Stage>> = {
  settings: applySettings,
  inputs: planInputs,
  threads: planThreads,
  sayings: groupSayings,
  models: planModels,
  refresh: planRefresh,
  outputs: planOutputs,
};

/** As in ingest/bring-up-to-date.ts: one wave brings everything to rest, a crowd of writers is cut off. */
const MAX_WAVES = 4;

/** Whether a stage is planned once more after its parts are finished. */
export const repeats = (stage: string, { wave }: Progress): boolean => stage === 'threads' && wave < MAX_WAVES;

async function applySettings(job: Job, { store, tools }: TaskContext): Promise<Planned> {
  if (job.targets === null && job.profiles === null) return { parts: [] };
  const targets = job.targets === null ? undefined : await tools.readTargets(job.targets);
  const run = await store.beginRun('run', VERSION);
  await changeAnalyzerSettings(store, run, {
    ...(targets === undefined ? {} : { targets }),
    ...(job.profiles === null ? {} : { profiles: job.profiles }),
  });
  await store.endRun(run, { job: job.name });
  return { parts: [] };
}

const NONE: ReadonlySet<string> = new Set();

/** Threads of a part at most: what is lost when its worker dies. */
const THREADS_OF_PART = 50;

async function planThreads(job: Job, context: TaskContext, { stage }: Progress): Promise<Planned> {
  const { store, task } = context;
  // The mark of a thread that failed stays, for the next run; this one need not try it again.
  const failed =
    stage === 'threads' ? failedThreads(await store.jobs.list({ rootId: task.rootId, limit: MOST_PARTS })) : NONE;
  const stale = (await store.staleThreads()).filter((id) => !failed.has(id));
  const workers = await workersAtWork(context);
  const parts = batches(stale, workers, THREADS_OF_PART).map((threads) =>
    cpuPart(context, job, analyze.make, { threads, which: job.which, settle: false }),
  );
  return { parts };
}

async function groupSayings(_job: Job, { store }: TaskContext): Promise<Planned> {
  const run = await store.beginRun('run', VERSION);
  const sayings = await settleSayings(store, run);
  await store.endRun(run, { sayings });
  return { parts: [], progress: { sayings } };
}

async function planRefresh(job: Job, { task }: TaskContext): Promise<Planned> {
  if (!job.refresh) return { parts: [] };
  return { parts: [refresh.make({}, { shared: task.shared, part: true })] };
}
