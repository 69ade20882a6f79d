import type { NewTask } from '../../store/index.js';
import type { Job } from '../job-file/job.js';
import type { TaskContext } from '../task.js';
import type { Progress } from './progress.js';

/** What a stage leads to: parts that are queued, or (without parts) the next stage. */
export interface Planned {
  readonly parts: readonly NewTask[];
  readonly progress?: Partial<Progress>;
}

/** Plans a stage. What it writes itself is safe to repeat: a job that was killed meanwhile plans it again. */
export type Stage = (job: Job, context: TaskContext, progress: Progress) => Promise<Planned>;
