import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { runCli } from '../cli/run-cli.js';
import type { FixtureSite } from '../support/fixture-site.js';
import {
  crawl,
  crawlArgs,
  HASTE,
  openDesk,
  query,
  SMALL,
  storedPosts,
  threadsIn,
  truePosts,
  unlike,
} from './crawling.js';

const desk = openDesk();
afterEach(desk.clean);

/** Addresses of the first list: two pages of the busiest section. */
const listOf = (site: FixtureSite): string => site.truth().sections[0]?.pages[0] ?? '';

const keysOf = (site: FixtureSite, kind: string): readonly string[] =>
  site.log.all.filter((entry) => entry.kind === kind).map(({ key }) => key);

const numbersOf = (posts: readonly { readonly thread: string }[]) => new Set(posts.map(({ thread }) => Number(thread)));

describe('limits', () => {
  it('a thread brings all its pages and nothing else, from whichever page it is entered', async () => {
    const site = await desk.site(SMALL);
    const place = await desk.place();
    const thread = site.truth().threads.find(({ pages }) => pages.length === 3);
    await crawl(place, [thread?.pages[1] ?? '']);
    expect(unlike(await storedPosts(place, site), truePosts(site, [thread?.id ?? '']))).toEqual([]);
    expect(site.log.all.map(({ kind }) => kind)).toEqual(['robots', 'thread', 'thread', 'thread']);
  });

  it('a section brings its own threads, its sub-sections only with --depth site', async () => {
    const site = await desk.site(SMALL);
    const workshop = site.truth().sections.find(({ id }) => id === 2)?.pages[0] ?? '';
    const ids = (...sections: readonly number[]) =>
      new Set(site.board.threads.filter((one) => sections.includes(one.section)).map(({ id }) => id));
    const narrow = await desk.place();
    await crawl(narrow, [workshop]);
    expect(numbersOf(await storedPosts(narrow, site))).toEqual(ids(2));
    const wide = await desk.place();
    await crawl(wide, [workshop, '--depth', 'site']);
    expect(numbersOf(await storedPosts(wide, site))).toEqual(ids(2, 3));
  });

  it('--threads and --pages end where they say, and what is fetched is whole', async () => {
    const site = await desk.site(SMALL);
    const place = await desk.place();
    await crawl(place, [site.front, '--depth', 'site', '--threads', '3', '--pages', '2']);
    const stored = await storedPosts(place, site);
    expect(threadsIn(stored)).toHaveLength(3);
    const wanted = site
      .truth()
      .posts.filter(({ thread, page }) => threadsIn(stored).includes(thread) && page <= 2)
      .map(({ id }) => id);
    expect(stored.map(({ id }) => id).sort()).toEqual(wanted.sort());
    expect(keysOf(site, 'thread').filter((key) => /page [3-9]/.test(key))).toEqual([]);
  });

  it('--match takes threads by title or address', async () => {
    const site = await desk.site(SMALL);
    const place = await desk.place();
    await crawl(place, [site.front, '--depth', 'site', '--match', 'vice|long table']);
    const titles = site
      .truth()
      .threads.filter(({ id }) => keysOf(site, 'thread').some((key) => key.startsWith(`thread ${id} `)))
      .map(({ title }) => title);
    expect(titles.sort()).toEqual(['A vice for small parts', 'Building the long table']);
    expect(threadsIn(await storedPosts(place, site))).toHaveLength(2);
  });

  it('--since takes the threads with posts since then and ends a sorted list at the first older one', async () => {
    const site = await desk.site({ ...SMALL, threads: 16, threadsPerPage: 3, pages: [1] });
    const place = await desk.place();
    const dates = site.board.threads
      .filter(({ section, pinned }) => section === 1 && !pinned)
      .map(({ id }) => site.truth().thread(id).lastPostAt)
      .sort((a, b) => b - a);
    // Between the fourth and the fifth of the list: the second of its pages.
    const since = new Date(((dates[3] ?? 0) + (dates[4] ?? 0)) / 2).toISOString();
    await crawl(place, [listOf(site), '--since', since]);
    const wanted = site
      .truth()
      .threads.filter(({ section, lastPostAt }) => section === 1 && lastPostAt >= Date.parse(since))
      .map(({ id }) => id);
    expect(unlike(await storedPosts(place, site), truePosts(site, wanted))).toEqual([]);
    expect(keysOf(site, 'section')).toEqual(['section 1 page 1', 'section 1 page 2']);
    expect(site.truth().sections[0]?.pages.length).toBeGreaterThan(2);
  });

  it('--depth thread does not follow a list and says so', async () => {
    const site = await desk.site(SMALL);
    const place = await desk.place();
    const { code, summary } = await crawl(place, [listOf(site), '--depth', 'thread', '--strict']);
    expect(summary.codes).toEqual({ 'list-not-followed': 1 });
    expect(code).toBe(1);
    expect(site.log.pages()).toHaveLength(1);
  });

  it('--dry-run asks for robots.txt and the addresses named, and keeps nothing', async () => {
    const site = await desk.site(SMALL);
    const place = await desk.place();
    const thread = site.truth().threads.find(({ pages }) => pages.length === 3)?.pages[0] ?? '';
    const { code, stdout } = await runCli(crawlArgs(place, [...HASTE, site.front, thread, '--dry-run']));
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([
      { url: site.front, is: 'list', sections: 3 },
      { url: thread, is: 'thread', pages: 3, posts: 4 },
    ]);
    expect(new Set(site.log.all.map(({ key }) => key))).toEqual(
      new Set(['robots', 'front', `thread ${/t=(\d+)/.exec(thread)?.[1]} page 1`]),
    );
    expect(readdirSync(place.warc)).toEqual([]);
    const [count] = await query(place.data, 'select count(*)::int as n from v_post');
    expect(count).toEqual({ n: 0 });
    const status = await runCli(crawlArgs(place, ['--status']).filter((arg) => arg !== '--warc' && arg !== place.warc));
    expect(JSON.parse(status.stdout)).toEqual([]);
  });

  it('--no-api reads pages where an API was to be had; either way the posts are the same', async () => {
    const site = await desk.site({ ...SMALL, engine: 'discourse' });
    const [pages, api] = [await desk.place(), await desk.place()];
    await crawl(pages, [site.front, '--depth', 'site', '--no-api']);
    expect(keysOf(site, 'api')).toEqual([]);
    site.log.clear();
    await crawl(api, [site.front, '--depth', 'site']);
    expect(keysOf(site, 'api').length).toBeGreaterThan(0);
    expect(unlike(await storedPosts(api, site), truePosts(site))).toEqual([]);
    expect(unlike(await storedPosts(pages, site), truePosts(site))).toEqual([]);
  });
});

describe('addresses', () => {
  it('joins old addresses, sessions and other orders to one page', async () => {
    const site = await desk.site(SMALL);
    const place = await desk.place();
    const id = site.truth().threads.find(({ pages }) => pages.length === 2)?.id ?? '';
    const forms = [
      `/viewtopic.php?t=${id}`,
      `/viewtopic.php?t=${id}&sid=0123456789abcdef0123456789abcdef`,
      `/viewtopic.php?f=1&t=${id}`,
      `/viewtopic.php?t=${id}&hilit=lamp`,
      `/viewtopic.php?start=0&t=${id}#p101`,
    ];
    await crawl(
      place,
      forms.map((form) => `${site.origin}${form}`),
    );
    expect(site.log.repeated()).toEqual(new Map());
    expect(site.log.traps()).toEqual([]);
    expect(unlike(await storedPosts(place, site), truePosts(site, [id]))).toEqual([]);
  });

  it.each(['windows-1251', 'windows-1251-meta'] as const)('reads a Russian board in %s', async (charset) => {
    const site = await desk.site({ ...SMALL, threads: 3, charset, language: 'ru' });
    const place = await desk.place();
    await crawl(place, [site.front, '--depth', 'site']);
    expect(unlike(await storedPosts(place, site), truePosts(site))).toEqual([]);
  });
});
