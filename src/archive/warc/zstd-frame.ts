/** What a frame of zstd data is (RFC 8878, 3.1), without unpacking it. */
export type Frame =
  | {
      readonly kind: 'data';
      /** Bytes from its magic number to its checksum. */
      readonly length: number;
      /** Bytes it can have, unpacked, at most. */
      readonly most: number;
    }
  /** Data of other programs; `dictionary`: of the one that the other frames need. */
  | { readonly kind: 'skip'; readonly length: number; readonly dictionary: boolean }
  /** It goes on behind these bytes. */
  | { readonly kind: 'cut' };

const MAGIC = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;
/** Dictionary of a WARC file: https://iipc.github.io/warc-specifications/specifications/warc-zstd/ */
const DICTIONARY = 0x184d2a5d;
const BLOCK_BYTES = 128 * 1024;
const HEAD_BYTES = 18;

/** The head of a data frame. */
export interface FrameHead {
  readonly length: number;
  /** Bytes that must be held to unpack it. */
  readonly window: number;
  readonly dictionary: number;
  readonly checksum: boolean;
}

/** Whether zstd data begins here. */
export function isZstd(bytes: Buffer): boolean {
  if (bytes.length < 4) return false;
  const magic = bytes.readUInt32LE(0);
  return magic === MAGIC || (magic & 0xfffffff0) >>> 0 === SKIPPABLE;
}

/** The head of a data frame; null where none begins. */
export function readFrameHead(bytes: Buffer): FrameHead | null {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== MAGIC) return null;
  const flags = bytes[4] ?? 0;
  const single = (flags & 0x20) !== 0;
  const idBytes = [0, 1, 2, 4][flags & 3] ?? 0;
  const sizeBytes = [single ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
  const idAt = single ? 5 : 6;
  const sizeAt = idAt + idBytes;
  if ((flags & 8) !== 0 || bytes.length < sizeAt + sizeBytes) return null;
  const little = (at: number, count: number): number =>
    [...bytes.subarray(at, at + count)].reduceRight((sum, byte) => sum * 256 + byte, 0);
  const descriptor = bytes[5] ?? 0;
  const base = 2 ** (10 + (descriptor >> 3));
  const size = little(sizeAt, sizeBytes) + (sizeBytes === 2 ? 256 : 0);
  return {
    length: sizeAt + sizeBytes,
    window: single ? size : base + (base / 8) * (descriptor & 7),
    dictionary: little(idAt, idBytes),
    checksum: (flags & 4) !== 0,
  };
}

/** A block's bytes with its own head, and whether it is the last; null where its kind is none there is. */
export function readBlock(bytes: Buffer, at: number): { readonly length: number; readonly last: boolean } | null {
  const head = bytes.readUIntLE(at, 3);
  const kind = (head >> 1) & 3;
  if (kind === 3) return null;
  return { length: 3 + (kind === 1 ? 1 : head >> 3), last: (head & 1) === 1 };
}

/** The skippable frame that begins here; null where none does. */
export function readSkippable(bytes: Buffer): { readonly length: number; readonly dictionary: boolean } | null {
  if (bytes.length < 8) return null;
  const magic = bytes.readUInt32LE(0);
  if ((magic & 0xfffffff0) >>> 0 !== SKIPPABLE) return null;
  return { length: 8 + bytes.readUInt32LE(4), dictionary: magic === DICTIONARY };
}

/** The frame these bytes begin with; null where none begins, or it is damaged. */
export function readFrame(bytes: Buffer): Frame | null {
  const skip = readSkippable(bytes);
  if (skip !== null) return skip.length > bytes.length ? { kind: 'cut' } : { kind: 'skip', ...skip };
  const head = readFrameHead(bytes);
  if (head === null) return bytes.length < HEAD_BYTES && isZstd(bytes) ? { kind: 'cut' } : null;
  let at = head.length;
  for (let blocks = 1; ; blocks += 1) {
    if (at + 3 > bytes.length) return { kind: 'cut' };
    const block = readBlock(bytes, at);
    if (block === null) return null;
    at += block.length;
    if (!block.last) continue;
    const length = at + (head.checksum ? 4 : 0);
    return length > bytes.length
      ? { kind: 'cut' }
      : { kind: 'data', length, most: blocks * Math.min(BLOCK_BYTES, Math.max(head.window, 1)) };
  }
}
