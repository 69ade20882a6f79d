import type { Session } from '../../session.js';
import { arrayLiteral } from '../../values.js';

/**
 * Holds the desk's rows of some threads until the end of the transaction: reasons, items, states, events. Taken in the
 * order of ids, so that two who want several do not wait for each other.
 */
export async function lockDeskThreads(session: Session, threadIds: readonly string[]): Promise<void> {
  if (threadIds.length === 0) return;
  await session.query(
    `select count(pg_advisory_xact_lock(hashtextextended('threadbare desk ' || k.id, 7)))
     from (select distinct id from unnest($1::text[]) as u(id) order by id) k`,
    [arrayLiteral(threadIds)],
  );
}
