import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, QuoteBlock } from '../../src/model/body.js';
import { renderBody } from '../../src/model/body.js';
import { sliceCodePoints } from '../../src/model/text.js';

const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.constantFrom('', 'one\ntwo', '😀 smile', 'a'));

const quoteOf = (blocks: readonly Block[], author: string | null): QuoteBlock => ({
  type: 'quote',
  header: author === null ? null : `${author} said:`,
  author,
  sourceExternalId: null,
  sourceUrl: null,
  sourcePosition: null,
  citedAt: null,
  blocks,
  extent: { method: 'markup', confidence: 1 },
  rawRange: null,
});

const { blocks } = fc.letrec<{ blocks: Block[]; block: Block }>((tie) => ({
  blocks: fc.array(tie('block'), { maxLength: 4, depthIdentifier: 'body' }),
  block: fc.oneof(
    { depthIdentifier: 'body', maxDepth: 4 },
    text.map((value): Block => ({ type: 'text', text: value })),
    text.map((value): Block => ({ type: 'code', text: value, language: null })),
    fc.constantFrom<Block>(
      { type: 'image', url: null, alt: null, printed: 'image.png' },
      { type: 'image', url: 'a.png', alt: 'a', printed: null },
    ),
    tie('blocks').map((inner): Block => ({ type: 'spoiler', label: null, blocks: inner })),
    fc.tuple(tie('blocks'), tie('blocks')).map(([a, b]): Block => ({ type: 'list', ordered: false, items: [a, b] })),
    fc.tuple(tie('blocks'), fc.constantFrom('Ada', null)).map(([inner, author]): Block => quoteOf(inner, author)),
  ),
}));

describe('renderBody', () => {
  it('loses and doubles nothing: the parts give back the text, the own text and every quote', () => {
    fc.assert(
      fc.property(blocks, (tree) => {
        const body = renderBody(tree);
        const level = (quote: number | null): string =>
          quote === null ? body.ownText : (body.quotes[quote]?.text ?? 'no such quote');
        const slice = (part: (typeof body.parts)[number]): string =>
          sliceCodePoints(level(part.quote), part.start, part.end);
        expect(body.parts.map(slice).join('\n')).toBe(body.text);
        for (const quote of [null, ...body.quotes.map((q) => q.index)]) {
          expect(
            body.parts
              .filter((part) => part.quote === quote)
              .map(slice)
              .join('\n'),
          ).toBe(level(quote));
        }
      }),
    );
  });

  it('numbers quotes in document order and names the parent of a nested one', () => {
    const body = renderBody([
      quoteOf(
        [
          { type: 'text', text: 'outer' },
          quoteOf([{ type: 'text', text: 'inner' }], 'Bo'),
          { type: 'text', text: 'more' },
        ],
        'Ada',
      ),
      { type: 'text', text: 'mine' },
      quoteOf([{ type: 'text', text: 'second' }], null),
    ]);
    expect(body.quotes.map(({ index, parentIndex, text: words }) => [index, parentIndex, words])).toEqual([
      [0, null, 'outer\nmore'],
      [1, 0, 'inner'],
      [2, null, 'second'],
    ]);
    expect(body.ownText).toBe('mine');
    expect(body.text).toBe('outer\ninner\nmore\nmine\nsecond');
  });

  it('stands quotes nested fifty thousand deep', () => {
    let deep: Block = { type: 'text', text: 'bottom' };
    for (let i = 0; i < 50_000; i += 1) deep = quoteOf([deep], null);
    const body = renderBody([deep, { type: 'text', text: 'top' }]);
    expect(body.quotes).toHaveLength(50_000);
    expect(body.ownText).toBe('top');
    expect(body.quotes.at(-1)?.text).toBe('bottom');
  });
});
