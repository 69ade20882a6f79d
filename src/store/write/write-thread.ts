import type { LinkedThread } from '../../model/thread.js';
import type { IndexRows } from '../across/index-rows.js';
import * as tables from '../schema/index.js';
import type { Session } from '../session.js';
import type { WriteCounts } from '../store.js';
import { threadRows } from './thread-rows.js';
import { addCounts, deleteOthers, upsert } from './upsert.js';

/**
 * Writes a derived thread by difference. Order matters for the foreign keys: posts before what points at them, and
 * posts that are gone last. `index`: what other threads find it by; null leaves that as it is.
 */
export async function writeThread(
  session: Session,
  runId: string,
  thread: LinkedThread,
  fingerprints: readonly bigint[],
  index: IndexRows | null,
): Promise<WriteCounts> {
  const rows = threadRows(thread, fingerprints);
  const log = (entity: string | null): { entity: string | null; runId: string } => ({ entity, runId });
  const counts: WriteCounts[] = [];

  // Reference rows never change once written; two processes may write the same one at once.
  await upsert(session, tables.site, rows.site, log(null));
  await upsert(session, tables.forum, rows.forum, log(null));
  await upsert(session, tables.author, rows.author, log(null));

  counts.push(await upsert(session, tables.thread, rows.thread, log('thread')));
  counts.push(await upsert(session, tables.post, rows.post, log('post')));
  counts.push(await upsert(session, tables.revision, rows.revision, log('revision')));
  counts.push(await deleteOthers(session, tables.revision, thread.id, rows.revision, log('revision')));
  counts.push(await upsert(session, tables.quote, rows.quote, log('quote')));
  counts.push(await deleteOthers(session, tables.quote, thread.id, rows.quote, log('quote')));
  counts.push(await upsert(session, tables.reaction, rows.reaction, log('reaction')));
  counts.push(await deleteOthers(session, tables.reaction, thread.id, rows.reaction, log('reaction')));
  counts.push(await upsert(session, tables.reply, rows.reply, log('reply')));
  counts.push(await deleteOthers(session, tables.reply, thread.id, rows.reply, log('reply')));
  counts.push(await upsert(session, tables.repeat, rows.repeat, log('repeat')));
  counts.push(await deleteOthers(session, tables.repeat, thread.id, rows.repeat, log('repeat')));
  counts.push(await upsert(session, tables.source, rows.source, log('source')));
  counts.push(await deleteOthers(session, tables.source, thread.id, rows.source, log('source')));
  counts.push(await deleteGoneAnnotations(session, runId, thread));
  if (index !== null) await writeIndex(session, thread.id, index);
  counts.push(await deleteOthers(session, tables.post, thread.id, rows.post, log('post')));
  return addCounts(...counts);
}

/** What other threads find this one by: no news to a reader, so neither counted nor logged. */
async function writeIndex(session: Session, threadId: string, index: IndexRows): Promise<void> {
  const silent = { entity: null, runId: '' };
  const posts = index.posts.map((post) => post.row);
  const waiting = index.waiting.map((print) => ({ threadId, print }));
  await upsert(session, tables.postPrint, posts, silent);
  await deleteOthers(session, tables.postPrint, threadId, posts, silent);
  await upsert(session, tables.waiting, waiting, silent);
  await deleteOthers(session, tables.waiting, threadId, waiting, silent);
}

/** Values about posts that are no more (a stub whose real post arrived). */
async function deleteGoneAnnotations(session: Session, runId: string, thread: LinkedThread): Promise<WriteCounts> {
  const ids = `{${thread.posts.map((post) => post.id).join(',')}}`;
  const result = await session.query(
    `with gone as (
       delete from threadbare.annotation
       where thread_id = $1::uuid and post_id is not null and not (post_id = any($2::uuid[]))
       returning thread_id, concat_ws('/', subject_id, analyzer, version) as id)
     , logged as (
       insert into threadbare.change (entity, id, thread_id, op, run_id)
       select 'annotation', id, thread_id, 'delete', $3::uuid from gone)
     select id from gone`,
    [thread.id, ids, runId],
  );
  return { inserted: 0, updated: 0, deleted: result.rows.length, unchanged: 0 };
}
