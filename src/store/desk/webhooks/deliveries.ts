import { firstRow, type Row, rowsOf } from '../../row.js';
import type { Session } from '../../session.js';
import { arrayLiteral } from '../../values.js';
import type { Within } from './hooks.js';

/** An event of the desk as it is told to others. */
export interface ToldEvent {
  readonly seq: string;
  readonly eventId: string;
  readonly kind: string;
  readonly threadId: string;
  readonly postId: string;
  readonly site: string | null;
  /** Address of the post on its forum. */
  readonly url: string | null;
  /** The engine's ids of thread and post, for those who act on the forum. */
  readonly externalThreadId: string | null;
  readonly externalPostId: string | null;
  /** State of the post when the message is made. */
  readonly state: string | null;
  readonly reason: string | null;
  readonly label: string | null;
  readonly note: string | null;
  readonly incident: string | null;
  readonly batchId: string | null;
  readonly undoes: string | null;
  /** Who decided; null: the desk itself. */
  readonly moderator: string | null;
  readonly at: string;
  /** Own words of the post, where the webhook asks for them. */
  readonly text: string | null;
}

/** A delivery somebody has taken to make now. */
export interface TakenDelivery {
  readonly deliveryId: string;
  readonly webhookId: string;
  readonly url: string;
  readonly secret: string;
  readonly withText: boolean;
  /** 1 for the first. */
  readonly attempt: number;
  readonly queuedAt: string;
  readonly firstAt: string;
  readonly failingSince: string | null;
  /** `test`: a message without an event; `gone`: the event was erased meanwhile. */
  readonly event: ToldEvent | 'test' | 'gone';
}

/** What became of a try. */
export interface Outcome {
  readonly delivered: boolean;
  /** HTTP status; null: no answer. */
  readonly status: number | null;
  readonly error: string | null;
  /** When it is tried again; null: never. */
  readonly nextAt: string | null;
  /** Why the webhook is switched off; null: it stays on. */
  readonly disable: string | null;
  /** Whether it says something of the other side: false where nothing was sent. */
  readonly tried: boolean;
}

/** A delivery as it is listed. */
export interface DeliveryRecord {
  readonly deliveryId: string;
  readonly eventSeq: number;
  readonly kind: string | null;
  readonly threadId: string | null;
  readonly postId: string | null;
  readonly attempts: number;
  readonly queuedAt: string;
  readonly lastAt: string | null;
  readonly nextAt: string | null;
  readonly deliveredAt: string | null;
  readonly status: number | null;
  readonly error: string | null;
}

/**
 * Takes the next delivery of every webhook that has one due, for `leaseSeconds`: nobody else takes it meanwhile, and
 * whoever dies on the way leaves it to the next. A webhook is told its events one by one in their order, so the one
 * that is being tried, or waits for another try, holds back those behind it.
 */
export async function takeDeliveries(
  session: Session,
  now: string,
  leaseSeconds: number,
  most: number,
): Promise<TakenDelivery[]> {
  const taken = rowsOf(
    await session.query(
      `with hook as (
         select w.webhook_id, w.url, w.secret, w.with_text, w.failing_since from threadbare_desk.webhook w
         where w.disabled_at is null and exists (select 1 from threadbare_desk.delivery d
           where d.webhook_id = w.webhook_id and d.delivered_at is null and d.next_at <= $1::timestamptz)
         order by w.webhook_id for update skip locked limit $3::integer),
       head as (
         select h.*, d.delivery_id from hook h cross join lateral (
           select d.delivery_id from threadbare_desk.delivery d
           where d.webhook_id = h.webhook_id and d.delivered_at is null and d.next_at is not null
           order by d.event_seq limit 1) d)
       update threadbare_desk.delivery d
       set attempts = d.attempts + 1, first_at = coalesce(d.first_at, $1::timestamptz), last_at = $1::timestamptz,
         next_at = $1::timestamptz + $2::double precision * interval '1 second'
       from head h where d.delivery_id = h.delivery_id and d.delivered_at is null and d.next_at <= $1::timestamptz
       returning d.delivery_id, d.webhook_id, h.url, h.secret, h.with_text, h.failing_since, d.attempts,
         d.event_seq::text as event_seq, d.queued_at, d.first_at`,
      [now, String(leaseSeconds), String(most)],
    ),
  );
  const numbers = taken.map((row) => row.text('event_seq')).filter((seq) => !seq.startsWith('-'));
  const withText = taken.filter((row) => row.boolean('with_text')).map((row) => row.text('event_seq'));
  const events = await eventsOf(session, numbers, withText);
  return taken.map((row) => {
    const seq = row.text('event_seq');
    const event = events.get(seq);
    return {
      deliveryId: row.text('delivery_id'),
      webhookId: row.text('webhook_id'),
      url: row.text('url'),
      secret: row.text('secret'),
      withText: row.boolean('with_text'),
      attempt: row.number('attempts'),
      queuedAt: row.text('queued_at'),
      firstAt: row.text('first_at'),
      failingSince: row.textOrNull('failing_since'),
      event: seq.startsWith('-') ? 'test' : (event ?? 'gone'),
    };
  });
}

async function eventsOf(
  session: Session,
  numbers: readonly string[],
  withText: readonly string[],
): Promise<ReadonlyMap<string, ToldEvent>> {
  if (numbers.length === 0) return new Map();
  const found = await session.query(
    `select e.seq::text as seq, e.event_id, e.kind, e.thread_id, e.post_id, si.host as site, p.url,
       t.external_id as thread_external_id, p.external_id, coalesce(s.state, 'open') as state, e.reason, e.label, e.note,
       e.incident, e.batch_id, e.undoes, u.name as moderator, e.at,
       case when e.seq = any($2::bigint[]) then (select v.own_text from analytics.v_post v
         where v.thread_id = e.thread_id and v.post_id = e.post_id) end as text
     from threadbare_desk.event e
     left join threadbare_desk.state s on s.thread_id = e.thread_id and s.post_id = e.post_id
     left join threadbare_desk."user" u on u.id = e.user_id
     left join threadbare.site si on si.site_id = e.site_id
     left join threadbare.thread t on t.thread_id = e.thread_id
     left join threadbare.post p on p.thread_id = e.thread_id and p.post_id = e.post_id
     where e.seq = any($1::bigint[])`,
    [arrayLiteral(numbers), arrayLiteral(withText)],
  );
  return new Map(rowsOf(found).map((row) => [row.text('seq'), toldOf(row)]));
}

/** Notes what became of a try; nothing where the delivery was taken by another meanwhile, the lease being over. */
export async function settleDelivery(
  session: Session,
  taken: Pick<TakenDelivery, 'deliveryId' | 'webhookId' | 'attempt'>,
  now: string,
  outcome: Outcome,
): Promise<void> {
  const row = firstRow(
    await session.query(
      `update threadbare_desk.delivery set delivered_at = case when $3::boolean then $4::timestamptz end,
         next_at = $5::timestamptz, status = $6::integer, error = $7
       where delivery_id = $1::uuid and attempts = $2::integer and delivered_at is null returning webhook_id`,
      [
        taken.deliveryId,
        String(taken.attempt),
        String(outcome.delivered),
        now,
        outcome.delivered ? null : outcome.nextAt,
        outcome.status === null ? null : String(outcome.status),
        outcome.error,
      ],
    ),
  );
  if (row === null || !outcome.tried) return;
  await session.query(
    `update threadbare_desk.webhook set
       failing_since = case when $2::boolean then null else coalesce(failing_since, $3::timestamptz) end,
       disabled_at = case when $4::text is null then disabled_at else $3::timestamptz end,
       disabled_because = coalesce($4::text, disabled_because)
     where webhook_id = $1::uuid and (not $2::boolean or failing_since is not null)`,
    [taken.webhookId, String(outcome.delivered), now, outcome.disable],
  );
}

/** Deliveries of a webhook, the latest event first, of events before `before`; null: from the latest. */
export async function listDeliveries(
  session: Session,
  within: Within,
  webhookId: string,
  before: number | null,
  limit: number,
): Promise<DeliveryRecord[]> {
  const found = await session.query(
    `select d.delivery_id, d.event_seq, e.kind, e.thread_id, e.post_id, d.attempts, d.queued_at, d.last_at, d.next_at,
       d.delivered_at, d.status, d.error
     from threadbare_desk.delivery d
     join threadbare_desk.webhook w on w.webhook_id = d.webhook_id and ($1::text[] is null or w.sites <@ $1::text[])
     left join threadbare_desk.event e on e.seq = d.event_seq
     where d.webhook_id = $2::uuid and ($3::bigint is null or d.event_seq < $3::bigint)
     order by d.event_seq desc limit $4::integer`,
    [within === null ? null : arrayLiteral(within), webhookId, before === null ? null : String(before), String(limit)],
  );
  return rowsOf(found).map((row) => ({
    deliveryId: row.text('delivery_id'),
    eventSeq: row.number('event_seq'),
    kind: row.textOrNull('kind'),
    threadId: row.textOrNull('thread_id'),
    postId: row.textOrNull('post_id'),
    attempts: row.number('attempts'),
    queuedAt: row.text('queued_at'),
    lastAt: row.textOrNull('last_at'),
    nextAt: row.textOrNull('next_at'),
    deliveredAt: row.textOrNull('delivered_at'),
    status: row.numberOrNull('status'),
    error: row.textOrNull('error'),
  }));
}

/** Has a delivery made once more, whatever became of it, under the id it has; false where there is none. */
export async function deliverAgain(
  session: Session,
  within: Within,
  webhookId: string,
  deliveryId: string,
): Promise<boolean> {
  const row = firstRow(
    await session.query(
      `update threadbare_desk.delivery d set delivered_at = null, next_at = now(), first_at = null, attempts = 0,
         status = null, error = null
       from threadbare_desk.webhook w
       where w.webhook_id = d.webhook_id and ($1::text[] is null or w.sites <@ $1::text[])
         and d.webhook_id = $2::uuid and d.delivery_id = $3::uuid returning d.delivery_id`,
      [within === null ? null : arrayLiteral(within), webhookId, deliveryId],
    ),
  );
  return row !== null;
}

/** Takes out deliveries that ended before a time: what was told long ago is not asked for any more. */
export async function sweepDeliveries(session: Session, before: string): Promise<void> {
  await session.query('delete from threadbare_desk.delivery where next_at is null and last_at < $1::timestamptz', [
    before,
  ]);
}

const toldOf = (row: Row): ToldEvent => ({
  seq: row.text('seq'),
  eventId: row.text('event_id'),
  kind: row.text('kind'),
  threadId: row.text('thread_id'),
  postId: row.text('post_id'),
  site: row.textOrNull('site'),
  url: row.textOrNull('url'),
  externalThreadId: row.textOrNull('thread_external_id'),
  externalPostId: row.textOrNull('external_id'),
  state: row.textOrNull('state'),
  reason: row.textOrNull('reason'),
  label: row.textOrNull('label'),
  note: row.textOrNull('note'),
  incident: row.textOrNull('incident'),
  batchId: row.textOrNull('batch_id'),
  undoes: row.textOrNull('undoes'),
  moderator: row.textOrNull('moderator'),
  at: row.text('at'),
  text: row.textOrNull('text'),
});
