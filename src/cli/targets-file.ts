import { readFile } from 'node:fs/promises';
import { type GivenTarget, readGivenTargets } from '../analyze/index.js';
import { InputError } from '../model/errors.js';
import { fileReason } from '../model/file-errors.js';

/** A file of targets is a list somebody wrote by hand; anything longer is another file. */
const LARGEST = 1_000_000;

/**
 * Reads the user's targets from a JSON file: `[{"name", "kind", "aliases"}]`.
 *
 * @throws InputError with the file's name: `bad-targets`, where it cannot be read, is no JSON or an entry is wrong
 */
export async function readTargetsFile(file: string): Promise<readonly GivenTarget[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new InputError('bad-targets', `The targets cannot be read: ${fileReason(cause)}.`, file, { cause });
  }
  if (text.length > LARGEST) throw new InputError('bad-targets', `More than ${LARGEST} characters.`, file);
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''));
    return readGivenTargets(value);
  } catch (cause) {
    throw new InputError('bad-targets', cause instanceof Error ? cause.message : String(cause), file, { cause });
  }
}
