import type { PagePost, Poll, Reaction, ThreadPage } from '../model/page.js';
import { type AdmittedPage, admitPages } from './forget/gate.js';
import { rowsOf } from './row.js';
import * as tables from './schema/index.js';
import type { Session } from './session.js';
import { packSnapshot, unpackSnapshot } from './snapshot.js';
import type { PageRecord } from './store.js';
import { arrayLiteral, storableText } from './values.js';
import { instantOrNull, integerOrNull } from './write/clean.js';
import { upsert } from './write/upsert.js';

/** Takes the lock of a thread until the transaction ends; writers of one thread wait for each other. */
export async function lockThread(session: Session, threadId: string): Promise<void> {
  await lockThreads(session, [threadId]);
}

/** Takes the locks of some threads, always in the same order, so that two who want the same do not wait in a ring. */
export async function lockThreads(session: Session, threadIds: Iterable<string>): Promise<void> {
  await session.query(
    `select pg_advisory_xact_lock(k.key) from (
       select distinct hashtextextended(id, 7) as key from unnest($1::text[]) as u(id) order by 1) k`,
    [arrayLiteral([...threadIds])],
  );
}

/** Keeps a page; see `Store.putPage`. */
export async function putPage(session: Session, runId: string, record: PageRecord): Promise<'new' | 'known'> {
  return (await putPages(session, runId, [record]))[0] ?? 'known';
}

/** A page ready to be written. */
interface PackedPage {
  readonly record: AdmittedPage;
  readonly hash: string;
  readonly bytes: Uint8Array;
}

/** Keeps pages as if they came one after the other; see `Store.putPages`. */
export async function putPages(
  session: Session,
  runId: string,
  records: readonly PageRecord[],
): Promise<('new' | 'known')[]> {
  if (records.length === 0) return [];
  await lockThreads(session, new Set(records.map((record) => record.threadId)));
  const out: ('new' | 'known')[] = [];
  const admitted = await admitPages(session, runId, records);
  for (const group of groupsOf(admitted.map(packPage))) out.push(...(await putGroup(session, runId, group)));
  return out;
}

function packPage(record: AdmittedPage): PackedPage {
  // How many posts the thread has just then is the page's news of the day: a reply elsewhere does not change this page.
  const { totalPosts: _news, ...thread } = record.page.thread;
  return { record, ...packSnapshot({ ...record.page, thread }) };
}

/** Pages that can be written at once: none of a group reads the bytes of another differently or puts it on another site. */
function* groupsOf(pages: readonly PackedPage[]): Generator<PackedPage[]> {
  let group: PackedPage[] = [];
  let readings = new Map<string, string>();
  for (const page of pages) {
    const { threadId, sha256, site } = page.record;
    const says: readonly (readonly [string, string])[] = [
      [`bytes ${threadId} ${sha256}`, page.hash],
      [`page ${threadId} ${page.hash}`, site ?? ''],
    ];
    if (says.some(([key, value]) => (readings.get(key) ?? value) !== value)) {
      yield group;
      group = [];
      readings = new Map();
    }
    for (const [key, value] of says) readings.set(key, value);
    group.push(page);
  }
  if (group.length > 0) yield group;
}

async function putGroup(session: Session, runId: string, pages: readonly PackedPage[]): Promise<('new' | 'known')[]> {
  const threadIds = arrayLiteral(pages.map(({ record }) => record.threadId));
  const stored = await session.query(
    `select k.n::integer as n from unnest($1::uuid[], $2::text[], $3::text[]) with ordinality as k(thread_id, hash, site, n)
     join threadbare.page p on p.thread_id = k.thread_id and p.content_hash = k.hash and p.site is not distinct from k.site`,
    [threadIds, arrayLiteral(pages.map(({ hash }) => hash)), arrayLiteral(pages.map(({ record }) => siteOf(record)))],
  );
  const known = new Set(rowsOf(stored).map((row) => row.number('n') - 1));
  const fresh = new Map(pages.flatMap((page, n) => (known.has(n) ? [] : [[keyOf(page), page]])));
  await upsert(session, tables.page, [...fresh.values()].map(pageRow), { entity: 'page', runId });
  const sources = new Map(
    pages.map((page) => sourceRow(page, runId)).map((row) => [`${row.threadId} ${row.sourceId}`, row]),
  );
  await upsert(session, tables.pageSource, [...sources.values()], { entity: null, runId });
  const replaced = await dropReplaced(session, runId, pages);
  const counted = new Set<string>();
  return pages.map((page) => {
    const key = keyOf(page);
    const isFirst = !counted.has(key);
    counted.add(key);
    return isFirst && (fresh.has(key) || replaced.has(bytesOf(page))) ? 'new' : 'known';
  });
}

/** A thread and bytes that were read as part of it. */
const bytesOf = ({ record }: PackedPage): string => `${record.threadId} ${record.sha256}`;

const keyOf = ({ record, hash }: PackedPage): string => `${record.threadId} ${hash}`;

const siteOf = ({ site }: PageRecord): string | null => (site === null ? null : storableText(site));

const pageRow = ({ record, hash, bytes }: PackedPage): (typeof tables.page)['$inferInsert'] => ({
  threadId: record.threadId,
  contentHash: hash,
  site: record.site,
  engine: record.page.engine,
  pageNumber: integerOrNull(record.page.thread.page),
  snapshot: bytes,
});

function sourceRow({ record, hash }: PackedPage, runId: string): (typeof tables.pageSource)['$inferInsert'] {
  const { threadId, file, url, sha256, sourceId } = record;
  return {
    threadId,
    sourceId,
    contentHash: hash,
    file,
    url,
    sha256,
    fetchedAt: instantOrNull(record.fetchedAt),
    charset: record.charset ?? null,
    charsetFrom: record.charsetFrom ?? null,
    runId,
  };
}

/**
 * The same bytes, parsed differently before: that reading of them goes, unless other bytes gave it too. Gives the bytes
 * of which an earlier reading went.
 */
async function dropReplaced(session: Session, runId: string, pages: readonly PackedPage[]): Promise<Set<string>> {
  const readings = new Map(pages.map((page) => [bytesOf(page), page]));
  const moved = await session.query(
    `with read as (
       select * from unnest($1::uuid[], $2::text[], $3::text[]) as u(thread_id, sha256, hash))
     update threadbare.page_source s set content_hash = read.hash from read
     where s.thread_id = read.thread_id and s.sha256 = read.sha256 and s.content_hash <> read.hash
     returning s.thread_id, s.sha256`,
    [
      arrayLiteral([...readings.values()].map(({ record }) => record.threadId)),
      arrayLiteral([...readings.values()].map(({ record }) => record.sha256)),
      arrayLiteral([...readings.values()].map(({ hash }) => hash)),
    ],
  );
  await session.query(
    `with gone as (
       delete from threadbare.page p where p.thread_id = any($1::uuid[]) and not exists (
         select 1 from threadbare.page_source s where s.thread_id = p.thread_id and s.content_hash = p.content_hash)
       returning p.thread_id, p.content_hash)
     insert into threadbare.change (entity, id, thread_id, op, run_id)
     select 'page', content_hash, thread_id, 'delete', $2::uuid from gone`,
    [arrayLiteral([...new Set(pages.map(({ record }) => record.threadId))]), runId],
  );
  return new Set(rowsOf(moved).map((row) => `${row.text('thread_id')} ${row.text('sha256')}`));
}

/** A page as some earlier version may have kept it: without what was not read then. */
type KeptPage = Omit<ThreadPage, 'polls' | 'posts'> & {
  readonly polls?: readonly Poll[];
  readonly posts: readonly (Omit<PagePost, 'reactions'> & {
    readonly reactions: readonly (Pick<Reaction, 'name' | 'count'> & Partial<Reaction>)[];
  })[];
};

function completePage(kept: KeptPage): ThreadPage {
  const posts = kept.posts.map((post) => ({
    ...post,
    reactions: post.reactions.map((one) => ({ actors: [], complete: null, ...one })),
  }));
  return { ...kept, polls: kept.polls ?? [], posts };
}

/** Snapshots of a thread and the site they were saved under. */
export interface PagesOfThread {
  readonly pages: ThreadPage[];
  readonly site: string | null;
}

/** Snapshots of threads that have some, ordered by content hash. */
export async function readPages(session: Session, threadIds: readonly string[]): Promise<Map<string, PagesOfThread>> {
  const rows = rowsOf(
    await session.query(
      `select thread_id, snapshot, site from threadbare.page where thread_id = any($1::uuid[])
       order by thread_id, content_hash collate "C"`,
      [arrayLiteral(threadIds)],
    ),
  );
  const found = new Map<string, { pages: ThreadPage[]; sites: string[] }>();
  for (const row of rows) {
    const threadId = row.text('thread_id');
    const known = found.get(threadId) ?? { pages: [], sites: [] };
    known.pages.push(completePage(unpackSnapshot<KeptPage>(row.bytes('snapshot'))));
    const site = row.textOrNull('site');
    if (site !== null) known.sites.push(site);
    found.set(threadId, known);
  }
  return new Map([...found].map(([id, { pages, sites }]) => [id, { pages, site: sites.sort()[0] ?? null }]));
}

/** Bytes of the snapshots of some threads, compressed. */
export async function measurePages(session: Session, threadIds: readonly string[]): Promise<Map<string, number>> {
  const result = await session.query(
    `select thread_id, sum(octet_length(snapshot))::integer as bytes from threadbare.page
     where thread_id = any($1::uuid[]) group by thread_id`,
    [arrayLiteral(threadIds)],
  );
  return new Map(rowsOf(result).map((row) => [row.text('thread_id'), row.number('bytes')]));
}
