import type { ByteSource } from './byte-source.js';
import type { Part } from './parts.js';
import { beginsRecord } from './record-head.js';
import { openUnzstd, unzstdFrame } from './zstd.js';
import { readBlock, readFrame, readFrameHead, readSkippable } from './zstd-frame.js';

const WINDOW_BYTES = 256 * 1024;
/** A frame longer than this, packed, is unpacked as a stream. */
const MAX_WHOLE_BYTES = 4 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 66 * 1024 * 1024;
/** How far back a frame may refer: what fzstd can hold, and four times what `zstd -19` asks for. */
const MAX_WINDOW_BYTES = 32 * 1024 * 1024;
const STREAM_BYTES = 128 * 1024;
/** See `gzip-members.ts`; zstd packs the same forum pages a little better. */
const BOMB_BYTES = 256 * 1024 * 1024;
const BOMB_RATIO = 400;

/** The frames of a zstd file, unpacked; damage is told as in `gzipParts`. Dictionaries are not known here. */
export async function* zstdParts(source: ByteSource, from: number): AsyncGenerator<Part> {
  let at = from;
  for (;;) {
    let packed = await source.at(at, WINDOW_BYTES);
    if (packed.length === 0) return;
    const skip = readSkippable(packed);
    if (skip !== null) {
      at += skip.length;
      continue;
    }
    const refused = refusal(packed);
    if (refused === null) {
      let frame = readFrame(packed);
      if (frame?.kind === 'cut') {
        packed = await source.at(at, MAX_WHOLE_BYTES);
        frame = readFrame(packed);
      }
      const bytes = frame?.kind === 'data' ? whole(packed.subarray(0, frame.length), frame.most) : null;
      if (frame?.kind === 'data' && bytes !== null) {
        if (bytes.length > 0) yield { bytes, offset: at, starts: true, ends: true };
        at += frame.length;
        continue;
      }
      const end = yield* unpackStream(source, at);
      if (end !== null) {
        at = end;
        continue;
      }
    } else yield { gap: refused, offset: at };
    const next = await nextFrame(source, Math.max(at + 1, source.oldest()));
    if (next === null) return;
    at = next;
  }
}

/** Why a frame is not unpacked; null: it is. */
function refusal(packed: Buffer): string | null {
  const head = readFrameHead(packed);
  if (head === null) return 'no zstd frame begins here';
  if (head.dictionary !== 0) return 'it was packed with a zstd dictionary; unpack the file with the zstd program first';
  return head.window > MAX_WINDOW_BYTES && packed.length > MAX_WHOLE_BYTES
    ? 'it needs more memory than is given to it; unpack the file with the zstd program first'
    : null;
}

function whole(frame: Buffer, most: number): Buffer | null {
  if (most > MAX_UNPACKED_BYTES) return null;
  try {
    return unzstdFrame(frame, most, MAX_UNPACKED_BYTES);
  } catch (error) {
    // It is gone through once more, for what stands before the damage.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

/** A frame block by block; gives where the next one begins, null when it is damaged (a gap was given). */
async function* unpackStream(source: ByteSource, offset: number): AsyncGenerator<Part, number | null> {
  const head = readFrameHead(await source.at(offset, WINDOW_BYTES));
  if (head === null || head.window > MAX_WINDOW_BYTES) {
    yield { gap: 'it needs more memory than is given to it; unpack the file with the zstd program first', offset };
    return null;
  }
  const made: Buffer[] = [];
  const push = openUnzstd((bytes) => made.push(bytes), Number.POSITIVE_INFINITY);
  push((await source.at(offset, head.length)).subarray(0, head.length), false);
  let at = offset + head.length;
  let unpacked = 0;
  let starts = true;
  for (let last = false; !last; ) {
    const packed = await source.at(at, STREAM_BYTES + 3);
    const block = packed.length < 3 ? null : readBlock(packed, 0);
    const failed = block === null || packed.length < block.length || !pushed(push, packed.subarray(0, block.length));
    for (const bytes of made.splice(0)) {
      unpacked += bytes.length;
      yield { bytes, offset, starts, ends: false };
      starts = false;
    }
    if (failed) {
      yield { gap: 'its packed bytes are damaged or cut off', offset };
      return null;
    }
    at += block.length;
    last = block.last;
    if (unpacked > BOMB_BYTES && unpacked > (at - offset) * BOMB_RATIO) {
      yield { gap: `it unpacks to more than ${BOMB_RATIO} times its size, as no page does`, offset };
      return null;
    }
  }
  return at + (head.checksum ? 4 : 0);
}

function pushed(push: (packed: Uint8Array, last: boolean) => void, block: Buffer): boolean {
  try {
    push(block, false);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

const MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/** Candidates tried until the search is given up, see `gzip-search.ts`; each costs ten times as much here. */
const MAX_TRIES = 500;

/** The first byte at or after `from` where a frame begins whose content begins a record; null: there is none. */
async function nextFrame(source: ByteSource, from: number): Promise<number | null> {
  let tries = 0;
  for (let at = from; ; ) {
    const bytes = await source.at(at, WINDOW_BYTES);
    if (bytes.length < MAGIC.length) return null;
    for (let found = bytes.indexOf(MAGIC); found >= 0; found = bytes.indexOf(MAGIC, found + 1)) {
      tries += 1;
      if (tries > MAX_TRIES) return null;
      if (holdsRecord(await source.at(at + found, WINDOW_BYTES))) return at + found;
    }
    at += bytes.length - MAGIC.length + 1;
  }
}

function holdsRecord(bytes: Buffer): boolean {
  const head = readFrameHead(bytes);
  if (head === null || head.window > MAX_WINDOW_BYTES || head.dictionary !== 0) return false;
  const made: Buffer[] = [];
  const push = openUnzstd((piece) => made.push(piece), MAX_UNPACKED_BYTES);
  return pushed(push, bytes.subarray(0, WINDOW_BYTES)) ? beginsRecord(Buffer.concat(made)) : firstBegins(made);
}

/** The bytes tried go on into the next frame, and that may be the damaged one. */
const firstBegins = (made: readonly Buffer[]): boolean => made[0] !== undefined && beginsRecord(made[0]);
