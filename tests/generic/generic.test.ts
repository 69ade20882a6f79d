import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGeneric } from '../../src/engines/generic/index.js';
import { parseTree } from '../../src/engines/html/page-tree.js';
import { pageToJson, parsePage } from '../../src/engines/index.js';
import type { ParsedPage } from '../../src/model/page.js';
import { fixtures } from '../engines/fixtures.js';
import { articleWithComments, OTHER_PAGES } from './pages-of-other-kinds.js';

const parse = (text: string, engine?: string): ParsedPage => parsePage({ text, format: 'html', url: null }, { engine });

describe('what is no thread', () => {
  it.each([...OTHER_PAGES])('%s is not claimed, and the page says so', (_name, html) => {
    const forced = parse(html, 'generic');
    expect(forced).toMatchObject({ type: 'thread', engine: 'generic', posts: [] });
    expect(forced.problems.map(({ code }) => code)).toEqual([
      expect.stringMatching(/^(?:unknown-page|login-required|error-page)$/),
    ]);
    const free = parse(html);
    expect(free.type === 'thread' ? free.posts : []).toEqual([]);
  });

  it.each(
    fixtures()
      .filter(({ input }) => input.format === 'html')
      .map((fixture) => [fixture.name, fixture] as const),
  )('%s: a page without posts is not claimed by structure either', (_name, { input }) => {
    const page = parsePage(input);
    if (page.type === 'thread' && page.posts.length > 0) return;
    // The signs of its engine may call a page a list of threads that shows whole posts.
    if (page.problems.some(({ code }) => code === 'index-page')) return;
    expect(readGeneric(parseTree(input.text), null, {})?.believed ?? false).toBe(false);
  });
});

describe('a text with comments below it', () => {
  it('stays an article while the text is the longer part', () => {
    expect(parse(articleWithComments(8, 3))).toMatchObject({
      type: 'article',
      document: { title: 'New keys for the lock' },
    });
  });

  it('is a thread opened by the article where the comments are', () => {
    const page = parse(articleWithComments(4, 24));
    expect(page).toMatchObject({ type: 'thread', engine: 'generic' });
    if (page.type !== 'thread') return;
    expect(page.posts).toHaveLength(25);
    expect(page.posts[0]?.author.name).toBe('Ilse Brandt');
    expect(page.posts[1]?.externalId).toBe('31');
  });
});

describe('pages of described engines, read without their specs', () => {
  const named = fixtures().filter(({ input, engine }) => input.format === 'html' && engine !== 'generic');
  const share = (test: (fixture: (typeof named)[number]) => boolean): number =>
    named.filter(test).length / named.length;

  it('show the same number of posts on most fixtures', () => {
    const same = share(({ input }) => {
      const [one, two] = [pageToJson(parsePage(input)), pageToJson(parsePage(input, { engine: 'generic' }))];
      return 'expectedPosts' in one && 'expectedPosts' in two && Math.abs(one.posts.length - two.posts.length) <= 1;
    });
    expect(same).toBeGreaterThanOrEqual(0.8);
  }, 60_000);
});

describe('any markup', () => {
  it('is read without an error, and bounded', () => {
    const pages = fixtures()
      .filter(({ engine, input }) => engine === 'generic' && input.format === 'html')
      .map(({ input }) => input.text);
    fc.assert(
      fc.property(
        fc.constantFrom(...pages),
        fc.array(
          fc.tuple(
            fc.nat(9_999),
            fc.nat(60),
            fc.constantFrom('', '<div>', '</div>', '<td>', '"', '<blockquote>', '</table>', 'x wrote: '),
          ),
          { maxLength: 12 },
        ),
        (html, cuts) => {
          const text = cuts.reduce((now, [at, length, put]) => now.slice(0, at) + put + now.slice(at + length), html);
          const page = parse(text, 'generic');
          pageToJson(page);
          return page.type === 'thread' && (page.posts.length > 0 || page.problems.length > 0);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  const n = 30_000;
  it.each([
    [
      'rows alike',
      `<table>${'<tr><td class="user">Ann</td><td>1 May 2024 hello there friends of the lock</td></tr>'.repeat(n)}</table>`,
    ],
    ['parts in one another', '<div class="post"><b class="author">Ann</b> 1 May 2024 some words of hers '.repeat(n)],
    [
      'quotes in one another',
      `<div class="post">${'<blockquote>Ann wrote: '.repeat(n)}</div><div class="post">x</div>`,
    ],
    [
      'as many classes as parts',
      Array.from({ length: n }, (_, i) => `<div class="c${i} k">Ann, 2 May 2024, said so</div>`).join(''),
    ],
    [
      'two long posts',
      `<div class="post"><b class="author">Ann</b> 1 May 2024 ${'<p>words <i>and</i> more</p>'.repeat(n)}</div>`.repeat(
        2,
      ),
    ],
    ['bait for the search of times', `<p>${'1 May 2024 '.repeat(n)}</p><p>${'3/4/'.repeat(n)}</p>`],
  ])(
    '%s, thirty thousand of them, take seconds',
    (_name, html) => {
      const start = process.cpuUsage();
      pageToJson(parse(html, 'generic'));
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1_000).toBeLessThan(10_000);
    },
    60_000,
  );
});
