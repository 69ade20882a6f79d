import { firstRow } from '../../row.js';
import type { Session } from '../../session.js';
import { arrayLiteral } from '../../values.js';
import type { Actor, Claim } from './types.js';

/** How long somebody is believed to be at it without having said so again. */
const CLAIM = `interval '5 minutes'`;

/** See `DecisionStore.claim`. A claim that has run out, or that is taken over, goes to whoever asks. */
export async function claim(session: Session, by: Actor, incident: string, takeOver: boolean): Promise<Claim | null> {
  if (by.userId === null) return null;
  const there = await session.query(
    `select 1 from threadbare_desk.item where incident = $1 and ($2::uuid[] is null or site_id = any($2::uuid[])) limit 1`,
    [incident, by.sites === null ? null : arrayLiteral(by.sites)],
  );
  if (there.rows.length === 0) return null;
  await session.query(
    `insert into threadbare_desk.claim as c (incident, user_id, until) values ($1, $2, now() + ${CLAIM})
     on conflict (incident) do update set user_id = excluded.user_id, until = excluded.until
     where c.user_id = excluded.user_id or c.until <= now() or $3::boolean`,
    [incident, by.userId, String(takeOver)],
  );
  const row = firstRow(
    await session.query(
      `select c.user_id, c.until, coalesce(u.name, c.user_id) as by from threadbare_desk.claim c
       left join threadbare_desk."user" u on u.id = c.user_id where c.incident = $1`,
      [incident],
    ),
  );
  if (row === null) return null;
  const userId = row.text('user_id');
  return { incident, userId, by: row.text('by'), until: row.text('until'), mine: userId === by.userId };
}

export async function release(session: Session, by: Actor, incident: string): Promise<void> {
  await session.query('delete from threadbare_desk.claim where incident = $1 and user_id = $2', [incident, by.userId]);
}

export async function releaseAll(session: Session, userId: string): Promise<void> {
  await session.query('delete from threadbare_desk.claim where user_id = $1', [userId]);
}
