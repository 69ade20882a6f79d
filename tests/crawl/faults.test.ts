import { afterEach, describe, expect, it } from 'vitest';
import { lastPost } from '../support/fixture-site/board.js';
import type { FaultKind } from '../support/fixture-site/faults.js';
import { crawl, dump, openDesk, SMALL, storedPosts, threadsIn, truePosts, unlike } from './crawling.js';

const desk = openDesk();
afterEach(desk.clean);

/** Each breaks some pages once or twice; together they break most of them. */
const WEATHER: readonly { readonly what: FaultKind; readonly probability: number }[] = [
  { what: { fault: 'status', status: 500 }, probability: 0.1 },
  { what: { fault: 'status', status: 502 }, probability: 0.06 },
  { what: { fault: 'refuse' }, probability: 0.1 },
  { what: { fault: 'reset' }, probability: 0.1 },
  { what: { fault: 'cut-gzip' }, probability: 0.1 },
  { what: { fault: 'long-length' }, probability: 0.1 },
  { what: { fault: 'empty' }, probability: 0.1 },
  { what: { fault: 'drip', pieces: 6, pause: 5 }, probability: 0.2 },
];

describe('a site in bad weather', () => {
  it('gives the same rows as on a calm day', async () => {
    const site = await desk.site({ threads: 9, walls: 'none' });
    const calm = await desk.place();
    await crawl(calm, [site.front, '--depth', 'site']);
    for (const [i, { what, probability }] of WEATHER.entries()) site.faults.add({ what, probability, seed: 31 + i });
    site.log.clear();
    const rough = await desk.place();
    const { summary } = await crawl(rough, [site.front, '--depth', 'site']);
    const broken = site.log.all.filter(({ fault }) => fault !== null);
    expect(new Set(broken.map(({ fault }) => fault)).size).toBeGreaterThanOrEqual(6);
    expect(summary).toMatchObject({ state: 'finished', queued: 0, failed: 1 });
    expect(unlike(await storedPosts(rough, site), truePosts(site))).toEqual([]);
    expect(await dump(rough)).toEqual(await dump(calm));
    expect(site.log.repeated()).toEqual(new Map());
  });

  it('never takes a 304 that nobody asked for as a page it has', async () => {
    const site = await desk.site(SMALL);
    const place = await desk.place();
    const thread = site.truth().threads.find(({ pages }) => pages.length === 3);
    const what: FaultKind = { fault: 'status', status: 304 };
    site.faults.add({ what, where: ({ key }) => key === `thread ${thread?.id} page 2`, times: 99 });
    const { summary } = await crawl(place, [thread?.pages[0] ?? '']);
    expect(summary).toMatchObject({ failed: 1, unchanged: 0, codes: { 'unexpected-status': 1 } });
  });

  it.each(['reset', 'cut-gzip', 'long-length', 'empty'] as const)(
    'never takes the part of a page that came before %s for the page',
    async (fault) => {
      const site = await desk.site(SMALL);
      const place = await desk.place();
      const thread = site.truth().threads.find(({ pages }) => pages.length === 3);
      // For ever: the page cannot be had, and that is said instead of keeping half of it.
      site.faults.add({ what: { fault }, where: ({ key }) => key === `thread ${thread?.id} page 2`, times: 99 });
      const { code, summary } = await crawl(place, [thread?.pages[0] ?? '', '--strict']);
      expect(summary.failed).toBe(1);
      expect(code).not.toBe(0);
      const lost = thread?.posts.filter(({ page }) => page === 2).map(({ id }) => id) ?? [];
      const stored = (await storedPosts(place, site)).map(({ id }) => id);
      expect(stored.filter((id) => lost.includes(id))).toEqual([]);
      expect(stored.length).toBeGreaterThan(0);
    },
  );

  it('ends redirects without end, and says what it ended', async () => {
    const site = await desk.site({ ...SMALL, trouble: true });
    const place = await desk.place();
    const endless = site.truth().threads.find(({ pages }) => pages.length === 1)?.id;
    site.faults.add({
      what: { fault: 'endless' },
      where: ({ key }) => key.startsWith(`thread ${endless} `),
      times: 1_000,
    });
    const { summary } = await crawl(place, [site.front, '--depth', 'site']);
    expect(summary.codes).toMatchObject({ 'redirect-loop': 1, 'too-many-redirects': 1 });
    const others = site.truth().threads.filter(({ id, reachable }) => reachable && id !== endless);
    expect(
      unlike(
        await storedPosts(place, site),
        truePosts(
          site,
          others.map(({ id }) => id),
        ),
      ),
    ).toEqual([]);
    expect(site.log.all.filter(({ fault }) => fault === 'endless').length).toBeLessThanOrEqual(20);
  });
});

describe('a board that changes while it is read', () => {
  it('gives the post that arrives while its thread is being read', async () => {
    const site = await desk.site(SMALL);
    const place = await desk.place();
    const thread = site.truth().threads.find(({ pages }) => pages.length === 3);
    site.change.after(new RegExp(`^thread ${thread?.id} page 1$`), () =>
      site.change.reply(Number(thread?.id), 'This one came late.'),
    );
    await crawl(place, [thread?.pages[0] ?? '']);
    expect(unlike(await storedPosts(place, site), truePosts(site, [thread?.id ?? '']))).toEqual([]);
  });

  it('finds a thread that a reply lifts over the pages of its list while they are read', async () => {
    const site = await desk.site({ ...SMALL, threads: 20, pages: [1] });
    const place = await desk.place();
    const list = site.board.threads.filter(({ section, pinned }) => section === 1 && !pinned);
    const oldest = list.reduce((a, b) => ((lastPost(a)?.at ?? 0) < (lastPost(b)?.at ?? 0) ? a : b));
    // When the first page has been given out, the thread on the last one moves to the front.
    site.change.after(/^section 1 page 1$/, () => site.change.reply(oldest.id, 'Back to the top with this.'));
    await crawl(place, [site.truth().sections[0]?.pages[0] ?? '']);
    const wanted = list.map(({ id }) => String(id));
    const stored = await storedPosts(place, site);
    expect(threadsIn(stored)).toContain(String(oldest.id));
    expect(stored.filter(({ thread }) => wanted.includes(thread))).toEqual(truePosts(site, wanted));
  });

  it('loses no post when one on an earlier page is removed and the others move up', async () => {
    const site = await desk.site(SMALL);
    const place = await desk.place();
    const thread = site.truth().threads.find(({ pages }) => pages.length === 3);
    const removed = thread?.posts.find(({ page, kind }) => page === 1 && kind === 'post')?.id ?? '';
    site.change.after(new RegExp(`^thread ${thread?.id} page 2$`), () => site.change.remove(Number(removed)));
    await crawl(place, [thread?.pages[0] ?? '']);
    const stored = new Set((await storedPosts(place, site)).map(({ id }) => id));
    const lost = truePosts(site, [thread?.id ?? '']).filter(({ id }) => !stored.has(id));
    expect(lost).toEqual([]);
  });
});
