import { Worker } from 'node:worker_threads';
import type { EngineOptions } from '../engines/engine.js';
import type { InputFile } from './inputs.js';
import { type Opened, openPage } from './open-page.js';

/** Opens inputs, in this thread or in others; what comes out is the same. */
export interface PageReader {
  readonly open: (input: InputFile) => Promise<Opened>;
  readonly close: () => Promise<void>;
}

/** What every input of one command has in common. */
export interface ReadSettings {
  readonly url: string | null;
  readonly parse: EngineOptions;
}

/** A job for a worker, and its answer: the page, a problem, or an error that is a mistake of the program. */
export interface WorkerJob {
  readonly id: number;
  readonly input: InputFile;
}

export type WorkerAnswer = { readonly id: number } & ({ readonly opened: Opened } | { readonly error: string });

/** Young generation of a worker in MB: parsing makes much short-lived garbage; 64 gave the best rate on two cores. */
const YOUNG_GENERATION_MB = 64;

/**
 * A reader for `jobs` pages at a time: one is read in this thread, more are shared out to worker threads. Standard
 * input is always read here.
 */
export function startReader(jobs: number, settings: ReadSettings, stdin: AsyncIterable<unknown>): PageReader {
  const here = (input: InputFile): Promise<Opened> => openPage(input, settings.url, settings.parse, stdin);
  if (jobs <= 1) return { open: here, close: () => Promise.resolve() };
  const workers = Array.from({ length: jobs }, () => startWorker(settings));
  return {
    open: (input) => (input.path === '-' ? here(input) : idlest(workers).ask(input)),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.end()));
    },
  };
}

interface PageWorker {
  readonly waiting: () => number;
  readonly ask: (input: InputFile) => Promise<Opened>;
  readonly end: () => Promise<number>;
}

function idlest(workers: readonly PageWorker[]): PageWorker {
  const sorted = [...workers].sort((a, b) => a.waiting() - b.waiting());
  const [first] = sorted;
  if (first === undefined) throw new Error('a page reader was started without workers');
  return first;
}

function startWorker(settings: ReadSettings): PageWorker {
  const entry = import.meta.url.endsWith('.ts') ? './page-worker.ts' : './page-worker.js';
  const worker = new Worker(new URL(entry, import.meta.url), {
    workerData: settings,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
  const jobs = new Map<number, { resolve: (opened: Opened) => void; reject: (error: Error) => void }>();
  let last = 0;
  worker.on('message', (answer: WorkerAnswer) => {
    const job = jobs.get(answer.id);
    jobs.delete(answer.id);
    if ('opened' in answer) job?.resolve(answer.opened);
    else job?.reject(new Error(answer.error));
  });
  worker.on('error', (error: Error) => {
    for (const job of jobs.values()) job.reject(error);
    jobs.clear();
  });
  return {
    waiting: () => jobs.size,
    ask: (input) =>
      new Promise((resolve, reject) => {
        last += 1;
        jobs.set(last, { resolve, reject });
        worker.postMessage({ id: last, input } satisfies WorkerJob);
      }),
    end: () => worker.terminate(),
  };
}
