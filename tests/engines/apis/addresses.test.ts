import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apiFor } from '../../../src/engines/apis/index.js';
import { parsePage } from '../../../src/engines/index.js';
import { parseListing } from '../../../src/engines/listing/index.js';
import { JSON_LISTINGS } from '../../../src/engines/listing/registry.js';
import type { ListingPage } from '../../../src/model/listing.js';
import type { ParsedPage, ThreadPage } from '../../../src/model/page.js';

const LISTING: ListingPage = {
  type: 'listing',
  engine: 'x',
  detection: { confidence: 1, evidence: [] },
  title: null,
  url: null,
  forums: [],
  threads: [],
  newestFirst: false,
  page: null,
  pageCount: null,
  nextUrl: null,
  problems: [],
};

const article = (externalId: string | null): ParsedPage => {
  const page = parsePage({ text: '<html><body></body></html>', format: 'html', url: null });
  if (page.type !== 'thread') throw new Error('not a thread');
  return { ...page, thread: { ...page.thread, externalId, url: 'https://kiln.example.org/bells/' } };
};

describe('the API of an address', () => {
  it.each([
    ['https://news.ycombinator.com/item?id=41', 'hackernews thread https://hn.algolia.com/api/v1/items/41'],
    ['https://news.ycombinator.com/item?p=2&id=41', 'hackernews thread https://hn.algolia.com/api/v1/items/41'],
    ['https://news.ycombinator.com/newest', null],
    ['https://news.ycombinator.com/user?id=41', null],
    [
      'https://www.reddit.com/r/lamps/comments/1abc2d/which_wick/?sort=top',
      'reddit thread https://old.reddit.com/comments/1abc2d.json?limit=500&raw_json=1',
    ],
    [
      'https://old.reddit.com/comments/1abc2d',
      'reddit thread https://old.reddit.com/comments/1abc2d.json?limit=500&raw_json=1',
    ],
    ['https://reddit.com/r/lamps/', 'reddit forum https://old.reddit.com/r/lamps/new.json?limit=100&raw_json=1'],
    ['https://www.reddit.com/user/brass/', null],
    ['https://notreddit.com/r/lamps/', null],
    ['https://lobste.rs/s/q1w2e3/clock', 'lobsters thread https://lobste.rs/s/q1w2e3.json'],
    ['https://lobste.rs/', 'lobsters site https://lobste.rs/newest.json'],
    ['https://boards.4chan.org/po/thread/570368/folds#p1', 'fourchan thread https://a.4cdn.org/po/thread/570368.json'],
    ['https://boards.4chan.org/po/', 'fourchan forum https://a.4cdn.org/po/catalog.json'],
    ['https://board.example.org/t/bells/731', null],
    ['ftp://news.ycombinator.com/item?id=41', null],
    ['javascript:alert(1)', null],
    ['', null],
  ])('%s alone: %s', (url, wanted) => {
    const plan = apiFor(url, null);
    expect(plan === null ? null : `${plan.engine} ${plan.kind} ${plan.url}`).toBe(wanted);
  });

  it.each([
    ['discourse', 'https://x.example/t/bells-and-frost/731/12?u=ann', 'thread https://x.example/t/731.json'],
    ['discourse', 'https://x.example/t/731/12', 'thread https://x.example/t/731.json'],
    ['discourse', 'https://x.example/forum/t/2024-plans/731', 'thread https://x.example/forum/t/731.json'],
    ['discourse', 'https://x.example/c/water/pond-life/7', 'forum https://x.example/c/water/pond-life/7.json'],
    ['discourse', 'https://x.example/c/water/7/l/latest?page=2', 'forum https://x.example/c/water/7.json'],
    ['discourse', 'https://x.example/forum/', 'site https://x.example/forum/latest.json'],
    ['discourse', 'https://x.example/u/ann', null],
    ['flarum', 'https://x.example/d/12-dry/5', 'thread https://x.example/api/discussions/12?page%5Boffset%5D=0'],
    [
      'flarum',
      'https://x.example/talk/t/square',
      'forum https://x.example/talk/api/discussions?filter%5Btag%5D=square&sort=-lastPostedAt&page%5Boffset%5D=0',
    ],
    ['nodebb', 'https://x.example/topic/7/lift-stairs/14?page=2', 'thread https://x.example/api/topic/7/lift-stairs'],
    ['nodebb', 'https://x.example/forum/category/4/house', 'forum https://x.example/forum/api/category/4/house'],
    ['nodebb', 'https://x.example/', 'site https://x.example/api/categories'],
    ['lemmy', 'https://x.example/post/900', 'thread https://x.example/api/v3/post?id=900'],
    ['stackexchange', 'https://x.example/questions/1/a', null],
    ['phpbb', 'https://x.example/viewtopic.php?t=1', null],
  ])('%s: %s, known by a page: %s', (engine, url, wanted) => {
    const plan = apiFor(url, { engine, page: { ...LISTING, engine } });
    expect(plan === null ? null : `${plan.kind} ${plan.url}`).toBe(wanted);
  });

  it.each([
    [
      "<link rel='https://api.w.org/' href='https://kiln.example.org/wp-json/' />",
      'https://kiln.example.org/wp-json/wp/v2/comments?post=77',
    ],
    [
      '<link rel="https://api.w.org/" href="/blog/wp-json/">',
      'https://kiln.example.org/blog/wp-json/wp/v2/comments?post=77',
    ],
    [
      '<link href="https://kiln.example.org/?rest_route=/" rel="https://api.w.org/">',
      'https://kiln.example.org/?rest_route=/wp/v2/comments&post=77',
    ],
    ['<link rel="https://api.w.org/" href="https://elsewhere.example.com/wp-json/">', null],
    ['<link rel="stylesheet" href="https://kiln.example.org/wp-json/">', null],
  ])('WordPress: %s', (link, wanted) => {
    const known = { engine: 'wordpress', page: article('77'), text: `<html><head>${link}</head></html>` };
    const plan = apiFor('https://kiln.example.org/bells/', known);
    expect(plan?.url.split('&order=')[0] ?? null).toBe(wanted);
    if (plan !== null) expect(plan.pageUrl).toBe('https://kiln.example.org/bells/');
    expect(apiFor('https://kiln.example.org/bells/', { ...known, page: article(null) })).toBeNull();
  });

  it('is told in bounded time, whatever the address', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        for (const engine of ['discourse', 'flarum', 'nodebb', 'lemmy', 'wordpress']) {
          const plan = apiFor(url, { engine, page: LISTING });
          if (plan !== null) expect(new URL(plan.url).host).toBe(new URL(url).host);
        }
      }),
      { numRuns: 300 },
    );
    const started = performance.now();
    for (const bait of ['/t/', '/c/a', '/d/1', 'a/', '/topic/1/', '?page='])
      for (const engine of ['discourse', 'flarum', 'nodebb', 'lemmy'])
        apiFor(`https://x.example/${bait.repeat(900)}`, { engine, page: LISTING });
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('an answer that is an error', () => {
  const read = (value: unknown): ThreadPage => {
    const page = parsePage({ text: JSON.stringify(value), format: 'json', url: 'https://x.example/t/1.json' });
    if (page.type !== 'thread') throw new Error('not a thread');
    return page;
  };

  it.each([
    ['error-page', { errors: ['The requested URL or resource could not be found.'], error_type: 'not_found' }],
    ['login-required', { errors: ['You need to be logged in to do that.'], error_type: 'not_logged_in' }],
    ['error-page', { errors: [{ status: '404', code: 'not_found' }] }],
    ['login-required', { errors: [{ status: '401', code: 'not_authenticated' }] }],
    [
      'error-page',
      { path: '/api/topic/1', error: '', status: { code: 'not-found', message: 'x' }, title: '[[global:404.title]]' },
    ],
    ['error-page', { code: 'rest_post_invalid_id', message: 'Invalid post ID.', data: { status: 404 } }],
    [
      'login-required',
      { code: 'rest_not_logged_in', message: 'You are not currently logged in.', data: { status: 401 } },
    ],
    ['error-page', { message: 'Not Found', error: 404 }],
    ['login-required', { reason: 'private', message: 'Forbidden', error: 403 }],
    ['error-page', { status: 404, error: 'Not Found' }],
    ['error-page', { error: 'couldnt_find_post' }],
  ])('is %s: %j', (code, value) => {
    expect(read(value)).toMatchObject({ posts: [], problems: [{ code }] });
  });

  it.each([[{ name: 'x', posts: [] }], [{ status: 'ok', code: 'abc' }], [{ error: null, data: [] }], [[]]])(
    'is not seen in %j',
    (value) => expect(read(value).problems).toMatchObject([{ code: 'unknown-page' }]),
  );
});

describe('the API of Lemmy', () => {
  const author = { id: 7, name: 'wilma', deleted: false };
  const count = 50;
  const post = {
    id: 900,
    name: 'Slugs',
    body: 'They ate it.',
    published: '2026-05-01T09:00:00Z',
    ap_id: 'https://origin.example.com/post/7',
  };
  const comment = (number: number): object => ({
    comment: {
      id: 1_000 + number,
      post_id: 900,
      content: `no ${number}`,
      path: `0.${1_000 + number}`,
      published: '2026-05-01T09:30:00Z',
    },
    creator: author,
    post,
    counts: { upvotes: 1, downvotes: 0 },
  });
  const answers = new Map<string, unknown>([
    [
      'https://x.example/api/v3/post?id=900',
      {
        post_view: {
          post,
          creator: author,
          community: { title: 'Gardens' },
          counts: { comments: count, upvotes: 2, downvotes: 0 },
        },
      },
    ],
    [
      'https://x.example/api/v3/comment/list?post_id=900&type_=All&sort=Old&limit=50&page=1',
      { comments: Array.from({ length: count }, (_, n) => comment(n)) },
    ],
    ['https://x.example/api/v3/comment/list?post_id=900&type_=All&sort=Old&limit=50&page=2', { comments: [] }],
  ]);

  it('goes from the post to its comments and ends behind the last', () => {
    const pages: ThreadPage[] = [];
    const plan = apiFor('https://x.example/post/900', { engine: 'lemmy', page: LISTING });
    for (let url = plan?.url ?? null; url !== null; ) {
      const page = parsePage({ text: JSON.stringify(answers.get(url)), format: 'json', url });
      if (page.type !== 'thread') throw new Error('not a thread');
      pages.push(page);
      url = page.thread.nextUrl;
    }
    expect(pages.map(({ posts }) => posts.length)).toEqual([1, 50, 0]);
    expect(pages.map(({ thread }) => thread.externalId)).toEqual(['900', '900', '900']);
    expect(new Set(pages.map(({ thread }) => thread.url))).toEqual(new Set(['https://x.example/post/900']));
    expect(pages.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(['no-further-posts']);
    expect(pages[1]?.posts[0]).toMatchObject({ externalId: '1000', parentExternalId: '900' });
  });
});

describe('lists of an API', () => {
  it('are no threads, and threads no lists', () => {
    const list = { topic_list: { topics: [{ id: 1, slug: 'a', title: 'A', posts_count: 2 }] } };
    const topic = {
      post_stream: { posts: [{ id: 1, post_number: 1, cooked: '<p>x</p>', username: 'a' }], stream: [1] },
      id: 1,
    };
    const at = (value: unknown): { text: string; format: 'json'; url: string } => ({
      text: JSON.stringify(value),
      format: 'json',
      url: 'https://x.example/latest.json',
    });
    expect(parseListing(at(list))?.threads).toHaveLength(1);
    expect(parseListing(at(topic))).toBeNull();
    expect(parsePage(at(list))).toMatchObject({ posts: [], problems: [{ code: 'index-page' }] });
  });
});

describe('readers of lists', () => {
  const member = fc.constantFrom(
    ...['data', 'children', 'topic_list', 'topics', 'category_list', 'categories', 'attributes', 'type', 'id', 'slug'],
    ...['threads', 'no', 'posts', 'post', 'counts', 'kind', 'short_id', 'comment_count', 'tid', 'cid', 'pagination'],
  );
  const value = fc.letrec((tie) => ({
    node: fc.oneof({ depthSize: 'small' }, fc.jsonValue(), fc.dictionary(member, tie('node')), fc.array(tie('node'))),
  })).node;

  it.each(JSON_LISTINGS.map((form) => ({ name: `${form.engine} ${form.generation}`, form })))(
    '$name: total, whatever the value; each row once, with an address',
    ({ form }) => {
      fc.assert(
        fc.property(value, (root) => {
          const list = form.read(root, form.detect(root), 'https://board.example.org/x/api/y.json?page=2');
          const urls = list.threads.map(({ url }) => url);
          expect(new Set(urls).size).toBe(urls.length);
        }),
        { numRuns: 200 },
      );
    },
  );
});
