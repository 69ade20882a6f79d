import type { Connection } from '../connect/connection.js';
import {
  type DeliveryRecord,
  deliverAgain,
  listDeliveries,
  type Outcome,
  settleDelivery,
  sweepDeliveries,
  type TakenDelivery,
  takeDeliveries,
} from './webhooks/deliveries.js';
import {
  changeWebhook,
  listWebhooks,
  makeWebhook,
  type NewWebhook,
  removeWebhook,
  type Webhook,
  type WebhookChange,
  type Within,
} from './webhooks/hooks.js';
import { queueTest } from './webhooks/queue.js';

export type { DeliveryRecord, Outcome, TakenDelivery, ToldEvent } from './webhooks/deliveries.js';
export type { NewWebhook, Webhook, WebhookChange } from './webhooks/hooks.js';

/** Where decisions are told to, and what became of each telling. `within`: sites of whoever asks; null: all. */
export interface WebhookStore {
  /** False where there is one with this id. */
  make(hook: NewWebhook): Promise<boolean>;
  /** In the order of making; with an id that one alone. */
  list(within: Within, webhookId?: string | null): Promise<Webhook[]>;
  /** False where there is no such webhook within these sites. */
  change(within: Within, webhookId: string, change: WebhookChange): Promise<boolean>;
  remove(within: Within, webhookId: string): Promise<boolean>;
  /** Queues a message without an event; null where the webhook is not there, not theirs or switched off. */
  test(within: Within, webhookId: string): Promise<string | null>;
  deliveries(within: Within, webhookId: string, before: number | null, limit: number): Promise<DeliveryRecord[]>;
  again(within: Within, webhookId: string, deliveryId: string): Promise<boolean>;
  /** Takes what is due; see webhooks/deliveries.ts. */
  take(now: string, leaseSeconds: number, most: number): Promise<TakenDelivery[]>;
  settle(
    taken: Pick<TakenDelivery, 'deliveryId' | 'webhookId' | 'attempt'>,
    now: string,
    outcome: Outcome,
  ): Promise<void>;
  sweep(before: string): Promise<void>;
}

export function webhooksOver(connection: Connection): WebhookStore {
  const read = { readOnly: true };
  return {
    make: (hook) => connection.transaction((session) => makeWebhook(session, hook)),
    list: (within, webhookId = null) =>
      connection.transaction((session) => listWebhooks(session, within, webhookId), read),
    change: (within, webhookId, change) =>
      connection.transaction((session) => changeWebhook(session, within, webhookId, change)),
    remove: (within, webhookId) => connection.transaction((session) => removeWebhook(session, within, webhookId)),
    test: (within, webhookId) =>
      connection.transaction(async (session) => {
        const [known] = await listWebhooks(session, within, webhookId);
        return known === undefined ? null : queueTest(session, webhookId);
      }),
    deliveries: (within, webhookId, before, limit) =>
      connection.transaction((session) => listDeliveries(session, within, webhookId, before, limit), read),
    again: (within, webhookId, deliveryId) =>
      connection.transaction((session) => deliverAgain(session, within, webhookId, deliveryId)),
    take: (now, leaseSeconds, most) =>
      connection.transaction((session) => takeDeliveries(session, now, leaseSeconds, most)),
    settle: (taken, now, outcome) => connection.transaction((session) => settleDelivery(session, taken, now, outcome)),
    sweep: (before) => connection.transaction((session) => sweepDeliveries(session, before)),
  };
}
