import { type AnalyzerSettings, analyzers } from '../analyze/index.js';
import { canonicalJson, sha256 } from '../model/ids.js';
import type { DerivedThread, FinishedThread, Store } from '../store/index.js';
import type { AnalyzePool } from './analyze-pool.js';
import { readAnalyzerSettings } from './analyzer-settings.js';

/** Analyses one thread, here or in a worker. */
export type Analyze = AnalyzePool['analyze'];

/** Threads with the values their analyzers gave. */
export interface Annotated {
  readonly finished: readonly FinishedThread[];
  /** What they were analysed by, as `Store.finishThreads` notes it. */
  readonly analysis: string;
  /** Values that were taken over, by thread. */
  readonly unchanged: ReadonlyMap<string, number>;
  /** Threads of which the analysis failed, and why. */
  readonly failures: ReadonlyMap<string, unknown>;
}

/**
 * Analyses threads; values whose input and analyzer are as before are kept as they are. The settings are read after the
 * threads' marks were counted (`updateThreads`): a change that comes later marks them again.
 */
export async function annotate(store: Store, threads: readonly DerivedThread[], analyze: Analyze): Promise<Annotated> {
  const settings = await readAnalyzerSettings(store);
  const stored = await store.annotationsOf(threads.map((one) => one.threadId));
  const finished: FinishedThread[] = [];
  const unchanged = new Map<string, number>();
  const failures = new Map<string, unknown>();
  await Promise.all(
    threads.map(async ({ threadId, thread, marks, revision }) => {
      try {
        const result = await analyze(thread, stored.get(threadId) ?? [], settings);
        unchanged.set(threadId, result.unchanged);
        finished.push({ threadId, marks, revision, annotations: result.annotations });
      } catch (error) {
        failures.set(threadId, error);
      }
    }),
  );
  finished.sort((a, b) => (a.threadId < b.threadId ? -1 : 1));
  return { finished, analysis: analysisKey(settings), unchanged, failures };
}

/** Names the analyzers and what they are told: equal keys give equal values for equal threads. */
export function analysisKey(settings: AnalyzerSettings): string {
  const versions = analyzers.map(({ name, version }) => `${name} ${version}`).sort();
  return sha256(canonicalJson({ versions, settings }));
}
