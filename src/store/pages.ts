import { deterministicId } from '../model/ids.js';
import type { PagePost, Poll, Reaction, ThreadPage } from '../model/page.js';
import { rowsOf } from './row.js';
import * as tables from './schema/index.js';
import type { Session } from './session.js';
import { packSnapshot, unpackSnapshot } from './snapshot.js';
import type { PageRecord } from './store.js';
import { instantOrNull, integerOrNull } from './write/clean.js';
import { upsert } from './write/upsert.js';

/** Takes the lock of a thread until the transaction ends; writers of one thread wait for each other. */
export async function lockThread(session: Session, threadId: string): Promise<void> {
  await session.query('select pg_advisory_xact_lock(hashtextextended($1, 7))', [threadId]);
}

/** Keeps a page; see `Store.putPage`. */
export async function putPage(session: Session, runId: string, record: PageRecord): Promise<'new' | 'known'> {
  const { threadId, site, page, file, url, sha256 } = record;
  // How many posts the thread has just then is the page's news of the day: a reply elsewhere does not change this page.
  const { totalPosts: _news, ...thread } = page.thread;
  const { hash, bytes } = packSnapshot({ ...page, thread });
  await lockThread(session, threadId);
  const known = await session.query(
    'select 1 from threadbare.page where thread_id = $1::uuid and content_hash = $2 and site is not distinct from $3',
    [threadId, hash, site],
  );
  if (known.rows.length === 0) {
    const row = {
      threadId,
      contentHash: hash,
      site,
      engine: page.engine,
      pageNumber: integerOrNull(page.thread.page),
      snapshot: bytes,
    };
    await upsert(session, tables.page, [row], { entity: 'page', runId });
  }
  const sourceId = deterministicId('page-source', threadId, file, url, sha256);
  await upsert(
    session,
    tables.pageSource,
    [
      {
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
      },
    ],
    { entity: null, runId },
  );
  const replaced = await dropReplaced(session, runId, threadId, hash, sha256);
  return known.rows.length === 0 || replaced ? 'new' : 'known';
}

/** The same bytes, parsed differently before: that reading of them goes, unless other bytes gave it too. */
async function dropReplaced(
  session: Session,
  runId: string,
  threadId: string,
  hash: string,
  sha256: string,
): Promise<boolean> {
  const moved = await session.query(
    `update threadbare.page_source set content_hash = $2
     where thread_id = $1::uuid and sha256 = $3 and content_hash <> $2 returning 1`,
    [threadId, hash, sha256],
  );
  const dropped = await session.query(
    `with gone as (
       delete from threadbare.page p where p.thread_id = $1::uuid and not exists (
         select 1 from threadbare.page_source s where s.thread_id = p.thread_id and s.content_hash = p.content_hash)
       returning p.thread_id, p.content_hash)
     , logged as (
       insert into threadbare.change (entity, id, thread_id, op, run_id)
       select 'page', content_hash, thread_id, 'delete', $2::uuid from gone)
     select 1 from gone`,
    [threadId, runId],
  );
  return moved.rows.length > 0 || dropped.rows.length > 0;
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

/** Snapshots of a thread, ordered by content hash, and the site they were saved under. */
export async function readPages(
  session: Session,
  threadId: string,
): Promise<{ pages: ThreadPage[]; site: string | null }> {
  const rows = rowsOf(
    await session.query(
      'select snapshot, site from threadbare.page where thread_id = $1::uuid order by content_hash collate "C"',
      [threadId],
    ),
  );
  const sites = rows.map((row) => row.textOrNull('site')).filter((site) => site !== null);
  return {
    pages: rows.map((row) => completePage(unpackSnapshot<KeptPage>(row.bytes('snapshot')))),
    site: sites.sort()[0] ?? null,
  };
}
