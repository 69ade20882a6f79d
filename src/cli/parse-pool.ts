import { Worker } from 'node:worker_threads';
import { isArchive } from '../archive/read-archive.js';
import { expandArchives } from '../ingest/expand-archives.js';
import type { InputFile } from '../ingest/inputs.js';
import { UsageError } from '../model/errors.js';
import { type ParsedFile, type ParseTask, parseFile } from './parse-file.js';
import { engineOptions } from './user-specs.js';

/** A job for a worker, and its answer: what became of the file, or an error (`code` null: a mistake of the program). */
export interface WorkerJob {
  readonly id: number;
  readonly input: InputFile;
}

export type WorkerAnswer = { readonly id: number } & (
  | { readonly parsed: ParsedFile }
  | { readonly message: string; readonly code: string | null }
);

/** Young generation of a worker in MB: parsing makes much short-lived garbage; 64 gave the best rate on two cores. */
const YOUNG_GENERATION_MB = 64;
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
  const own = ownThread((file) => parseFile(file, task, engines, stdin));
  const workers = [own, ...Array.from({ length: jobs - 1 }, () => startWorker(task))];
  try {
    const results: Promise<ParsedFile>[] = [];
    for await (const input of inputs) {
      // Standard input and errors of archives stay here: neither can be sent to a thread.
      const here = input.path === '-' || (input.record !== undefined && 'error' in input.record);
      const result = here ? own.ask(input) : idlest(workers).ask(input);
      // Awaited in its turn; until then a failure is nobody's.
      result.catch(() => null);
      results.push(result);
      const next = results.length < AHEAD * jobs ? undefined : results.shift();
      if (next !== undefined) yield await next;
    }
    for (const result of results) yield await result;
  } finally {
    await Promise.all(workers.map((worker) => worker.end()));
  }
}

interface ParseWorker {
  readonly waiting: () => number;
  readonly ask: (input: InputFile) => Promise<ParsedFile>;
  readonly end: () => Promise<unknown>;
}

function idlest(workers: readonly ParseWorker[]): ParseWorker {
  const [first] = [...workers].sort((a, b) => a.waiting() - b.waiting());
  if (first === undefined) throw new Error('files were shared out without workers');
  return first;
}

/** This thread as one of the workers: one file after the other, and none once it was ended. */
function ownThread(parse: (file: InputFile) => Promise<ParsedFile>): ParseWorker {
  let waiting = 0;
  let ended = false;
  // Never rejects: a file that cannot be parsed does not stop the next.
  let last: Promise<unknown> = Promise.resolve();
  return {
    waiting: () => waiting,
    ask: (file) => {
      waiting += 1;
      const parsed = last.then(() => {
        if (ended) throw new Error('parsing was stopped');
        return parse(file);
      });
      last = parsed.then(
        () => (waiting -= 1),
        () => (waiting -= 1),
      );
      return parsed;
    },
    end: () => {
      ended = true;
      return last;
    },
  };
}

function startWorker(task: ParseTask): ParseWorker {
  const entry = import.meta.url.endsWith('.ts') ? './parse-worker.ts' : './parse-worker.js';
  const worker = new Worker(new URL(entry, import.meta.url), {
    workerData: task,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
  const jobs = new Map<number, { resolve: (parsed: ParsedFile) => void; reject: (error: Error) => void }>();
  let last = 0;
  let failure: Error | null = null;
  worker.on('message', (answer: WorkerAnswer) => {
    const job = jobs.get(answer.id);
    jobs.delete(answer.id);
    if ('parsed' in answer) job?.resolve(answer.parsed);
    else if (answer.code === null) job?.reject(new Error(answer.message));
    else job?.reject(new UsageError(answer.code, answer.message));
  });
  worker.on('error', (error: Error) => {
    failure = error;
    for (const job of jobs.values()) job.reject(error);
    jobs.clear();
  });
  return {
    waiting: () => jobs.size,
    ask: (input) =>
      new Promise((resolve, reject) => {
        if (failure !== null) reject(failure);
        last += 1;
        jobs.set(last, { resolve, reject });
        worker.postMessage({ id: last, input } satisfies WorkerJob);
      }),
    end: () => worker.terminate(),
  };
}
