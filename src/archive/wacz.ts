import { type FileHandle, open as openFile } from 'node:fs/promises';
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl';
import { InputError } from '../model/errors.js';
import type { ArchiveItem } from './archive-item.js';
import { type ByteSource, rangeOf, streamSource } from './warc/byte-source.js';
import { readWarc } from './warc/warc-items.js';

/** Where a WACZ keeps its pages (WACZ 1.1.1, 5.1.1); its indexes and texts are made of them. */
const WARC_ENTRY = /^archive\/[^/].*\.(?:warc|arc)(?:\.gz|\.zst)?$/i;
/** Most files inside a WACZ that are read; crawls of years have a few hundred. */
const MAX_WARCS = 10_000;
const STORED = 0;

/**
 * Reads the WARC files of a WACZ one after the other, by name; the records are counted on from one to the next. Nothing
 * is unpacked to disk: a WARC that is stored, as the specification has it, is read where it lies in the zip.
 */
export async function* readWacz(file: string): AsyncGenerator<ArchiveItem> {
  let number = 0;
  const failure = (what: string, cause?: unknown): ArchiveItem => ({
    number,
    url: null,
    error: new InputError('damaged-archive', what, file, { cause }),
  });
  const handle = await openFile(file, 'r').catch((error: unknown) => errorOf(error));
  if (handle instanceof Error) {
    yield { number, url: null, error: new InputError('unreadable', `cannot be opened (${handle.message})`, file) };
    return;
  }
  try {
    const zip = await fromFdPromise(handle.fd, { autoClose: false, lazyEntries: true });
    const entries = await warcsIn(zip);
    if (entries.length === 0) yield failure('there is no WARC file in its folder archive/: it is no WACZ');
    for (const entry of entries) {
      const name = entry.fileName;
      if (!entry.canDecodeFileData()) {
        number += 1;
        yield failure(
          `${name} is encrypted, or packed in a way that is not read; unpack the file and give the WARC itself`,
        );
        continue;
      }
      const opened = await openEntry(zip, handle, entry).catch((error: unknown) => errorOf(error));
      if (opened instanceof Error) {
        number += 1;
        yield failure(`${name} cannot be read (${opened.message.slice(0, 200)}); fetch the WACZ again`, opened);
        continue;
      }
      try {
        number = yield* readWarc(opened.source, { file, from: number, inner: name });
      } finally {
        opened.close();
      }
    }
  } catch (error) {
    const cause = errorOf(error);
    if (cause instanceof InputError) throw cause;
    number += 1;
    yield failure(
      `the WACZ (a zip file) is damaged or cut off (${cause.message.slice(0, 200)}); fetch it again`,
      cause,
    );
  } finally {
    await handle.close();
  }
}

/** A stored file is read where it lies, a deflated one as it is unpacked. */
async function openEntry(zip: ZipFile, handle: FileHandle, entry: Entry): Promise<OpenEntry> {
  if (entry.compressionMethod === STORED) {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    return { source: rangeOf(handle, fileDataStart, entry.compressedSize), close: () => undefined };
  }
  const stream = await zip.openReadStreamPromise(entry);
  return { source: streamSource(stream), close: () => stream.destroy() };
}

interface OpenEntry {
  readonly source: ByteSource;
  readonly close: () => void;
}

async function warcsIn(zip: ZipFile): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    if (WARC_ENTRY.test(entry.fileName)) found.push(entry);
    if (found.length >= MAX_WARCS) break;
  }
  return found.sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
}

const errorOf = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
