import { createHmac } from 'node:crypto';
import path from 'node:path';
import { UsageError } from '../model/errors.js';
import { findThread } from '../report/find-thread.js';
import type { Horizon, Store } from '../store/index.js';
import { VERSION } from '../version.js';
import type { Format } from './formats/format.js';
import { JSON_LD_PAGES } from './formats/json-ld.js';
import { type Manifest, type ManifestFile, manifestName, manifestText } from './manifest.js';
import { type CheckedOptions, checkOptions, type EntityName, type ExportOptions } from './options.js';
import { updatePartitions } from './partitions.js';
import { type Guard, makeGuard } from './privacy/guard.js';
import { FORMATS } from './registry.js';
import { openFile, openSink, packingOf, type Sink } from './sink.js';
import { makeFolders, refuseTaken, Stage } from './stage.js';
import { postCondition, tryWhere } from './where.js';
import { counter, type Draft, type ExportWatch, type JobBase, writeSmall } from './writing.js';

/**
 * Writes an export and its manifest, from one unchanging state of the data set, at flat memory. Nothing stands under its
 * final name before it is whole: an interruption, an error or a full disk leaves what was there before.
 *
 * @throws UsageError `bad-export`, `bad-where`, `weak-key`, `export-exists`, `not-an-export`, `no-zstd`;
 *   ThreadbareError `unwritable-export`; InterruptedError
 */
export async function exportData(store: Store, given: ExportOptions, watch: ExportWatch): Promise<Manifest> {
  const options = checkOptions(given);
  const format = formatOf(options);
  const folder = isFolder(options, format);
  if (folder && packingOf(options.out) !== '')
    throw new UsageError('bad-export', `${options.out} becomes a folder, which is not packed: leave the ending out.`);
  if (options.format === 'parquet' && packingOf(options.out) !== '')
    throw new UsageError('bad-export', 'Parquet is packed inside: leave .gz, .br and .zst out of its name.');
  if (options.partition == null) await refuseTaken(options.out, folder, options.overwrite);
  const threadId = options.thread == null ? null : await findThread(store, options.thread);
  const condition = postCondition(options, threadId);
  const horizon = await store.changeHorizon();
  watch.signal.throwIfAborted();
  return store.reading(
    async (reader) => {
      if (options.where != null) await tryWhere(reader, options.where);
      const guard = await makeGuard(reader, { text: options.text, key: options.key ?? null });
      const base = { options, reader, guard, condition, signal: watch.signal, highWater: horizon.seq };
      const draft = (files: readonly ManifestFile[], counts: Readonly<Record<string, number>>): Manifest =>
        manifestOf(options, horizon, guard, threadId, files, counts);
      if (options.partition != null) return updatePartitions(base, options.partition, draft, watch);
      return writeWhole(base, format, folder, draft, watch);
    },
    { role: 'reader' },
  );
}

function formatOf(options: CheckedOptions): Format {
  return options.format === 'jsonld' && !/\.[a-z]+$/i.test(path.basename(options.out))
    ? JSON_LD_PAGES
    : FORMATS[options.format];
}

const isFolder = (options: CheckedOptions, format: Format): boolean =>
  format.layout === 'folder' || options.entities.length > 1 || options.partition != null;

/** Writes a file, or a folder as a whole, under a temporary name, which it then loses together with its manifest. */
async function writeWhole(
  base: JobBase,
  format: Format,
  folder: boolean,
  draft: Draft,
  watch: ExportWatch,
): Promise<Manifest> {
  const target = path.resolve(base.options.out);
  const stage = new Stage();
  const open: Sink[] = [];
  const files: ManifestFile[] = [];
  const { counts, count } = counter(watch);
  try {
    await makeFolders(path.dirname(target));
    const home = folder ? await stage.folder(target) : null;
    for (const name of folder ? [] : base.options.entities) counts[name] = 0;
    await format.write({
      ...base,
      count,
      open: async (name: string, entity: EntityName | null) => {
        const at = home === null ? stage.temporary(target) : path.join(home, name);
        const shown = home === null ? path.basename(target) : name;
        const sink = openSink(at, home === null ? target : name, watch.open ?? openFile);
        open.push(sink);
        return {
          sink,
          finish: async (rows) => {
            const facts = await sink.finish();
            open.splice(open.indexOf(sink), 1);
            files.push({ path: shown, entity, rows, ...facts });
          },
        };
      },
    });
    const manifest = draft(files, counts);
    const place = home === null ? stage.temporary(`${target}.manifest.json`) : path.join(home, manifestName(false));
    await writeSmall(place, manifestText(manifest), watch.open ?? openFile);
    watch.signal.throwIfAborted();
    await stage.commit();
    return manifest;
  } catch (error) {
    await Promise.all(open.map((sink) => sink.abandon()));
    throw error;
  } finally {
    await stage.discard();
  }
}

function manifestOf(
  options: CheckedOptions,
  horizon: Horizon,
  guard: Guard,
  threadId: string | null,
  files: readonly ManifestFile[],
  counts: Readonly<Record<string, number>>,
): Manifest {
  const hide = (text: string | null | undefined): string | null =>
    text == null
      ? null
      : guard.pseudonyms === null
        ? text
        : guard.pseudonyms.ids(guard.pseudonyms.text(null, text, true));
  return {
    manifest: 1,
    generator: 'threadbare',
    version: VERSION,
    format: options.format,
    migrations: horizon.migrations,
    analyzers: horizon.analyzers,
    exportedAt: new Date().toISOString(),
    filters: {
      where: hide(options.where),
      since: options.since ?? null,
      until: options.until ?? null,
      site: options.site ?? null,
      thread: hide(threadId),
      changedSince: options.changedSince ?? null,
    },
    entities: [...options.entities],
    partition: options.partition ?? null,
    text: options.text,
    pseudonymised: guard.pseudonyms !== null,
    body: options.body,
    keyCheck:
      options.key == null
        ? null
        : createHmac('sha256', options.key).update('threadbare manifest').digest('hex').slice(0, 16),
    highWater: horizon.seq,
    counts,
    files: [...files],
    updated: null,
  };
}
