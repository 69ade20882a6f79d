import fc from 'fast-check';
import { expect, it } from 'vitest';
import { marksWithin } from '../../../src/desk/pages/thread/marks.js';
import { spaced } from '../../../src/desk/pages/thread/quote-fold.js';
import { namedWindows } from '../../../src/desk/pages/thread/window-nav.js';
import { ownOffsets } from '../../../src/desk/read/own-offsets.js';
import { wordDiff } from '../../../src/desk/read/post-history.js';
import { likelyPages, type SavedPage } from '../../../src/desk/read/post-pages.js';
import type { ShownQuote } from '../../../src/desk/read/quotes.js';
import { bodyPieces } from '../../../src/desk/read/thread-body.js';
import { windowOf, windowsOf } from '../../../src/desk/read/thread-window.js';
import { sliceCodePoints } from '../../../src/model/text.js';

const quoteLike = (index: number, parentIndex: number | null): ShownQuote => ({
  postId: 'p',
  index,
  parentIndex,
  attributedAuthor: null,
  header: null,
  text: `q${index}`,
  verdict: 'exact',
  method: null,
  similarity: null,
  meaningChanged: false,
  declaredEdit: null,
  sourceEditedLater: false,
  extentMethod: 'markup',
  extentConfidence: 1,
  citedAt: null,
  citedRaw: null,
  source: null,
  diff: null,
  hostile: false,
});

it('puts own words and quotes in reading order, nested ones under theirs', () => {
  const pieces = bodyPieces({ ownText: 'one\ntwo', parts: [0, 0, 2, 1, 0, 2, 0, 3, 4, -1, 0, 3, 2, 0, 2, -1, 4, 7] }, [
    quoteLike(0, null),
    quoteLike(1, 0),
    quoteLike(2, null),
    quoteLike(3, null),
  ]);
  expect(
    pieces.map((piece) =>
      piece.kind === 'own' ? piece.text : [piece.quote.index, piece.inner.map(({ quote }) => quote.index)],
    ),
  ).toEqual([[3, []], [0, [1]], 'one', [2, []], 'two']);
});

it('hangs quotes that are nested thousands deep without a stack', () => {
  const quotes = Array.from({ length: 20_000 }, (_, i) => quoteLike(i, i === 0 ? null : i - 1));
  const [piece] = bodyPieces({ ownText: '', parts: [19_999, 0, 1] }, quotes);
  expect(piece?.kind === 'quote' ? piece.inner.length : 0).toBe(19_999);
});

it('finds analysed words in the own words, whatever lines were taken out', () => {
  const line = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .map((text) => `x${text.replace(/\s/gu, '_')}`);
  fc.assert(
    fc.property(fc.array(fc.record({ text: line, kept: fc.boolean() }), { minLength: 1, maxLength: 8 }), (lines) => {
      const texts = lines.map(({ text }, i) => `${text}${i}`);
      const own = texts.join('\n');
      const kept = texts.filter((_, i) => lines[i]?.kept === true);
      const analysis = kept.join('\n');
      const place = ownOffsets(own, analysis);
      let at = 0;
      for (const text of kept) {
        const length = [...text].length;
        const found = place(at, at + length);
        expect(found).not.toBeNull();
        if (found !== null) expect(sliceCodePoints(own, found[0], found[1])).toBe(text);
        at += length + 1;
      }
      if (own !== analysis) expect(place(at + 5, at + 9)).toBeNull();
    }),
  );
});

it('tells what an edit changed, and gives up on what has little in common', () => {
  expect(wordDiff('a b c', 'a x c')).toEqual([
    { op: 'equal', text: 'a ' },
    { op: 'delete', text: 'b' },
    { op: 'insert', text: 'x' },
    { op: 'equal', text: ' c' },
  ]);
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'b', 'c', '.')),
      fc.array(fc.constantFrom('a', 'b', 'd', '\n')),
      (x, y) => {
        const [before, after] = [x.join(' '), y.join(' ')];
        const ops = wordDiff(before, after) ?? [];
        const side = (left: string): string => ops.flatMap(({ op, text }) => (op === left ? [] : [text])).join('');
        expect([side('insert'), side('delete')]).toEqual([before, after]);
      },
    ),
  );
  const many = (seed: number): string => Array.from({ length: 4000 }, (_, i) => `${seed}w${i}`).join(' ');
  expect(wordDiff(many(1), many(2))).toBeNull();
});

it('keeps words of a diff apart', () => {
  expect(
    spaced([
      { op: 'equal', text: 'has' },
      { op: 'delete', text: 'never' },
      { op: 'insert', text: 'always' },
    ]),
  ).toEqual([
    { op: 'equal', text: 'has' },
    { op: 'delete', text: ' never' },
    { op: 'insert', text: ' always' },
  ]);
});

it('cuts marks to the stretch that is shown', () => {
  expect(
    marksWithin(
      [
        { start: 2, end: 8, kind: 'repeat' },
        { start: 20, end: 22, kind: 'repeat' },
      ],
      5,
      12,
    ),
  ).toEqual([{ start: 0, end: 3, kind: 'repeat' }]);
});

it('names the first, the near and the last windows', () => {
  expect(namedWindows(50, 100)).toEqual([1, null, 48, 49, 50, 51, 52, null, 100]);
  expect(namedWindows(1, 3)).toEqual([1, 2, 3]);
  expect([windowOf(0), windowOf(99), windowOf(100), windowsOf(0), windowsOf(100), windowsOf(101)]).toEqual([
    1, 1, 2, 1, 1, 2,
  ]);
});

it('guesses on which saved page a post stands', () => {
  const save = (pageNumber: number): SavedPage => ({
    contentHash: String(pageNumber),
    pageNumber,
    engine: 'x',
    file: null,
    url: null,
    sha256: '',
    fetchedAt: null,
    at: '',
    charset: null,
    charsetFrom: null,
    version: null,
  });
  const saved = Array.from({ length: 40 }, (_, i) => save(i + 1));
  expect(likelyPages(saved, { position: 1000 }, 1000)[0]?.pageNumber).toBe(40);
  expect(likelyPages(saved, { position: 26 }, 1000)[0]?.pageNumber).toBe(2);
  expect(likelyPages(saved, { position: 26 }, 1000).map(({ pageNumber }) => pageNumber)).toEqual([2, 1, 3]);
  expect(likelyPages(saved.slice(0, 2), { position: null }, null)).toHaveLength(2);
});
