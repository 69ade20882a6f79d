import { randomUUID } from 'node:crypto';
import { isUuid } from '../../store/desk/decisions/uuid.js';
import type { Webhook } from '../../store/desk/webhooks.js';
import { WebhookPage } from '../pages/webhooks/webhook-page.js';
import { KINDS } from '../pages/webhooks/webhook-words.js';
import { type HookFields, WebhooksPage, type WebhooksProps } from '../pages/webhooks/webhooks-page.js';
import { notFound } from '../refusals.js';
import { html, see } from '../respond.js';
import type { MemberVisit, Method, Route } from '../visit.js';
import { changeWebhook, findWebhook, makeWebhook, removeWebhook } from '../webhooks/manage.js';

/** Deliveries on a page. */
const SHOWN = 50;

const NOTICES: Readonly<Record<string, string>> = {
  removed: 'The webhook is deleted.',
  tested: 'A test message is on its way. Load the page again in some seconds.',
  again: 'It is sent again.',
  on: 'The webhook is on; what waits is sent.',
  off: 'The webhook is off.',
  saved: 'Saved.',
  known: 'The webhook was made already.',
};

const noticeOf = ({ url }: MemberVisit): string | null => NOTICES[url.searchParams.get('done') ?? ''] ?? null;

const FRESH = (): HookFields => ({ webhookId: randomUUID(), url: '', kinds: [], sites: [], withText: false });

async function list(
  visit: MemberVisit,
  { fields = FRESH(), fault = null }: Partial<Pick<WebhooksProps, 'fields' | 'fault'>> = {},
): Promise<Response> {
  const { store, visitor, now } = visit;
  const hooks = await store.desk.webhooks.list(visitor.sites);
  const sites = await ownSites(visit);
  const page = { visitor, now, hooks, sites, fields, fault, notice: noticeOf(visit) };
  return html(<WebhooksPage {...page} />, fault === null ? 200 : 422);
}

async function ownSites({ store, visitor }: MemberVisit) {
  const sites = await store.desk.accounts.sites();
  return sites.filter(({ siteId }) => visitor.sites?.includes(siteId) !== false);
}

const kindsOf = (form: URLSearchParams): string[] =>
  KINDS.map(({ kind }) => kind).filter((kind) => form.getAll('kind').includes(kind));

async function make(visit: MemberVisit): Promise<Response> {
  const form = await visit.form();
  const given = form.get('webhook') ?? '';
  const fields: HookFields = {
    webhookId: isUuid(given) ? given : randomUUID(),
    url: form.get('url')?.trim() ?? '',
    kinds: kindsOf(form),
    sites: form.getAll('site'),
    withText: form.has('text'),
  };
  const { webhookId, url, kinds, sites, withText } = fields;
  const wish = { url, kinds, sites: sites.length === 0 ? null : sites, withText };
  const made = await makeWebhook(visit, wish, webhookId);
  if (made === 'known') return see(`/webhooks/${webhookId}?done=known`);
  if ('fault' in made) return list(visit, { fields, fault: made.fault });
  return one(visit, webhookId, { secret: made.secret, notice: 'The webhook is made.' });
}

/** The page of a webhook; 404 where it is not there or not theirs. */
async function one(
  visit: MemberVisit,
  webhookId: string,
  more: { readonly secret?: string | null; readonly notice?: string; readonly fault?: string } = {},
): Promise<Response> {
  const { store, visitor, now, url } = visit;
  const hook = isUuid(webhookId) ? await findWebhook(visit, webhookId) : null;
  if (hook === null) return notFound(visit.request, visitor);
  const before = url.searchParams.get('before') ?? '';
  const from = /^-?\d{1,15}$/.test(before) ? Number(before) : null;
  const rows = await store.desk.webhooks.deliveries(visitor.sites, webhookId, from, SHOWN + 1);
  const deliveries = rows.slice(0, SHOWN);
  const last = deliveries.at(-1);
  const older =
    rows.length > SHOWN && last !== undefined ? `/webhooks/${webhookId}?before=${last.eventSeq}#deliveries` : null;
  const { secret = null, fault = null } = more;
  const page = { visitor, now, hook, hosts: await hostsOf(visit, hook), deliveries, older, secret, fault };
  return html(<WebhookPage {...page} notice={more.notice ?? noticeOf(visit)} />, fault === null ? 200 : 422);
}

async function hostsOf(visit: MemberVisit, { sites }: Webhook): Promise<string[] | null> {
  if (sites === null) return null;
  const known = await visit.store.desk.accounts.sites();
  return sites.map((id) => known.find(({ siteId }) => siteId === id)?.host ?? id);
}

/** A form on the page of a webhook: `work` says what was done, null where it is not there. */
const onOne =
  (work: (visit: MemberVisit, webhookId: string, form: URLSearchParams) => Promise<Response | string | null>) =>
  async (visit: MemberVisit): Promise<Response> => {
    const { webhookId = '' } = visit.params;
    const done = isUuid(webhookId) ? await work(visit, webhookId, await visit.form()) : null;
    if (done === null) return notFound(visit.request, visit.visitor);
    return typeof done === 'string' ? see(`/webhooks/${webhookId}?done=${done}`) : done;
  };

async function change(visit: MemberVisit, webhookId: string, form: URLSearchParams): Promise<Response | string | null> {
  const url = form.get('url')?.trim() ?? '';
  const changed = await changeWebhook(visit, webhookId, { url, kinds: kindsOf(form), withText: form.has('text') });
  if (changed === null) return null;
  return 'fault' in changed ? one(visit, webhookId, { fault: changed.fault }) : 'saved';
}

async function turn(visit: MemberVisit, webhookId: string, form: URLSearchParams): Promise<string | null> {
  const on = form.get('on') === 'yes';
  const changed = await changeWebhook(visit, webhookId, { on });
  return changed === null ? null : on ? 'on' : 'off';
}

async function newKey(visit: MemberVisit, webhookId: string): Promise<Response | null> {
  const changed = await changeWebhook(visit, webhookId, { newSecret: true });
  if (changed === null || 'fault' in changed) return null;
  return one(visit, webhookId, { secret: changed.secret, notice: 'Messages are signed with the new key from now on.' });
}

async function test(visit: MemberVisit, webhookId: string): Promise<string | null> {
  return (await visit.store.desk.webhooks.test(visit.visitor.sites, webhookId)) === null ? null : 'tested';
}

async function again(visit: MemberVisit, webhookId: string, form: URLSearchParams): Promise<string | null> {
  const deliveryId = form.get('delivery') ?? '';
  if (!isUuid(deliveryId)) return null;
  return (await visit.store.desk.webhooks.again(visit.visitor.sites, webhookId, deliveryId)) ? 'again' : null;
}

async function remove(visit: MemberVisit, webhookId: string): Promise<Response | null> {
  return (await removeWebhook(visit, webhookId)) ? see('/webhooks?done=removed') : null;
}

const admin = (method: Method, path: string, answer: (visit: MemberVisit) => Promise<Response>): Route => ({
  method,
  path,
  access: 'admin',
  answer,
});

/** Webhooks are kept by admins: made, tried, looked at, switched off. */
export const WEBHOOK_ROUTES: readonly Route[] = [
  admin('GET', '/webhooks', (visit) => list(visit)),
  admin('POST', '/webhooks', make),
  admin('GET', '/webhooks/:webhookId', (visit) => one(visit, visit.params.webhookId ?? '')),
  admin('POST', '/webhooks/:webhookId', onOne(change)),
  admin('POST', '/webhooks/:webhookId/switch', onOne(turn)),
  admin('POST', '/webhooks/:webhookId/secret', onOne(newKey)),
  admin('POST', '/webhooks/:webhookId/test', onOne(test)),
  admin('POST', '/webhooks/:webhookId/again', onOne(again)),
  admin('POST', '/webhooks/:webhookId/remove', onOne(remove)),
];
