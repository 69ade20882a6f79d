import { describe, expect, it } from 'vitest';
import { newPage, pageKey, sameSite } from '../../src/crawl/addresses.js';
import { changedRows, offerOf } from '../../src/crawl/follow-list.js';
import { followThread } from '../../src/crawl/follow-thread.js';
import { DEFAULT_PLAN } from '../../src/crawl/options.js';
import type { ListedThread, ListingPage } from '../../src/model/listing.js';
import { UNKNOWN_MOMENT } from '../../src/model/moment.js';
import type { PageThread } from '../../src/model/page.js';
import type { CrawlAbout, CrawlKind, KnownPage, QueuedPage } from '../../src/store/index.js';

const PLAN = { ...DEFAULT_PLAN, warcDir: 'warc' };
const BOARD = 'https://board.example';

function queued(path: string, kind: CrawlKind, about: Partial<CrawlAbout> = {}): QueuedPage {
  const page = newPage(`${BOARD}${path}`, kind, about);
  if (page === null) throw new Error(`no address: ${path}`);
  const nothing = { etag: null, lastModified: null, sha256: null, archived: null, threadId: null };
  return { ...page, attempts: 0, visit: 1, ...nothing };
}

const THREAD: PageThread = {
  externalId: '12',
  title: 'Glue for oak',
  url: null,
  forumPath: [],
  tags: [],
  page: 2,
  pageCount: 3,
  nextUrl: `${BOARD}/viewtopic.php?t=12&start=20`,
  prevUrl: `${BOARD}/viewtopic.php?t=12`,
};

describe('the pages of a thread', () => {
  it('go on from page to page, the thread found by a list not backwards', () => {
    const { pages } = followThread(THREAD, queued('/viewtopic.php?t=12&start=10', 'thread', { place: 2 }), PLAN);
    expect(pages.map((page) => [page.url, page.about.place])).toEqual([[THREAD.nextUrl, 3]]);
  });

  it('go both ways where the thread was entered in its middle, and from there each way by itself', () => {
    const seed = queued('/viewtopic.php?t=12&start=10', 'seed');
    const both = followThread(THREAD, seed, PLAN).pages;
    expect(both.map((page) => [page.url, page.about.backwards])).toEqual([
      [THREAD.nextUrl, false],
      [THREAD.prevUrl, true],
    ]);
    const before = queued('/viewtopic.php?t=12', 'thread', { place: 2, backwards: true });
    expect(followThread({ ...THREAD, page: 1, prevUrl: null }, before, PLAN).pages).toEqual([]);
  });

  it('end where the user says so', () => {
    const from = queued('/viewtopic.php?t=12&start=10', 'thread', { place: 2 });
    expect(followThread(THREAD, from, { ...PLAN, pages: 2 }).pages).toEqual([]);
    expect(followThread(THREAD, from, { ...PLAN, pages: 3 }).pages).toHaveLength(1);
  });

  it('stay on the site, and a link that is no page of a thread is told', () => {
    const from = queued('/viewtopic.php?t=12', 'thread');
    const away = followThread({ ...THREAD, nextUrl: 'https://elsewhere.example/viewtopic.php?t=12' }, from, PLAN);
    expect(away).toMatchObject({ pages: [], problems: [{ code: 'link-leaves-site' }] });
    const reply = followThread({ ...THREAD, nextUrl: `${BOARD}/posting.php?mode=reply&t=12` }, from, PLAN);
    expect(reply).toMatchObject({ pages: [], problems: [{ code: 'link-not-followed' }] });
  });

  it('never lead back to the page they stand on', () => {
    const from = queued('/viewtopic.php?t=12', 'thread');
    expect(followThread({ ...THREAD, nextUrl: `${from.url}&sid=${'a'.repeat(32)}` }, from, PLAN).pages).toEqual([]);
  });
});

function row(id: number, more: Partial<ListedThread> = {}): ListedThread {
  return {
    url: `${BOARD}/viewtopic.php?t=${id}`,
    title: `Thread ${id}`,
    externalId: String(id),
    replies: id,
    lastPostAt: UNKNOWN_MOMENT,
    pinned: false,
    ...more,
  };
}

const at = (day: string): ListedThread['lastPostAt'] => ({
  at: `${day}T12:00:00Z`,
  local: null,
  raw: day,
  precision: 'minute',
});

function list(threads: readonly ListedThread[], more: Partial<ListingPage> = {}): ListingPage {
  return {
    type: 'listing',
    engine: 'phpbb',
    detection: { confidence: 1, evidence: [] },
    title: 'Woodwork',
    url: null,
    forums: [{ url: `${BOARD}/viewforum.php?f=9`, title: 'Joints' }],
    threads,
    newestFirst: true,
    page: 1,
    pageCount: 2,
    nextUrl: `${BOARD}/viewforum.php?f=3&start=25`,
    problems: [],
    ...more,
  };
}

const urls = (offer: ReturnType<typeof offerOf>): string[] => offer.threads.map(({ page }) => page.url);

describe('a list of threads', () => {
  const from = queued('/viewforum.php?f=3', 'forum');

  it('offers its rows and its next page; sections only for a site', () => {
    const offer = offerOf(list([row(1), row(2)]), from, PLAN, false);
    expect(urls(offer)).toEqual([`${BOARD}/viewtopic.php?t=1`, `${BOARD}/viewtopic.php?t=2`]);
    expect(offer.next).toMatchObject({ kind: 'forum', headKey: from.pageKey, about: { place: 2 } });
    expect(offer.forums).toEqual([]);
    const site = offerOf(list([row(1)]), { ...from, kind: 'site' }, PLAN, false);
    expect(site.forums.map((forum) => [forum.url, forum.kind])).toEqual([[`${BOARD}/viewforum.php?f=9`, 'site']]);
  });

  it('ends where its rows are too old, pinned ones aside', () => {
    const since = { ...PLAN, since: '2025-01-01T00:00:00.000Z' };
    const old = row(3, { lastPostAt: at('2024-11-30') });
    const pinned = { ...old, pinned: true };
    const fresh = row(4, { lastPostAt: at('2025-02-01') });
    expect(offerOf(list([pinned, fresh]), from, since, false).next).not.toBeNull();
    const end = offerOf(list([fresh, old]), from, since, false);
    expect(urls(end)).toEqual([fresh.url]);
    expect(end.next).toBeNull();
    expect(offerOf(list([fresh, old], { newestFirst: false }), from, since, false).next).not.toBeNull();
  });

  it('keeps rows whose time is unknown, or that may be new enough in some zone', () => {
    const since = { ...PLAN, since: '2025-01-01T00:00:00.000Z' };
    const wall = (local: string): ListedThread =>
      row(5, { lastPostAt: { at: null, local, raw: local, precision: 'minute' } });
    expect(urls(offerOf(list([row(6)]), from, since, false))).toHaveLength(1);
    expect(urls(offerOf(list([wall('2024-12-31T12:00')]), from, since, false))).toHaveLength(1);
    expect(urls(offerOf(list([wall('2024-12-31T09:00')]), from, since, false))).toHaveLength(0);
  });

  it('takes rows by title or address', () => {
    const match = { ...PLAN, match: 'OAK|t=8$' };
    const rows = [row(7, { title: 'Glue for oak' }), row(8), row(9)];
    expect(urls(offerOf(list(rows), from, match, false))).toEqual([rows[0]?.url, rows[1]?.url]);
  });

  it('asks an API for its threads where the engine has one, with the page to fall back on', () => {
    const topics = list([row(1, { url: `${BOARD}/t/glue-for-oak/1` })], { engine: 'discourse' });
    const [thread] = offerOf(topics, queued('/latest', 'forum'), PLAN, true).threads;
    expect(thread?.page.url).toMatch(/^https:\/\/board\.example\/t\/.*\.json/);
    expect(thread?.page.about).toMatchObject({
      fallback: `${BOARD}/t/glue-for-oak/1`,
      shown: `${BOARD}/t/glue-for-oak/1`,
    });
  });

  it('leaves rows that lead to other sites', () => {
    expect(urls(offerOf(list([row(1, { url: 'https://elsewhere.example/t/1' })]), from, PLAN, false))).toEqual([]);
  });

  it('tells what changed since it was seen', () => {
    const { threads } = offerOf(list([row(1), row(2, { lastPostAt: at('2025-03-01') }), row(3)]), from, PLAN, false);
    const about = (replies: number | null, lastPost: string | null): KnownPage => ({
      ...from,
      state: 'read',
      joinedKey: null,
      page: 1,
      code: null,
      message: null,
      about: { ...from.about, replies, lastPost },
    });
    const known = new Map([
      [pageKey(`${BOARD}/viewtopic.php?t=1`), about(1, null)],
      [pageKey(`${BOARD}/viewtopic.php?t=2`), about(2, '2025-02-01T12:00:00Z')],
    ]);
    expect(changedRows(threads, known).map(({ page }) => page.url)).toEqual([`${BOARD}/viewtopic.php?t=2`]);
  });
});

describe('addresses of a crawl', () => {
  it('are one for all spellings of a page', () => {
    const plain = newPage(`${BOARD}/viewtopic.php?t=1`, 'thread');
    const session = newPage(`HTTPS://Board.example:443/viewtopic.php?t=1&sid=${'0'.repeat(32)}#p9`, 'thread');
    expect(session).toEqual(plain);
  });

  it('are on one site whatever the scheme and www', () => {
    expect(sameSite('http://www.board.example/a', 'https://board.example/b')).toBe(true);
    expect(sameSite('https://board.example:8443/a', 'https://board.example/b')).toBe(false);
    expect(sameSite('https://board.example.evil.example/', 'https://board.example/')).toBe(false);
  });

  it('are none for what cannot be fetched', () => {
    for (const url of ['mailto:a@b.example', 'javascript:1', 'ftp://board.example/', 'no address'])
      expect(newPage(url, 'thread')).toBeNull();
  });
});
