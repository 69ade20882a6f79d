import { z } from 'zod';

/** How far a job is: kept in the ledger between its stages, so that any worker can go on. */
export const PROGRESS = z.object({
  /** The stage whose parts were queued last; null before the first. */
  stage: z.string().nullable().default(null),
  /** How often that stage was planned. */
  wave: z.int().default(0),
  files: z.int().default(0),
  unchanged: z.int().default(0),
  sayings: z.int().nullable().default(null),
  /** State of the data when the models were asked; null where they were not. */
  models: z.string().nullable().default(null),
  /** State of the data each output is made from, by path, and those that stayed as they were. */
  marks: z.record(z.string(), z.string()).default({}),
  kept: z.array(z.string()).default([]),
});

export type Progress = z.output<typeof PROGRESS>;

export const readProgress = (stored: unknown): Progress => PROGRESS.parse(stored ?? {});
