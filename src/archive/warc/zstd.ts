import * as zlib from 'node:zlib';
import { Decompress, decompress } from 'fzstd';
import { readFrame } from './zstd-frame.js';

const TEXTS = { Z_DATA_ERROR: 'damaged zstd data', ERR_BUFFER_TOO_LARGE: 'more zstd data than is read' } as const;

/** Data that cannot be unpacked, told as zlib tells it. */
class ZstdFailure extends Error {
  readonly code: 'Z_DATA_ERROR' | 'ERR_BUFFER_TOO_LARGE';
  constructor(code: 'Z_DATA_ERROR' | 'ERR_BUFFER_TOO_LARGE', options?: { cause?: unknown }) {
    super(TEXTS[code], options);
    this.name = 'ZstdFailure';
    this.code = code;
  }
}

/** What unpacks a whole frame: Node's own unpacker, or fzstd. */
export type Unzstd = (frame: Uint8Array, max: number) => Uint8Array;

/** Node's unpacker, from 22.15 on; null where this Node has none. */
export const nativeUnzstd: Unzstd | null = nativeOf(Reflect.get(zlib, 'zstdDecompressSync'));

function nativeOf(unpack: unknown): Unzstd | null {
  if (typeof unpack !== 'function') return null;
  return (frame, max) => {
    const unpacked: unknown = unpack(frame, { maxOutputLength: max });
    if (unpacked instanceof Uint8Array) return unpacked;
    throw new ZstdFailure('Z_DATA_ERROR');
  };
}

/**
 * Unpacks zstd data of one or more frames (RFC 8878).
 *
 * @param max most bytes given
 * @param partly what can be unpacked of data that is cut off is enough
 * @throws Error with the `code` zlib uses: `ERR_BUFFER_TOO_LARGE`, else damaged
 */
export function unzstd(bytes: Buffer, max: number, partly = false, native: Unzstd | null = nativeUnzstd): Buffer {
  const made: Uint8Array[] = [];
  let size = 0;
  for (let at = 0; at < bytes.length; ) {
    const rest = bytes.subarray(at);
    const frame = readFrame(rest);
    if (frame === null && !partly) throw new ZstdFailure('Z_DATA_ERROR');
    if (frame === null || frame.kind === 'cut') {
      if (!partly) throw new ZstdFailure('Z_DATA_ERROR');
      openUnzstd((piece) => made.push(piece), max - size)(rest, false);
      break;
    }
    if (frame.kind === 'data') {
      const unpacked = unzstdFrame(rest.subarray(0, frame.length), frame.most, max - size, native);
      made.push(unpacked);
      size += unpacked.length;
    }
    at += frame.length;
  }
  return Buffer.concat(made);
}

/** Unpacks one whole frame. @param most bytes it can have, by its blocks */
export function unzstdFrame(frame: Buffer, most: number, max: number, native = nativeUnzstd): Buffer {
  if (most > max) return unzstdSlowly(frame, max);
  try {
    const unpacked = native === null ? decompress(frame) : native(frame, max);
    return Buffer.from(unpacked.buffer, unpacked.byteOffset, unpacked.length);
  } catch (error) {
    throw error instanceof ZstdFailure ? error : new ZstdFailure('Z_DATA_ERROR', { cause: error });
  }
}

function unzstdSlowly(frame: Buffer, max: number): Buffer {
  const made: Buffer[] = [];
  openUnzstd((piece) => made.push(piece), max)(frame, true);
  return Buffer.concat(made);
}

/** Unpacks a frame as it comes; the function given back takes the packed bytes. @throws as {@link unzstd} */
export function openUnzstd(give: (bytes: Buffer) => void, max: number): (packed: Uint8Array, last: boolean) => void {
  let made = 0;
  const stream = new Decompress((bytes) => {
    made += bytes.length;
    if (made > max) throw new ZstdFailure('ERR_BUFFER_TOO_LARGE');
    // The unpacker goes on writing where these bytes are.
    if (bytes.length > 0) give(Buffer.from(bytes));
  });
  return (packed, last) => {
    try {
      stream.push(packed, last);
    } catch (error) {
      throw error instanceof ZstdFailure ? error : new ZstdFailure('Z_DATA_ERROR', { cause: error });
    }
  };
}
