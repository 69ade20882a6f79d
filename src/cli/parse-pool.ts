import { isArchive } from '../archive/read-archive.js';
import { expandArchives } from '../ingest/expand-archives.js';
import type { InputFile } from '../ingest/inputs.js';
import { ownLane, startLanes } from '../workers/lanes.js';
import { poolOf } from '../workers/pool.js';
import { type ParsedFile, type ParseTask, parseFile } from './parse-file.js';
import { engineOptions } from './user-specs.js';

/** Young generation of a worker in MB: parsing makes much short-lived garbage; 64 gave the best rate on two cores. */
const YOUNG_GENERATION_MB = 64;
/** Pages a worker holds: this thread is busy for the length of one while it reads, and shares nothing out. */
const PAGES = 8;
/** Files ahead per thread of the one whose turn it is: with 8, a thread waited while a large page was read (0.88 of two processes; 0.91 with 32). */
const AHEAD = 32;

/**
 * Parses files in this thread, or shares them out between it and `jobs - 1` worker threads; gives the results in the
 * order of the files. At most a few files per thread are ahead of the reader of the results, however slow it is.
 */
export async function* parseFiles(
  files: readonly InputFile[],
  jobs: number,
  task: ParseTask,
  stdin: AsyncIterable<unknown>,
): AsyncGenerator<ParsedFile> {
  const engines = await engineOptions(task);
  const inputs = expandArchives(files);
  const single = files.length === 1 && !files.some((file) => isArchive(file.path));
  if (jobs <= 1 || single) {
    for await (const input of inputs) yield await parseFile(input, task, engines, stdin);
    return;
  }
  const here = (file: InputFile): Promise<ParsedFile> => parseFile(file, task, engines, stdin);
  const options = { data: task, youngGenerationMb: YOUNG_GENERATION_MB, room: PAGES };
  const workers = startLanes<InputFile, ParsedFile>(jobs - 1, './parse-worker', import.meta.url, options);
  const pool = poolOf([ownLane(here), ...workers]);
  try {
    const results: Promise<ParsedFile>[] = [];
    for await (const input of inputs) {
      // Standard input and errors of archives stay here: neither can be sent to a thread.
      const stays = input.path === '-' || (input.record !== undefined && 'error' in input.record);
      const result = stays ? here(input) : pool.ask(input);
      // Awaited in its turn; until then a failure is nobody's.
      result.catch(() => null);
      results.push(result);
      const next = results.length < AHEAD * jobs ? undefined : results.shift();
      if (next !== undefined) yield await next;
    }
    for (const result of results) yield await result;
  } finally {
    await pool.close();
  }
}
