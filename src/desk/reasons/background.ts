import type { BackgroundTask } from '../background-task.js';
import { refreshReasons } from './refresh.js';

/** Keeps the queue up to what was ingested: nothing to do takes some milliseconds. */
export const REASONS_TASK: BackgroundTask = {
  name: 'reasons',
  everySeconds: 30,
  run: (store, { signal }) => refreshReasons(store, { signal }),
};
