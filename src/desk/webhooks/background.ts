import type { BackgroundTask } from '../background-task.js';
import { deliverWebhooks } from './deliver.js';

/** Deliveries that ended so long ago are not kept: the log has the events themselves. */
const KEPT_DAYS = 30;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Tells webhooks what is due, every five seconds, and once an hour sweeps out what ended long ago. */
export function webhooksTask(options: { readonly allowPrivate?: boolean | undefined } = {}): BackgroundTask {
  let swept = 0;
  return {
    name: 'webhooks',
    everySeconds: 5,
    run: async (store, { signal }) => {
      const now = Date.now();
      if (now - swept >= HOUR) {
        await store.desk.webhooks.sweep(new Date(now - KEPT_DAYS * DAY).toISOString());
        swept = now;
      }
      return deliverWebhooks(store, { signal, allowPrivate: options.allowPrivate });
    },
  };
}

export const WEBHOOKS_TASK: BackgroundTask = webhooksTask();
