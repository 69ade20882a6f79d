import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measureRows } from '../../src/measure/figures.js';
import { measureOfPlaces } from '../../src/measure/resample.js';
import { type LabelledSet, type Measure, unknownSet } from '../../src/measure/sets.js';

const MEASURES: readonly Measure[] = ['macro-F1', 'macro-recall', 'F-avg', 'accuracy', 'AUC', 'Pearson r'];
const LABELS = ['favor', 'against', 'none'];

test.each(MEASURES)('%s of drawn places is that of the drawn rows', (measure) => {
  const row = fc.record({
    label: fc.constantFrom(...LABELS),
    guess: fc.constantFrom(...LABELS, ''),
    number: fc.integer({ min: 0, max: 4 }).map((n) => n / 4),
    score: fc.integer({ min: -3, max: 3 }),
  });
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 40 }),
      fc.array(fc.nat(), { minLength: 1, maxLength: 60 }),
      (all, draws) => {
        const set: LabelledSet = {
          ...unknownSet('made-up', 'stance'),
          measure,
          number: { path: 'x', over: 1, least: 0.5 },
        };
        const rows = all.map(({ label, number }, i) => ({
          id: String(i),
          text: '',
          parentText: '',
          target: '',
          label,
          number,
          group: '',
          more: {},
        }));
        const scored = all.map(({ guess, score }) => ({ label: guess, score, confidence: null }));
        const places = draws.map((draw) => draw % all.length);
        const pick = <T>(items: readonly T[]): T[] => places.flatMap((at) => items.slice(at, at + 1));
        const expected = measureRows(set, pick(rows), pick(scored));
        const found = measureOfPlaces(set, rows, scored)(places);
        // Where a series never varies, rounding decides between no value and any: neither counts.
        const flat = (values: readonly number[]): boolean => new Set(pick(values)).size === 1;
        if (measure === 'Pearson r' && (flat(all.map((one) => one.score)) || flat(all.map((one) => one.number))))
          return;
        if (Number.isNaN(expected)) expect(found).toBeNaN();
        else expect(found).toBeCloseTo(expected, 9);
      },
    ),
  );
});
