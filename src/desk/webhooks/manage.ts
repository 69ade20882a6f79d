import { randomUUID } from 'node:crypto';
import type { Webhook } from '../../store/desk/webhooks.js';
import { audit } from '../auth/audit.js';
import type { MemberVisit } from '../visit.js';
import { addressFault } from './address.js';
import { newSecret } from './sign.js';

/** What somebody wants a webhook to be. */
export interface WebhookWish {
  readonly url: string;
  readonly kinds: readonly string[];
  /** Ids of sites; null: all that the admin may see. */
  readonly sites: readonly string[] | null;
  readonly withText: boolean;
}

export type Made =
  | { readonly webhookId: string; readonly secret: string }
  /** There is one with this id. */
  | 'known'
  | { readonly fault: { readonly field: 'url' | 'sites'; readonly text: string } };

/** Makes a webhook within the sites of whoever asks; the secret is shown this once. */
export async function makeWebhook(
  visit: MemberVisit,
  wish: WebhookWish,
  webhookId: string = randomUUID(),
): Promise<Made> {
  const text = addressFault(wish.url);
  if (text !== null) return { fault: { field: 'url', text } };
  const own = visit.visitor.sites;
  const sites = wish.sites ?? own;
  if (sites?.length === 0) return { fault: { field: 'sites', text: 'Choose a site at least.' } };
  if (own !== null && sites?.some((site) => !own.includes(site)))
    return { fault: { field: 'sites', text: 'A site among these is not there, or not one you may see.' } };
  const { webhooks } = visit.store.desk;
  const secret = newSecret();
  const { url, kinds, withText } = wish;
  const hook = { webhookId, url, secret, kinds, sites, withText, createdBy: visit.visitor.userId };
  if (!(await webhooks.make(hook))) return 'known';
  await audit(visit, 'webhook.make', webhookId, { host: new URL(url).host, kinds, sites, withText });
  return { webhookId, secret };
}

export interface Change {
  readonly url?: string | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly withText?: boolean | undefined;
  readonly on?: boolean | undefined;
  /** Another key, from now on. */
  readonly newSecret?: boolean | undefined;
}

export type Changed = { readonly secret: string | null } | { readonly fault: string } | null;

/** Changes a webhook; null where there is none of theirs. */
export async function changeWebhook(visit: MemberVisit, webhookId: string, change: Change): Promise<Changed> {
  const fault = change.url === undefined ? null : addressFault(change.url);
  if (fault !== null) return { fault };
  const secret = change.newSecret === true ? newSecret() : null;
  const { url, kinds, withText, on } = change;
  const found = await visit.store.desk.webhooks.change(visit.visitor.sites, webhookId, {
    url,
    kinds,
    withText,
    on,
    ...(secret === null ? {} : { secret }),
  });
  if (!found) return null;
  await audit(visit, 'webhook.change', webhookId, {
    ...(url === undefined ? {} : { host: new URL(url).host }),
    ...(kinds === undefined ? {} : { kinds }),
    ...(withText === undefined ? {} : { withText }),
    ...(on === undefined ? {} : { on }),
    newSecret: secret !== null,
  });
  return { secret };
}

export async function removeWebhook(visit: MemberVisit, webhookId: string): Promise<boolean> {
  const found = await visit.store.desk.webhooks.remove(visit.visitor.sites, webhookId);
  if (found) await audit(visit, 'webhook.remove', webhookId, {});
  return found;
}

/** The webhook, where it is one of theirs. */
export async function findWebhook(visit: MemberVisit, webhookId: string): Promise<Webhook | null> {
  const [found] = await visit.store.desk.webhooks.list(visit.visitor.sites, webhookId);
  return found ?? null;
}
