import { rowsOf } from '../../row.js';
import type { Session } from '../../session.js';
import { arrayLiteral, storableText } from '../../values.js';

/**
 * Hash of what the reasons of thread `t` are made from: how often it was derived, its values, the runs the
 * views show and the version of the rules (`$1`). What counts besides (mutes, reports, what was called wrong) reaches the
 * items at once.
 */
const MADE_FROM = `md5(concat_ws('|', $1::text, s.revision, s.derived_from, s.analyzed_by,
  (select string_agg(task || '=' || analyzer || '@' || version, ' ' order by task collate "C")
   from threadbare.selected_run)))`;

/** Threads whose reasons are not up to date, ordered by id; with `full` all. */
export async function changedThreads(session: Session, version: string, full: boolean): Promise<string[]> {
  const result = await session.query(
    `select t.thread_id from threadbare.thread t
     left join threadbare.thread_state s on s.thread_id = t.thread_id
     left join threadbare_desk.thread d on d.thread_id = t.thread_id
     where $2::boolean or d.made_from is distinct from ${MADE_FROM} order by t.thread_id`,
    [storableText(version), String(full)],
  );
  return rowsOf(result).map((row) => row.text('thread_id'));
}

/** What the reasons of some threads would be made from now; read before anything else of them. */
export async function madeFromNow(
  session: Session,
  version: string,
  threadIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const result = await session.query(
    `select t.thread_id, ${MADE_FROM} as made_from from threadbare.thread t
     left join threadbare.thread_state s on s.thread_id = t.thread_id
     where t.thread_id = any($2::uuid[])`,
    [storableText(version), arrayLiteral(threadIds)],
  );
  return new Map(rowsOf(result).map((row) => [row.text('thread_id'), row.text('made_from')]));
}

/** Notes that the reasons of threads are up to date. */
export async function noteMade(session: Session, made: ReadonlyMap<string, string>): Promise<void> {
  await session.query(
    `insert into threadbare_desk.thread as d (thread_id, made_from)
     select * from unnest($1::uuid[], $2::text[])
     on conflict (thread_id) do update set made_from = excluded.made_from, made_at = now()`,
    [arrayLiteral([...made.keys()]), arrayLiteral([...made.values()])],
  );
}

/** Has threads looked at again at the next refresh. */
export async function askAgain(session: Session, threadIds: readonly string[]): Promise<void> {
  if (threadIds.length === 0) return;
  await session.query(`update threadbare_desk.thread set made_from = '' where thread_id = any($1::uuid[])`, [
    arrayLiteral(threadIds),
  ]);
}

/** Threads the desk knows that are not stored any more. */
export async function goneThreads(session: Session): Promise<string[]> {
  const result = await session.query(
    `select d.thread_id from threadbare_desk.thread d
     where not exists (select 1 from threadbare.thread t where t.thread_id = d.thread_id)
     union select i.thread_id from threadbare_desk.item i
     where not exists (select 1 from threadbare.thread t where t.thread_id = i.thread_id)
     order by 1`,
  );
  return rowsOf(result).map((row) => row.text('thread_id'));
}
