import { rowsOf } from './row.js';
import * as tables from './schema/index.js';
import type { Session } from './session.js';
import type { Moved } from './store.js';
import { arrayLiteral } from './values.js';
import { deleteOthers } from './write/upsert.js';

/**
 * The same bytes of the same file can belong to one thread only: where a later reading put them into another, the earlier
 * one is taken back. Threads of these sites are marked as out of date, since they may have quoted what has moved.
 */
export async function dropMoved(session: Session, runId: string): Promise<Moved> {
  const left = await session.query(
    `with doubled as (
       select file, sha256, max(at) as newest from threadbare.page_source where file is not null
       group by file, sha256 having count(distinct thread_id) > 1)
     , gone as (
       delete from threadbare.page_source s using doubled d
       where s.file = d.file and s.sha256 = d.sha256 and s.at < d.newest returning s.thread_id)
     select distinct thread_id from gone order by thread_id`,
  );
  const threadIds = rowsOf(left).map((row) => row.text('thread_id'));
  if (threadIds.length === 0) return { touched: [], deleted: [] };
  await session.query(
    `with gone as (
       delete from threadbare.page p where p.thread_id = any($1::uuid[]) and not exists (
         select 1 from threadbare.page_source s where s.thread_id = p.thread_id and s.content_hash = p.content_hash)
       returning p.thread_id, p.content_hash)
     insert into threadbare.change (entity, id, thread_id, op, run_id)
     select 'page', content_hash, thread_id, 'delete', $2::uuid from gone`,
    [arrayLiteral(threadIds), runId],
  );
  await session.query(
    `insert into threadbare.stale as s (thread_id, marks)
     select t.thread_id, 1 from threadbare.thread t
     where t.site_id in (select site_id from threadbare.thread where thread_id = any($1::uuid[]))
     on conflict (thread_id) do update set marks = s.marks + 1`,
    [arrayLiteral(threadIds)],
  );
  const kept = rowsOf(
    await session.query('select distinct thread_id from threadbare.page where thread_id = any($1::uuid[])', [
      arrayLiteral(threadIds),
    ]),
  ).map((row) => row.text('thread_id'));
  const deleted = threadIds.filter((id) => !kept.includes(id));
  for (const threadId of deleted) await deleteThread(session, runId, threadId);
  return { touched: kept, deleted };
}

/** Everything derived of a thread, with a tombstone for each row readers know. */
async function deleteThread(session: Session, runId: string, threadId: string): Promise<void> {
  const log = (entity: string | null): { entity: string | null; runId: string } => ({ entity, runId });
  await deleteOthers(session, tables.reply, [threadId], [], log('reply'));
  await deleteOthers(session, tables.repeat, [threadId], [], log('repeat'));
  await deleteOthers(session, tables.quote, [threadId], [], log('quote'));
  await deleteOthers(session, tables.reaction, [threadId], [], log('reaction'));
  await deleteOthers(session, tables.source, [threadId], [], log('source'));
  await deleteOthers(session, tables.revision, [threadId], [], log('revision'));
  await deleteOthers(session, tables.annotation, [threadId], [], log('annotation'));
  await deleteOthers(session, tables.postPrint, [threadId], [], log(null));
  await deleteOthers(session, tables.waiting, [threadId], [], log(null));
  await session.query('delete from threadbare.stale where thread_id = $1::uuid', [threadId]);
  await session.query('delete from threadbare.thread_state where thread_id = $1::uuid', [threadId]);
  await deleteOthers(session, tables.post, [threadId], [], log('post'));
  await session.query('delete from threadbare.problem where thread_id = $1::uuid', [threadId]);
  await session.query(
    `with gone as (delete from threadbare.thread where thread_id = $1::uuid returning thread_id)
     insert into threadbare.change (entity, id, thread_id, op, run_id)
     select 'thread', thread_id::text, thread_id, 'delete', $2::uuid from gone`,
    [threadId, runId],
  );
}
