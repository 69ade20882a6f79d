import { isArchive, readArchive } from '../archive/read-archive.js';
import type { InputFile } from './inputs.js';

/**
 * The inputs with every archive taken apart: one input per page it holds, named `file#number`, its output mirrored to
 * `file/number`. Archives are read as they come, so that one of any size needs the memory of one record.
 */
export async function* expandArchives(files: Iterable<InputFile>): AsyncGenerator<InputFile> {
  for (const file of files) {
    if (!isArchive(file.path)) {
      yield file;
      continue;
    }
    for await (const record of readArchive(file.path)) {
      const number = 'page' in record ? record.page.number : record.number;
      yield { path: `${file.path}#${number}`, mirror: `${file.mirror}/${number}`, record };
    }
  }
}
