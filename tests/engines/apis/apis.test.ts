import { describe, expect, it } from 'vitest';
import { apiFor, type KnownPage } from '../../../src/engines/apis/index.js';
import { parsePage } from '../../../src/engines/index.js';
import { renderBody } from '../../../src/model/body.js';
import type { ThreadPage } from '../../../src/model/page.js';
import type { Thread } from '../../../src/model/thread.js';
import { assembleThread } from '../../../src/threads/assemble.js';
import { identifyThread } from '../../../src/threads/identity.js';
import { discourseSite, flarumSite, fourchanSite, nodebbSite } from './linear-sites.js';
import { type MadeSite, makeThread } from './made-thread.js';
import { hackerNewsSite, lobstersSite, redditSite, wordpressSite } from './tree-sites.js';

const POSTS = makeThread(47);
const SITES: readonly MadeSite[] = [
  discourseSite(POSTS),
  flarumSite(POSTS),
  nodebbSite(POSTS),
  fourchanSite(POSTS),
  // A hundred comments fill an answer: the one behind it is empty.
  wordpressSite(makeThread(102)),
  wordpressSite(makeThread(130)),
  hackerNewsSite(POSTS),
  redditSite(POSTS),
  lobstersSite(POSTS),
];

/** All pages from an address on, by their own links; an address nobody serves fails the test. */
function walk(first: string, serve: (url: string) => { text: string; format: 'html' | 'json' }): readonly ThreadPage[] {
  const pages: ThreadPage[] = [];
  const seen = new Set<string>();
  for (let url: string | null = first; url !== null; ) {
    expect(seen.has(url), `asked twice for ${url}`).toBe(false);
    seen.add(url);
    const page = parsePage({ ...serve(url), url });
    if (page.type !== 'thread') throw new Error(`${url} is no thread`);
    pages.push(page);
    url = page.thread.nextUrl;
  }
  return pages;
}

function serve(site: MadeSite): (url: string) => { text: string; format: 'html' | 'json' } {
  const json = new Map([...site.json].map(([url, value]) => [new URL(url).href, JSON.stringify(value)]));
  return (url) => {
    const markup = site.html.get(url);
    if (markup !== undefined) return { text: markup, format: 'html' };
    const answer = json.get(new URL(url).href);
    if (answer === undefined) throw new Error(`nobody serves ${url}`);
    return { text: answer, format: 'json' };
  };
}

function assembled(pages: readonly ThreadPage[], url: string): Thread {
  const first = pages[0];
  if (first === undefined) throw new Error('no pages');
  const ids = new Set(pages.map((page) => identifyThread(page, url).threadId));
  expect([...ids]).toHaveLength(1);
  const { threadId, site } = identifyThread(first, url);
  return assembleThread(threadId, site, pages);
}

/** What both ways must agree on, by post. */
function facts(thread: Thread): ReadonlyMap<string | null, object> {
  return new Map(
    thread.posts.map((post) => {
      const body = renderBody(post.blocks);
      return [
        post.externalId,
        {
          kind: post.kind,
          author: post.author.name === '[deleted]' ? null : post.author.name,
          is: post.author.kind,
          at: post.postedAt.at === null ? null : Date.parse(post.postedAt.at),
          text: body.text,
          ownText: body.ownText,
          quotes: body.quotes.map(({ text, block }) => [text, block.author, block.sourceExternalId]),
          reactions: post.reactions.filter(({ count }) => count !== 0),
        },
      ];
    }),
  );
}

describe.each(SITES.map((site, index) => ({ name: `${site.engine} ${index}`, site })))('$name', ({ site }) => {
  const get = serve(site);
  const shown = walk(site.start, get);
  const [first] = shown;
  const known: KnownPage | null =
    first === undefined ? null : { engine: first.engine, page: first, text: get(site.start).text };
  const plan = apiFor(site.start, known);
  const answered = plan === null ? [] : walk(plan.url, get);
  const [page, api] = [assembled(shown, site.start), assembled(answered, plan?.url ?? '')];

  it('is claimed by its engine on both ways, without problems', () => {
    expect(plan).toMatchObject({ engine: site.engine, kind: 'thread' });
    expect(new Set([...shown, ...answered].map(({ engine }) => engine))).toEqual(new Set([site.engine]));
    const codes = answered.flatMap(({ problems }) => problems.map(({ code }) => code));
    expect(codes.filter((code) => code !== 'no-further-posts')).toEqual([]);
    expect(shown.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('gives the same thread', () => {
    expect(api.id).toBe(page.id);
    expect(api.site).toBe(page.site);
    expect(api.title ?? page.title).toBe(page.title);
  });

  it('gives the same posts with the same fields', () => {
    expect(facts(api)).toEqual(facts(page));
  });

  it('gives the same parents where the page shows any', () => {
    const parents = new Map(api.posts.map((post) => [post.externalId, post.parentExternalId]));
    for (const post of page.posts)
      if (post.parentExternalId !== null) expect(parents.get(post.externalId)).toBe(post.parentExternalId);
  });

  it('turns all its pages, and says so', () => {
    expect(api.problems.filter(({ code }) => code === 'missing-pages')).toEqual([]);
    expect(answered.at(-1)?.thread.nextUrl).toBeNull();
    for (const { thread } of answered)
      if (thread.page !== null && thread.pageCount !== null)
        expect(thread.nextUrl !== null).toBe(thread.page < thread.pageCount);
  });

  it('gives the same thread whichever ways its pages came', () => {
    const both = assembleThread(page.id, page.site, [...shown, ...answered]);
    expect(both.posts.map((post) => post.id).sort()).toEqual(page.posts.map((post) => post.id).sort());
  });
});
