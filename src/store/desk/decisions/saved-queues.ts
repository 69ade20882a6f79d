import { UsageError } from '../../../model/errors.js';

import { firstRow, rowsOf } from '../../row.js';
import type { Session } from '../../session.js';
import { arrayLiteral } from '../../values.js';
import type { Actor, QueueDraft, SavedQueue } from './types.js';
import { isUuid } from './uuid.js';

/**
 * See `DecisionStore.savedQueues`. Somebody who may not see all sites gets what others share where its filters name one
 * of their sites, or where it was made by somebody who sees no other sites than they do: a name can tell a lot.
 */
export async function savedQueues(session: Session, by: Actor): Promise<readonly SavedQueue[]> {
  const rows = await session.query(
    `select q.queue_id, q.name, q.filters, q.shared, q.user_id, coalesce(u.name, q.user_id) as by,
       $2::uuid[] is null or q.user_id = $1 or (not m.all_sites and not exists (
         select 1 from threadbare_desk.member_site s where s.user_id = q.user_id and s.site_id <> all($2::uuid[]))) as seen,
       array(select host from threadbare.site where site_id = any($2::uuid[])) as hosts
     from threadbare_desk.saved_queue q
     left join threadbare_desk."user" u on u.id = q.user_id
     left join threadbare_desk.member m on m.user_id = q.user_id
     where q.user_id = $1 or q.shared
     order by q.user_id is distinct from $1, q.name, q.queue_id`,
    [by.userId, by.sites === null ? null : arrayLiteral(by.sites)],
  );
  return rowsOf(rows).flatMap((row): SavedQueue[] => {
    const filters = row.text('filters');
    const host = new URLSearchParams(filters).get('site');
    const hosts = row.value('hosts');
    if (row.value('seen') !== true && !(Array.isArray(hosts) && hosts.includes(host))) return [];
    return [
      {
        queueId: row.text('queue_id'),
        name: row.text('name'),
        filters,
        shared: row.boolean('shared'),
        by: row.text('by'),
        mine: row.text('user_id') === by.userId,
      },
    ];
  });
}

/** See `DecisionStore.saveQueue`. */
export async function saveQueue(
  session: Session,
  by: Actor,
  { queueId, name, filters, shared }: QueueDraft,
): Promise<'made' | 'changed'> {
  if (by.userId === null || !isUuid(queueId) || name.trim() === '' || name.length > 100 || filters.length > 2_000)
    throw new UsageError(
      'bad-decision',
      'The queue cannot be kept: a name has 1 to 100 characters, filters at most 2,000, its id must be a UUID.',
    );
  const known = firstRow(
    await session.query('select queue_id from threadbare_desk.saved_queue where user_id = $1 and name = $2', [
      by.userId,
      name.trim(),
    ]),
  );
  await session.query(
    `insert into threadbare_desk.saved_queue (queue_id, user_id, name, filters, shared)
     values ($1::uuid, $2, $3, $4, $5::boolean)
     on conflict (user_id, name) do update set filters = excluded.filters, shared = excluded.shared`,
    [queueId, by.userId, name.trim(), filters, String(shared)],
  );
  return known === null ? 'made' : 'changed';
}

export async function dropQueue(session: Session, by: Actor, queueId: string, anyones: boolean): Promise<boolean> {
  if (!isUuid(queueId)) return false;
  const dropped = await session.query(
    `delete from threadbare_desk.saved_queue where queue_id = $1::uuid and (user_id = $2 or $3::boolean) returning queue_id`,
    [queueId, by.userId, String(anyones)],
  );
  return dropped.rows.length > 0;
}
