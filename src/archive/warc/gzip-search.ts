import { constants, inflateRawSync } from 'node:zlib';
import type { ByteSource } from './byte-source.js';
import { beginsRecord } from './record-head.js';

const MAGIC = Buffer.from([0x1f, 0x8b, 0x08]);
const FIXED_HEAD = 10;
/** Flags of RFC 1952, 2.3.1; the three high bits are reserved and must be zero. */
const FHCRC = 2;
const FEXTRA = 4;
const FNAME = 8;
const FCOMMENT = 16;
const RESERVED = 0xe0;

/** Bytes of the header of a gzip member; null where none begins. */
export function gzipHeadLength(bytes: Buffer): number | null {
  const flags = bytes[3] ?? RESERVED;
  if (bytes.length < FIXED_HEAD || !bytes.subarray(0, 3).equals(MAGIC) || (flags & RESERVED) !== 0) return null;
  let at = FIXED_HEAD;
  if ((flags & FEXTRA) !== 0) {
    if (bytes.length < at + 2) return null;
    at += 2 + bytes.readUInt16LE(at);
  }
  for (const flag of [FNAME, FCOMMENT]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return null;
    at = end + 1;
  }
  if ((flags & FHCRC) !== 0) at += 2;
  return at <= bytes.length ? at : null;
}

const SEARCH_BYTES = 256 * 1024;
/** Packed bytes a candidate is tried with: enough for the first line of a record. */
const TASTE_BYTES = 1024;

/** Candidates tried until the search is given up: a real archive has one in a thousand records, a made-up one millions. */
const MAX_TRIES = 5_000;

/** The first byte at or after `from` where a gzip member begins whose content begins a record; null: there is none. */
export async function nextGzipMember(source: ByteSource, from: number): Promise<number | null> {
  let tries = 0;
  for (let at = from; ; ) {
    const bytes = await source.at(at, SEARCH_BYTES);
    if (bytes.length < FIXED_HEAD) return null;
    for (let found = bytes.indexOf(MAGIC); found >= 0; found = bytes.indexOf(MAGIC, found + 1)) {
      if (!mayBegin(bytes, found)) continue;
      tries += 1;
      if (tries > MAX_TRIES) return null;
      const candidate =
        bytes.length - found >= 2 * TASTE_BYTES ? bytes.subarray(found) : await source.at(at + found, 2 * TASTE_BYTES);
      if (holdsRecord(candidate)) return at + found;
    }
    at += bytes.length - MAGIC.length + 1;
  }
}

/** What the next bytes of a header can be: no reserved flag, an extra flag and a system that are in use. */
function mayBegin(bytes: Buffer, at: number): boolean {
  const [flags = 0, extra = 0, system = 0] = [bytes[at + 3], bytes[at + 8], bytes[at + 9]];
  return (flags & RESERVED) === 0 && extra <= 8 && (system <= 19 || system === 255);
}

function holdsRecord(bytes: Buffer): boolean {
  const head = gzipHeadLength(bytes);
  if (head === null) return false;
  try {
    const packed = bytes.subarray(head, head + TASTE_BYTES);
    return beginsRecord(inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH }));
  } catch (error) {
    // Three bytes that look like a header, in the middle of something else.
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}
