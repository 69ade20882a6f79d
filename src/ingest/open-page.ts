import type { EngineOptions } from '../engines/engine.js';
import { InputError } from '../model/errors.js';
import { sha256 } from '../model/ids.js';
import type { ParsedPage } from '../model/page.js';
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
  /** When it was fetched, where an archive says so; else null. */
  readonly fetchedAt: string | null;
  readonly parsed: ParsedPage;
}

export type Opened = { readonly page: OpenedPage } | { readonly problem: FileProblem };

/** Reads and parses one input; what cannot be read comes back as a problem that names the file. */
export async function openPage(
  input: InputFile,
  url: string | null,
  parse: EngineOptions,
  stdin: AsyncIterable<unknown>,
): Promise<Opened> {
  const file = input.path;
  try {
    const source = await sourceOf(input, url, stdin);
    const parsed = readPage(source, parse);
    const { bytes, fetchedAt } = source;
    return { page: { file, url: source.url, sha256: sha256(bytes), fetchedAt, parsed } };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { problem: { file, code: error.code, message: error.message, post: null, threadId: null, failed: true } };
  }
}

interface PageSource {
  readonly bytes: Uint8Array;
  readonly fileName: string | null;
  readonly contentType: string | null;
  readonly url: string | null;
  readonly fetchedAt: string | null;
}

/** The bytes of an input with what is known of them; a record of an archive knows its address and type. */
async function sourceOf(
  { path, record }: InputFile,
  url: string | null,
  stdin: AsyncIterable<unknown>,
): Promise<PageSource> {
  if (record === undefined) {
    const bytes = await readInput(path, stdin);
    return { bytes, fileName: path === '-' ? null : path, contentType: null, url, fetchedAt: null };
  }
  if ('error' in record) throw record.error;
  const { page } = record;
  return {
    bytes: page.bytes,
    fileName: null,
    contentType: page.contentType,
    url: url ?? page.url,
    fetchedAt: page.fetchedAt,
  };
}
