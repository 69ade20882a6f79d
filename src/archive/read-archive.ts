import { InputError } from '../model/errors.js';
import type { ArchiveItem } from './archive-item.js';
import { readWacz } from './wacz.js';
import { openFileSource } from './warc/byte-source.js';
import { pageOfRecord } from './warc/page-of-record.js';
import { readRecords } from './warc/records.js';
import { flowOf, readWarc } from './warc/warc-items.js';

export type { ArchivedPage, ArchiveItem } from './archive-item.js';

const ARCHIVE_NAME = /\.(?:(?:warc|wet|arc)(?:\.gz|\.zst)?|wacz)$/i;

/** Whether a file is read record by record, by its name. */
export function isArchive(file: string): boolean {
  return ARCHIVE_NAME.test(file);
}

/**
 * Reads a WARC, WET or ARC file (WARC 1.0 and 1.1, ISO 28500; WET; ARC 1) as a stream, whatever its size: plain, gzip or
 * zstd, packed per record, in blocks or as a whole; or a WACZ (1.1.1), whose WARC files are read one after the other,
 * their records counted on. Pages are `response` records that were answered with 200, `resource` records and the
 * `conversion` records of WET, which hold a page's text.
 *
 * A refused page (403, 404, …) gives an item with the error; so do a record that is too large and one that is damaged,
 * with its number and its first byte, and the next record is read.
 */
export async function* readArchive(file: string): AsyncGenerator<ArchiveItem> {
  if (/\.wacz$/i.test(file)) {
    yield* readWacz(file);
    return;
  }
  const source = await openFileSource(file).catch((error: unknown) => cannotOpen(error, file));
  if ('error' in source) {
    yield { number: 0, url: null, error: source.error };
    return;
  }
  try {
    yield* readWarc(source, { file, from: 0 });
  } finally {
    await source.close();
  }
}

/**
 * Reads the one record that begins at byte `offset` of a WARC file (packed: the gzip member or zstd frame that begins
 * there), as the page it holds, or the error that says why there is none.
 *
 * @param number what the item is to say as its place in the file, which cannot be told from here
 */
export async function readRecordAt(file: string, offset: number, number = 1): Promise<ArchiveItem> {
  const source = await openFileSource(file).catch((error: unknown) => cannotOpen(error, file));
  if ('error' in source) return { number, url: null, error: source.error };
  try {
    for await (const record of readRecords(await flowOf(source, offset, file))) {
      const item = pageOfRecord({ ...record, number }, file);
      if (item !== null) return item;
      break;
    }
  } finally {
    await source.close();
  }
  const message = `no record of a page begins at byte ${offset}: the file was changed, or is another one; fetch the page again`;
  return { number, url: null, error: new InputError('damaged-archive', message, file) };
}

function cannotOpen(cause: unknown, file: string): { error: InputError } {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const error = new InputError(
    'unreadable',
    `the archive cannot be opened (${reason}); check its path and rights`,
    file,
    {
      cause,
    },
  );
  return { error };
}
