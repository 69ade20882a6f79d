import { randomFrom } from '../../analyze/linear/arithmetic.js';
import type { Interval } from '../bootstrap.js';

/** A coded item in the design it was drawn by. */
export interface DesignItem {
  readonly stratum: number;
  readonly gold: string;
  /** The machine's label, or `abstained`. */
  readonly answer: string;
}

/** A stratum of the population the items stand for. */
export interface DesignStratum {
  readonly population: number;
  /** Machine answers of all its items. */
  readonly machine: Readonly<Record<string, number>>;
}

/** How often the sample is drawn again for intervals: less often for the few samples that would fill the memory. */
const replicatesFor = (items: number): number => Math.max(200, Math.min(1000, Math.floor(4_000_000 / items)));

/**
 * Weights of coded items: the population of a stratum over its coded items, so that items which were drawn and not coded
 * are stood for by the others of their stratum. They sum to the population of the strata that have a coded item.
 */
export function designWeights(items: readonly DesignItem[], strata: readonly DesignStratum[]): number[] {
  const coded = codedBy(items);
  return items.map(({ stratum }) => (strata[stratum]?.population ?? 0) / (coded.get(stratum) ?? 1));
}

/**
 * Weights of samples that might have been drawn instead: the rescaling bootstrap of Rao, Wu and Yue (1992), stratum by
 * stratum, less where most of a stratum was coded (a stratum coded whole does not vary). Strata with one coded item lend
 * each other theirs. The seed is fixed: equal rows give equal bounds.
 */
export function replicateWeights(items: readonly DesignItem[], strata: readonly DesignStratum[]): number[][] {
  const weights = designWeights(items, strata);
  const random = randomFrom(20_240_102);
  const groups = groupsOf(items);
  return Array.from({ length: replicatesFor(items.length) }, () => {
    const drawn = [...weights];
    for (const places of groups) {
      const n = places.length;
      if (n < 2) continue;
      const population = new Set(places.map((at) => items[at]?.stratum ?? 0));
      const all = [...population].reduce((sum, stratum) => sum + (strata[stratum]?.population ?? 0), 0);
      const pull = Math.sqrt(Math.max(0, 1 - n / Math.max(n, all)));
      const times = new Float64Array(n);
      for (let i = 0; i < n - 1; i += 1) {
        const at = Math.floor(random() * n);
        times[at] = (times[at] ?? 0) + 1;
      }
      places.forEach((at, i) => {
        drawn[at] = (weights[at] ?? 0) * (1 - pull + pull * (n / (n - 1)) * (times[i] ?? 0));
      });
    }
    return drawn;
  });
}

function codedBy(items: readonly DesignItem[]): ReadonlyMap<number, number> {
  const coded = new Map<number, number>();
  for (const { stratum } of items) coded.set(stratum, (coded.get(stratum) ?? 0) + 1);
  return coded;
}

/** Places of items that are drawn from together. */
function groupsOf(items: readonly DesignItem[]): readonly (readonly number[])[] {
  const byStratum = new Map<number, number[]>();
  items.forEach(({ stratum }, at) => {
    const held = byStratum.get(stratum);
    if (held === undefined) byStratum.set(stratum, [at]);
    else held.push(at);
  });
  const groups = [...byStratum].sort(([a], [b]) => a - b).map(([, places]) => places);
  const lone = groups.filter((places) => places.length === 1).flat();
  return [...groups.filter((places) => places.length > 1), ...(lone.length === 0 ? [] : [lone])];
}

/** A share of weight: what is meant over what it is a share of. */
export interface Share {
  readonly hit: number;
  readonly all: number;
}

/**
 * A share with its bounds: percentiles of the replicates. Where the items behind it do not vary at all (0 or 1) these
 * would be no bounds, and Wilson's (1927) on the effective number of items (Kish) stand instead.
 *
 * @param share of items under some weights
 * @param behind weights of the items it is a share of
 * @returns null where it is of nothing
 */
export function shareInterval(
  share: (weights: readonly number[]) => Share,
  weights: readonly number[],
  replicates: readonly (readonly number[])[],
  behind: readonly number[],
): Interval | null {
  const { hit, all } = share(weights);
  if (!(all > 0)) return null;
  const value = hit / all;
  if (value > 1e-9 && value < 1 - 1e-9) return { value, ...percentiles(replicates.map((one) => ratio(share(one)))) };
  const sum = behind.reduce((a, b) => a + b, 0);
  const effective = sum ** 2 / behind.reduce((a, b) => a + b * b, 0);
  return { value: Math.round(value), ...wilson(Math.round(value), effective) };
}

function ratio({ hit, all }: Share): number {
  return all > 0 ? hit / all : Number.NaN;
}

/** Bounds that hold 95 of 100 values; NaN values (a replicate without such items) are left out. */
export function percentiles(values: readonly number[]): { readonly low: number; readonly high: number } {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return { low: at(0.025), high: at(0.975) };
}

function wilson(p: number, n: number): { readonly low: number; readonly high: number } {
  const z2 = 1.959964 ** 2;
  const middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Math.sqrt(z2) / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
