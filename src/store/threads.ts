import { DatabaseError } from '../model/errors.js';
import { documentsSharing, lockDocuments } from './documents.js';
import { lockThread, readPages } from './pages.js';
import { rowsOf } from './row.js';
import type { Session } from './session.js';
import type { DeriveThread, FingerprintPages, ThreadSummary, ThreadUpdate } from './store.js';
import { writeThread } from './write/write-thread.js';

/** Derives a thread from its snapshots under its lock and writes what differs; see `Store.updateThread`. */
export async function updateThread(
  session: Session,
  threadId: string,
  runId: string,
  derive: DeriveThread,
  fingerprintOf: FingerprintPages,
): Promise<ThreadUpdate> {
  await lockDocuments(session, 'shared');
  await lockThread(session, threadId);
  const { pages, site } = await readPages(session, threadId);
  if (pages.length === 0) {
    throw new DatabaseError('unknown-thread', `No page of thread ${threadId} is stored: ingest one first.`);
  }
  const fingerprints = [...new Set(fingerprintOf(pages))].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const documents = await documentsSharing(session, fingerprints);
  const thread = derive(pages, site, documents);
  if (thread.id !== threadId) {
    throw new DatabaseError('wrong-thread', `Deriving thread ${threadId} gave thread ${thread.id}.`);
  }
  const counts = await writeThread(session, runId, thread, fingerprints);
  const posts = thread.posts.filter((post) => post.kind === 'post').length;
  return { threadId, posts, knownPosts: thread.posts.length, thread, ...counts };
}

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
