import { open } from 'node:fs/promises';
import { constants, gunzipSync } from 'node:zlib';
import { isPacked } from './read-whole.js';

/** Bytes looked at to tell what a file is. */
const HEAD = 8_192;

/**
 * The first bytes of a file, one character per byte, unpacked where its name ends in `.gz`; null where it cannot be
 * read: whoever opens it next says why.
 */
export async function fileHead(file: string): Promise<string | null> {
  try {
    const handle = await open(file, 'r');
    try {
      // A pipe gives its bytes once: it is left to its reader.
      if (!(await handle.stat()).isFile()) return null;
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
      const bytes = buffer.subarray(0, bytesRead);
      // A piece of a gzip file ends early; what can be unpacked is enough.
      const plain = isPacked(file) ? gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }) : bytes;
      return plain.toString('latin1');
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
