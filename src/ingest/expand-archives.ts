import { readDisqusExport } from '../archive/disqus-export.js';
import { type ArchiveItem, isArchive, readArchive } from '../archive/read-archive.js';
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
    else yield file;
  }
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
