import { seededRandom } from '../../support/synthetic-thread.js';

/** Draws that forums are made of, all from one seed. */
export interface Draw {
  /** Begins anew: each thread has a seed of its own, so that a load that was broken off can go on. */
  readonly reseed: (seed: number) => void;
  readonly unit: () => number;
  /** A whole number below `n`. */
  readonly below: (n: number) => number;
  readonly chance: (share: number) => boolean;
  /** Log-normal with this median. */
  readonly logNormal: (median: number, sigma: number) => number;
  readonly uuid: () => string;
}

export function drawFrom(seed: number): Draw {
  let next = seededRandom(seed);
  const unit = (): number => next();
  const hex = (digits: number): string =>
    Math.floor(unit() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  return {
    reseed: (other) => {
      next = seededRandom(other);
    },
    unit,
    below: (n) => Math.floor(unit() * n),
    chance: (share) => unit() < share,
    logNormal: (median, sigma) => {
      const normal = Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
      return median * Math.exp(sigma * normal);
    },
    uuid: () => `${hex(8)}-${hex(4)}-5${hex(3)}-8${hex(3)}-${hex(12)}`,
  };
}

/** Indexes 0..n-1 by Zipf's law with this exponent, from a table: one draw is one look-up. */
export function zipf(draw: Draw, n: number, exponent: number): () => number {
  const sums = new Float64Array(n);
  let sum = 0;
  for (let i = 0; i < n; i += 1) {
    sum += (i + 1) ** -exponent;
    sums[i] = sum;
  }
  const table = new Uint32Array(1 << 18);
  let at = 0;
  for (let i = 0; i < table.length; i += 1) {
    const wanted = ((i + 0.5) / table.length) * sum;
    while ((sums[at] ?? sum) < wanted) at += 1;
    table[i] = at;
  }
  return () => table[draw.below(table.length)] ?? 0;
}

/** How many of `total` each of `n` gets by Zipf's law, at least one. */
export function zipfSizes(total: number, n: number, exponent: number): number[] {
  let sum = 0;
  for (let i = 0; i < n; i += 1) sum += (i + 1) ** -exponent;
  return Array.from({ length: n }, (_, i) => Math.max(1, Math.round(((i + 1) ** -exponent / sum) * total)));
}
