import { readDisqusExport } from '../archive/disqus-export.js';
import { fileHead } from '../archive/file-head.js';
import { isForumDl, readForumDl } from '../archive/forum-dl.js';
import { isScrapedThread, readForumscraper } from '../archive/forumscraper.js';
import { isMhtml, readMhtml } from '../archive/mhtml.js';
import { type ArchiveItem, isArchive, readArchive } from '../archive/read-archive.js';
import { isPacked } from '../archive/read-whole.js';
import { InputError } from '../model/errors.js';
import type { InputFile } from './inputs.js';

/**
 * The inputs with every archive taken apart: one input per page it holds, named `file#number`, its output mirrored to
 * `file/number`. Archives are read as they come, so that one of any size needs the memory of one record.
 */
export async function* expandArchives(files: Iterable<InputFile>): AsyncGenerator<InputFile> {
  for (const file of files) {
    if (isArchive(file.path)) for await (const record of readArchive(file.path)) yield inputOf(file, record);
    else if (isXml(file.path)) yield* await exported(file);
    else yield* byContent(file);
  }
}

/** Forms that are told by how a file begins, whatever its name; any other file stays one input. */
async function* byContent(file: InputFile): AsyncGenerator<InputFile> {
  const head = file.path === '-' || file.record !== undefined ? null : await fileHead(file.path);
  if (head === null) yield file;
  else if (isMhtml(file.path, head)) yield* inputsOf(file, readMhtml(file.path));
  else if (isForumDl(head)) yield* inputsOf(file, readForumDl(file.path));
  else if (isScrapedThread(head)) yield* scraped(file);
  else yield file;
}

async function* inputsOf(file: InputFile, records: AsyncIterable<ArchiveItem>): AsyncGenerator<InputFile> {
  for await (const record of records) yield inputOf(file, record);
}

/** A thread that is one page stays the file it is; a long one, and a file of many, is taken apart. */
async function* scraped(file: InputFile): AsyncGenerator<InputFile> {
  let first: InputFile | null = null;
  let count = 0;
  for await (const input of inputsOf(file, readForumscraper(file.path))) {
    count += 1;
    if (count === 1) first = input;
    else {
      if (first !== null) yield first;
      first = null;
      yield input;
    }
  }
  const plain = first?.record !== undefined && 'page' in first.record && !isPacked(file.path);
  if (first !== null) yield plain ? file : first;
}

const isXml = (file: string): boolean => /\.xml(?:\.gz)?$/i.test(file);

/** The threads of an exported forum; other XML, and a file that cannot be opened, stays one input and is read as such. */
async function exported(file: InputFile): Promise<readonly InputFile[]> {
  try {
    const records = await readDisqusExport(file.path);
    return records === null ? [file] : records.map((record) => inputOf(file, record));
  } catch (error) {
    if (error instanceof InputError) return [{ ...file, record: { number: 0, url: null, error } }];
    // The file system said no: whoever opens the file again says why, in words for users.
    if (error instanceof Error && 'syscall' in error) return [file];
    throw error;
  }
}

function inputOf(file: InputFile, record: ArchiveItem): InputFile {
  const number = 'page' in record ? record.page.number : record.number;
  return { path: `${file.path}#${number}`, mirror: `${file.mirror}/${number}`, record };
}
