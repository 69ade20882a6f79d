import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';

/** Bytes read from front to back, with a look back where that is possible. */
export interface ByteSource {
  /**
   * At least `length` bytes from `position` on, and as many more as are at hand; fewer only at the end. What is handed
   * out stays as it is and may be kept.
   */
  readonly at: (position: number, length: number) => Promise<Buffer>;
  /** The earliest position that can still be read. */
  readonly oldest: () => number;
  /** Any position can be read, in any order. */
  readonly seekable: boolean;
}

export interface ClosableSource extends ByteSource {
  readonly close: () => Promise<void>;
}

/** Bytes read at a time; 256 KB and 4 MB were not faster on an archive of 1 GB. */
const READ_BYTES = 1024 * 1024;

/** A file as a source. @throws the file system's error where it cannot be opened */
export async function openFileSource(file: string): Promise<ClosableSource> {
  const handle = await open(file, 'r');
  return { ...rangeOf(handle, 0, Number.POSITIVE_INFINITY), close: () => handle.close() };
}

/** Part of an open file as a source whose positions count from `start`. */
export function rangeOf(handle: FileHandle, start: number, length: number): ByteSource {
  let held: Buffer = Buffer.alloc(0);
  let heldAt = 0;
  let ended = false;
  const at = async (position: number, wanted: number): Promise<Buffer> => {
    const inside = position >= heldAt && position <= heldAt + held.length;
    const rest = inside ? held.subarray(position - heldAt) : Buffer.alloc(0);
    if (rest.length >= wanted || (ended && inside)) return rest;
    const size = Math.min(Math.max(READ_BYTES, wanted), length - position);
    const next = Buffer.allocUnsafe(Math.max(size, rest.length));
    rest.copy(next);
    let filled = rest.length;
    ended = false;
    while (filled < next.length && !ended) {
      const { bytesRead } = await handle.read(next, filled, next.length - filled, start + position + filled);
      filled += bytesRead;
      ended = bytesRead === 0;
    }
    ended ||= position + filled >= length;
    held = next.subarray(0, filled);
    heldAt = position;
    return held;
  };
  return { at, oldest: () => 0, seekable: true };
}

/** A stream that unpacks what it reads, and cannot. */
export class DamagedStream extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'DamagedStream';
  }
}

const damaged = (cause: unknown): never => {
  throw new DamagedStream(cause);
};

/** How much of a stream is kept for a look back, in bytes: more than a record of forum pages has, packed. */
const LOOK_BACK_BYTES = 8 * 1024 * 1024;

/** A stream as a source: what lies further back than {@link LOOK_BACK_BYTES} is gone. */
export function streamSource(stream: Readable): ByteSource {
  const chunks = stream.iterator();
  let held: Buffer = Buffer.alloc(0);
  let heldAt = 0;
  let ended = false;
  const at = async (position: number, wanted: number): Promise<Buffer> => {
    while (!ended && heldAt + held.length < position + wanted) {
      const kept = held.subarray(Math.max(0, Math.min(position - heldAt, held.length) - LOOK_BACK_BYTES));
      const parts: Uint8Array[] = [kept];
      let size = kept.length;
      heldAt += held.length - kept.length;
      while (!ended && size < kept.length + READ_BYTES) {
        const { done, value } = await chunks.next().catch(damaged);
        ended = done === true;
        if (value instanceof Uint8Array) {
          parts.push(value);
          size += value.length;
        }
      }
      held = Buffer.concat(parts);
    }
    return held.subarray(Math.max(0, position - heldAt));
  };
  return { at, oldest: () => heldAt, seekable: false };
}
