import { z } from 'zod';
import { changeWebhook, findWebhook, makeWebhook, removeWebhook } from '../../webhooks/manage.js';
import { type ApiRoute, apiAction, apiList, apiRoute, missing, stretch } from '../define.js';
import { invalid, refusal } from '../refusal.js';
import { uuid } from '../schemas/basic.js';
import { Delivery, eventKind, Webhook } from '../schemas/webhooks.js';
import { snake } from '../snake.js';

const ADMIN = { access: 'admin', scope: 'admin', tag: 'Webhooks' } as const;

const params = z.object({ webhook_id: uuid });
const url = z.string().max(2_000).meta({ format: 'uri', description: 'https; http for this machine alone.' });
const kinds = z.array(eventKind).max(20).meta({ description: 'Kinds of events it hears of; empty: all.' });
const withText = z.boolean().meta({ description: 'Send the own words of the post along.' });

const Made = Webhook.extend({
  secret: z.string().meta({ description: 'Key of the signatures; it is not shown again.' }),
}).meta({ id: 'WebhookMade' });

/** Webhooks: made, changed, tried and looked at by admins. */
export const WEBHOOK_API_ROUTES: readonly ApiRoute[] = [
  apiRoute({
    ...ADMIN,
    method: 'GET',
    path: '/webhooks',
    summary: 'Webhooks',
    answer: z.object({ data: z.array(Webhook) }),
    handle: async (_input, { store, visitor }) => {
      const found = await store.desk.webhooks.list(visitor.sites);
      return { ok: { data: found.map((hook) => Webhook.parse(snake(hook))) } };
    },
  }),
  apiRoute({
    ...ADMIN,
    method: 'POST',
    path: '/webhooks',
    summary: 'Make a webhook',
    description:
      'The answer holds the key of the signatures, this once. Messages are signed as Standard Webhooks has it.',
    body: z.strictObject({
      webhook_id: uuid.optional().meta({ description: 'Made by you, so that a repeated request makes no second one.' }),
      url,
      kinds: kinds.default([]),
      sites: z.array(uuid).min(1).max(1_000).nullable().default(null),
      with_text: withText.default(false),
    }),
    answer: Made,
    status: 201,
    handle: async ({ body }, visit) => {
      const wish = { url: body.url, kinds: body.kinds, sites: body.sites, withText: body.with_text };
      const made = await makeWebhook(visit, wish, body.webhook_id);
      if (made === 'known') return { refused: refusal(409, 'conflict', 'There is a webhook with this id.') };
      if ('fault' in made) return { refused: invalid([{ pointer: `#/${made.fault.field}`, detail: made.fault.text }]) };
      const hook = await findWebhook(visit, made.webhookId);
      return { ok: { ...Webhook.parse(snake(hook)), secret: made.secret } };
    },
  }),
  apiRoute({
    ...ADMIN,
    method: 'GET',
    path: '/webhooks/:webhook_id',
    summary: 'One webhook',
    params,
    answer: Webhook,
    handle: async (input, visit) => {
      const hook = await findWebhook(visit, input.params.webhook_id);
      return hook === null ? { refused: missing() } : { ok: Webhook.parse(snake(hook)) };
    },
  }),
  apiRoute({
    ...ADMIN,
    method: 'PATCH',
    path: '/webhooks/:webhook_id',
    summary: 'Change a webhook, or switch it off and on',
    params,
    body: z.strictObject({
      url: url.optional(),
      kinds: kinds.optional(),
      with_text: withText.optional(),
      on: z.boolean().optional().meta({ description: 'False switches it off; true on again: what waits is sent.' }),
      new_secret: z.boolean().optional().meta({ description: 'Another key from now on, shown in the answer.' }),
    }),
    answer: Webhook.extend({ secret: z.string().optional() }).meta({ id: 'WebhookChanged' }),
    handle: async ({ params: { webhook_id: id }, body }, visit) => {
      const { url: address, kinds: heard, with_text, on, new_secret } = body;
      const change = { url: address, kinds: heard, withText: with_text, on, newSecret: new_secret };
      const changed = await changeWebhook(visit, id, change);
      if (changed === null) return { refused: missing() };
      if ('fault' in changed) return { refused: invalid([{ pointer: '#/url', detail: changed.fault }]) };
      const hook = Webhook.parse(snake(await findWebhook(visit, id)));
      return { ok: changed.secret === null ? hook : { ...hook, secret: changed.secret } };
    },
  }),
  apiAction({
    ...ADMIN,
    method: 'DELETE',
    path: '/webhooks/:webhook_id',
    summary: 'Delete a webhook with its deliveries',
    params,
    handle: async (input, visit) => ((await removeWebhook(visit, input.params.webhook_id)) ? null : missing()),
  }),
  apiRoute({
    ...ADMIN,
    method: 'POST',
    path: '/webhooks/:webhook_id/test',
    summary: 'Send a message without an event, to see whether the other side listens',
    params,
    answer: z.object({ delivery_id: uuid }),
    status: 202,
    handle: async (input, { store, visitor }) => {
      const deliveryId = await store.desk.webhooks.test(visitor.sites, input.params.webhook_id);
      return deliveryId === null ? { refused: missing() } : { ok: { delivery_id: deliveryId } };
    },
  }),
  apiList({
    ...ADMIN,
    path: '/webhooks/:webhook_id/deliveries',
    summary: 'Deliveries of a webhook, the latest event first',
    params,
    key: z.number().int(),
    item: Delivery,
    read: async (input, visit) => {
      const { webhook_id: id } = input.params;
      if ((await findWebhook(visit, id)) === null) return { refused: missing() };
      const { store, visitor } = visit;
      const rows = await store.desk.webhooks.deliveries(visitor.sites, id, input.after, input.limit + 1);
      return stretch(
        rows.map((row) => Delivery.parse(snake(row))),
        input.limit,
        (row) => row.event_seq,
      );
    },
  }),
  apiAction({
    ...ADMIN,
    method: 'POST',
    path: '/webhooks/:webhook_id/deliveries/:delivery_id/again',
    summary: 'Send a delivery once more, under the same id',
    params: z.object({ webhook_id: uuid, delivery_id: uuid }),
    handle: async (input, { store, visitor }) => {
      const { webhook_id: webhookId, delivery_id: deliveryId } = input.params;
      return (await store.desk.webhooks.again(visitor.sites, webhookId, deliveryId)) ? null : missing();
    },
  }),
];
