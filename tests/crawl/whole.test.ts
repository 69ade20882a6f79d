import { afterEach, describe, expect, it } from 'vitest';
import { SITE_ENGINES } from '../support/fixture-site.js';
import { crawl, openDesk, storedPosts, truePosts, unlike } from './crawling.js';

const desk = openDesk();
afterEach(desk.clean);

describe.each(SITE_ENGINES)('a whole %s site', (engine) => {
  it('is read from its front page: each post once, no page twice, nothing that is no page of a thread', async () => {
    const site = await desk.site({ engine });
    const place = await desk.place();
    const { code, summary } = await crawl(place, [site.front, '--depth', 'site']);
    expect(unlike(await storedPosts(place, site), truePosts(site))).toEqual([]);
    expect(summary.posts.found).toBe(truePosts(site).length);
    expect({ code, state: summary.state, queued: summary.queued }).toEqual({ code: 0, state: 'finished', queued: 0 });
    expect(site.log.traps().map(({ path }) => path)).toEqual([]);
    expect(site.log.repeated()).toEqual(new Map());
    expect(site.log.concurrency()).toBe(1);
    const closed = site.truth().sections.find(({ access }) => access === 'robots')?.pages[0] ?? '';
    expect(site.log.all.map(({ path }) => `${site.origin}${path}`)).not.toContain(closed);
  });
});
