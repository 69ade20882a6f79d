import { InputError } from '../model/errors.js';
import { sha256 } from '../model/ids.js';
import type { ParsedPage, ParseOptions } from '../model/page.js';
import { readPage } from '../pipeline.js';
import type { InputFile } from './inputs.js';
import { readInput } from './read-file.js';
import type { FileProblem } from './summary.js';

/** A file that was read and parsed. */
export interface OpenedPage {
  readonly file: string;
  readonly url: string | null;
  /** SHA-256 of the bytes as they lay on disk. */
  readonly sha256: string;
  readonly parsed: ParsedPage;
}

export type Opened = { readonly page: OpenedPage } | { readonly problem: FileProblem };

/** Reads and parses one input; what cannot be read comes back as a problem that names the file. */
export async function openPage(
  input: InputFile,
  url: string | null,
  parse: ParseOptions,
  stdin: AsyncIterable<unknown>,
): Promise<Opened> {
  const file = input.path;
  try {
    const bytes = await readInput(file, stdin);
    const parsed = readPage({ bytes, fileName: file === '-' ? null : file, contentType: null, url }, parse);
    return { page: { file, url, sha256: sha256(bytes), parsed } };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { problem: { file, code: error.code, message: error.message, post: null, threadId: null, failed: true } };
  }
}
