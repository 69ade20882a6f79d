import type { TaskKind } from './task.js';
import { analyze } from './tasks/analyze.js';
import { crawl } from './tasks/crawl.js';
import { exportTask } from './tasks/export.js';
import { ingest } from './tasks/ingest.js';
import { refresh } from './tasks/refresh.js';
import { runJob } from './tasks/run-job.js';

/** Every kind of task. To add one: a file under tasks/ named like it, a line here, a test. */
export const TASKS: readonly TaskKind[] = [ingest, crawl, analyze, exportTask, refresh, runJob];

/** By name, as workers look them up. */
export const taskKinds = (kinds: readonly TaskKind[] = TASKS): ReadonlyMap<string, TaskKind> =>
  new Map(kinds.map((kind) => [kind.name, kind]));
