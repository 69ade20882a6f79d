import type { LinkedThread } from '../model/thread.js';
import type { Store } from '../store/index.js';
import type { AnalyzePool } from './analyze-pool.js';
import { readAnalyzerSettings } from './analyzer-settings.js';

/** Analyses one thread, here or in a worker. */
export type Analyze = AnalyzePool['analyze'];

/**
 * Analyses a thread; values whose input and analyzer are as before are kept as they are. The settings are read after the
 * thread's marks were counted (`updateThread`): a change that comes later marks it again.
 */
export async function annotate(
  store: Store,
  run: string,
  thread: LinkedThread,
  analyze: Analyze,
): Promise<{ readonly written: number; readonly unchanged: number }> {
  const settings = await readAnalyzerSettings(store);
  const result = await analyze(thread, await store.annotations(thread.id), settings);
  return { written: await store.putAnnotations(run, thread.id, result.annotations), unchanged: result.unchanged };
}
