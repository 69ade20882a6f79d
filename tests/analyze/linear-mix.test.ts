import { describe, expect, it } from 'vitest';
import { fitMix, mixed, mixedWeights } from '../../src/analyze/linear/mix.js';

/** Rows whose first class is told by the second class's sum: functions fitted apart cannot say so. */
const SUMS = Array.from({ length: 300 }, (_, i) => [Math.sin(i), Math.cos(i * 1.7), Math.sin(i * 2.3)]);
const GOLD = SUMS.map(([, second = 0, third = 0]) => (second > 0.3 ? 0 : third > 0 ? 1 : 2));

const best = (row: readonly number[]): number => row.indexOf(Math.max(...row));
const right = (rows: readonly (readonly number[])[]): number =>
  rows.filter((row, i) => best(row) === GOLD[i]).length / rows.length;

describe('mixed sums', () => {
  it('tell classes that the plain ones do not', () => {
    const mix = fitMix(SUMS, GOLD);
    expect(right(SUMS)).toBeLessThan(0.5);
    expect(right(SUMS.map((row) => mixed(row, mix)))).toBeGreaterThan(0.75);
    expect(fitMix(SUMS, GOLD)).toEqual(mix);
  });

  it('are the sums of mixed weights', () => {
    const mix = fitMix(SUMS, GOLD);
    const weights = [Float64Array.of(1, 2), Float64Array.of(-1, 0.5), Float64Array.of(0, 3)];
    const row = [0.4, -0.7];
    const sumsOf = (all: readonly Float64Array[]): number[] =>
      all.map((one) => one.reduce((sum, weight, at) => sum + weight * (row[at] ?? 0), 0));
    const whole = sumsOf(mixedWeights(weights, mix));
    mixed(sumsOf(weights), mix).forEach((sum, k) => {
      expect(whole[k]).toBeCloseTo(sum, 9);
    });
  });

  it('of no rows are the sums as they are', () => {
    expect(fitMix([], [])).toEqual([]);
  });
});
