import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTree } from '../../src/engines/html/page-tree.js';
import { parsePage } from '../../src/engines/index.js';
import { embeddedObject } from '../../src/engines/json/embedded-json.js';
import { readMarkdown } from '../../src/engines/json/markdown.js';
import { JSON_ENGINES } from '../../src/engines/json/registry.js';
import { completeFrom } from '../../src/engines/own-data.js';
import { renderBody } from '../../src/model/body.js';
import type { ThreadPage } from '../../src/model/page.js';

describe('JSON readers', () => {
  /** Values whose members bear the names readers look for, with anything behind them. */
  const names = [
    'data',
    'included',
    'posts',
    'post_stream',
    'stream',
    'attributes',
    'relationships',
    'type',
    'id',
    'tid',
  ];
  const member = fc.constantFrom(...names, 'post_view', 'comments', 'comment', 'content', 'rendered', 'user', 'cooked');
  const value = fc.letrec((tie) => ({
    node: fc.oneof({ depthSize: 'small' }, fc.jsonValue(), fc.dictionary(member, tie('node')), fc.array(tie('node'))),
  })).node;

  it.each(JSON_ENGINES.map((form) => ({ name: `${form.engine} ${form.generation}`, form })))(
    '$name: total, whatever the value',
    ({ form }) => {
      fc.assert(
        fc.property(value, (root) => {
          const page = form.read(root, form.detect(root), 'https://board.example.org/x', {});
          expect(page.posts.map((post) => post.position)).toEqual(page.posts.map((_, i) => i + 1));
        }),
        { numRuns: 200 },
      );
    },
  );

  it('claim nothing in a document that is no thread', () => {
    const page = parsePage({ text: '{"name": "threadbare", "posts": []}', format: 'json', url: null });
    expect(page).toMatchObject({ posts: [], problems: [{ code: 'unknown-page' }] });
  });
});

describe('data that scripts carry', () => {
  const read = (script: string): unknown => embeddedObject(parseTree(`<script>${script}</script>`), 'window.data =');

  it('is cut out by its braces, with undefined as null', () => {
    expect(read('window.data = {"a": {"b": "}\\" undefined"}, "c": undefined}; other({});')).toEqual({
      a: { b: '}" undefined' },
      c: null,
    });
  });

  it.each(['window.data = {"a": 1', 'window.data = later; x = {"a": 1}', 'window.data = {a: 1}'])(
    'is not made up from "%s"',
    (script) => expect(read(script)).toBeUndefined(),
  );

  it('is given up in one pass where a string never ends', () => {
    const started = performance.now();
    expect(read(`window.data = {"a": "${'\\"'.repeat(1_000_000)}`)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('Markdown', () => {
  const text = (markdown: string): string => renderBody(readMarkdown(markdown).blocks).ownText;

  it.each([
    ['**bold** and *slanted* and `code`', 'bold and slanted and code'],
    ['snake_case_name stays, _this_ does not', 'snake_case_name stays, this does not'],
    ['one\ntwo', 'one two'],
    ['one  \ntwo', 'one\ntwo'],
    ['# Head\n\nbody', 'Head\nbody'],
    ['3 \\* 4', '3 * 4'],
    ['see [the chart](https://example.org/a_(b))', 'see the chart'],
    ['> said\n\nanswered', 'answered'],
    ['> said\nstill said\n\nanswered', 'answered'],
    ['>!hidden!<', '!hidden!<'],
    ['---', ''],
  ])('%j has the own words %j', (markdown, words) => {
    expect(text(markdown)).toBe(words);
  });

  it('nests quotes, items and code, and lists links and images', () => {
    const body = readMarkdown('> a\n>> b\n\n- x\n  - y\n\n```ts\n> c\n```\n\n![p](/p.png) https://example.org/.');
    expect(renderBody(body.blocks).quotes.map(({ text: words, parentIndex }) => [words, parentIndex])).toEqual([
      ['a', null],
      ['b', 0],
    ]);
    expect(body.blocks.map((block) => block.type)).toEqual(['quote', 'list', 'code', 'image', 'text']);
    expect(body.images).toEqual([{ url: '/p.png', alt: 'p' }]);
    expect(body.links).toEqual([{ url: 'https://example.org/', text: 'https://example.org/' }]);
  });

  it('is total and bounded', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('>', '*', '[', '](', ')', '`', '```', '\n', ':::', 'spoiler', '- ', 'a ')),
        (parts) => {
          expect(Array.isArray(readMarkdown(parts.join('')).blocks)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
    const started = performance.now();
    for (const bait of ['>', '[', '*a', '- ', '![a](', '`']) readMarkdown(bait.repeat(50_000));
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe("a page's own data", () => {
  const page = (posts: readonly object[]): ThreadPage => {
    const text = JSON.stringify({ post_stream: { posts, stream: [] }, id: 1 });
    const read = parsePage({ text, format: 'json', url: null });
    if (read.type !== 'thread') throw new Error('not read as a thread');
    return read;
  };
  const post = (number: number, more: object = {}): object => ({
    post_number: number,
    username: 'ann',
    user_id: 5,
    cooked: `<p>post ${number}</p>`,
    created_at: '2025-01-01T10:00:00.000Z',
    ...more,
  });

  it('fills what the markup lacks and keeps what it shows', () => {
    const shown = page([post(1, { user_id: null })]);
    const [filled] = completeFrom(shown, page([post(1, { cooked: '<p>other</p>', reply_to_post_number: 7 })])).posts;
    expect(filled).toMatchObject({ parentExternalId: '7', author: { externalId: '5' } });
    expect(renderBody(filled?.blocks ?? []).text).toBe('post 1');
  });

  it('that disagrees is a problem and changes nothing', () => {
    const { posts, problems } = completeFrom(page([post(1)]), page([post(1, { username: 'bea', user_id: 6 })]));
    expect(posts[0]?.author).toMatchObject({ name: 'ann', externalId: '5' });
    expect(problems).toMatchObject([{ code: 'structured-data-differs', post: 1 }]);
  });

  it('puts placeholders in their place and counts posts that are not shown', () => {
    const data = page([post(1), post(2, { hidden: true }), post(3), post(4)]);
    const { posts, problems, expectedPosts } = completeFrom(page([post(1), post(3)]), data);
    expect(posts.map(({ externalId, kind, position }) => [externalId, kind, position])).toEqual([
      ['1', 'post', 1],
      ['2', 'hidden', 2],
      ['3', 'post', 3],
    ]);
    expect(problems).toMatchObject([{ code: 'missing-posts' }]);
    expect(expectedPosts).toBe(4);
  });
});
