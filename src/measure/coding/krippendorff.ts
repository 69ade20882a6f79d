/** How far apart two labels are: any two the same (nominal), by ranks (ordinal) or by their numbers (interval). */
export const LEVELS = ['nominal', 'ordinal', 'interval'] as const;
export type Level = (typeof LEVELS)[number];

/**
 * Krippendorff's alpha (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"): 1 is perfect agreement, 0 what
 * chance gives, below 0 disagreement on purpose. Coders may be missing; units with fewer than two labels count nothing.
 *
 * @param units labels of each unit, as places in `values`
 * @param values the labels on their scale: numbers for `interval`, any ascending numbers for `ordinal`
 * @returns null where it is not defined: no unit with two labels, or one label everywhere
 */
export function krippendorffAlpha(
  units: readonly (readonly number[])[],
  values: readonly number[],
  level: Level,
): number | null {
  const k = values.length;
  const coincidences = Array.from({ length: k }, () => new Float64Array(k));
  for (const unit of units) {
    if (unit.length < 2) continue;
    const counts = new Float64Array(k);
    for (const label of unit) counts[label] = (counts[label] ?? 0) + 1;
    for (let c = 0; c < k; c += 1) {
      const row = coincidences[c];
      const own = counts[c] ?? 0;
      if (row === undefined || own === 0) continue;
      for (let d = 0; d < k; d += 1)
        row[d] = (row[d] ?? 0) + (own * ((counts[d] ?? 0) - (c === d ? 1 : 0))) / (unit.length - 1);
    }
  }
  const totals = coincidences.map((row) => row.reduce((a, b) => a + b, 0));
  const n = totals.reduce((a, b) => a + b, 0);
  if (n === 0) return null;
  let observed = 0;
  let expected = 0;
  for (let c = 0; c < k; c += 1)
    for (let d = 0; d < k; d += 1) {
      const apart = distance(level, c, d, totals, values);
      observed += (coincidences[c]?.[d] ?? 0) * apart;
      expected += (totals[c] ?? 0) * (totals[d] ?? 0) * apart;
    }
  return expected === 0 ? null : 1 - ((n - 1) * observed) / expected;
}

/** Squared distance of two labels. */
function distance(level: Level, c: number, d: number, totals: readonly number[], values: readonly number[]): number {
  if (c === d) return 0;
  if (level === 'nominal') return 1;
  if (level === 'interval') return ((values[c] ?? 0) - (values[d] ?? 0)) ** 2;
  const [low, high] = c < d ? [c, d] : [d, c];
  let between = 0;
  for (let g = low; g <= high; g += 1) between += totals[g] ?? 0;
  return (between - ((totals[c] ?? 0) + (totals[d] ?? 0)) / 2) ** 2;
}

/** Cohen's kappa of two coders over the units both labelled, with their share of equal labels; null where chance is sure. */
export function cohenKappa(pairs: readonly (readonly [string, string])[]): {
  readonly equal: number;
  readonly kappa: number | null;
} {
  const n = pairs.length;
  const left = new Map<string, number>();
  const right = new Map<string, number>();
  let same = 0;
  for (const [a, b] of pairs) {
    left.set(a, (left.get(a) ?? 0) + 1);
    right.set(b, (right.get(b) ?? 0) + 1);
    if (a === b) same += 1;
  }
  let chance = 0;
  for (const [label, count] of left) chance += (count / n) * ((right.get(label) ?? 0) / n);
  const equal = same / n;
  return { equal, kappa: n === 0 || chance === 1 ? null : (equal - chance) / (1 - chance) };
}
