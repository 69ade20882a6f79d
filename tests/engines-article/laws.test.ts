import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/engines/article/index.js';
import { foldSpace } from '../../src/model/text.js';
import * as articles from './support/articles.js';

const { BODY } = articles;
const LINES = [articles.NEWSPAPER, articles.GERMAN, articles.BLOG, articles.CAPTIONED, articles.INTERVIEW].flatMap(
  (text) => text.split('\n'),
);
const FRAGMENTS = [
  '<',
  '>',
  '</',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<script type="application/ld+json">',
  '</script>',
  '{"@type":"NewsArticle","headline":[[{}]],"author":7}',
  '<article>',
  '</article>',
  '<p>',
  '</p>',
  '<div id="comment-1" class="comment">',
  '<table><tr>',
  '<svg><title>',
  '<template>',
  '<noscript>',
  '<meta property="og:type" content="article">',
  '<h1>',
  '&#0;',
  '&#x110000;',
  '\u0000',
  '\ud800',
  `<p>${BODY[0]}</p>`,
];

const text = (page: string) => parseArticle({ text: page, format: 'text', url: null });
const html = (page: string) => parseArticle({ text: page, format: 'html', url: null });

describe('laws', () => {
  it('is total on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (page) => void [text(page), html(page)]),
      { numRuns: 100 },
    );
  });

  it('is total on lines of articles in any order, and prints nothing that the page does not', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...LINES), fc.string({ maxLength: 80 })), { maxLength: 60 }),
        (lines) => {
          const page = text(lines.join('\n'));
          if (page === null) return;
          const printed = lines
            .join('\n')
            .split(/\r\n|\r|\n/u)
            .map((line) => foldSpace(line));
          let from = 0;
          // Paragraphs keep their order.
          for (const line of page.document.text.split('\n')) {
            const at = printed.indexOf(line, from);
            expect(at).toBeGreaterThanOrEqual(from);
            from = at + 1;
          }
          const whole = foldSpace(lines.join(' '));
          for (const said of [page.document.title, page.document.publisher, page.document.agency]) {
            if (said !== null) expect(whole).toContain(foldSpace(said));
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is total on fragments of markup', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 60 }), (parts) => void html(parts.join(''))),
      { numRuns: 100 },
    );
  });

  it('gives the same page for the same text', () => {
    expect(text(articles.NEWSPAPER)).toEqual(text(articles.NEWSPAPER));
  });

  const million = 1_000_000;
  it.each([
    ['one line of words', 'the harbour and the bridge '.repeat(500_000)],
    ['one line without a space', 'x'.repeat(50 * million)],
    ['one line of dots', '. '.repeat(2 * million)],
    ['capital words', 'Orno Post '.repeat(500_000)],
    ['many short lines', 'Orno Post\n'.repeat(500_000)],
    ['many paragraphs', `${BODY[0]}\n`.repeat(30_000)],
    ['lines that are nearly dates', '12:14 JST, March 2, 2O25\n'.repeat(100_000)],
    ['spaces', ' '.repeat(20 * million)],
  ])(
    'bounded on huge text: %s',
    (_, page) => {
      const began = performance.now();
      text(page);
      expect(performance.now() - began).toBeLessThan(20_000);
    },
    40_000,
  );

  it.each([
    ['open tags', '<div>'.repeat(million)],
    ['scripts that never end', '<script type="application/ld+json">'.repeat(100_000)],
    ['angle brackets', '<'.repeat(2 * million)],
    ['comments that never end', '<!--'.repeat(million)],
    ['closed paragraphs', '<p>Orno bridge</p>'.repeat(200_000)],
    ['cdata', '<![CDATA['.repeat(million)],
    ['comment wrappers', `${'<div class="comment">'.repeat(500)}${'bridge '.repeat(200_000)}`],
  ])(
    'bounded on hostile markup: %s',
    (_, page) => {
      const began = performance.now();
      html(page);
      expect(performance.now() - began).toBeLessThan(15_000);
    },
    40_000,
  );

  it('says when it read only a part', () => {
    const page = text(`${articles.NEWSPAPER}\n${'x'.repeat(3_000_000)}`);
    expect(page?.problems.map((problem) => problem.code)).toEqual(['article-cut']);
    expect(page?.document.title).toBe('Council votes to close the Orno bridge until spring');
  });
});
