import { DatabaseError } from '../model/errors.js';
import type { ThreadPage } from '../model/page.js';
import { type StoredDocument, VERDICTS } from '../model/thread.js';
import { linkAcrossSites } from './across/link-across.js';
import { countMarks, markStale } from './across/stale.js';
import { documentsSharing, hasDocuments, lockDocuments } from './documents.js';
import { lockThreads, measurePages, readPages } from './pages.js';
import { firstRow, rowsOf } from './row.js';
import type { Session } from './session.js';
import type {
  AcrossRules,
  DeriveRules,
  DeriveThread,
  FingerprintPages,
  ThreadBatch,
  ThreadFigures,
  ThreadSummary,
  ThreadUpdate,
} from './store.js';
import { noteDerived } from './thread-state.js';
import { arrayLiteral } from './values.js';
import { writeThreads } from './write/write-thread.js';

/** Threads of one transaction at most: each holds a lock, and a server has room for some thousand. */
const BATCH_THREADS = 200;
/** Bytes of compressed snapshots of one transaction, unless one thread alone has more: some thousand posts. */
const BATCH_BYTES = 400_000;

/** Derives one thread; see `Store.updateThread`. */
export async function updateThread(
  session: Session,
  threadId: string,
  runId: string,
  derive: DeriveThread,
  fingerprintOf: FingerprintPages,
  across?: AcrossRules,
): Promise<ThreadUpdate> {
  const { threads, ...counts } = await updateThreads(session, [threadId], runId, {
    version: '',
    derive: (_threadId, pages, site, documents) => derive(pages, site, documents),
    fingerprintOf,
    across,
  });
  const [only] = threads;
  if (only === undefined) throw unknownThread(threadId);
  const { thread, marks } = only;
  const posts = thread.posts.filter((post) => post.kind === 'post').length;
  return { threadId, posts, knownPosts: thread.posts.length, thread, marks, ...counts };
}

/**
 * Derives threads from their snapshots under their locks and writes what differs: as many from the front of the list as
 * fit into one transaction; see `Store.updateThreads`.
 */
export async function updateThreads(
  session: Session,
  threadIds: readonly string[],
  runId: string,
  { version, derive, fingerprintOf, across }: DeriveRules,
): Promise<ThreadBatch> {
  await lockDocuments(session, 'shared');
  const ids = await fitting(session, [...new Set(threadIds)].slice(0, BATCH_THREADS));
  await lockThreads(session, ids);
  const read = await readPages(session, ids);
  const anyDocument = await hasDocuments(session);
  const derived = [];
  for (const threadId of ids) {
    const { pages, site } = read.get(threadId) ?? { pages: [], site: null };
    if (pages.length === 0) throw unknownThread(threadId);
    const fingerprints = ascending(fingerprintOf(pages));
    const documents = anyDocument ? await documentsSharing(session, fingerprints) : [];
    derived.push({ fingerprints, thread: deriveOne(threadId, pages, site, documents, derive) });
  }
  const locals = derived.map((one) => one.thread);
  const linked = across === undefined ? null : await linkAcrossSites(session, locals, across);
  const marks = linked === null ? new Map<string, number>() : await countMarks(session, ids);
  const rows = derived.map(({ thread, fingerprints }, n) => {
    const here = linked?.threads[n];
    return { thread: here?.thread ?? thread, fingerprints, index: here?.rows ?? null };
  });
  const counts = await writeThreads(session, runId, rows);
  const revisions = await noteDerived(session, ids, version);
  await markStale(session, linked?.affected ?? []);
  const threads = rows.map(({ thread }) => ({
    threadId: thread.id,
    thread,
    marks: marks.get(thread.id) ?? 0,
    revision: revisions.get(thread.id) ?? 0,
  }));
  return { threads, ...counts };
}

function deriveOne(
  threadId: string,
  pages: readonly ThreadPage[],
  site: string | null,
  documents: readonly StoredDocument[],
  derive: DeriveRules['derive'],
): ReturnType<DeriveRules['derive']> {
  const thread = derive(threadId, pages, site, documents);
  if (thread.id !== threadId) {
    throw new DatabaseError('wrong-thread', `Deriving thread ${threadId} gave thread ${thread.id}.`);
  }
  return thread;
}

const unknownThread = (threadId: string): DatabaseError =>
  new DatabaseError('unknown-thread', `No page of thread ${threadId} is stored: ingest one first.`);

/** The threads at the front of a list whose pages together are not too much to hold; one at least. */
async function fitting(session: Session, threadIds: readonly string[]): Promise<string[]> {
  const sizes = await measurePages(session, threadIds);
  const ids: string[] = [];
  let bytes = 0;
  for (const id of threadIds) {
    bytes += sizes.get(id) ?? 0;
    if (ids.length > 0 && bytes > BATCH_BYTES) break;
    ids.push(id);
  }
  return ids.sort();
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

/** What some threads hold; see `Store.threadFigures`. */
export async function threadFigures(session: Session, threadIds: readonly string[]): Promise<ThreadFigures> {
  const ids = [arrayLiteral(threadIds)];
  const posts = firstRow(
    await session.query(
      `select (select count(*) from threadbare.thread where thread_id = any($1::uuid[]))::integer as threads,
         (count(*) filter (where kind <> 'stub'))::integer as posts, (count(*) filter (where kind = 'stub'))::integer as stubs
       from threadbare.post where thread_id = any($1::uuid[])`,
      ids,
    ),
  );
  const verdicts = await session.query(
    `select verdict, count(*)::integer as n from threadbare.quote where thread_id = any($1::uuid[]) group by verdict`,
    ids,
  );
  const counts = new Map(rowsOf(verdicts).map((row) => [row.text('verdict'), row.number('n')]));
  return {
    threads: posts?.number('threads') ?? 0,
    posts: posts?.number('posts') ?? 0,
    stubs: posts?.number('stubs') ?? 0,
    quotes: Object.fromEntries(
      VERDICTS.flatMap((verdict) => (counts.has(verdict) ? [[verdict, counts.get(verdict)]] : [])),
    ),
  };
}
