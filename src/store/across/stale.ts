import { rowsOf } from '../row.js';
import type { Session } from '../session.js';
import { arrayLiteral } from '../values.js';

/** Notes that these threads must be derived again; in the transaction that made it so. */
export async function markStale(session: Session, threadIds: Iterable<string>): Promise<void> {
  const ids = [...threadIds].sort();
  if (ids.length === 0) return;
  await session.query(
    `insert into threadbare.stale as s (thread_id, marks) select id, 1 from unnest($1::uuid[]) as u(id)
     on conflict (thread_id) do update set marks = s.marks + 1`,
    [arrayLiteral(ids)],
  );
}

/** Threads that must be derived again, ordered by id. */
export async function readStale(session: Session): Promise<string[]> {
  return rowsOf(await session.query('select thread_id from threadbare.stale order by thread_id')).map((row) =>
    row.text('thread_id'),
  );
}

/** How many marks a thread has. */
export async function countMarks(session: Session, threadId: string): Promise<number> {
  const rows = await session.query('select marks from threadbare.stale where thread_id = $1::uuid', [threadId]);
  return rowsOf(rows)[0]?.number('marks') ?? 0;
}

/** Takes the marks away that were there when the thread was derived; one that came since keeps them all. */
export async function clearStale(session: Session, threadId: string, marks: number): Promise<void> {
  await session.query('delete from threadbare.stale where thread_id = $1::uuid and marks = $2::integer', [
    threadId,
    String(marks),
  ]);
}
