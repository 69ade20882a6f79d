import { rowsOf } from '../../row.js';
import type { Session } from '../../session.js';
import { appendAudit } from './audit.js';
import type { Actor, SignedInRecord } from './records.js';

/** Where somebody is signed in now, the latest first. */
export async function listSessions(session: Session, userId: string): Promise<SignedInRecord[]> {
  const rows = await session.query(
    `select id, created_at, updated_at, expires_at, ip_address, user_agent from threadbare_desk.session
     where user_id = $1 and expires_at > now() order by updated_at desc, id`,
    [userId],
  );
  return rowsOf(rows).map((row) => ({
    sessionId: row.text('id'),
    createdAt: row.text('created_at'),
    updatedAt: row.text('updated_at'),
    expiresAt: row.text('expires_at'),
    address: row.textOrNull('ip_address'),
    userAgent: row.textOrNull('user_agent'),
  }));
}

/** Ends sessions of somebody: one, or (null) all but `keep`. Gives how many. */
export async function endSessions(
  session: Session,
  by: Actor,
  userId: string,
  which: { readonly sessionId: string | null; readonly keep: string | null },
): Promise<number> {
  const gone = await session.query(
    `delete from threadbare_desk.session where user_id = $1 and ($2::text is null or id = $2::text)
       and ($3::text is null or id <> $3::text) returning id`,
    [userId, which.sessionId, which.keep],
  );
  if (gone.rows.length > 0)
    await appendAudit(session, {
      ...by,
      action: 'session.end',
      subject: userId,
      detail: { sessions: gone.rows.length },
    });
  return gone.rows.length;
}
