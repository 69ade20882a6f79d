import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verbatimFinder } from '../../src/models/openai/verbatim.js';

const found = (text: string, evidence: string): string | null => {
  const at = verbatimFinder(text)(evidence);
  return at === null ? null : text.slice(at.start, at.end);
};

describe('evidence in a text', () => {
  test.each([
    ['The ferry is late.', 'ferry is late', 'ferry is late'],
    ['The ferry\n  is\u00a0late.', 'ferry is late', 'ferry\n  is\u00a0late'],
    ['Cafe\u0301 on the pier', 'Caf\u00e9 on', 'Cafe\u0301 on'],
    ['Caf\u00e9 on the pier', 'Cafe\u0301 on', 'Caf\u00e9 on'],
    ['\u1112\u1161\u11ab\u1100\u116e\u11a8 ferry', '\ud55c\uad6d ferry', '\u1112\u1161\u11ab\u1100\u116e\u11a8 ferry'],
    ['\u{1f6a2}\u{1f6a2} sinks', ' \u{1f6a2}\u{1f6a2} sinks ', '\u{1f6a2}\u{1f6a2} sinks'],
    ['No', 'No', 'No'],
    ['A', 'A', 'A'],
  ])('%j holds %j', (text, evidence, stretch) => {
    expect(found(text, evidence)).toBe(stretch);
  });

  test.each([
    ['The ferry is late.', 'The Ferry is late'],
    ['The ferry is late.', 'the ferry was late'],
    ['The ferry is late.', 'ferry \u2026 late'],
    ['The ferry is late.', ''],
    ['The ferry is late.', '.'],
    ['The ferry is late.', 'e'],
    ['', 'ferry'],
  ])('%j does not hold %j', (text, evidence) => {
    expect(found(text, evidence)).toBeNull();
  });

  test('any stretch of any text is found again, with other white space and composition too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.nat(80), fc.nat(80), (text, a, b) => {
        const stretch = text.slice(Math.min(a, b), Math.max(a, b)).trim();
        if ((stretch.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < 2) return;
        const at = verbatimFinder(text)(stretch);
        expect(at).not.toBeNull();
        expect(text.slice(at?.start, at?.end)).toBe(stretch);
      }),
    );
  });

  test('a hundred thousand characters are searched at once', () => {
    const text = 'the ferry  is late '.repeat(5_300);
    const find = verbatimFinder(text);
    const started = performance.now();
    for (let i = 0; i < 20; i += 1) expect(find('ferry was late')).toBeNull();
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
