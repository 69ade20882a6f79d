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

/** How many marks threads have that have any. */
export async function countMarks(session: Session, threadIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await session.query('select thread_id, marks from threadbare.stale where thread_id = any($1::uuid[])', [
    arrayLiteral(threadIds),
  ]);
  return new Map(rowsOf(rows).map((row) => [row.text('thread_id'), row.number('marks')]));
}

/** A thread and the marks it had when it was read. */
export interface MarkedThread {
  readonly threadId: string;
  readonly marks: number;
}

/** Takes the marks away that were there when threads were derived; one that came since keeps all of its thread. */
export async function clearStale(session: Session, threads: readonly MarkedThread[]): Promise<void> {
  if (threads.length === 0) return;
  await session.query(
    `delete from threadbare.stale s using (
       select m.thread_id from threadbare.stale m
       join unnest($1::uuid[], $2::integer[]) as k(thread_id, marks) on k.thread_id = m.thread_id and k.marks = m.marks
       order by m.thread_id for update of m) gone
     where s.thread_id = gone.thread_id`,
    [
      arrayLiteral(threads.map((thread) => thread.threadId)),
      arrayLiteral(threads.map((thread) => String(thread.marks))),
    ],
  );
}
