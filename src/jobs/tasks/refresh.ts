import { z } from 'zod';
import { VERSION } from '../../version.js';
import { defineTask } from '../task.js';

const PAYLOAD = z.strictObject({
  /** Build everything anew, not only what changed since the last time. */
  full: z.boolean().default(false),
});

/** Brings the daily tables up to date. */
export const refresh = defineTask({
  name: 'refresh',
  version: 1,
  schema: PAYLOAD,
  dedupeKey: ({ full }) => `refresh:${full}`,
  // Two at once would do the same work twice.
  queue: () => 'refresh',
  fromArgs: () => ({}),
  run: async ({ full }, { store, signal, onStep }) => {
    const run = await store.beginRun('refresh', VERSION);
    const done = await store.refreshDaily({
      full,
      signal,
      onStep: (done, all) => onStep(`${done} of ${all} threads of the daily tables`),
    });
    await store.endRun(run, { ...done });
    return { result: done };
  },
});
