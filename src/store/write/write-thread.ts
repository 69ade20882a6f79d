import type { PgTable } from 'drizzle-orm/pg-core';
import type { LinkedThread } from '../../model/thread.js';
import type { IndexRows } from '../across/index-rows.js';
import { rowsOf } from '../row.js';
import * as tables from '../schema/index.js';
import type { Session } from '../session.js';
import type { WriteCounts } from '../store.js';
import { arrayLiteral } from '../values.js';
import { type ThreadRows, threadRows } from './thread-rows.js';
import { addCounts, deleteOthers, type LogAs, upsert } from './upsert.js';

/** A derived thread and what is written beside it. */
export interface DerivedRows {
  readonly thread: LinkedThread;
  readonly fingerprints: readonly bigint[];
  /** What other threads find it by; null leaves that as it is. */
  readonly index: IndexRows | null;
}

/**
 * Writes derived threads by difference, each table for all of them at once. Order matters for the foreign keys: posts
 * before what points at them, and posts that are gone last. Nothing is looked for to delete where a thread is new.
 */
export async function writeThreads(
  session: Session,
  runId: string,
  derived: readonly DerivedRows[],
): Promise<WriteCounts> {
  const rows = derived.map(({ thread, fingerprints }) => threadRows(thread, fingerprints));
  const log = (entity: string | null): LogAs => ({ entity, runId });
  const stored = await storedThreads(
    session,
    derived.map(({ thread }) => thread.id),
  );
  const counts: WriteCounts[] = [];

  // Reference rows never change once written; two processes may write the same ones at once, in the same order.
  await upsert(
    session,
    tables.site,
    once(rows, (one) => one.site, 'siteId'),
    log(null),
  );
  await upsert(
    session,
    tables.forum,
    once(rows, (one) => one.forum, 'forumId'),
    log(null),
  );
  await upsert(
    session,
    tables.author,
    once(rows, (one) => one.author, 'authorId'),
    log(null),
  );

  const write = async <T extends PgTable>(table: T, list: readonly T['$inferInsert'][], entity: string) => {
    counts.push(await upsert(session, table, list, log(entity)));
  };
  const replace = async <T extends PgTable>(table: T, list: readonly T['$inferInsert'][], entity: string) => {
    await write(table, list, entity);
    counts.push(await deleteOthers(session, table, stored, list, log(entity)));
  };
  const posts = rows.flatMap((one) => one.post);
  await write(
    tables.thread,
    rows.flatMap((one) => one.thread),
    'thread',
  );
  await write(tables.post, posts, 'post');
  await replace(
    tables.revision,
    rows.flatMap((one) => one.revision),
    'revision',
  );
  await replace(
    tables.quote,
    rows.flatMap((one) => one.quote),
    'quote',
  );
  await replace(
    tables.reaction,
    rows.flatMap((one) => one.reaction),
    'reaction',
  );
  await replace(
    tables.reply,
    rows.flatMap((one) => one.reply),
    'reply',
  );
  await replace(
    tables.repeat,
    rows.flatMap((one) => one.repeat),
    'repeat',
  );
  await replace(
    tables.source,
    rows.flatMap((one) => one.source),
    'source',
  );
  counts.push(await deleteGoneAnnotations(session, runId, stored, posts));
  await writeIndex(session, derived, stored);
  counts.push(await deleteOthers(session, tables.post, stored, posts, log('post')));
  return addCounts(...counts);
}

/** Those of some threads that have rows already. */
async function storedThreads(session: Session, threadIds: readonly string[]): Promise<string[]> {
  const result = await session.query(
    'select thread_id from threadbare.thread where thread_id = any($1::uuid[]) order by thread_id',
    [arrayLiteral(threadIds)],
  );
  return rowsOf(result).map((row) => row.text('thread_id'));
}

/** Rows that several threads share, each once, in the order of their ids. */
function once<R extends object>(all: readonly ThreadRows[], of: (rows: ThreadRows) => readonly R[], key: keyof R): R[] {
  const rows = new Map(all.flatMap(of).map((row) => [String(row[key]), row]));
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** What other threads find these by: no news to a reader, so neither counted nor logged. */
async function writeIndex(session: Session, derived: readonly DerivedRows[], stored: readonly string[]): Promise<void> {
  const silent = { entity: null, runId: '' };
  const indexed = derived.flatMap(({ thread, index }) => (index === null ? [] : [{ threadId: thread.id, index }]));
  const posts = indexed.flatMap(({ index }) => index.posts.map((post) => post.row));
  const waiting = indexed.flatMap(({ threadId, index }) => index.waiting.map((print) => ({ threadId, print })));
  const known = new Set(stored);
  const before = indexed.flatMap(({ threadId }) => (known.has(threadId) ? [threadId] : []));
  await upsert(session, tables.postPrint, posts, silent);
  await deleteOthers(session, tables.postPrint, before, posts, silent);
  await upsert(session, tables.waiting, waiting, silent);
  await deleteOthers(session, tables.waiting, before, waiting, silent);
}

/** Values about posts that are no more (a stub whose real post arrived). */
async function deleteGoneAnnotations(
  session: Session,
  runId: string,
  stored: readonly string[],
  posts: ThreadRows['post'],
): Promise<WriteCounts> {
  if (stored.length === 0) return addCounts();
  const result = await session.query(
    `with gone as (
       delete from threadbare.annotation a
       where a.thread_id = any($1::uuid[]) and a.post_id is not null and not exists (
         select 1 from unnest($2::uuid[], $3::uuid[]) as u(thread_id, post_id)
         where u.thread_id = a.thread_id and u.post_id = a.post_id)
       returning thread_id, concat_ws('/', subject_id, analyzer, version) as id)
     , logged as (
       insert into threadbare.change (entity, id, thread_id, op, run_id)
       select 'annotation', id, thread_id, 'delete', $4::uuid from gone)
     select count(*)::integer as n from gone`,
    [
      arrayLiteral(stored),
      arrayLiteral(posts.map((post) => post.threadId)),
      arrayLiteral(posts.map((post) => post.postId)),
      runId,
    ],
  );
  return { inserted: 0, updated: 0, deleted: rowsOf(result)[0]?.number('n') ?? 0, unchanged: 0 };
}
