import { open, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { InputError } from '../model/errors.js';
import { fileReason } from '../model/file-errors.js';

const unpack = promisify(gunzip);

/** Largest file read in one piece, packed or unpacked, in bytes. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * The bytes of a file, unpacked where its name ends in `.gz`.
 *
 * @throws InputError when it cannot be read or unpacked, or is larger than 256 MB
 */
export async function readWhole(file: string): Promise<Buffer> {
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES) throw tooLarge(file);
    const handle = await open(file, 'r');
    try {
      const bytes = await handle.readFile();
      return isPacked(file) ? await unpack(bytes, { maxOutputLength: MAX_BYTES }) : bytes;
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(file);
    if (typeof code === 'string' && code.startsWith('Z_'))
      throw new InputError('damaged-archive', 'the file cannot be unpacked; fetch it again', file, { cause: error });
    throw new InputError('unreadable', fileReason(error), file, { cause: error });
  }
}

export const isPacked = (file: string): boolean => /\.gz$/i.test(file);

const tooLarge = (file: string): InputError =>
  new InputError('too-large', `larger than ${MAX_BYTES / 1024 / 1024} MB; split it first`, file);
