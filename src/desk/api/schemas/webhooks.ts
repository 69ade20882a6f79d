import { z } from 'zod';
import { maybe, time, uuid } from './basic.js';

/** Kinds of events a webhook may hear of. */
export const EVENT_KINDS = [
  'approve',
  'remove',
  'warn',
  'escalate',
  'reopen',
  'label',
  'note',
  'wrong_reason',
  'undo',
] as const;

export const eventKind = z.enum(EVENT_KINDS);

export const Webhook = z
  .object({
    webhook_id: uuid,
    url: z.string(),
    kinds: z.array(eventKind).meta({ description: 'Kinds of events it hears of; empty: all.' }),
    sites: maybe(z.array(uuid)).meta({ description: 'Sites it hears of; null: all.' }),
    with_text: z.boolean().meta({ description: 'Whether the own words of the post are sent along.' }),
    created_at: time,
    disabled_at: maybe(time),
    disabled_because: maybe(z.string()),
    failing_since: maybe(time),
    waiting: z.number().int().meta({ description: 'Deliveries that wait for a try.' }),
  })
  .meta({ id: 'Webhook', description: 'Where decisions are told to.' });

export const Delivery = z
  .object({
    delivery_id: uuid.meta({ description: 'Sent as `webhook-id`; the same for every try.' }),
    event_seq: z.number().int().meta({ description: 'Number of the event in the log; negative for a test.' }),
    kind: maybe(z.string()),
    thread_id: maybe(uuid),
    post_id: maybe(uuid),
    attempts: z.number().int(),
    queued_at: time,
    last_at: maybe(time),
    next_at: maybe(time),
    delivered_at: maybe(time),
    status: maybe(z.number().int()),
    error: maybe(z.string()),
  })
  .meta({ id: 'Delivery', description: 'One telling of an event.' });
