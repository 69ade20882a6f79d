import { type FileHandle, open } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';
import { InputError } from '../../model/errors.js';

const WINDOW_BYTES = 1024 * 1024;
/** Header and trailer of the members the writer makes, which have no optional fields (RFC 1952, 2.3). */
const HEAD = Buffer.from([0x1f, 0x8b, 0x08, 0x00]);
const HEAD_BYTES = 10;
const TRAILER_BYTES = 8;

/**
 * Cuts what a killed process left half-written at the end of a file of ours. Records that are whole stay, also those
 * that nobody wrote down; so does everything where the file is damaged in another way, which readers tell.
 *
 * @param known the file is whole up to this byte; it is looked through from there
 * @throws InputError 'damaged-archive' where the file is gone or shorter than `known`: records were lost
 */
export async function trimWarc(file: string, known: number): Promise<void> {
  const handle = await open(file, 'r+').catch((cause: unknown) => {
    const message = 'the archive of fetched pages cannot be opened; put it back, or fetch its pages again';
    throw new InputError('damaged-archive', message, file, { cause });
  });
  try {
    const { size } = await handle.stat();
    if (size < known) {
      const message = `the archive holds ${size} bytes where ${known} were written: records are lost; fetch its pages again`;
      throw new InputError('damaged-archive', message, file);
    }
    const end = await lastWhole(handle, known, size);
    if (end === size) return;
    await handle.truncate(end);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

/** Where the last whole member ends, if nothing but the beginning of one stands behind it; else the size. */
async function lastWhole(handle: FileHandle, from: number, size: number): Promise<number> {
  let wanted = WINDOW_BYTES;
  for (let at = from; at < size; ) {
    const bytes = await readAt(handle, at, Math.min(wanted, size - at));
    if (!HEAD.subarray(0, bytes.length).equals(bytes.subarray(0, HEAD.length)))
      return bytes.every((byte) => byte === 0) ? at : size;
    const used = memberLength(bytes);
    if (used === 'damaged') return size;
    if (used !== 'cut') {
      at += used;
      wanted = WINDOW_BYTES;
    } else if (at + bytes.length < size) wanted *= 4;
    else return at;
  }
  return size;
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function memberLength(bytes: Buffer): number | 'cut' | 'damaged' {
  try {
    const told: unknown = inflateRawSync(bytes.subarray(HEAD_BYTES), { info: true });
    const length = HEAD_BYTES + packedBytes(told) + TRAILER_BYTES;
    return length <= bytes.length ? length : 'cut';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return code === 'Z_BUF_ERROR' ? 'cut' : 'damaged';
  }
}

/** How much zlib took; the type declarations know of the unpacked bytes alone. */
function packedBytes(told: unknown): number {
  const engine = typeof told === 'object' && told !== null && 'engine' in told ? told.engine : null;
  const taken = typeof engine === 'object' && engine !== null && 'bytesWritten' in engine ? engine.bytesWritten : null;
  if (typeof taken !== 'number') throw new Error('zlib does not say how much it read');
  return taken;
}
