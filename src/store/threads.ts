import { DatabaseError } from '../model/errors.js';
import { linkAcrossSite } from './across/link-across.js';
import { countMarks, markStale } from './across/stale.js';
import { documentsSharing, lockDocuments } from './documents.js';
import { lockThread, readPages } from './pages.js';
import { rowsOf } from './row.js';
import type { Session } from './session.js';
import type { AcrossRules, DeriveThread, FingerprintPages, ThreadSummary, ThreadUpdate } from './store.js';
import { writeThread } from './write/write-thread.js';

/** Derives a thread from its snapshots under its lock and writes what differs; see `Store.updateThread`. */
export async function updateThread(
  session: Session,
  threadId: string,
  runId: string,
  derive: DeriveThread,
  fingerprintOf: FingerprintPages,
  across?: AcrossRules,
): Promise<ThreadUpdate> {
  await lockDocuments(session, 'shared');
  await lockThread(session, threadId);
  const { pages, site } = await readPages(session, threadId);
  if (pages.length === 0) {
    throw new DatabaseError('unknown-thread', `No page of thread ${threadId} is stored: ingest one first.`);
  }
  const fingerprints = ascending(fingerprintOf(pages));
  const documents = await documentsSharing(session, fingerprints);
  const local = derive(pages, site, documents);
  if (local.id !== threadId) {
    throw new DatabaseError('wrong-thread', `Deriving thread ${threadId} gave thread ${local.id}.`);
  }
  const linked = across === undefined ? null : await linkAcrossSite(session, local, across);
  const marks = linked === null ? 0 : await countMarks(session, threadId);
  const thread = linked?.thread ?? local;
  const counts = await writeThread(session, runId, thread, fingerprints, linked?.rows ?? null);
  await markStale(session, linked?.affected ?? []);
  const posts = thread.posts.filter((post) => post.kind === 'post').length;
  return { threadId, posts, knownPosts: thread.posts.length, thread, marks, ...counts };
}

/** Distinct and in order; a typed array sorts by its numbers, without a comparison in JavaScript. */
const ascending = (values: readonly bigint[]): bigint[] =>
  Array.from(BigInt64Array.from(values).sort()).filter((value, i, all) => i === 0 || all[i - 1] !== value);

/** All derived threads in the order of first arrival. */
export async function listThreads(session: Session): Promise<ThreadSummary[]> {
  const result = await session.query(
    `select v.thread_id, v.site, v.engine, v.title, v.url, v.posts::integer as posts, v.known_posts::integer as known_posts
     from analytics.v_thread v
     left join (select thread_id, min(at) as at from threadbare.page_source group by thread_id) s using (thread_id)
     order by s.at, v.thread_id`,
  );
  return rowsOf(result).map((row) => ({
    threadId: row.text('thread_id'),
    site: row.textOrNull('site'),
    engine: row.text('engine'),
    title: row.textOrNull('title'),
    url: row.textOrNull('url'),
    posts: row.number('posts'),
    knownPosts: row.number('known_posts'),
  }));
}
