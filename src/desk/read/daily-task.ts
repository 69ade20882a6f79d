import type { BackgroundTask } from '../background-task.js';

/** Whether the database lets this account write them at all: a moderator's account may only read. */
const MAY = "select has_table_privilege('analytics.daily_thread', 'INSERT') as may";

/**
 * Keeps the daily tables fresh, from which the overview counts: threads that changed since the last time are counted
 * anew. Safe beside a schedule that does the same.
 */
export const DAILY_TASK: BackgroundTask = {
  name: 'daily',
  everySeconds: 600,
  run: async (store, { signal }) => {
    const { rows } = await store.query(MAY);
    if (rows[0]?.may === true) await store.refreshDaily({ signal });
  },
};
