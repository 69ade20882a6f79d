import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/decode/decode.js';
import { boundMarkup } from '../../src/engines/html/bound-markup.js';
import { parseTree } from '../../src/engines/html/page-tree.js';
import { pageToJson, parsePage } from '../../src/engines/index.js';
import { InputError } from '../../src/model/errors.js';
import type { ParsedPage } from '../../src/model/page.js';
import { fixtures } from './fixtures.js';
import { renderThread } from './render-invision.js';

const parse = (text: string): ParsedPage => parsePage({ text, format: 'html', url: null });

/** Milliseconds of processor time; what this guards against took minutes or all memory. */
const BOUND_MS = 10_000;

/** Processor time, since on a shared machine the clock on the wall says little. */
function timed(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

describe('hostile markup is bounded', () => {
  const n = 100_000;
  const post = (body: string): string =>
    `<body class="ipsApp"><article class="ipsComment" id="elComment_1"><div class="ipsComment_content"><div data-role="commentContent">${body}</div></div></article>`;
  it.each([
    ['nested div', () => post('<div>'.repeat(n))],
    [
      'nested quotes',
      () => post('<blockquote class="ipsQuote"><div class="ipsQuote_citation">A said:</div>'.repeat(n)),
    ],
    ['nested lists', () => post('<ul><li>'.repeat(n))],
    ['nested tables', () => post('<table><tr><td>'.repeat(n))],
    ['closing tags that tables hold back', () => post('<div><table><tr><td></div>'.repeat(n / 4))],
    ['text misplaced in a table', () => post(`<table>${'<br>x'.repeat(n)}`)],
    [
      'formatting reopened in every paragraph',
      () =>
        post(`<p>${Array.from({ length: 5_000 }, (_, i) => `<b title=${i}>`).join('')}</p>${'<p>x</p>'.repeat(n / 5)}`),
    ],
    ['100,000 attributes', () => post(`<div ${Array.from({ length: n }, (_, i) => `a${i}=1`).join(' ')}>x</div>`)],
    ['an attribute of 10 MB', () => post(`<img alt="${'x'.repeat(10_000_000)}">`)],
    [
      'bait for backtracking in a citation',
      () =>
        post(
          `<blockquote class="ipsQuote"><div class="ipsQuote_citation">On ${', 2024 '.repeat(40_000)}said</div></blockquote>`,
        ),
    ],
    ['100,000 posts in one another', () => '<article class="ipsComment" id="elComment_1">'.repeat(n)],
    ['unclosed comments', () => post('<!--'.repeat(n))],
    ['bare brackets', () => post('<'.repeat(n * 10))],
    ['broken JSON-LD', () => `${post('x')}<script type="application/ld+json">${'{"a":['.repeat(n)}</script>`],
    [
      'deep JSON-LD',
      () =>
        `${post('x')}<script type="application/ld+json">${'[{"mainEntity":'.repeat(2_000)}1${'}]'.repeat(2_000)}</script>`,
    ],
  ])('%s', (_name, build) => {
    const page = build();
    expect(timed(() => pageToJson(parse(page)))).toBeLessThan(BOUND_MS);
  });

  it('reads a page of 5 MB and 2,500 quoting posts in seconds', () => {
    const text = 'The lamp on the pier went out again and nobody came to mend it before the ferry left. '.repeat(12);
    const posts = Array.from({ length: 2_500 }, (_, i) => ({
      id: i + 1,
      author: `Author ${i % 50}`,
      account: 1 + (i % 50),
      time: 1_700_000_000 + i,
      parts: [...(i === 0 ? [] : [{ source: i - 1, text: `${i - 1} ${text}`, nested: null }]), `${i} ${text}`],
      reactions: [],
      signature: null,
    }));
    const html = renderThread('4', posts, false);
    expect(html.length).toBeGreaterThan(5_000_000);
    let found = 0;
    const spent = timed(() => {
      const page = pageToJson(parse(html));
      found = page.posts.length;
    });
    expect(found).toBe(2_500);
    expect(spent).toBeLessThan(BOUND_MS);
  });
});

it('leaves ordinary markup alone', () => {
  for (const { input } of fixtures()) expect(boundMarkup(input.text)).toEqual({ markup: input.text, cut: [] });
  const list = `<ul>${'<li>one<li>two'.repeat(3_000)}</ul>`;
  expect(boundMarkup(list).cut).toEqual([]);
});

it('says what it cut', () => {
  expect(parseTree('<div>'.repeat(2_000)).cut).toEqual(['nesting deeper than 512 elements']);
});

/** Markup a fuzzer would not find alone: the pieces that parsers of Invision pages look at. */
const PIECES = [
  '<article class="ipsComment" id="elComment_3">',
  '</article>',
  '<div data-role="commentContent">',
  '<blockquote class="ipsQuote" data-ipsquote-contentcommentid="3">',
  '</blockquote>',
  '<div class="ipsQuote_citation">On 3/4/2021, X said:',
  '<table>',
  '<td>',
  '</div>',
  '<time datetime="2021-13-45">',
  '<div data-quotedata=\'{"userid":[]}\' class="ipsComment_content">',
  '<script type="application/ld+json">{"@type":"DiscussionForumPosting","comment":[null,1,{"author":[]}]}',
  '</script>',
  '<pre>',
  '<ul>',
  '<li>',
  '<svg>',
  '<img data-emoticon alt="&#128512;">',
  '<!--',
  '-->',
  '<noscript>',
  'text &amp; more',
  '\u0000',
  '<b',
  ' x="',
];

it('is total on fuzzed markup', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 60 }),
      (pieces) => {
        const page = pageToJson(parse(pieces.join('')));
        expect(page.posts.length > 0 || page.problems.length > 0 || page.engine === 'article').toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

it('is total on pages cut anywhere, and never loses an earlier post', () => {
  const html = readFileSync(join(import.meta.dirname, '../fixtures/engines/invision/v4-full-page/page.html'), 'utf8');
  const starts = [...html.matchAll(/<article id="elComment_/g)].map((match) => match.index);
  fc.assert(
    fc.property(fc.nat(html.length), (at) => {
      const page = parse(html.slice(0, at));
      const whole = starts.filter((start) => start < at).length - 1;
      if (page.type === 'thread') expect(page.posts.length).toBeGreaterThanOrEqual(Math.max(0, whole));
    }),
    { numRuns: 80 },
  );
});

it('is total on any bytes, decoded as any kind of file', () => {
  const markup = fc.constantFrom(...PIECES).map((piece) => new TextEncoder().encode(piece));
  const bytes = fc
    .array(fc.oneof(fc.uint8Array({ maxLength: 60 }), markup), { maxLength: 40, size: 'max' })
    .map((parts) => Uint8Array.from(parts.flatMap((part) => [...part])));
  fc.assert(
    fc.property(bytes, fc.constantFrom('page.html', 'page.txt', 'page.json', null), (given, fileName) => {
      const input = decoded(given, fileName);
      if (input === null) return;
      for (const format of ['html', 'text', 'json'] as const) {
        const page = pageToJson(parsePage({ text: input, format, url: null }));
        expect(JSON.stringify(page)).toContain('"problems"');
      }
    }),
    { numRuns: 150 },
  );
});

/** The text of bytes, or null where they are refused with a reason, as files that are no text are. */
function decoded(bytes: Uint8Array, fileName: string | null): string | null {
  try {
    return decode(bytes, { fileName }).text;
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return null;
  }
}

it('takes no more than four times as long, and some, for four times the posts', () => {
  const page = (posts: number): string =>
    renderThread(
      '4',
      Array.from({ length: posts }, (_, i) => ({
        id: i + 1,
        author: `Author ${i % 7}`,
        account: 1 + (i % 7),
        time: 1_700_000_000 + i,
        parts: [
          ...(i === 0 ? [] : [{ source: i - 1, text: `Words of ${i - 1} that are quoted here`, nested: null }]),
          `Words of ${i} that are quoted there`,
        ],
        reactions: [],
        signature: null,
      })),
      false,
    );
  const few = page(400);
  const many = page(1_600);
  timed(() => pageToJson(parse(few)));
  const first = timed(() => pageToJson(parse(few)));
  expect(timed(() => pageToJson(parse(many)))).toBeLessThan(first * 8 + 300);
});
