import type { Session } from '../../session.js';

/**
 * Held by whoever writes events or derives states, until the end of the transaction: decisions come one after the other,
 * so two on one post see each other, and the numbers of events rise in the order in which they become visible. A decision
 * takes milliseconds and comes from a person; nothing waits long.
 */
export async function lockDecisions(session: Session): Promise<void> {
  await session.query(`select pg_advisory_xact_lock(hashtextextended('threadbare decisions', 7))`);
}
