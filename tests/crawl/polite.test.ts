import { afterEach, describe, expect, it } from 'vitest';
import type { FixtureSite } from '../support/fixture-site.js';
import { crawl, openDesk, storedPosts, truePosts, unlike } from './crawling.js';

const desk = openDesk();
afterEach(desk.clean);

/** A board of 6 pages and robots.txt. */
const small = { threads: 4, pages: [1, 2], trouble: false, walls: 'none' } as const;

/**
 * Requests are at least `delay` milliseconds apart. One that left in time is seen late where the machine is busy, and the
 * next one is then seen sooner after it: one wait may look shorter by that, all of them together only by the first such.
 */
function expectApart(site: FixtureSite, delay: number): void {
  const gaps = site.log.gaps();
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(delay / 2);
  // The first request of a process that is still busy starting may be seen very late: the first wait says nothing.
  const [, ...rest] = gaps;
  expect(rest.reduce((sum, gap) => sum + gap, 0)).toBeGreaterThanOrEqual((rest.length - 0.5) * delay);
}

describe('politeness, as the server saw it', () => {
  it('leaves the delay between two requests, and has one connection', async () => {
    const site = await desk.site(small);
    const place = await desk.place();
    await crawl(place, [site.front, '--depth', 'site', '--delay', '300ms']);
    expect(site.log.pages().length).toBeGreaterThan(5);
    expectApart(site, 300);
    expect(site.log.concurrency()).toBe(1);
    expect(unlike(await storedPosts(place, site), truePosts(site))).toEqual([]);
  });

  it('takes the Crawl-delay of robots.txt where it asks for more', async () => {
    const site = await desk.site({ ...small, crawlDelay: 0.3 });
    const place = await desk.place();
    await crawl(place, [site.front, '--depth', 'site']);
    expectApart(site, 300);
    expect(site.log.all[0]?.key).toBe('robots');
    expect(site.log.all.filter(({ key }) => key === 'robots')).toHaveLength(1);
  });

  it.each([
    [429, { seconds: 1 }],
    [503, { dateIn: 1 }],
  ] as const)('is silent for as long as a %i asks for in Retry-After', async (status, retryAfter) => {
    const site = await desk.site(small);
    const place = await desk.place();
    site.faults.add({
      what: { fault: 'status', status, retryAfter },
      where: ({ key }) => /^thread \d+ page 2/.test(key),
    });
    await crawl(place, [site.front, '--depth', 'site']);
    const asked = site.log.pages();
    const refused = asked.flatMap(({ fault }, i) => (fault === 'status' ? [i] : []));
    expect(refused.length).toBeGreaterThan(0);
    for (const i of refused) {
      const wait = (asked[i + 1]?.at ?? Number.NaN) - (asked[i]?.at ?? 0);
      expect(wait).toBeGreaterThanOrEqual(900);
      // A date has whole seconds, so it may be up to one later.
      expect(wait).toBeLessThan(4_000);
    }
    expect(unlike(await storedPosts(place, site), truePosts(site))).toEqual([]);
  });

  it('asks several servers at the same time, each one request after the other', async () => {
    const [a, b] = await Promise.all([
      desk.site({ ...small, latency: 40 }),
      desk.site({ ...small, engine: 'mybb', seed: 2, latency: 40 }),
    ]);
    const place = await desk.place();
    await crawl(place, [a.front, b.front, '--depth', 'site', '--jobs', '2']);
    for (const site of [a, b]) {
      expect(unlike(await storedPosts(place, site), truePosts(site))).toEqual([]);
      expect(site.log.concurrency()).toBe(1);
    }
    const together = a.log.all.filter((one) =>
      b.log.all.some((other) => one.at < (other.endedAt ?? 0) && other.at < (one.endedAt ?? 0)),
    );
    expect(together.length).toBeGreaterThan(2);
  });

  it('says who asks and how to reach them', async () => {
    const site = await desk.site(small);
    const place = await desk.place();
    await crawl(place, [site.front, '--depth', 'site', '--contact', 'desk@board-readers.example']);
    const agents = new Set(site.log.all.map(({ userAgent }) => userAgent));
    expect(agents.size).toBe(1);
    expect([...agents][0]).toMatch(/^Threadbare\/\d+\.\d+\.\d+ \(.*desk@board-readers\.example.*\)/);
  });

  it('stops at the daily budget, also when it is called again', async () => {
    const site = await desk.site(small);
    const place = await desk.place();
    const { summary } = await crawl(place, [site.front, '--depth', 'site', '--budget', '4']);
    expect(site.log.all).toHaveLength(4);
    expect(summary.state).toBe('open');
    expect(summary.stopped).toMatchObject([{ origin: site.origin }]);
    expect(summary.stopped[0]?.why).toMatch(/budget/);
    expect(summary.stopped[0]?.left).toBeGreaterThan(0);
    const again = await crawl(place, ['--resume']);
    expect(site.log.all).toHaveLength(4);
    expect(again.summary.queued).toBe(summary.queued);
  });
});

describe('robots.txt', () => {
  it('closes a site that disallows everything to this crawler', async () => {
    const site = await desk.site({
      ...small,
      robots: 'User-agent: threadbare\nDisallow: /\n\nUser-agent: *\nAllow: /\n',
    });
    const place = await desk.place();
    const { summary } = await crawl(place, [site.front, '--depth', 'site']);
    expect(site.log.all.map(({ key }) => key)).toEqual(['robots']);
    expect(summary.codes).toEqual({ 'robots-disallow': 1 });
  });

  it('allows everything where there is none', async () => {
    const site = await desk.site({ ...small, robots: 404 });
    const place = await desk.place();
    await crawl(place, [site.front, '--depth', 'site']);
    expect(unlike(await storedPosts(place, site), truePosts(site))).toEqual([]);
  });
});
