import { z } from 'zod';
import { MODEL_SETTINGS } from '../tasks/analyze.js';
import { CRAWL_PAYLOAD } from '../tasks/crawl.js';

/*
 * A job as tasks carry it: checked, with every path absolute, so that any worker means the same by it.
 */

const FILES = z.strictObject({
  kind: z.literal('files'),
  paths: z.array(z.string()),
  url: z.string().nullable(),
  engine: z.string().optional(),
  engines: z.string().optional(),
});

const DUMPS = z.strictObject({ kind: z.literal('dumps'), paths: z.array(z.string()), map: z.string() });

const CRAWLS = z.strictObject({ kind: z.literal('crawl'), settings: CRAWL_PAYLOAD });

export const JOB = z.strictObject({
  name: z.string(),
  inputs: z.array(z.discriminatedUnion('kind', [FILES, DUMPS, CRAWLS])),
  filters: z.strictObject({
    site: z.string().nullable(),
    since: z.string().nullable(),
    until: z.string().nullable(),
    where: z.string().nullable(),
  }),
  /** Null: all; empty: none. */
  which: z.array(z.string()).nullable(),
  /** Absent: as they are. */
  targets: z.string().nullable().default(null),
  profiles: z.boolean().nullable().default(null),
  models: z.array(MODEL_SETTINGS),
  /** Payloads of export tasks. */
  outputs: z.array(z.looseObject({ format: z.string(), out: z.string() })),
  schedule: z.strictObject({ cron: z.string(), timezone: z.string().nullable() }).nullable(),
  parallelism: z.int().min(1),
  refresh: z.boolean(),
});

export type Job = z.output<typeof JOB>;
