import { savedFrom, withScheme } from '../archive/saved-page.js';
import type { CharsetSource } from '../decode/charset.js';
import type { EngineOptions } from '../engines/engine.js';
import { isAddress } from '../model/address.js';
import { InputError } from '../model/errors.js';
import { sha256 } from '../model/ids.js';
import type { ParsedPage } from '../model/page.js';
import { readPageAndCharset } from '../pipeline.js';
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
  /** WHATWG name of the charset the bytes were read in, and what it was told by. */
  readonly charset: string;
  readonly charsetFrom: CharsetSource;
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
    const { bytes, fetchedAt } = source;
    const reading = readPageAndCharset(source, parse);
    return { page: { file, url: source.url, sha256: sha256(bytes), fetchedAt, ...reading } };
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
  { path, record, address }: InputFile,
  url: string | null,
  stdin: AsyncIterable<unknown>,
): Promise<PageSource> {
  if (record === undefined) {
    const bytes = await readInput(path, stdin);
    const saved = savedPlace(bytes, address ?? null);
    const fileName = path === '-' ? null : path;
    return { bytes, fileName, contentType: null, url: url ?? saved.url, fetchedAt: saved.fetchedAt };
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

/** Bytes looked at for the remark of the program that saved a page. */
const HEAD = 65_536;
/** Bytes looked at for the scheme a page uses for its own host. */
const LOOKED_AT = 1_000_000;

/** Where and when a file was saved: as the program that saved it wrote into it, else by its place in a mirror. */
function savedPlace(bytes: Uint8Array, address: string | null): { url: string | null; fetchedAt: string | null } {
  const text = (length: number): string =>
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, length)).toString('utf8');
  const saved = savedFrom(text(HEAD)) ?? (address === null ? null : { address, fetchedAt: null });
  if (saved === null) return { url: null, fetchedAt: null };
  const complete = /^https?:\/\//i.test(saved.address);
  const url = complete ? saved.address : withScheme(saved.address, text(LOOKED_AT));
  return { url: isAddress(url) ? url : null, fetchedAt: saved.fetchedAt };
}
