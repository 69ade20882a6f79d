import { open } from 'node:fs/promises';
import { InputError } from '../model/errors.js';
import { fileReason, IS_FOLDER } from '../model/file-errors.js';

/** Largest input read, in bytes: beyond it the text no longer fits one JavaScript string in a few copies. */
export const MAX_INPUT_BYTES = 256 * 1024 * 1024;

/** Bytes of a file, or of standard input for `-`. Throws InputError with the file's name and what to do. */
export async function readInput(file: string, stdin: AsyncIterable<unknown>): Promise<Uint8Array> {
  if (file === '-') return readStream(stdin, file);
  try {
    const handle = await open(file, 'r');
    try {
      const info = await handle.stat();
      if (info.isDirectory()) throw new InputError('unreadable', IS_FOLDER, file);
      if (!info.isFile()) return await readStream(handle.createReadStream({ autoClose: false }), file);
      if (info.size > MAX_INPUT_BYTES) throw tooLarge(file);
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError('unreadable', fileReason(error), file, { cause: error });
  }
}

/** Pipes and devices have no size to ask for beforehand, so what arrives is counted. */
async function readStream(stdin: AsyncIterable<unknown>, file: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk), 'utf8');
    size += bytes.length;
    if (size > MAX_INPUT_BYTES) throw tooLarge(file);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

const tooLarge = (file: string): InputError =>
  new InputError('too-large', `larger than ${MAX_INPUT_BYTES / 1024 / 1024} MB; split it into pages first`, file);
