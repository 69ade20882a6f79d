import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { LimitReader, WARCParser, type WARCRecord } from 'warcio';
import { InputError } from '../model/errors.js';

/** A page kept in an archive. */
export interface ArchivedPage {
  /** Place of the record in the file, from 1, records of every kind counted. */
  readonly number: number;
  /** Where it was fetched from; null where the record does not say. */
  readonly url: string | null;
  /** When it was fetched, ISO 8601; null where the record does not say. */
  readonly fetchedAt: string | null;
  /** As the server declared it; null where it did not. */
  readonly contentType: string | null;
  /** The page itself: HTTP headers, transfer and content encoding are gone. */
  readonly bytes: Uint8Array;
}

/** What a record gave: a page, or why it is none. Records that hold no page (requests, metadata) give nothing. */
export type ArchiveItem =
  | { readonly page: ArchivedPage }
  | { readonly number: number; readonly url: string | null; readonly error: InputError };

const ARCHIVE_NAME = /\.(?:warc|wet|arc\.wet)(?:\.gz)?$/i;

/** Whether a file is read record by record, by its name. */
export function isArchive(file: string): boolean {
  return ARCHIVE_NAME.test(file);
}

/** Largest record read, in bytes; a larger one is reported and the next is read. */
const MAX_RECORD_BYTES = 64 * 1024 * 1024;
/** What a page can be; images, styles and scripts of an archive are passed over. */
const PAGE_TYPE = /^\s*(?:text\/(?:html|plain)|application\/(?:xhtml\+xml|json|[\w.+-]+\+json))\b/i;

/**
 * Reads a WARC or WET file (WARC 1.0 and 1.1, ISO 28500; plain or gzip per record) as a stream, whatever its size.
 * Pages are `response` records that were answered with 200, `resource` records and the `conversion` records of WET,
 * which hold a page's text. A refused page (403, 404, …) gives an item with the error; so does a record that is too
 * large. A file that is damaged gives what stands before the damage, then an item that says so.
 */
export async function* readArchive(file: string): AsyncGenerator<ArchiveItem> {
  const source = openArchive(file);
  let number = 0;
  try {
    for await (const record of WARCParser.iterRecords(source)) {
      number += 1;
      const item = await readRecord(record, number, file);
      if (item !== null) yield item;
    }
    if (number === 0) {
      const message = 'no record can be read in it: this is no WARC or WET file, or it is cut off at its start';
      yield { number: 0, url: null, error: new InputError('damaged-archive', message, file) };
    }
  } catch (error) {
    yield { number: number + 1, url: null, error: damage(error, number, file) };
  } finally {
    source.destroy();
  }
}

/**
 * The bytes of an archive, unpacked. Node's own gunzip reads the members of a file one after the other and reports one
 * that is cut off; the unpacker of the WARC reader would end there in silence.
 */
function openArchive(file: string): Readable {
  const source = createReadStream(file);
  if (!/\.gz$/i.test(file)) return source;
  const unpacked = createGunzip();
  source.on('error', (error) => unpacked.destroy(error));
  return source.pipe(unpacked);
}

async function readRecord(record: WARCRecord, number: number, file: string): Promise<ArchiveItem | null> {
  const kind = record.warcType;
  const url = record.warcTargetURI ?? null;
  // Every record of a WARC says what it is (ISO 28500, 5.5); something else was taken for one.
  if ((record.warcHeader('WARC-Type') ?? '') === '') {
    const message = `record ${number} does not say what it is: this is no WARC or WET file, or it is damaged here`;
    return { number, url, error: new InputError('damaged-archive', message, file) };
  }
  if (kind !== 'response' && kind !== 'resource' && kind !== 'conversion') return null;
  const contentType = typeOf(record);
  if (contentType !== null && !PAGE_TYPE.test(contentType)) return null;
  const status = kind === 'response' ? Number(record.getResponseInfo()?.status ?? Number.NaN) : 200;
  // A redirect leads to a page that has a record of its own.
  if (status >= 300 && status < 400) return null;
  if (status !== 200) {
    const message = `record ${number}${url === null ? '' : ` (${url})`} was answered with ${status}: there is no page in it`;
    return { number, url, error: new InputError('archived-error', message, file) };
  }
  if (record.warcContentLength > MAX_RECORD_BYTES) {
    const message = `record ${number} holds more than ${MAX_RECORD_BYTES / 1024 / 1024} MB: it was passed over`;
    return { number, url, error: new InputError('too-large', message, file) };
  }
  // The reader of a record counts down what it may still read: something left over means that the file ended first.
  const raw = record._reader;
  const bytes = await record.readFully(true);
  if (raw instanceof LimitReader && raw.limit > 0) {
    const message = `record ${number} lacks ${raw.limit} of its ${record.warcContentLength} bytes: the file is cut off; fetch it again`;
    return { number, url, error: new InputError('damaged-archive', message, file) };
  }
  return { page: { number, url, fetchedAt: record.warcDate ?? null, contentType, bytes } };
}

/** What the server declared for a response; the record's own type for what is kept without HTTP headers. */
function typeOf(record: WARCRecord): string | null {
  if (record.warcType !== 'response') return record.warcContentType ?? null;
  return record.httpHeaders?.headers.get('content-type') ?? null;
}

function damage(error: unknown, read: number, file: string): InputError {
  const reason = error instanceof Error ? error.message : String(error);
  const message = `damaged after record ${read} (${reason.slice(0, 200)}): what stands before was read; fetch the file again`;
  return new InputError('damaged-archive', message, file, { cause: error });
}
