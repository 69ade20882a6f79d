import { z } from 'zod';
import { ENTITY_NAMES, FORMAT_NAMES, PARTITION_NAMES } from './options.js';

const file = z.object({
  /** Relative to the folder of the export, or to the file's own folder; always with `/`. */
  path: z.string(),
  entity: z.string().nullable(),
  rows: z.number(),
  bytes: z.number(),
  sha256: z.string(),
});

/** What stands beside an export: enough to check it, to load it and to ask for what came later. */
export const MANIFEST = z.object({
  manifest: z.literal(1),
  generator: z.literal('threadbare'),
  version: z.string(),
  format: z.enum(FORMAT_NAMES),
  /** Version of the schema the rows were read from. */
  migrations: z.number(),
  /** Runs of analyzers the values are of. */
  analyzers: z.record(z.string(), z.string()),
  exportedAt: z.string(),
  filters: z.object({
    where: z.string().nullable(),
    since: z.string().nullable(),
    until: z.string().nullable(),
    site: z.string().nullable(),
    thread: z.string().nullable(),
    changedSince: z.number().nullable(),
  }),
  entities: z.array(z.enum(ENTITY_NAMES)),
  partition: z.array(z.enum(PARTITION_NAMES)).nullable(),
  /** Whether texts are in it. */
  text: z.boolean(),
  pseudonymised: z.boolean(),
  body: z.boolean(),
  /** Tells two keys apart without telling either; null where names are real. */
  keyCheck: z.string().nullable(),
  /** For `--changed-since`; null where this role may not tell. */
  highWater: z.number().nullable(),
  counts: z.record(z.string(), z.number()),
  files: z.array(file),
  /** What an update did: files written again and files removed. */
  updated: z.object({ written: z.number(), removed: z.number(), kept: z.number() }).nullable(),
});

export type Manifest = z.infer<typeof MANIFEST>;
export type ManifestFile = z.infer<typeof file>;

/** Name inside a folder. Readers of Hive layouts take every name that does not begin with `_` or `.` for data. */
export const manifestName = (partitioned: boolean): string => (partitioned ? '_manifest.json' : 'manifest.json');

export const manifestText = (manifest: Manifest): string => `${JSON.stringify(manifest, null, 2)}\n`;
