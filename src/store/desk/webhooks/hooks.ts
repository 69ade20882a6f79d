import { firstRow, type Row, rowsOf } from '../../row.js';
import type { Session } from '../../session.js';
import { arrayLiteral, storableText } from '../../values.js';

/** Where decisions are told to. Times are ISO 8601 in UTC. */
export interface Webhook {
  readonly webhookId: string;
  readonly url: string;
  /** Kinds of events it hears of; empty: all. */
  readonly kinds: readonly string[];
  /** Ids of the sites it hears of; null: all, and events without a site. */
  readonly sites: readonly string[] | null;
  /** The post's own words are sent along. */
  readonly withText: boolean;
  readonly createdBy: string | null;
  readonly createdAt: string;
  readonly disabledAt: string | null;
  readonly disabledBecause: string | null;
  /** First failure since the last success; null: none. */
  readonly failingSince: string | null;
  /** Deliveries that wait for their first or another try. */
  readonly waiting: number;
}

export interface NewWebhook {
  /** Made by the caller, so that a repeated request makes no second one. */
  readonly webhookId: string;
  readonly url: string;
  /** `whsec_` and the key in base64. */
  readonly secret: string;
  readonly kinds: readonly string[];
  readonly sites: readonly string[] | null;
  readonly withText: boolean;
  readonly createdBy: string;
}

/** What is changed; what is left out stays. */
export interface WebhookChange {
  readonly url?: string | undefined;
  readonly secret?: string | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly withText?: boolean | undefined;
  /** False switches it off, true on again: its failures are forgotten, and what waits is sent. */
  readonly on?: boolean | undefined;
}

/** Sites somebody may see; null: all. A webhook is theirs when it hears of no other site. */
export type Within = readonly string[] | null;

const COLUMNS = `w.webhook_id, w.url, w.kinds, w.sites, w.with_text, w.created_by, w.created_at, w.disabled_at,
  w.disabled_because, w.failing_since, (select count(*)::integer from threadbare_desk.delivery d
    where d.webhook_id = w.webhook_id and d.delivered_at is null and d.next_at is not null) as waiting`;

const WITHIN = '($1::text[] is null or w.sites <@ $1::text[])';

/** False where there is one with this id. */
export async function makeWebhook(session: Session, hook: NewWebhook): Promise<boolean> {
  const made = await session.query(
    `insert into threadbare_desk.webhook (webhook_id, url, secret, kinds, sites, with_text, created_by)
     values ($1::uuid, $2, $3, $4::text[], $5::text[], $6::boolean, $7) on conflict (webhook_id) do nothing
     returning webhook_id`,
    [
      hook.webhookId,
      storableText(hook.url),
      hook.secret,
      arrayLiteral(hook.kinds),
      hook.sites === null ? null : arrayLiteral(hook.sites),
      String(hook.withText),
      hook.createdBy,
    ],
  );
  return made.rows.length > 0;
}

/** All webhooks within these sites, or the one with this id. */
export async function listWebhooks(session: Session, within: Within, webhookId: string | null): Promise<Webhook[]> {
  const found = await session.query(
    `select ${COLUMNS} from threadbare_desk.webhook w
     where ${WITHIN} and ($2::uuid is null or w.webhook_id = $2::uuid) order by w.created_at, w.webhook_id`,
    [within === null ? null : arrayLiteral(within), webhookId],
  );
  return rowsOf(found).map(webhookOf);
}

/** False where there is no such webhook within these sites. */
export async function changeWebhook(
  session: Session,
  within: Within,
  webhookId: string,
  change: WebhookChange,
): Promise<boolean> {
  const { url = null, secret = null, kinds, withText, on } = change;
  const row = firstRow(
    await session.query(
      `update threadbare_desk.webhook w set url = coalesce($3, w.url), secret = coalesce($4, w.secret),
         kinds = coalesce($5::text[], w.kinds), with_text = coalesce($6::boolean, w.with_text),
         disabled_at = case $7::boolean when true then null when false then coalesce(w.disabled_at, now()) else w.disabled_at end,
         disabled_because = case $7::boolean when true then null when false then coalesce(w.disabled_because, 'switched off by hand')
           else w.disabled_because end,
         failing_since = case when $7::boolean then null else w.failing_since end
       where ${WITHIN} and w.webhook_id = $2::uuid returning w.webhook_id`,
      [
        within === null ? null : arrayLiteral(within),
        webhookId,
        url === null ? null : storableText(url),
        secret,
        kinds === undefined ? null : arrayLiteral(kinds),
        withText === undefined ? null : String(withText),
        on === undefined ? null : String(on),
      ],
    ),
  );
  if (row === null) return false;
  if (on === true)
    await session.query(
      `update threadbare_desk.delivery set next_at = now(), first_at = null, attempts = 0
       where webhook_id = $1::uuid and delivered_at is null and next_at is not null`,
      [webhookId],
    );
  return true;
}

/** Deletes a webhook and its deliveries; false where there is no such webhook within these sites. */
export async function removeWebhook(session: Session, within: Within, webhookId: string): Promise<boolean> {
  const row = firstRow(
    await session.query(
      `delete from threadbare_desk.webhook w where ${WITHIN} and w.webhook_id = $2::uuid returning w.webhook_id`,
      [within === null ? null : arrayLiteral(within), webhookId],
    ),
  );
  if (row === null) return false;
  await session.query('delete from threadbare_desk.delivery where webhook_id = $1::uuid', [webhookId]);
  return true;
}

const listOf = (row: Row, name: string): string[] => {
  const value = row.value(name);
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
};

const webhookOf = (row: Row): Webhook => ({
  webhookId: row.text('webhook_id'),
  url: row.text('url'),
  kinds: listOf(row, 'kinds'),
  sites: row.value('sites') === null ? null : listOf(row, 'sites'),
  withText: row.boolean('with_text'),
  createdBy: row.textOrNull('created_by'),
  createdAt: row.text('created_at'),
  disabledAt: row.textOrNull('disabled_at'),
  disabledBecause: row.textOrNull('disabled_because'),
  failingSince: row.textOrNull('failing_since'),
  waiting: row.number('waiting'),
});
