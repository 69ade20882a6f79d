import { randomFrom } from '../analyze/linear/arithmetic.js';

/** A figure with the bounds that hold 95 of 100 resamples. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 400;

/**
 * Percentile bootstrap over rows (Efron): the measure again on as many rows drawn with replacement, 400 times. The seed
 * is fixed, so the same rows give the same bounds.
 *
 * @param measure of the rows at these places
 */
export function bootstrap(rows: number, measure: (places: readonly number[]) => number): Interval {
  const all = Array.from({ length: rows }, (_, i) => i);
  const random = randomFrom(20_240_101);
  const values: number[] = [];
  for (let i = 0; i < RESAMPLES; i += 1) {
    const value = measure(all.map(() => Math.floor(random() * rows)));
    if (Number.isFinite(value)) values.push(value);
  }
  values.sort((a, b) => a - b);
  const at = (share: number): number => values[Math.floor(share * (values.length - 1))] ?? Number.NaN;
  return { value: measure(all), low: at(0.025), high: at(0.975) };
}
