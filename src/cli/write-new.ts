import { writeFile } from 'node:fs/promises';
import { UsageError } from '../model/errors.js';

/**
 * Writes a file people will work in: never over one that is there, unless told so.
 *
 * @throws UsageError `sheets-exist`, or `unwritable-output`
 */
export async function writeNew(file: string, text: string, force: boolean): Promise<void> {
  try {
    await writeFile(file, text, { flag: force ? 'w' : 'wx' });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') throw sheetExists(file, cause);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError('unwritable-output', `${file} cannot be written (${reason}); choose another place`, { cause });
  }
}

/** The refusal to write over people's work. */
export function sheetExists(file: string, cause?: unknown): UsageError {
  return new UsageError(
    'sheets-exist',
    `${file} is there already, and somebody may have worked in it: choose another place, or --force to lose it.`,
    { cause },
  );
}
