/** A straight line through a series that single values cannot pull away. */
export interface Trend {
  /** The line's values at the first and the last place. */
  readonly start: number;
  readonly end: number;
  /** One less the chance that values without order rise so steadily, 0..1. */
  readonly confidence: number;
}

/** Longer series are judged by the normal approximation, which is within .002 from here on. */
const EXACT = 20;

/**
 * The line of the median slope (Theil 1950, Sen 1968) through the median, and the one-sided test of Mann (1945) and
 * Kendall for a rise; ties count neither way. Quadratic: give it a few hundred values at most.
 */
export function risingTrend(values: readonly number[]): Trend {
  const n = values.length;
  const slopes: number[] = [];
  let rises = 0;
  values.forEach((value, i) => {
    for (let k = 0; k < i; k += 1) {
      const change = value - (values[k] ?? 0);
      slopes.push(change / (i - k));
      rises += Math.sign(change);
    }
  });
  const slope = median(slopes);
  const level = median(values.map((value, i) => value - slope * i));
  return { start: level, end: level + slope * (n - 1), confidence: 1 - chanceOf(n, rises) };
}

/** Chance that rises less falls among the pairs of n values without order are this many or more. */
function chanceOf(n: number, rises: number): number {
  if (n < 2) return 1;
  const pairs = (n * (n - 1)) / 2;
  if (n > EXACT) {
    const deviation = Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
    return upperTail((rises - Math.sign(rises)) / deviation);
  }
  // Orders of n values by their number of falling pairs: each new value adds 0 to its place of them.
  let counts = [1];
  for (let size = 2; size <= n; size += 1) {
    const next = new Array<number>(counts.length + size - 1).fill(0);
    counts.forEach((count, falls) => {
      for (let more = 0; more < size; more += 1) next[falls + more] = (next[falls + more] ?? 0) + count;
    });
    counts = next;
  }
  const all = counts.reduce((sum, count) => sum + count, 0);
  const most = Math.floor((pairs - rises) / 2);
  return counts.slice(0, most + 1).reduce((sum, count) => sum + count, 0) / all;
}

/** Upper tail of the standard normal distribution (Abramowitz & Stegun 26.2.17, error below 1e-7). */
function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
