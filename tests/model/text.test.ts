import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, deterministicId } from '../../src/model/ids.js';
import {
  codePointLength,
  codePointsToUnits,
  foldLines,
  foldSpace,
  foldText,
  sliceCodePoints,
  unitsToCodePoints,
  words,
} from '../../src/model/text.js';

const anyText = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));

describe('offsets', () => {
  it('count code points as an array of them does', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(codePointLength(text)).toBe([...text].length);
      }),
    );
  });

  it('slice as an array of code points does', () => {
    fc.assert(
      fc.property(anyText, fc.nat(30), fc.nat(30), (text, a, b) => {
        const [start, end] = a < b ? [a, b] : [b, a];
        expect(sliceCodePoints(text, start, end)).toBe([...text].slice(start, end).join(''));
      }),
    );
  });

  it('convert there and back', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const toPoints = unitsToCodePoints(text);
        const toUnits = codePointsToUnits(text);
        for (let point = 0; point <= [...text].length; point += 1) expect(toPoints(toUnits(point))).toBe(point);
      }),
    );
  });

  it('of words slice to the word', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const word of words(text)) {
          const printed = sliceCodePoints(text, word.start, word.end);
          expect(
            printed
              .normalize('NFKC')
              .toLowerCase()
              .replace(/[\u2019\u02bc]/gu, "'"),
          ).toBe(word.form);
        }
      }),
    );
  });
});

describe('folds', () => {
  it('fold twice as once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldSpace(foldSpace(text))).toBe(foldSpace(text));
        expect(foldLines(foldLines(text))).toBe(foldLines(text));
      }),
    );
  });

  it('make typographic variants of one sentence equal, and no two wordings', () => {
    expect(foldText('\u201cIt\u2019s  done\u201d \u2014 he\u00a0said\u2026')).toBe(
      foldText('"It\'s done" - he said...'),
    );
    expect(foldText('It is done')).not.toBe(foldText('It is not done'));
  });
});

describe('identifiers', () => {
  it('depend on every part and on where parts end', () => {
    expect(deterministicId('post', 'a', 'bc')).not.toBe(deterministicId('post', 'ab', 'c'));
    expect(deterministicId('post', null)).not.toBe(deterministicId('post', ''));
    expect(deterministicId('post', 'a')).toBe(deterministicId('post', 'a'));
    expect(deterministicId('post', 'a')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('see no order of keys in canonical JSON', () => {
    expect(canonicalJson({ b: [1, { d: 1, c: 2 }], a: null })).toBe(canonicalJson({ a: null, b: [1, { c: 2, d: 1 }] }));
  });
});
