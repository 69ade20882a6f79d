import { analyzers } from '../analyze/index.js';
import type { Annotation } from '../model/annotation.js';
import type { LinkedThread } from '../model/thread.js';
import type { ModelRun } from '../models/index.js';
import type { Store } from '../store/index.js';

/** What one model did over all threads so far. */
export interface ModelSummary {
  readonly analyzer: string;
  readonly version: string;
  /** Values that are new or differ from the stored ones. */
  readonly written: number;
  readonly unchanged: number;
  /** Posts without a value because something went wrong, or a part of the answer was rejected. */
  readonly problems: number;
  /** Posts not asked about, and threads not begun, because the run stopped. */
  readonly left: number;
  readonly threadsLeft: number;
  readonly stopped: string | null;
  readonly requests: number;
  readonly tokens: number;
  readonly cached: number;
}

/** Runs models over threads that were just analysed; one that has stopped is not asked again. */
export interface ModelRunner {
  readonly visit: (run: string, thread: LinkedThread) => Promise<void>;
  readonly summaries: () => readonly ModelSummary[];
}

/**
 * Values are stored batch by batch under the model's own name, so that a process that is killed loses one batch at most
 * and the next run goes on from there. Problems of an earlier run of the model over the thread are replaced.
 */
export function modelRunner(store: Store, models: readonly ModelRun[], signal: AbortSignal): ModelRunner {
  const totals = models.map((model) => ({
    model,
    written: 0,
    unchanged: 0,
    problems: 0,
    left: 0,
    threadsLeft: 0,
    stopped: nothing(),
  }));
  return {
    visit: async (run, thread) => {
      const stored = await store.annotations(thread.id);
      const defaults = currentValues(stored);
      for (const total of totals) {
        if (total.stopped !== null) {
          total.threadsLeft += 1;
          continue;
        }
        const { model } = total;
        const result = await model.annotate(thread, defaults, stored, signal, async (batch) => {
          total.written += await store.putAnnotations(run, thread.id, batch);
        });
        total.unchanged += result.unchanged;
        total.problems += result.problems.length;
        total.left += result.left;
        total.stopped = result.stopped;
        // Not a path: it names what the problems are of, so that they go when the model has run again.
        const origin = `${model.analyzer} of thread ${thread.id}`;
        const records = result.problems.map((one) => ({ ...one, file: origin, threadId: thread.id }));
        await store.putProblems(run, records, [origin]);
      }
    },
    summaries: () =>
      totals.map(({ model, ...total }) => ({
        analyzer: model.analyzer,
        version: model.version,
        ...total,
        ...model.spent(),
      })),
  };
}

function nothing(): string | null {
  return null;
}

/** The values of the analyzers as they are now, of all that are stored. */
function currentValues(stored: readonly Annotation[]): readonly Annotation[] {
  const current = new Set(analyzers.map(({ name, version }) => `${name} ${version}`));
  return stored.filter(({ analyzer, version }) => current.has(`${analyzer} ${version}`));
}
