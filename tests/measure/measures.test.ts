import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../src/measure/bootstrap.js';
import {
  accuracyAtHalf,
  auc,
  calibrationError,
  classFigures,
  favorAgainst,
  pearson,
} from '../../src/measure/measures.js';

describe('measures, against values worked out by hand', () => {
  it('classes: accuracy, F1 and recall over the gold classes', () => {
    const figures = classFigures(['a', 'a', 'a', 'b'], ['a', 'a', 'b', 'b']);
    expect(figures.accuracy).toBe(0.75);
    expect(figures.f1.get('a')).toBeCloseTo(0.8, 9);
    expect(figures.f1.get('b')).toBeCloseTo(2 / 3, 9);
    expect(figures.macroF1).toBeCloseTo((0.8 + 2 / 3) / 2, 9);
    expect(figures.macroRecall).toBeCloseTo((2 / 3 + 1) / 2, 9);
  });

  it('a guess of a class that is not in the gold is an error and no class', () => {
    const figures = classFigures(['a', 'b'], ['c', 'b']);
    expect([...figures.f1.keys()]).toEqual(['a', 'b']);
    expect(figures.macroF1).toBe(0.5);
  });

  it('stance: the mean of favor and against', () => {
    expect(favorAgainst(['favor', 'against', 'none'], ['favor', 'none', 'none'])).toBe(0.5);
  });

  it('AUC: the chance that a positive row stands above a negative one, ties counting half', () => {
    expect(auc([0.9, 0.1, 0.5, 0.5], [true, false, true, false])).toBe(0.875);
    expect(auc([1, 1, 1], [true, false, false])).toBe(0.5);
  });

  it('correlation, missing values left out', () => {
    expect(pearson([1, 2, 3, Number.NaN], [2, 4, 6, 9])).toBeCloseTo(1, 12);
    expect(pearson([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12);
  });

  it('calibration: how far shares of right answers lie from the confidence', () => {
    expect(calibrationError([0.95, 0.95, 0.55, 0.55], [true, true, true, false])).toBeCloseTo(0.05, 9);
    expect(calibrationError([1, 1], [false, false])).toBe(1);
  });

  it('accuracy of the more confident half', () => {
    expect(accuracyAtHalf([0.9, 0.2, 0.8, 0.1], [true, false, false, true])).toBe(0.5);
    expect(accuracyAtHalf([0.9, 0.2, 0.8], [true, false, true])).toBe(1);
  });
});

describe('the bootstrap', () => {
  it('holds the figure and grows narrower with rows', () => {
    const mean = (rows: number) =>
      bootstrap(rows, (places) => places.filter((at) => at % 2 === 0).length / places.length);
    const few = mean(40);
    const many = mean(1000);
    for (const { value, low, high } of [few, many]) {
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
    }
    expect(many.high - many.low).toBeLessThan((few.high - few.low) / 2);
    expect(mean(40)).toEqual(few);
  });
});
