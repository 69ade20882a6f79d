import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../model/errors.js';
import { plainRows } from './entity-rows.js';
import { errorCode, unwritable } from './errors.js';
import { hivePath } from './hive.js';
import { columnsOf, MONTH, SITE } from './job.js';
import { type Manifest, type ManifestFile, manifestName, manifestText } from './manifest.js';
import type { EntityName, PartitionName } from './options.js';
import { INDEX_NAME, type PartitionIndex, readIndex, writeIndex } from './partition-index.js';
import { partitionFilter, touchedPartitions } from './partition-scope.js';
import { type Column, type Row, textOf } from './row.js';
import { openFile, openSink, type Sink } from './sink.js';
import { makeFolders, readManifest, standingAt } from './stage.js';
import { openParquet, type ParquetFile } from './tables/parquet.js';
import { counter, type Draft, type ExportWatch, type JobBase, writeSmall } from './writing.js';

/** Characters held back in all partitions together; then the fullest one writes a row group. */
const HELD_CHARS = 32_000_000;
const PART = 'part-00000.parquet';

interface OpenPartition {
  readonly key: string;
  readonly temporary: string;
  readonly sink: Sink;
  readonly file: ParquetFile;
  readonly threads: Set<string>;
  rows: number;
}

/**
 * Writes a Hive layout, or brings one up to date: a rerun with the same options reads the change log from where the
 * manifest left off and writes only partitions whose rows changed. Each gets its name in one step and the manifest comes
 * last, so whatever interrupts it, the next run finds out.
 */
export async function updatePartitions(
  base: JobBase,
  by: readonly PartitionName[],
  draft: Draft,
  watch: ExportWatch,
): Promise<Manifest> {
  const target = path.resolve(base.options.out);
  const [entity] = base.options.entities;
  if (entity === undefined) throw new UsageError('bad-export', '--partition takes one entity.');
  const fresh = draft([], {});
  const before = await standingExport(target, fresh, base.options.overwrite);
  const index = before === null ? null : await readIndex(target);
  const scope =
    before === null || index === null || base.options.overwrite
      ? null
      : await touchedPartitions(base, entity, by, before, fresh, index);
  const made = (await standingAt(target)) === 'nothing';
  await makeFolders(target);
  const room = await mkdtemp(path.join(target, '_partial-')).catch((error: unknown) => {
    throw unwritable(target, error);
  });
  const { counts, count } = counter(watch);
  counts[entity] = 0;
  const open = new Map<string, OpenPartition>();
  try {
    if (scope === null || scope.size > 0) await writeRows(base, entity, by, scope, { room, open, count, watch });
    const written: ManifestFile[] = [];
    const threads: PartitionIndex = new Map();
    for (const one of [...open.values()].sort((a, b) => (a.key < b.key ? -1 : 1))) {
      await one.file.end();
      written.push({ path: `${one.key}/${PART}`, entity, rows: one.rows, ...(await one.sink.finish()) });
      threads.set(one.key, one.threads);
    }
    base.signal.throwIfAborted();
    for (const one of open.values()) await settle(target, one);
    const stale = (before?.files ?? []).filter(
      (file) =>
        (scope === null || scope.has(path.posix.dirname(file.path))) && !open.has(path.posix.dirname(file.path)),
    );
    for (const file of stale) await removeFile(target, file.path);
    const kept =
      scope === null ? [] : (before?.files ?? []).filter((file) => !scope.has(path.posix.dirname(file.path)));
    for (const file of kept) {
      const key = path.posix.dirname(file.path);
      threads.set(key, index?.get(key) ?? new Set());
    }
    const files = [...kept, ...written].sort((a, b) => (a.path < b.path ? -1 : 1));
    counts[entity] = files.reduce((sum, file) => sum + file.rows, 0);
    const manifest: Manifest = {
      ...draft(files, counts),
      updated: { written: written.length, removed: stale.length, kept: kept.length },
    };
    await writeIndex(path.join(room, INDEX_NAME), threads, watch.open ?? openFile);
    await writeSmall(path.join(room, manifestName(true)), manifestText(manifest), watch.open ?? openFile);
    for (const name of [INDEX_NAME, manifestName(true)]) await rename(path.join(room, name), path.join(target, name));
    return manifest;
  } catch (error) {
    await Promise.all([...open.values()].map((one) => one.sink.abandon()));
    throw errorCode(error) === '' ? error : unwritable(target, error);
  } finally {
    await rm(room, { recursive: true, force: true });
    if (made && existsSync(target) && (await readdir(target)).length === 0) await rmdir(target);
  }
}

interface Writing {
  readonly room: string;
  readonly open: Map<string, OpenPartition>;
  readonly count: (entity: EntityName, rows: number) => void;
  readonly watch: ExportWatch;
}

async function writeRows(
  base: JobBase,
  entity: EntityName,
  by: readonly PartitionName[],
  scope: ReadonlySet<string> | null,
  { room, open, count, watch }: Writing,
): Promise<void> {
  const columns = base.guard.columns(entity, await columnsOf(base.reader, entity));
  // A partition's value stands in its path and not in its files.
  const inside = columns.filter(({ name }) => !by.some((one) => one === name));
  const job = {
    ...base,
    count,
    open: () => Promise.reject(new UsageError('bad-export', 'Partitions open their own files.')),
  };
  const where = scope === null ? {} : { where: partitionFilter(entity, by, scope) };
  for await (const rows of plainRows(job, entity, columns, { month: true, ...where })) {
    const groups = new Map<string, Row[]>();
    for (const row of rows) {
      const key = hivePath(by, { site: textOf(row, SITE), month: textOf(row, MONTH) });
      const some = groups.get(key);
      if (some === undefined) groups.set(key, [row]);
      else some.push(row);
    }
    for (const [key, some] of groups) {
      const one = open.get(key) ?? (await openPartition(key, room, open.size, inside, watch));
      open.set(key, one);
      await one.file.write(some);
      one.rows += some.length;
      for (const row of some) note(base, one.threads, row);
      count(entity, some.length);
    }
    await makeRoom(open);
  }
}

/** Threads are noted by the id they leave with, so that the index gives away no more than the rows. */
function note(base: JobBase, threads: Set<string>, row: Row): void {
  const id = textOf(row, '__thread');
  if (id !== null) threads.add(base.guard.pseudonyms?.ids(id) ?? id);
}

async function openPartition(
  key: string,
  room: string,
  number: number,
  columns: readonly Column[],
  watch: ExportWatch,
): Promise<OpenPartition> {
  const temporary = path.join(room, `${number}.parquet`);
  const sink = openSink(temporary, PART, watch.open ?? openFile);
  return { key, temporary, sink, file: await openParquet(sink, columns), threads: new Set(), rows: 0 };
}

async function makeRoom(open: ReadonlyMap<string, OpenPartition>): Promise<void> {
  let held = 0;
  for (const { file } of open.values()) held += file.held();
  while (held > HELD_CHARS) {
    const fullest = [...open.values()].reduce((a, b) => (b.file.held() > a.file.held() ? b : a));
    held -= fullest.file.held();
    await fullest.file.flush();
  }
}

async function settle(target: string, { key, temporary }: OpenPartition): Promise<void> {
  const folder = path.join(target, ...key.split('/'));
  await makeFolders(folder);
  await rename(temporary, path.join(folder, PART));
}

/** Takes a file away, and the folders it was the last one in. */
async function removeFile(target: string, file: string): Promise<void> {
  await rm(path.join(target, ...file.split('/')), { force: true });
  for (let folder = path.posix.dirname(file); folder !== '.'; folder = path.posix.dirname(folder)) {
    const at = path.join(target, ...folder.split('/'));
    if (!existsSync(at) || (await readdir(at)).length > 0) return;
    await rmdir(at);
  }
}

/** The export that stands at a path, if it is one of these very options; null: there is none, or it is written anew. */
async function standingExport(target: string, fresh: Manifest, overwrite: boolean): Promise<Manifest | null> {
  const standing = await standingAt(target);
  if (standing === 'nothing') return null;
  if (standing === 'file')
    throw new UsageError('not-an-export', `${target} is a file, and this export writes a folder: choose another path.`);
  if ((await readdir(target)).every((name) => name.startsWith('_partial-'))) return null;
  const before = await readManifest(path.join(target, manifestName(true)));
  if (before === null)
    throw new UsageError(
      'not-an-export',
      `${target} was not written by an export (it holds no ${manifestName(true)}): nothing in it is touched. Choose another path.`,
    );
  if (sameOptions(before, fresh) || overwrite) return before;
  throw new UsageError(
    'export-exists',
    `${target} holds an export with other options (${manifestName(true)} says which): choose another path, or --overwrite to replace it.`,
  );
}

const asked = ({ format, filters, entities, partition, text, keyCheck, body }: Manifest): string =>
  JSON.stringify({ format, filters, entities, partition, text, keyCheck, body });

const sameOptions = (a: Manifest, b: Manifest): boolean => asked(a) === asked(b);
