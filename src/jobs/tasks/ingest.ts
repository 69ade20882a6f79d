import path from 'node:path';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { ingest as ingestFiles } from '../../ingest/ingest.js';
import { findInputs } from '../../ingest/inputs.js';
import type { IngestSummary } from '../../ingest/summary.js';
import { UsageError } from '../../model/errors.js';
import { printOf } from '../fingerprint.js';
import { defineTask, type TaskContext, type TaskEnd } from '../task.js';

export const INGEST_PAYLOAD = z.strictObject({
  /** Files, folders and globs; of a part of a job: files alone. Absolute, so that every worker means the same. */
  inputs: z.array(z.string().min(1)).min(1),
  /** Address the inputs were saved from. */
  url: z.string().nullable().default(null),
  engine: z.string().optional(),
  engines: z.string().optional(),
  /** Map of columns, for dumps: a file, or the name of one that comes with the program. */
  map: z.string().optional(),
  analyze: z.boolean().default(true),
  /** Pages read and threads analyzed at the same time, in threads of this process. */
  jobs: z.int().min(1).max(64).default(1),
  /** A part of a job: the files are noted as read under this hash, and threads are brought up to date by later parts. */
  reading: z.string().nullable().default(null),
});

type Payload = z.output<typeof INGEST_PAYLOAD>;

/** A file nothing could be read of. */
export interface FailedFile {
  readonly file: string;
  readonly code: string;
  readonly message: string;
}

/** What the ledger keeps of an ingest. */
export type IngestResult = IngestSummary & { readonly failedFiles: readonly FailedFile[] };

/** Failed files the ledger names; the others are counted, and all stand in v_problem. */
const NAMED = 20;

/** Reads saved pages, archives and dumps. */
export const ingest = defineTask({
  name: 'ingest',
  version: 1,
  schema: INGEST_PAYLOAD,
  dedupeKey: ({ inputs, map, url }) => `ingest:${JSON.stringify([[...inputs].sort(), map ?? null, url])}`,
  queue: () => null,
  fromArgs: (args) => ({ inputs: args.map(absolute) }),
  run,
});

/** Paths and globs as seen from here; addresses stay as they are and are refused below. */
export const absolute = (input: string): string =>
  input === '-' || /^https?:\/\//i.test(input) ? input : path.resolve(input);

async function run(payload: Payload, context: TaskContext): Promise<TaskEnd> {
  const { inputs, reading } = payload;
  if (inputs.includes('-'))
    throw new UsageError('no-standard-input', 'A task cannot read standard input: save it to a file first.');
  const prints = reading === null ? [] : await Promise.all(inputs.map((file) => printOf(file)));
  const failed: FailedFile[] = [];
  const summary =
    payload.map === undefined ? await readPages(payload, context, failed) : await readDumps(payload, context, failed);
  if (reading !== null) {
    // A file that could not be read is tried again by the next run; one that is gone has no print.
    const lost = new Set(failed.map(({ file }) => file.replace(/#\d+$/, '')));
    const read = prints.filter((print) => print !== null).filter((print) => !lost.has(print.path));
    await context.store.jobs.putPrints(read, reading);
  }
  const result: IngestResult = { ...summary, failedFiles: failed.slice(0, NAMED) };
  return { result };
}

async function readPages(payload: Payload, context: TaskContext, failed: FailedFile[]): Promise<IngestSummary> {
  const { store, tools, signal } = context;
  const found = await findInputs(payload.inputs);
  if (found.addresses.length > 0)
    throw new UsageError('bad-task', 'Addresses are fetched by another task: threadbare enqueue crawl ADDRESS.');
  return ingestFiles(store, found, {
    url: payload.url,
    jobs: payload.jobs,
    analyze: payload.analyze,
    parse: await tools.engineOptions(payload),
    signal,
    stdin: Readable.from([]),
    onStep: ({ files, totalFiles }) => context.onStep(`${files} of ${totalFiles} files`),
    onProblem: ({ file, code, message, failed: nothing }) => {
      if (nothing) failed.push({ file, code, message });
      tools.warn(`${file}: ${message}`, { file, code });
    },
    ...(payload.reading === null
      ? {}
      : {
          handOver: ({ threads, documents }) => store.jobs.handOver([...threads], [...documents.values()].flat()),
        }),
  });
}

async function readDumps(payload: Payload, context: TaskContext, failed: FailedFile[]): Promise<IngestSummary> {
  const { ingestDump, readMap } = await import('../../ingest/dump/index.js');
  const { store, tools, signal } = context;
  return ingestDump(store, payload.inputs, {
    map: await readMap(payload.map ?? ''),
    jobs: payload.jobs,
    analyze: payload.analyze,
    signal,
    onStep: ({ files, totalFiles }) => context.onStep(`${files} of ${totalFiles} files`),
    onProblem: ({ file, code, message, failed: nothing }) => {
      if (nothing) failed.push({ file, code, message });
      tools.warn(`${file}: ${message}`, { file, code });
    },
  });
}
