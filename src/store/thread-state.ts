import { rowsOf } from './row.js';
import type { Session } from './session.js';
import { arrayLiteral, storableText } from './values.js';

/**
 * Hash of what thread `k.thread_id` is derived from, with the version of the program as `$2`. The index of its site is
 * not part of it: who changes what the index says to a thread marks it as out of date. Its fingerprints follow from its
 * pages, so articles that share one are found by those that are stored; a thread has tens of thousands, which are only
 * looked up where there are articles.
 */
const BASIS = `md5(concat_ws('|', $2::text,
  (select string_agg(concat(p.content_hash, ' ', p.site), ',' order by p.content_hash collate "C")
   from threadbare.page p where p.thread_id = k.thread_id),
  case when exists (select 1 from threadbare.document) then
    (select string_agg(concat(d.document_id, ' ', d.content_hash), ',' order by d.document_id)
     from threadbare.thread t join threadbare.document d on d.fingerprints && t.fingerprints
     where t.thread_id = k.thread_id) end))`;

/** Notes what threads were derived from, in the transaction that wrote them; gives their revisions by id. */
export async function noteDerived(
  session: Session,
  threadIds: readonly string[],
  version: string,
): Promise<ReadonlyMap<string, number>> {
  const result = await session.query(
    `insert into threadbare.thread_state as s (thread_id, revision, derived_from)
     select k.thread_id, 1, ${BASIS} from unnest($1::uuid[]) as k(thread_id)
     on conflict (thread_id) do update
     set revision = s.revision + 1, derived_from = excluded.derived_from, analyzed_by = null
     returning thread_id, revision`,
    [arrayLiteral(threadIds), storableText(version)],
  );
  return new Map(rowsOf(result).map((row) => [row.text('thread_id'), row.number('revision')]));
}

/** Those of some threads that are not as this version would leave them; see `Store.unsettled`. */
export async function unsettled(
  session: Session,
  threadIds: readonly string[],
  version: string,
  analysis: string | null,
): Promise<string[]> {
  if (threadIds.length === 0) return [];
  const result = await session.query(
    `select k.thread_id from unnest($1::uuid[]) as k(thread_id)
     left join threadbare.thread_state s on s.thread_id = k.thread_id
     where s.thread_id is null or ($3::text is not null and s.analyzed_by is distinct from $3)
       or exists (select 1 from threadbare.stale m where m.thread_id = k.thread_id)
       or s.derived_from <> ${BASIS}
     order by k.thread_id`,
    [arrayLiteral(threadIds), storableText(version), analysis === null ? null : storableText(analysis)],
  );
  return rowsOf(result).map((row) => row.text('thread_id'));
}

/** A thread at the revision it was read at. */
export interface RevisionRead {
  readonly threadId: string;
  readonly revision: number;
}

/** Those of some threads that nobody has derived since; the caller holds their locks. */
export async function stillCurrent(session: Session, threads: readonly RevisionRead[]): Promise<ReadonlySet<string>> {
  const result = await session.query(
    `select s.thread_id from threadbare.thread_state s
     join unnest($1::uuid[], $2::integer[]) as k(thread_id, revision)
       on k.thread_id = s.thread_id and k.revision = s.revision
     order by s.thread_id`,
    [
      arrayLiteral(threads.map((thread) => thread.threadId)),
      arrayLiteral(threads.map((thread) => String(thread.revision))),
    ],
  );
  return new Set(rowsOf(result).map((row) => row.text('thread_id')));
}

/** Notes by what threads were analysed. */
export async function noteAnalyzed(session: Session, threadIds: Iterable<string>, analysis: string): Promise<void> {
  await session.query('update threadbare.thread_state set analyzed_by = $2 where thread_id = any($1::uuid[])', [
    arrayLiteral([...threadIds]),
    storableText(analysis),
  ]);
}
