import { constants, crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import type { ByteSource } from './byte-source.js';
import { gzipHeadLength, nextGzipMember } from './gzip-search.js';
import type { Part } from './parts.js';
import { beginsRecord, readHead } from './record-head.js';

/** Packed bytes asked for at a time. A member that is not longer is unpacked in one call. */
const WINDOW_BYTES = 256 * 1024;
/** A member longer than this, packed, is unpacked as a stream. */
const MAX_WHOLE_BYTES = 4 * 1024 * 1024;
/** A member larger than this, unpacked, is unpacked as a stream. */
const MAX_UNPACKED_BYTES = 66 * 1024 * 1024;
/** Packed bytes given to the stream at a time: deflate makes at most 1,032 of one, so 33 MB come back at worst. */
const STREAM_BYTES = 32 * 1024;
/** From here on a member must not have grown more than so many times: real pages stay below 100, bombs reach 1,032. */
const BOMB_BYTES = 256 * 1024 * 1024;
const BOMB_RATIO = 200;
const TRAILER_BYTES = 8;

/**
 * The members of a gzip file, unpacked, one part for each where it is of common size (RFC 1952). A member that is
 * damaged gives what stands before the damage and a gap; then the next member that begins a record is looked for.
 */
export async function* gzipParts(source: ByteSource, from: number): AsyncGenerator<Part> {
  let at = from;
  let expected = WINDOW_BYTES;
  for (;;) {
    let packed = await source.at(at, WINDOW_BYTES);
    if (packed.length === 0) return;
    const head = gzipHeadLength(packed);
    if (head === null) {
      const next = await nextGzipMember(source, at + 1);
      if (next !== null || !(await onlyZeros(source, at))) yield { gap: 'no gzip member begins here', offset: at };
      if (next === null) return;
      at = next;
      continue;
    }
    let member: Member | 'cut' = inflateWhole(packed.subarray(head), expected);
    if (member === 'short') {
      packed = await source.at(at, MAX_WHOLE_BYTES);
      member = inflateWhole(packed.subarray(head), expected);
      if (member === 'short' && packed.length < MAX_WHOLE_BYTES) member = 'cut';
    }
    if (typeof member === 'object') {
      packed = await source.at(at, head + member.used + TRAILER_BYTES);
      if (packed.length < head + member.used + TRAILER_BYTES) member = 'cut';
    }
    if (typeof member === 'object') {
      const { bytes, used } = member;
      const trailer = packed.readUInt32LE(head + used);
      if (trailer === crc32(bytes)) {
        expected = Math.min(Math.max(expected, bytes.length + 1024), 1024 * 1024);
        if (bytes.length > 0) yield { bytes, offset: at, starts: true, ends: true };
        at += head + used + TRAILER_BYTES;
        continue;
      }
      yield { bytes: beforeDamage(bytes), offset: at, starts: true, ends: false };
      yield { gap: 'its checksum differs', offset: at };
    } else if (member === 'damaged' || member === 'cut') {
      const start = inflateStart(packed.subarray(head));
      const bytes = member === 'cut' ? start : beforeDamage(start);
      if (bytes.length > 0) yield { bytes, offset: at, starts: true, ends: false };
      const gap = member === 'cut' ? 'the file ends inside it' : 'its packed bytes are damaged';
      yield { gap, offset: at };
    } else {
      const end = yield* inflateStream(source, at, head);
      if (end !== null) {
        at = end;
        continue;
      }
    }
    const next = await nextGzipMember(source, Math.max(at + 1, source.oldest()));
    if (next === null) return;
    at = next;
  }
}

type Member = { readonly bytes: Buffer; readonly used: number } | 'short' | 'large' | 'damaged';

/** A member unpacked in one call, with the packed bytes it has; `short`: it is longer than what is there. */
function inflateWhole(packed: Buffer, expected: number): Member {
  try {
    const told: unknown = inflateRawSync(packed, {
      info: true,
      chunkSize: expected,
      maxOutputLength: MAX_UNPACKED_BYTES,
    });
    return isTold(told) ? { bytes: told.buffer, used: told.engine.bytesWritten } : 'damaged';
  } catch (error) {
    const code = codeOf(error);
    if (code === 'Z_BUF_ERROR') return 'short';
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'large' : 'damaged';
  }
}

/** What zlib answers with `info`: the type declarations know of the bytes alone. */
function isTold(told: unknown): told is { buffer: Buffer; engine: { bytesWritten: number } } {
  if (typeof told !== 'object' || told === null || !('buffer' in told) || !('engine' in told)) return false;
  const { buffer, engine } = told;
  return Buffer.isBuffer(buffer) && typeof engine === 'object' && engine !== null && 'bytesWritten' in engine;
}

/**
 * What is given of a member that is damaged: wrong bytes may stand long before the place where the damage shows, so of a
 * record that has it for itself only the head, which tells whose it is; of many records, all that could be unpacked.
 */
function beforeDamage(bytes: Buffer): Buffer {
  const head = beginsRecord(bytes) ? readHead(bytes.subarray(0, WINDOW_BYTES)) : null;
  if (head === null) return bytes.subarray(0, 0);
  return head.length + (head.blockLength ?? 0) + 4 >= bytes.length ? bytes.subarray(0, head.length) : bytes;
}

/** What can be unpacked before the damage: the longest beginning that makes no error is found by halving. */
function inflateStart(packed: Buffer): Buffer {
  const finishFlush = constants.Z_SYNC_FLUSH;
  const attempt = (length: number): Buffer | null => {
    try {
      return inflateRawSync(packed.subarray(0, length), { finishFlush, maxOutputLength: MAX_UNPACKED_BYTES });
    } catch (error) {
      if (codeOf(error).startsWith('Z_') || codeOf(error) === 'ERR_BUFFER_TOO_LARGE') return null;
      throw error;
    }
  };
  let best: Buffer = Buffer.alloc(0);
  let low = 0;
  let high = packed.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const bytes = attempt(middle);
    if (bytes === null) high = middle - 1;
    else {
      best = bytes;
      low = middle;
    }
  }
  return best;
}

/** A long member piece by piece; gives where the next one begins, null when it is damaged (a gap was given). */
async function* inflateStream(source: ByteSource, offset: number, head: number): AsyncGenerator<Part, number | null> {
  const inflate = createInflateRaw({ chunkSize: WINDOW_BYTES });
  const made: Buffer[] = [];
  let failed = false;
  let settle = (): void => undefined;
  inflate.on('data', (bytes: Buffer) => made.push(bytes));
  inflate.on('error', () => {
    failed = true;
    settle();
  });
  const give = (bytes: Buffer): Promise<void> =>
    new Promise((resolve) => {
      settle = resolve;
      inflate.write(bytes, () => resolve());
    });
  let given = 0;
  let unpacked = 0;
  let sum = 0;
  let starts = true;
  try {
    for (;;) {
      const packed = (await source.at(offset + head + given, STREAM_BYTES)).subarray(0, STREAM_BYTES);
      if (packed.length > 0) await give(packed);
      given += packed.length;
      for (const bytes of made.splice(0)) {
        sum = crc32(bytes, sum);
        unpacked += bytes.length;
        yield { bytes, offset, starts, ends: false };
        starts = false;
      }
      if (failed || packed.length === 0) {
        yield { gap: 'its packed bytes are damaged or cut off', offset };
        return null;
      }
      if (unpacked > BOMB_BYTES && unpacked > given * BOMB_RATIO) {
        yield { gap: `it unpacks to more than ${BOMB_RATIO} times its size, as no page does`, offset };
        return null;
      }
      if (inflate.bytesWritten < given) break;
    }
  } finally {
    inflate.destroy();
  }
  const end = offset + head + inflate.bytesWritten;
  const trailer = await source.at(end, TRAILER_BYTES);
  if (trailer.length >= TRAILER_BYTES && trailer.readUInt32LE(0) === sum) return end + TRAILER_BYTES;
  yield { gap: 'its checksum differs', offset };
  return null;
}

/** Some tools fill the end of a file with zeros; that is no damage. */
async function onlyZeros(source: ByteSource, from: number): Promise<boolean> {
  for (let at = from; ; ) {
    const bytes = await source.at(at, WINDOW_BYTES);
    if (bytes.length === 0) return true;
    if (bytes.some((byte) => byte !== 0)) return false;
    at += bytes.length;
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
