import { existsSync } from 'node:fs';
import type { NewTask } from '../../store/index.js';
import { VERSION } from '../../version.js';
import type { Job } from '../job-file/job.js';
import type { TaskContext } from '../task.js';
import { exportTask } from '../tasks/export.js';
import { markOf } from './models.js';
import type { Planned } from './planned.js';

/** The mark of an output that was begun and not finished: the job may write over what it finds there. */
const BEGUN = 'begun';

/**
 * A part for each output whose data or options have changed since it was written, or that is gone. What the job wrote
 * itself it writes over; what was there before is refused unless the output says `overwrite`.
 */
export async function planOutputs(job: Job, { store, task }: TaskContext): Promise<Planned> {
  const parts: NewTask[] = [];
  const marks: Record<string, string> = {};
  const kept: string[] = [];
  const data = job.outputs.length === 0 ? '' : await store.jobs.dataMark();
  for (const output of job.outputs) {
    const { out } = output;
    const mark = markOf(data, { output, version: VERSION });
    const before = await store.jobs.output(job.name, out);
    const there = existsSync(out);
    if (before?.mark === mark && there) {
      kept.push(out);
      continue;
    }
    // Noted before the first byte is written, so that a try that is killed does not stand in its own way.
    if (before === null && !there) await store.jobs.putOutput(job.name, out, BEGUN, null);
    const own = before !== null || !there;
    const partitioned = output.partition !== undefined;
    const payload = { ...output, overwrite: output.overwrite === true || (own && !partitioned) };
    marks[out] = mark;
    parts.push(exportTask.make(payload, { shared: task.shared, part: true }));
  }
  return { parts, progress: { marks, kept } };
}
