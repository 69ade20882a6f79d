import { markStale } from '../across/stale.js';
import { rowsOf } from '../row.js';
import type { Session } from '../session.js';
import type { CrawledThread, CrawlFigures, CrawlState } from './frontier.js';

/** Addresses by state, endings by code, and what the pages hold. */
export async function readFigures(session: Session, crawlId: string): Promise<CrawlFigures> {
  const states: Partial<Record<CrawlState, number>> = {};
  for (const row of rowsOf(
    await session.query(
      'select state, count(*)::integer as n from threadbare.crawl_page where crawl_id = $1::uuid group by state',
      [crawlId],
    ),
  )) {
    const state = row.text('state');
    Object.assign(states, { [state]: row.number('n') });
  }
  const codes = rowsOf(
    await session.query(
      `select code, count(*)::integer as n from threadbare.crawl_page
       where crawl_id = $1::uuid and code is not null and state <> 'queued' group by code order by n desc, code`,
      [crawlId],
    ),
  ).map((row) => [row.text('code'), row.number('n')] as const);
  const sums = rowsOf(
    await session.query(
      `select count(distinct thread_id)::integer as threads, coalesce(sum(posts), 0)::bigint as posts,
         coalesce(sum(greatest(expected_posts, posts)), 0)::bigint as expected
       from threadbare.crawl_page where crawl_id = $1::uuid and thread_id is not null`,
      [crawlId],
    ),
  )[0];
  return {
    states,
    codes: Object.fromEntries(codes),
    threads: sums?.number('threads') ?? 0,
    posts: sums?.number('posts') ?? 0,
    expectedPosts: sums?.number('expected') ?? 0,
  };
}

/** Threads the crawl took, in the order of discovery, each with what is there of it. */
export async function readThreads(session: Session, crawlId: string): Promise<CrawledThread[]> {
  const rows = await session.query(
    `select min(coalesce(about ->> 'shown', url)) filter (where page_key = head_key) as head,
       min(coalesce(about ->> 'shown', url)) as any_url,
       (array_agg(thread_id) filter (where thread_id is not null))[1] as thread_id,
       (count(*) filter (where state in ('read', 'unchanged')))::integer as pages_read,
       max(page_count) as page_count, coalesce(sum(posts), 0)::integer as posts,
       coalesce(sum(greatest(expected_posts, posts)), 0)::integer as expected,
       max((about ->> 'replies')::integer) as replies,
       (count(*) filter (where state in ('refused', 'gone', 'failed')))::integer as lost
     from threadbare.crawl_page where crawl_id = $1::uuid and kind = 'thread'
     group by head_key
     having bool_or(state <> 'joined')
     order by min(seq)`,
    [crawlId],
  );
  return rowsOf(rows).map((row) => ({
    url: row.textOrNull('head') ?? row.text('any_url'),
    threadId: row.textOrNull('thread_id'),
    pagesRead: row.number('pages_read'),
    pageCount: row.numberOrNull('page_count'),
    posts: row.number('posts'),
    expectedPosts: row.number('expected'),
    listedReplies: row.numberOrNull('replies'),
    lost: row.number('lost'),
  }));
}

/** Threads a crawl has taken so far: heads of threads, whatever became of them. */
export async function countThreads(session: Session, crawlId: string): Promise<number> {
  const rows = await session.query(
    `select count(distinct head_key)::integer as n from threadbare.crawl_page
     where crawl_id = $1::uuid and kind = 'thread' and state <> 'joined'`,
    [crawlId],
  );
  return rowsOf(rows)[0]?.number('n') ?? 0;
}

/** Marks threads whose pages came in as out of date and the pages as taken over; see `Frontier.handOver`. */
export async function handOver(session: Session, crawlId: string, all: boolean): Promise<string[]> {
  const rows = await session.query(
    `update threadbare.crawl_page p set settled = true
     where p.crawl_id = $1::uuid and not p.settled and p.thread_id is not null
       and ($2::boolean or not exists (
         select 1 from threadbare.crawl_page q
         where q.crawl_id = p.crawl_id and q.head_key = p.head_key and q.state = 'queued'))
     returning thread_id`,
    [crawlId, String(all)],
  );
  const ids = [...new Set(rowsOf(rows).map((row) => row.text('thread_id')))].sort();
  await markStale(session, ids);
  return ids;
}

/** Archives a crawl has written, each with the end of its last known record. */
export async function readArchives(session: Session, crawlId: string): Promise<{ file: string; length: number }[]> {
  const rows = await session.query(
    `select place ->> 'file' as file, max((place ->> 'offset')::bigint + (place ->> 'length')::bigint) as length
     from threadbare.crawl_page where crawl_id = $1::uuid and place is not null group by 1 order by 1`,
    [crawlId],
  );
  return rowsOf(rows).map((row) => ({ file: row.text('file'), length: row.number('length') }));
}
