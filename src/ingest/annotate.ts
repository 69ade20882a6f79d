import { analyzeThread } from '../analyze/index.js';
import type { LinkedThread } from '../model/thread.js';
import type { Store } from '../store/index.js';

/** Analyses a thread; values whose input and analyzer are as before are kept as they are. */
export async function annotate(
  store: Store,
  run: string,
  thread: LinkedThread,
): Promise<{ readonly written: number; readonly unchanged: number }> {
  const result = analyzeThread(thread, await store.annotations(thread.id));
  return { written: await store.putAnnotations(run, thread.id, result.annotations), unchanged: result.unchanged };
}
