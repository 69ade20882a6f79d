import type { DumpSource } from '../../archive/dump/dump-row.js';
import { formatOf, openDump } from '../../archive/dump/open-dump.js';
import { InputError, UsageError } from '../../model/errors.js';
import { charsetOf } from './dump-files.js';
import { columnsOf } from './field.js';
import type { FieldSpec, MapSpec } from './map-schema.js';
import { nearName } from './near-name.js';
import type { DumpMap } from './parse-map.js';
import { columnOf } from './value-at.js';

/**
 * Opens one file of a dump as the map says it is written, and holds the map to its columns.
 *
 * @throws UsageError `unknown-column` where the map names a column the file does not have
 */
export async function openTable(file: string, map: DumpMap, stdin: AsyncIterable<unknown>): Promise<DumpSource> {
  const { spec } = map;
  const format = spec.format ?? formatOf(file);
  if (format === null) {
    const where =
      file === '-' ? 'standard input has no name that says its form' : `${file} has no ending that says its form`;
    throw new UsageError('unknown-format', `${where}: write \`format: csv\` (or tsv, jsonl, parquet) into the map.`);
  }
  if (format === 'parquet' && file === '-')
    throw new UsageError('unknown-format', 'A Parquet file is read from its end: save it first and name the file.');
  const encoding = format === 'parquet' ? 'utf-8' : (spec.encoding ?? (await charset(file)));
  const source = await openDump(file, { format, csv: spec.csv ?? {}, encoding }, stdin).catch((error: unknown) => {
    if (error instanceof RangeError)
      throw new UsageError('unknown-charset', `There is no charset "${encoding}": write the name browsers know it by.`);
    throw error;
  });
  if (source.names !== null) holdTo(source.names, map, file);
  return source;
}

async function charset(file: string): Promise<string> {
  try {
    return await charsetOf(file);
  } catch (error) {
    if (error instanceof InputError || !(error instanceof Error)) throw error;
    // It cannot be opened: whoever reads it says why.
    return 'utf-8';
  }
}

/** Columns that are named alone must be there; those in a list may be. */
function holdTo(names: readonly string[], { name, spec }: DumpMap, file: string): void {
  const known = new Set(names);
  const missing = [...new Set(neededColumns(spec))].filter((column) => !known.has(columnOf(column, known)));
  if (missing.length === 0) return;
  const lines = missing.map((column) => {
    const near = nearName(column, names);
    return `  "${column}"${near === null ? '' : `: did you mean "${near}"?`}`;
  });
  const message = [
    `The map ${name} names columns that ${file} does not have:`,
    ...lines,
    `It has: ${names.slice(0, 60).join(', ')}${names.length > 60 ? ', …' : ''}.`,
    'A constant is written { value: … }; a column that may be missing stands in a list ([column]).',
  ];
  throw new UsageError('unknown-column', message.join('\n'));
}

/** Fields of a map, wherever they stand. */
export function fieldsOf(spec: MapSpec): readonly FieldSpec[] {
  const { thread, post, quotes } = spec;
  const conditions = [
    post.deleted,
    post.hidden,
    post.author?.guest,
    post.author?.inferred,
    post.author?.deleted,
    spec.leaveOut,
  ];
  return [
    spec.site,
    spec.engine,
    ...(spec.forum ?? []),
    ...(spec.tags ?? []),
    thread.id,
    thread.url,
    thread.title,
    thread.key,
    post.id,
    post.parent,
    post.position,
    post.url,
    post.title,
    post.author?.name,
    post.author?.id,
    post.posted,
    post.edited,
    post.signature,
    post.images,
    post.links,
    post.attachments,
    post.author?.kind,
    post.author?.evidence,
    ...[post.posted, post.edited].flatMap((time) => [time?.local, time?.words, time?.precision]),
    spec.body,
    quotes?.post,
    quotes?.author,
    quotes?.text,
    ...conditions.flatMap((list) => list ?? []),
    ...(spec.reactions ?? []).flatMap((one) => [one, one.json]),
  ].filter((field) => field !== undefined);
}

/** Columns the map asks for, those of lists too. */
export function usedColumns(spec: MapSpec): readonly string[] {
  const form = spec.body.form;
  return [...fieldsOf(spec).flatMap(columnsOf), ...(typeof form === 'object' ? [form.column] : [])];
}

/** Columns that must be there: those named alone. */
export function neededColumns(spec: MapSpec): readonly string[] {
  const form = spec.body.form;
  return [...fieldsOf(spec).flatMap(({ column }) => column ?? []), ...(typeof form === 'object' ? [form.column] : [])];
}
