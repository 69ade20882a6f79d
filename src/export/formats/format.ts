import type { Job } from '../job.js';

/** A form of another program, with its own files and fields. */
export interface Format {
  /** `folder`: the path of the export is a folder. */
  readonly layout: 'file' | 'folder';
  readonly write: (job: Job) => Promise<void>;
}
