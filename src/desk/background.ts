import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../store/index.js';
import type { BackgroundTask } from './background-task.js';
import { DAILY_TASK } from './read/daily-task.js';
import { REASONS_TASK } from './reasons/background.js';
import { WEBHOOKS_TASK, webhooksTask } from './webhooks/background.js';

/** What the desk does beside answering. */
export const BACKGROUND: readonly BackgroundTask[] = [REASONS_TASK, DAILY_TASK, WEBHOOKS_TASK];

/** The same, told how far webhooks may go. */
export const backgroundOf = (options: { readonly allowPrivateWebhooks: boolean }): readonly BackgroundTask[] =>
  options.allowPrivateWebhooks
    ? BACKGROUND.map((task) => (task === WEBHOOKS_TASK ? webhooksTask({ allowPrivate: true }) : task))
    : BACKGROUND;

/** The background at work. */
export interface Background {
  /** Asks every task to end and waits until all have. */
  readonly stop: () => Promise<void>;
}

/** Told of a task that failed; it is tried again. */
export type BackgroundFailure = (task: string, error: unknown) => void;

/** Starts every task: each runs at once, then again and again until `stop`. */
export function startBackground(
  store: Store,
  onFailure: BackgroundFailure,
  tasks: readonly BackgroundTask[] = BACKGROUND,
): Background {
  const controller = new AbortController();
  const loops = tasks.map((task) => loop(task, store, controller.signal, onFailure));
  return {
    stop: async () => {
      controller.abort();
      await Promise.all(loops);
    },
  };
}

async function loop(
  task: BackgroundTask,
  store: Store,
  signal: AbortSignal,
  onFailure: BackgroundFailure,
): Promise<void> {
  const onError = (error: unknown): void => onFailure(task.name, error);
  while (!signal.aborted) {
    try {
      await task.run(store, { signal, onError });
    } catch (error) {
      // Whoever is asked to stop may say so by throwing.
      if (!signal.aborted) onError(error);
    }
    await pause(task.everySeconds * 1000, signal);
  }
}

/** Waits, or returns at once when asked to stop. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
