import { writeFile } from 'node:fs/promises';
import { UsageError } from '../model/errors.js';
import type { Context } from './context.js';

/** Writes an answer to the file of `--out`, or to standard output; UsageError where the file cannot be written. */
export async function writeOutput(context: Context, file: string | undefined, text: string): Promise<void> {
  if (file === undefined) {
    await context.out.write(text);
    return;
  }
  try {
    await writeFile(file, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError('unwritable-output', `${file} cannot be written (${reason}); choose another with --out`, {
      cause: error,
    });
  }
}
