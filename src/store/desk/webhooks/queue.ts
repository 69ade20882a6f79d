import { randomUUID } from 'node:crypto';
import { firstRow, rowsOf } from '../../row.js';
import type { Session } from '../../session.js';
import { arrayLiteral } from '../../values.js';

/**
 * Queues what webhooks are to be told of events, in the transaction that wrote them: an event that is not kept is never
 * told, one that is kept always. Webhooks that are switched off, that hear of other kinds or of other sites get nothing.
 */
export async function queueDeliveries(session: Session, eventIds: readonly string[]): Promise<void> {
  if (eventIds.length === 0) return;
  const due = await session.query(
    `select w.webhook_id, e.seq::text as seq from threadbare_desk.event e
     join threadbare_desk.webhook w on w.disabled_at is null
       and (cardinality(w.kinds) = 0 or e.kind = any(w.kinds))
       and (w.sites is null or e.site_id::text = any(w.sites))
     where e.event_id = any($1::uuid[]) order by e.seq`,
    [arrayLiteral(eventIds)],
  );
  const rows = rowsOf(due);
  if (rows.length === 0) return;
  await session.query(
    `insert into threadbare_desk.delivery (delivery_id, webhook_id, event_seq, next_at)
     select * from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as d(delivery_id, webhook_id, event_seq)
     cross join lateral (select now() as next_at) t
     on conflict (webhook_id, event_seq) do nothing`,
    [
      arrayLiteral(rows.map(() => randomUUID())),
      arrayLiteral(rows.map((row) => row.text('webhook_id'))),
      arrayLiteral(rows.map((row) => row.text('seq'))),
    ],
  );
}

/**
 * Queues a message without an event, to see whether the other side listens. It has a negative number, so that it goes
 * before the events that wait. Gives its id; null where there is no such webhook or it is switched off.
 */
export async function queueTest(session: Session, webhookId: string): Promise<string | null> {
  const row = firstRow(
    await session.query(
      `insert into threadbare_desk.delivery (delivery_id, webhook_id, event_seq, next_at)
       select $1::uuid, w.webhook_id,
         least(0, (select min(d.event_seq) from threadbare_desk.delivery d where d.webhook_id = w.webhook_id)) - 1, now()
       from threadbare_desk.webhook w where w.webhook_id = $2::uuid and w.disabled_at is null
       returning delivery_id`,
      [randomUUID(), webhookId],
    ),
  );
  return row?.text('delivery_id') ?? null;
}
