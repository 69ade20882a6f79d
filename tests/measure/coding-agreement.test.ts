import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreementOf } from '../../src/measure/coding/agreement.js';
import { goldOf } from '../../src/measure/coding/gold.js';
import { cohenKappa, krippendorffAlpha, LEVELS } from '../../src/measure/coding/krippendorff.js';
import type { CoderLabel } from '../../src/measure/coding/read-labels.js';

/** The reliability data of Krippendorff's own worked example: twelve units, four observers, labels 1 to 5. */
const PUBLISHED: readonly (readonly (number | null)[])[] = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
];
const published = Array.from({ length: 12 }, (_, unit) =>
  PUBLISHED.flatMap((observer) => {
    const label = observer[unit];
    return label === null || label === undefined ? [] : [label - 1];
  }),
);

describe('Krippendorff’s alpha', () => {
  test.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
  ] as const)('of the published example, %s', (level, value) => {
    expect(krippendorffAlpha(published, [1, 2, 3, 4, 5], level)).toBeCloseTo(value, 3);
  });

  test('of the published two-observer example with two labels', () => {
    const a = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
    const b = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
    const units = a.map((label, i) => [label, b[i] ?? 0]);
    expect(krippendorffAlpha(units, [0, 1], 'nominal')).toBeCloseTo(0.095, 3);
  });

  const units = fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 0, maxLength: 5 }), { maxLength: 30 });
  const scale = [0, 1, 2, 3];

  test('is 1 where all agree, and not defined where nobody can differ', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2 }),
        fc.integer({ min: 2, max: 5 }),
        (labels, coders) => {
          const same = labels.map((label) => Array.from({ length: coders }, () => label));
          for (const level of LEVELS)
            if (new Set(labels).size > 1) expect(krippendorffAlpha(same, scale, level)).toBeCloseTo(1, 10);
            else expect(krippendorffAlpha(same, scale, level)).toBeNull();
        },
      ),
    );
  });

  test('is the same in any order of units and coders, and never above 1', () => {
    fc.assert(
      fc.property(units, (data) => {
        const turned = [...data].reverse().map((unit) => [...unit].reverse());
        for (const level of LEVELS) {
          const value = krippendorffAlpha(data, scale, level);
          const other = krippendorffAlpha(turned, scale, level);
          if (value === null) expect(other).toBeNull();
          else {
            expect(other).toBeCloseTo(value, 9);
            expect(value).toBeLessThanOrEqual(1 + 1e-12);
          }
        }
      }),
    );
  });

  test('counts a near miss less than a far one where labels have an order', () => {
    const near = [
      [0, 1],
      [0, 0],
      [2, 2],
      [1, 1],
      [2, 2],
    ];
    const far = [
      [0, 2],
      [0, 0],
      [2, 2],
      [1, 1],
      [2, 2],
    ];
    const of = (data: number[][], level: 'nominal' | 'ordinal') => krippendorffAlpha(data, [0, 1, 2], level) ?? 0;
    expect(of(near, 'ordinal')).toBeGreaterThan(of(far, 'ordinal'));
    expect(of(near, 'ordinal')).toBeGreaterThan(of(near, 'nominal'));
  });
});

describe('Cohen’s kappa', () => {
  test('of a table reckoned by hand', () => {
    const pairs = [
      ...Array.from({ length: 20 }, () => ['yes', 'yes'] as const),
      ...Array.from({ length: 5 }, () => ['yes', 'no'] as const),
      ...Array.from({ length: 10 }, () => ['no', 'yes'] as const),
      ...Array.from({ length: 15 }, () => ['no', 'no'] as const),
    ];
    // Equal: 35 of 50; by chance .5 * .6 + .5 * .4 = .5.
    expect(cohenKappa(pairs)).toEqual({ equal: 0.7, kappa: expect.closeTo(0.4, 10) });
    expect(cohenKappa([['yes', 'yes']])).toEqual({ equal: 1, kappa: null });
  });
});

const vote = (item: string, ...labels: (string | null)[]): CoderLabel[] =>
  labels.map((label, i) => ({ coder: `c${i}`, item, label }));

describe('agreement and gold labels', () => {
  const labels = [
    ...vote('one', 'favor', 'favor', 'none'),
    ...vote('two', 'favor', 'against'),
    ...vote('three', null, null, 'none'),
    ...vote('four', 'none'),
    ...vote('five', 'against', 'against', 'against'),
  ];

  test('gold is what most say; ties wait until they are settled', () => {
    const of = (settled: ReadonlyMap<string, string | null>) =>
      Object.fromEntries(goldOf(labels, settled).map(({ item, gold, why }) => [item, [gold, why]]));
    expect(of(new Map())).toEqual({
      one: ['favor', 'majority'],
      two: [null, 'tie'],
      three: [null, 'unsure'],
      four: ['none', 'one coder'],
      five: ['against', 'majority'],
    });
    expect(of(new Map([['two', 'against']])).two).toEqual(['against', 'adjudicated']);
  });

  test('what a coder cannot tell is not disagreement', () => {
    const found = agreementOf(labels, ['c0', 'c1', 'c2'], ['against', 'none', 'favor'], ['nominal']);
    expect(found.items).toBe(3);
    expect(found.pairs.map(({ coders, items }) => [coders.join(' '), items])).toEqual([
      ['c0 c1', 3],
      ['c0 c2', 2],
      ['c1 c2', 2],
    ]);
    expect(found.each).toContainEqual({ coder: 'c2', items: 2, equal: 0.5 });
    const { value, low, high } = found.alpha.nominal ?? { value: Number.NaN, low: 0, high: 0 };
    expect(low).toBeLessThanOrEqual(value);
    expect(high).toBeGreaterThanOrEqual(value);
  });
});
