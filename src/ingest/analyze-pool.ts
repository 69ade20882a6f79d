import { Worker } from 'node:worker_threads';
import type { AnalysisResult } from '../analyze/analyzer.js';
import { type AnalyzerSettings, analyzeThread, prepareAnalyzers } from '../analyze/index.js';
import type { Annotation } from '../model/annotation.js';
import type { LinkedThread } from '../model/thread.js';

/** Analyses whole threads, in this thread or in others; the values are the same. */
export interface AnalyzePool {
  /**
   * As `analyzeThread`. Several calls may wait at a time; each goes to the worker with the fewest posts before it.
   *
   * @throws Error when a worker ends: a mistake of the program, or memory that ran out
   */
  readonly analyze: (
    thread: LinkedThread,
    stored: readonly Annotation[],
    settings?: AnalyzerSettings,
  ) => Promise<AnalysisResult>;
  readonly close: () => Promise<void>;
}

/** A thread for a worker, and its answer. */
export interface AnalyzeJob {
  readonly id: number;
  readonly thread: LinkedThread;
  readonly stored: readonly Annotation[];
  readonly settings: AnalyzerSettings;
}

export type AnalyzeAnswer = { readonly id: number } & (
  | { readonly result: AnalysisResult }
  | { readonly error: string }
);

/** A pool of so many workers; with one or none, threads are analysed here. Each worker loads the analyzers' data itself. */
export async function startAnalyzePool(workers: number): Promise<AnalyzePool> {
  if (workers <= 1) {
    await prepareAnalyzers();
    return {
      analyze: (thread, stored, settings) => Promise.resolve(analyzeThread(thread, stored, settings)),
      close: () => Promise.resolve(),
    };
  }
  const started = Array.from({ length: workers }, startWorker);
  return {
    analyze: (thread, stored, settings = {}) => {
      const [idlest] = [...started].sort((a, b) => a.posts() - b.posts());
      if (idlest === undefined) throw new Error('a pool of analyzers was started without workers');
      return idlest.ask(thread, stored, settings);
    },
    close: async () => {
      await Promise.all(started.map((worker) => worker.end()));
    },
  };
}

interface AnalyzeWorker {
  /** Posts of the threads it has not answered yet. */
  readonly posts: () => number;
  readonly ask: (
    thread: LinkedThread,
    stored: readonly Annotation[],
    settings: AnalyzerSettings,
  ) => Promise<AnalysisResult>;
  readonly end: () => Promise<number>;
}

interface Waiting {
  readonly posts: number;
  readonly resolve: (result: AnalysisResult) => void;
  readonly reject: (error: Error) => void;
}

function startWorker(): AnalyzeWorker {
  const entry = import.meta.url.endsWith('.ts') ? './analyze-worker.ts' : './analyze-worker.js';
  const worker = new Worker(new URL(entry, import.meta.url));
  const jobs = new Map<number, Waiting>();
  let last = 0;
  let ended: Error | null = null;
  worker.on('message', (answer: AnalyzeAnswer) => {
    const job = jobs.get(answer.id);
    jobs.delete(answer.id);
    if ('result' in answer) job?.resolve(answer.result);
    else job?.reject(new Error(answer.error));
  });
  const fail = (error: Error): void => {
    ended ??= error;
    for (const job of jobs.values()) job.reject(ended);
    jobs.clear();
  };
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`a worker that analyses threads ended with code ${code}`)));
  return {
    posts: () => [...jobs.values()].reduce((sum, job) => sum + job.posts, 0),
    ask: (thread, stored, settings) =>
      new Promise((resolve, reject) => {
        if (ended !== null) {
          reject(ended);
          return;
        }
        last += 1;
        jobs.set(last, { posts: thread.posts.length, resolve, reject });
        worker.postMessage({ id: last, thread, stored, settings } satisfies AnalyzeJob);
      }),
    end: () => worker.terminate(),
  };
}
