import { afterEach, describe, expect, it } from 'vitest';
import { parseListing } from '../../src/engines/listing/index.js';
import { renderBody } from '../../src/model/body.js';
import type { ListingPage } from '../../src/model/listing.js';
import type { ThreadPage } from '../../src/model/page.js';
import { readPage } from '../../src/pipeline.js';
import { lastPost, rowsOf } from '../support/fixture-site/board.js';
import { foldSpace } from '../support/fixture-site/truth.js';
import { type FixtureSite, type FixtureSiteOptions, SITE_ENGINES, startFixtureSite } from '../support/fixture-site.js';

let sites: FixtureSite[] = [];

afterEach(async () => {
  await Promise.all(sites.map((site) => site.close()));
  sites = [];
});

async function start(options: FixtureSiteOptions = {}): Promise<FixtureSite> {
  const site = await startFixtureSite(options);
  sites.push(site);
  return site;
}

/** Fetches and parses as the pipeline does. */
async function read(url: string): Promise<ThreadPage> {
  const response = await fetch(url, { redirect: 'manual' });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const parsed = readPage({ bytes, fileName: null, contentType: response.headers.get('content-type'), url });
  if (parsed.type !== 'thread') throw new Error(`${url} was read as an article`);
  return parsed;
}

async function readList(url: string): Promise<ListingPage> {
  const text = await (await fetch(url, { redirect: 'manual' })).text();
  const list = parseListing({ text, format: 'html', url });
  if (list === null) throw new Error(`${url} was not read as a list`);
  return list;
}

const shown = (page: ThreadPage, n: number) =>
  page.posts.map((post) => ({
    thread: page.thread.externalId,
    id: post.externalId,
    author: post.author.name,
    text: post.kind === 'post' ? foldSpace(renderBody(post.blocks).ownText) : '',
    kind: post.kind,
    page: n,
  }));

describe.each(SITE_ENGINES)('the %s site', (engine) => {
  it('shows every post in markup that the parser reads as the truth says', async () => {
    const site = await start({ engine });
    for (const thread of site.truth().threads.filter(({ reachable }) => reachable)) {
      const pages: ThreadPage[] = [];
      for (const url of thread.pages) pages.push(await read(url));
      const posts = pages.flatMap((page, i) => shown(page, i + 1));
      expect(posts).toEqual(thread.posts.map(({ quotes: _, ...post }) => post));
      for (const [i, page] of pages.entries()) {
        expect(page.engine).toBe(engine);
        expect(page.thread.title).toBe(thread.title);
        expect(page.posts.every(({ postedAt }) => (postedAt.at ?? postedAt.local) !== null)).toBe(true);
        expect(page.thread.nextUrl === null).toBe(i === pages.length - 1);
      }
    }
    expect(site.log.traps()).toEqual([]);
    expect(site.log.repeated().size).toBe(0);
  });

  it('lists its sections and threads in markup that the parser of lists reads', async () => {
    const site = await start({ engine });
    const open = site.truth().sections.filter(({ access }) => access === 'public');
    const front = await readList(site.front);
    expect(front.forums.map(({ title }) => title)).toEqual(expect.arrayContaining(open.map(({ title }) => title)));
    for (const section of open) {
      const lists: ListingPage[] = [];
      for (const url of section.pages) lists.push(await readList(url));
      // A row of a thread that was moved away is a signpost, no thread of the section.
      const rows = rowsOf(site.board, section.id).filter((row) => row.section === section.id);
      const listed = lists.flatMap(({ threads }) => threads);
      expect(listed.map(({ title }) => title)).toEqual(rows.map(({ title }) => title));
      for (const [i, row] of rows.entries()) {
        const shown = listed[i];
        expect(shown?.url.includes('sid=') || shown?.url.includes('PHPSESSID')).toBe(false);
        const time = shown?.lastPostAt.local ?? shown?.lastPostAt.at ?? '';
        expect(new Date(lastPost(row)?.at ?? 0).toISOString()).toContain(time.slice(0, 10));
      }
      expect(lists.map(({ nextUrl }) => nextUrl !== null)).toEqual(lists.map((_, i) => i < lists.length - 1));
      expect(lists.every(({ newestFirst }) => newestFirst)).toBe(true);
    }
    expect(site.log.traps()).toEqual([]);
  });
});
