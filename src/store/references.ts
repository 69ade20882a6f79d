import { rowsOf } from './row.js';
import type { Session } from './session.js';
import type { ChosenReference } from './store.js';
import { arrayLiteral } from './values.js';

/** What was chosen, the latest choice first; see `Store.references`. */
export async function readReferences(session: Session): Promise<ChosenReference[]> {
  const result = await session.query(
    'select source_id, kind, thread_id from threadbare.chosen_reference order by number desc, source_id',
  );
  return rowsOf(result).map((row) => ({
    sourceId: row.text('source_id'),
    kind: row.text('kind') === 'post' ? 'post' : 'document',
    threadId: row.textOrNull('thread_id'),
  }));
}

/** Puts a source before all that were chosen earlier; see `Store.chooseReference`. */
export async function chooseReference(
  session: Session,
  runId: string,
  { sourceId, kind, threadId }: ChosenReference,
): Promise<void> {
  await lock(session);
  await session.query('delete from threadbare.chosen_reference where source_id = $1::uuid', [sourceId]);
  await session.query(
    `insert into threadbare.chosen_reference (source_id, kind, thread_id, number, run_id)
     select $1::uuid, $2, $3::uuid, coalesce(max(number), 0) + 1, $4::uuid from threadbare.chosen_reference`,
    [sourceId, kind, threadId, runId],
  );
}

/** Takes choices back; see `Store.dropReferences`. */
export async function dropReferences(session: Session, sourceIds: readonly string[]): Promise<number> {
  await lock(session);
  const dropped = await session.query(
    'delete from threadbare.chosen_reference where source_id = any($1::uuid[]) returning source_id',
    [arrayLiteral(sourceIds)],
  );
  return dropped.rows.length;
}

/** The lock of the sayings: who settles them sees a choice wholly or not at all. */
async function lock(session: Session): Promise<void> {
  await session.query(`select pg_advisory_xact_lock(hashtextextended('threadbare sayings', 7))`);
}
