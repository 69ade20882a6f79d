import type { AnalysisResult } from '../analyze/analyzer.js';
import { type AnalyzerSettings, analyzeThread, prepareAnalyzers } from '../analyze/index.js';
import type { Annotation } from '../model/annotation.js';
import type { LinkedThread } from '../model/thread.js';
import { startLanes } from '../workers/lanes.js';
import { poolOf } from '../workers/pool.js';

/** Analyses whole threads, in this thread or in others; the values are the same. */
export interface AnalyzePool {
  /**
   * As `analyzeThread`. Several calls may wait at a time; each goes to the first worker that is free.
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

/** A thread for a worker. */
export interface AnalyzeJob {
  readonly thread: LinkedThread;
  readonly stored: readonly Annotation[];
  readonly settings: AnalyzerSettings;
}

/** A pool of so many workers; with one or none, threads are analysed here. Each worker loads the analyzers' data itself. */
export async function startAnalyzePool(workers: number): Promise<AnalyzePool> {
  if (workers <= 1) {
    await prepareAnalyzers();
    return {
      analyze: (thread, stored, settings) => Promise.resolve(analyzeThread(thread, stored, settings)),
      close: () => Promise.resolve(),
    };
  }
  const pool = poolOf(startLanes<AnalyzeJob, AnalysisResult>(workers, './analyze-worker', import.meta.url));
  return { analyze: (thread, stored, settings = {}) => pool.ask({ thread, stored, settings }), close: pool.close };
}
