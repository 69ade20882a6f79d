import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { UsageError } from '../../model/errors.js';
import { fileReason } from '../../model/file-errors.js';
import { checkJob } from './check.js';
import { type Fault, faultAt, faultsOf, type Places } from './faults.js';
import type { Job } from './job.js';
import { inputForm, jobOf, type PlacedInput } from './make-job.js';
import { JOB_FILE, JOB_FILE_DESCRIBED } from './schema.js';

/** A job file is written by hand; anything longer is another file. */
const LARGEST = 1_000_000;
/** Faults printed at once. */
const MOST_PRINTED = 30;

/** A JSON Schema of job files (draft 2020-12), for editors. */
export const jobFileSchema = (): Readonly<Record<string, unknown>> => ({
  title: 'Threadbare job',
  ...z.toJSONSchema(JOB_FILE_DESCRIBED, { io: 'input', unrepresentable: 'any' }),
});

/** Either a job, or everything that is wrong in its file. */
export type ReadJob = { readonly job: Job } | { readonly faults: readonly Fault[] };

/**
 * Reads the text of a job file. Pure but for looking whether the files it names are there.
 *
 * @param file its path: what is relative in it is meant from its folder, and it names the job
 */
export async function readJob(text: string, file: string): Promise<ReadJob> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const places: Places = { document, lines };
  if (document.errors.length > 0) {
    const faults = document.errors.map((error): Fault => {
      const { line, col } = lines.linePos(error.pos[0]);
      return { line, column: col, place: '', message: `this is no YAML: ${error.message}` };
    });
    return { faults };
  }
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    // Aliases that stand for more than the file could hold.
    return { faults: [faultAt(places, [], error instanceof Error ? error.message : String(error))] };
  }
  const schema = jobFileSchema();
  const top = JOB_FILE.safeParse(value ?? {});
  const faults: Fault[] = top.success ? [] : [...faultsOf(places, top.error, [], schema)];
  const inputs = inputsOf(value).map((input, index) => ({ ...inputForm(input), index }));
  const placed: PlacedInput[] = [];
  for (const { schema: form, value: given, index } of inputs) {
    const parsed = form.safeParse(given);
    if (parsed.success) placed.push({ index, input: parsed.data });
    else {
      const known = z.toJSONSchema(form, { io: 'input', unrepresentable: 'any' });
      faults.push(...faultsOf(places, parsed.error, ['inputs', index], { ...known }));
    }
  }
  const found = top.success ? await checkJob(places, top.data, placed, path.dirname(file)) : [];
  const all = [...faults, ...found].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  if (all.length > 0 || !top.success) return { faults: all };
  return { job: jobOf(top.data, placed, file) };
}

function inputsOf(value: unknown): readonly unknown[] {
  const inputs: unknown = value !== null && typeof value === 'object' ? Reflect.get(value, 'inputs') : null;
  return Array.isArray(inputs) ? inputs : [];
}

/**
 * Reads a job file from the disk.
 *
 * @throws UsageError `no-job-file` where it cannot be read, `bad-job` with everything that is wrong in it, a line each
 */
export async function readJobFile(file: string): Promise<Job> {
  const full = path.resolve(file);
  let text: string;
  try {
    if ((await stat(full)).size > LARGEST)
      throw new UsageError('no-job-file', `${file} is no job file: it has more than ${LARGEST} bytes.`);
    text = await readFile(full, 'utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError('no-job-file', `The job file ${file} cannot be read: ${fileReason(error)}.`, { cause: error });
  }
  const read = await readJob(text.replace(/^\uFEFF/u, ''), full);
  if ('job' in read) return read.job;
  throw new UsageError('bad-job', faultsText(file, read.faults));
}

/** A line for each fault, as compilers write them. */
export function faultsText(file: string, faults: readonly Fault[]): string {
  const lines = faults.slice(0, MOST_PRINTED).map(({ line, column, place, message }) => {
    const where = line === null ? file : `${file}:${line}:${column}`;
    return `  ${where}: ${place === '' ? '' : `${place}: `}${message}`;
  });
  const more = faults.length > MOST_PRINTED ? [`  and ${faults.length - MOST_PRINTED} more`] : [];
  return [
    `The job cannot be run as it is described (${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}):`,
    ...lines,
    ...more,
    'docs/batch.md says what a job file holds; threadbare run --print-schema gives it to an editor.',
  ].join('\n');
}
