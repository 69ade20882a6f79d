import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, json, texts } from './columns.js';
import { threadbare } from './shared.js';

/*
 * What a crawl has seen and has still to fetch. Provenance and work, outside the promise of equal rows: threads do not
 * refer to it, and analysts see what it fetched through v_crawl and v_crawl_page.
 */

/** One crawl: the addresses it began with and how it goes about them. */
export const crawl = threadbare.table(
  'crawl',
  {
    crawlId: uuid('crawl_id').primaryKey(),
    seeds: texts('seeds').notNull(),
    options: json('options').notNull(),
    state: text('state').notNull(),
    /** Counts the visits: 1, then one more for each refresh. */
    visit: integer('visit').notNull(),
    startedAt: instant('started_at').notNull().default(sql`now()`),
    finishedAt: instant('finished_at'),
    /** The process at work on it, null when none is. */
    owner: json('owner'),
    /** Until when that process is believed alive from another machine; it renews this. */
    ownedUntil: instant('owned_until'),
  },
  (t) => [check('crawl_state', sql`${t.state} in ('open', 'finished')`)],
);

/** One address of a crawl. */
export const crawlPage = threadbare.table(
  'crawl_page',
  {
    crawlId: uuid('crawl_id')
      .notNull()
      .references(() => crawl.crawlId),
    /** UUIDv5 of the cleaned address: an address is in a crawl once. */
    pageKey: uuid('page_key').notNull(),
    /** Order of discovery. */
    seq: bigint('seq', { mode: 'bigint' }).notNull().generatedAlwaysAsIdentity(),
    url: text('url').notNull(),
    origin: text('origin').notNull(),
    kind: text('kind').notNull(),
    /** Smaller goes first. */
    priority: integer('priority').notNull(),
    /** How it was reached: redirects, place in its list or thread, listed figures, the page it stands in for. */
    about: json('about').notNull(),
    /** The page that heads its list or thread: `page_key` of the first page. */
    headKey: uuid('head_key').notNull(),
    state: text('state').notNull(),
    /** Why it ended as it did, from docs/problems.md; null for a page that was read. */
    code: text('code'),
    message: text('message'),
    attempts: integer('attempts').notNull().default(0),
    notBefore: instant('not_before'),
    /** The visit of the crawl that asked for it last. */
    visit: integer('visit').notNull(),
    status: integer('status'),
    etag: text('etag'),
    lastModified: text('last_modified'),
    /** Of the unpacked body. */
    sha256: text('sha256'),
    /** Where the answer lies in the archive: file, offset, length, number, digest, date. */
    place: json('place'),
    fetchedAt: instant('fetched_at'),
    joinedKey: uuid('joined_key'),
    threadId: uuid('thread_id'),
    /** False while the thread has not been derived since this page came. */
    settled: boolean('settled').notNull().default(true),
    /** Place of the page in its list or thread, from 1, and how many there are. */
    page: integer('page'),
    pageCount: integer('page_count'),
    posts: integer('posts'),
    expectedPosts: integer('expected_posts'),
    /** Posts of the whole thread, as this page counted them. */
    totalPosts: integer('total_posts'),
  },
  (t) => [
    primaryKey({ columns: [t.crawlId, t.pageKey] }),
    index('crawl_page_queue').on(t.crawlId, t.origin, t.priority, t.seq).where(sql`state = 'queued'`),
    index('crawl_page_head').on(t.crawlId, t.headKey),
    index('crawl_page_unsettled').on(t.crawlId, t.threadId).where(sql`not settled`),
    check(
      'crawl_page_state',
      sql`${t.state} in ('queued', 'read', 'unchanged', 'joined', 'refused', 'gone', 'failed', 'skipped')`,
    ),
    check('crawl_page_kind', sql`${t.kind} in ('seed', 'site', 'forum', 'thread')`),
  ],
);

/** What is known of a server: shared by all crawls, so that together they stay polite. */
export const crawlHost = threadbare.table('crawl_host', {
  /** Scheme, host and port for robots.txt; the host alone for requests, which all its origins share. */
  origin: text('origin').primaryKey(),
  /** Answer to robots.txt; null before it was asked. */
  robots: json('robots'),
  robotsAt: instant('robots_at'),
  /** Not to be asked before, as the server said itself. */
  holdUntil: instant('hold_until'),
  /** Day (UTC) that `fetched` counts. */
  day: text('day'),
  fetched: integer('fetched').notNull().default(0),
  /** The process that asks it now, null when none does, and until when that is believed from another machine. */
  owner: json('owner'),
  ownedUntil: instant('owned_until'),
});
