import { InputError } from '../../model/errors.js';
import type { ArchiveItem } from '../archive-item.js';
import { type ByteSource, DamagedStream } from './byte-source.js';
import { gzipParts } from './gzip-members.js';
import { pageOfRecord } from './page-of-record.js';
import { type Flow, packedFlow, plainFlow } from './parts.js';
import { readRecords } from './records.js';
import { isZstd, readSkippable } from './zstd-frame.js';
import { zstdParts } from './zstd-parts.js';

export interface WarcInput {
  /** The file that messages and errors name. */
  readonly file: string;
  /** Number of the last record before this file's first one. */
  readonly from: number;
  /** Name of this file inside `file`. */
  readonly inner?: string;
}

/** The pages and errors of one WARC file; gives the number of the last record. */
export async function* readWarc(source: ByteSource, input: WarcInput): AsyncGenerator<ArchiveItem, number> {
  const { file, from, inner } = input;
  let last = from;
  try {
    if (readSkippable(await source.at(0, 8))?.dictionary === true) {
      const message = `${inner ?? 'the file'} is packed with a zstd dictionary, which is not read here; unpack it first: zstd -d, with the dictionary of its first frame (-D)`;
      yield { number: from, url: null, error: new InputError('zstd-dictionary', message, file) };
      return last;
    }
    for await (const record of readRecords(await flowOf(source, 0, inner ?? file))) {
      last = from + record.number;
      const item = pageOfRecord({ ...record, number: last }, file);
      if (item !== null) yield inner === undefined || 'error' in item ? item : { page: { ...item.page, inner } };
    }
    if (last === from) {
      const message = `no record can be read in ${inner ?? 'it'}: this is no WARC or WET file, or it is cut off at its start`;
      yield { number: from, url: null, error: new InputError('damaged-archive', message, file) };
    }
  } catch (cause) {
    yield { number: last + 1, url: null, error: cannotGoOn(cause, last, input) };
    last += 1;
  }
  return last;
}

/** The file itself can no longer be read on: a disk that fails, or a zip whose packed bytes are damaged. */
function cannotGoOn(cause: unknown, last: number, { file, inner }: WarcInput): InputError {
  const damaged = cause instanceof DamagedStream;
  if (!damaged && !(cause instanceof Error && 'syscall' in cause)) throw cause;
  const where = `${inner ?? 'the file'} cannot be read on after record ${last} (${cause.message.slice(0, 200)})`;
  return damaged
    ? new InputError('damaged-archive', `${where}; fetch it again`, file, { cause })
    : new InputError('unreadable', `${where}; check the disk`, file, { cause });
}

/** How the bytes from `from` on are packed, by the first of them; where these say nothing, by the file's name. */
export async function flowOf(source: ByteSource, from: number, name: string): Promise<Flow> {
  const start = await source.at(from, 4);
  const known = isZstd(start) ? 'zst' : start[0] === 0x1f && start[1] === 0x8b ? 'gz' : null;
  const packing =
    known ?? (start.toString('latin1', 0, 4) === 'WARC' ? null : /\.(gz|zst)$/i.exec(name)?.[1]?.toLowerCase());
  if (packing === 'gz') return packedFlow(gzipParts(source, from));
  if (packing === 'zst') return packedFlow(zstdParts(source, from));
  return plainFlow(source, from);
}
