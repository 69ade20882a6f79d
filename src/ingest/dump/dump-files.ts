import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { isPackedDump, openBytes } from '../../archive/dump/open-bytes.js';
import { formatOf } from '../../archive/dump/open-dump.js';
import { chooseCharset } from '../../decode/charset.js';
import type { MissingInput } from '../inputs.js';

/** Dumps a command names. */
export interface FoundDumps {
  readonly files: readonly string[];
  readonly missing: readonly MissingInput[];
  /** Bytes they hold, packed ones counted as often as text usually shrinks; null: standard input. */
  readonly bytes: number | null;
}

/** How much smaller text gets by packing; for the number of partitions alone. */
const PACKED = 8;

/** The files that inputs stand for: files, patterns, folders (their files with an ending of a dump), `-`. */
export async function findDumps(inputs: readonly string[]): Promise<FoundDumps> {
  const files = new Set<string>();
  const missing: MissingInput[] = [];
  let bytes: number | null = 0;
  for (const input of inputs) {
    const found = await filesOf(input);
    if ('missing' in found) missing.push(found.missing);
    else for (const file of found.files) files.add(file);
  }
  for (const file of files) {
    if (file === '-') bytes = null;
    else if (bytes !== null) bytes += (await stat(file)).size * (isPackedDump(file) ? PACKED : 1);
  }
  return { files: [...files], missing, bytes };
}

async function filesOf(
  input: string,
): Promise<{ readonly files: readonly string[] } | { readonly missing: MissingInput }> {
  if (input === '-') return { files: ['-'] };
  const info = await stat(input).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  });
  if (info?.isDirectory() === true) {
    const names = await glob('**/*', { cwd: input, onlyFiles: true, expandDirectories: false });
    const files = names.filter((name) => formatOf(name) !== null).sort();
    if (files.length > 0) return { files: files.map((name) => path.join(input, name)) };
    const message =
      'the folder holds no file that ends in .csv, .tsv, .jsonl, .ndjson or .parquet; name files outright';
    return { missing: { file: input, code: 'no-readable-files', message } };
  }
  if (info !== null) return { files: [path.normalize(input)] };
  if (!isDynamicPattern(input)) {
    const message = 'there is no such file or folder, or it may not be read; check the path and its permissions';
    return { missing: { file: input, code: 'not-found', message } };
  }
  const found = await glob(input.split(path.sep).join('/'), { onlyFiles: true, expandDirectories: false });
  if (found.length > 0) return { files: found.sort().map((file) => path.normalize(file)) };
  const message = 'the pattern matches no file; check it, and quote it so that the shell leaves it alone';
  return { missing: { file: input, code: 'no-match', message } };
}

/** Bytes looked at to tell the charset: at the beginning, and in so many places of a file that is not packed. */
const HEAD = 256 * 1024;
const SAMPLES = 16;
const SAMPLE = 32 * 1024;

/** The charset of a dump, by its byte order mark or by samples of its bytes; that of standard input is not looked at. */
export async function charsetOf(file: string): Promise<string> {
  if (file === '-') return 'utf-8';
  return chooseCharset(isPackedDump(file) ? await packedHead(file) : await samples(file), null).name;
}

async function packedHead(file: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of openBytes(file, nothing())) {
      pieces.push(piece);
      size += piece.length;
      if (size >= HEAD) break;
    }
  } catch (error) {
    // Whoever reads the file meets it again, and says so.
    if (!(error instanceof Error)) throw error;
  }
  return wholeLines(Buffer.concat(pieces).subarray(0, HEAD));
}

async function* nothing(): AsyncGenerator<unknown> {
  // Standard input is not read twice.
}

async function samples(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const read = async (from: number, length: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from);
      return buffer.subarray(0, bytesRead);
    };
    const parts = [wholeLines(await read(0, HEAD))];
    if (size > HEAD)
      for (let at = 1; at <= SAMPLES; at += 1) {
        const part = await read(Math.floor(((size - SAMPLE) * at) / SAMPLES), SAMPLE);
        // A piece begins in the middle of a character, maybe.
        parts.push(wholeLines(part.subarray(part.indexOf(0x0a) + 1)));
      }
    return Buffer.concat(parts);
  } finally {
    await handle.close();
  }
}

/** Without the line that is cut off at the end. */
function wholeLines(bytes: Buffer): Buffer {
  const end = bytes.lastIndexOf(0x0a);
  return end < 0 ? bytes : bytes.subarray(0, end + 1);
}
