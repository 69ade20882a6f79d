import { firstRow } from './row.js';
import type { Session } from './session.js';

const READER = 'threadbare_reader';

/**
 * Takes the reader's rights until the transaction ends, where the role exists and may be taken (a superuser, or a member
 * of it); else nothing changes. A guard against mistakes: who owns the tables can take the rights back, who connects as a
 * member of threadbare_reader alone cannot.
 */
export async function takeRole(session: Session): Promise<boolean> {
  const may = firstRow(
    await session.query(
      `select coalesce((select pg_has_role(r.oid, 'member') from pg_roles r where r.rolname = '${READER}'), false) as may`,
    ),
  );
  if (may?.boolean('may') !== true) return false;
  await session.query(`set local role ${READER}`);
  return true;
}
