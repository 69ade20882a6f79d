import { type Row, rowsOf } from '../../row.js';
import type { Session } from '../../session.js';
import { storableJson, storableText } from '../../values.js';
import type { Actor, AuditEntry, AuditFilter, AuditRecord } from './records.js';

/** Notes what was done, in the transaction that does it. */
export async function appendAudit(session: Session, entry: Actor & AuditEntry): Promise<void> {
  await session.query(
    `insert into threadbare_desk.audit (user_id, token_id, action, subject, detail)
     values ($1, $2::uuid, $3, $4, $5::text::jsonb)`,
    [
      entry.userId,
      entry.tokenId,
      entry.action,
      entry.subject === null ? null : storableText(entry.subject),
      storableJson(entry.detail),
    ],
  );
}

/** What was done, the latest first. */
export async function readAudit(session: Session, filter: AuditFilter): Promise<AuditRecord[]> {
  const rows = await session.query(
    `select a.audit_id, a.at, a.user_id, u.name as who, a.token_id, a.action, a.subject, a.detail
     from threadbare_desk.audit a left join threadbare_desk."user" u on u.id = a.user_id
     where ($1::bigint is null or a.audit_id < $1::bigint)
       and ($2::text is null or a.user_id = $2::text)
       and ($3::text is null or a.action = $3::text or starts_with(a.action, $3::text || '.'))
     order by a.audit_id desc limit $4::integer`,
    [
      filter.before === null ? null : String(filter.before),
      filter.userId ?? null,
      filter.action ?? null,
      String(filter.limit),
    ],
  );
  return rowsOf(rows).map(recordOf);
}

function recordOf(row: Row): AuditRecord {
  const detail = row.value('detail');
  return {
    auditId: row.number('audit_id'),
    at: row.text('at'),
    userId: row.textOrNull('user_id'),
    who: row.textOrNull('who'),
    tokenId: row.textOrNull('token_id'),
    action: row.text('action'),
    subject: row.textOrNull('subject'),
    detail: typeof detail === 'object' && detail !== null ? { ...detail } : {},
  };
}
