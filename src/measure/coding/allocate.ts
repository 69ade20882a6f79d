/** How a sample is shared out: by size, evenly, or more to where the machine is less sure. */
export const ALLOCATIONS = ['proportional', 'equal', 'optimal'] as const;
export type Allocation = (typeof ALLOCATIONS)[number];

/**
 * Shares `n` items out to strata: each gets a number in proportion to its pull, at least `least` of its items (or all,
 * where it has fewer) and never more than it has. The rounded numbers sum to `n`, or to all items where there are fewer.
 *
 * @param sizes items of each stratum
 * @param pulls what the numbers are proportional to; where all are 0, the sizes
 */
export function allocate(n: number, sizes: readonly number[], pulls: readonly number[], least: number): number[] {
  const total = Math.min(
    n,
    sizes.reduce((a, b) => a + b, 0),
  );
  const weights = pulls.some((pull) => pull > 0) ? pulls : sizes;
  const floor = Math.min(least, Math.floor(n / Math.max(1, sizes.length)));
  const low = sizes.map((size) => Math.min(size, floor));
  const share = (scale: number): number[] =>
    sizes.map((size, i) => Math.max(low[i] ?? 0, Math.min(size, scale * (weights[i] ?? 0))));
  // The scale at which the shares sum to n: shares only grow with it, so halving finds it.
  let from = 0;
  let to = Math.max(1, n) / Math.max(1e-9, Math.min(...weights.filter((weight) => weight > 0)));
  for (let i = 0; i < 100; i += 1) {
    const middle = (from + to) / 2;
    if (share(middle).reduce((a, b) => a + b, 0) < total) from = middle;
    else to = middle;
  }
  const exact = share(to);
  const given = exact.map(Math.floor);
  let left = total - given.reduce((a, b) => a + b, 0);
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  while (left > 0) {
    const before = left;
    for (const { i } of order) {
      if (left === 0 || (given[i] ?? 0) >= (sizes[i] ?? 0)) continue;
      given[i] = (given[i] ?? 0) + 1;
      left -= 1;
    }
    if (left === before) break;
  }
  return given;
}

/**
 * What the numbers are proportional to (Neyman 1934 for `optimal`): size times the spread of the machine's being right,
 * by the confidence it gives itself; where it gives none, a half.
 */
export function pullsOf(
  allocation: Allocation,
  strata: readonly (readonly { readonly confidence: number | null }[])[],
): number[] {
  if (allocation === 'equal') return strata.map(() => 1);
  if (allocation === 'proportional') return strata.map((items) => items.length);
  return strata.map((items) => {
    const right =
      items.reduce((sum, { confidence }) => sum + bounded(confidence ?? 0.5), 0) / Math.max(1, items.length);
    return items.length * Math.sqrt(right * (1 - right));
  });
}

/** Nobody is as sure as 1: such a stratum would never be looked at. */
function bounded(confidence: number): number {
  return Math.max(0.05, Math.min(0.95, confidence));
}
