import type { AuthorBoard, AuthorUnit } from './author-units.js';
import { solveSymmetric } from './cholesky.js';
import { textLikeness } from './text-likeness.js';

/** Judges units of a board by what was learned from some of them: above 0 in favor. */
export type TextJudge = (learnFrom: readonly number[], judge: readonly number[]) => readonly number[];

/**
 * Weights of what makes two units alike: the same target, the same target in like words, and authors of like words on
 * targets whose stances go together; then the doubt about a label of one row. Chosen by cross-validation on the train
 * half with authors kept together (accuracies from .676 to .688 between a tenth and ten times these).
 */
const SAME_TARGET = 0.3;
const OWN_WORDS = 2;
const AUTHORS_WORDS = 2;
const DOUBT = 0.5;
/** Authors' worth of doubt about how two targets go together. */
const FEW = 8;

/**
 * Kernel ridge regression over authors and targets. What an author writes on one target tells of his others, as far as
 * the learned-from authors hold both together or one against the other: the leading axis of their stances' correlations
 * gives each target its sign.
 */
export function textJudge({ units, authorTexts, targets }: AuthorBoard): TextJudge {
  const own = textLikeness(units.map((unit) => unit.text));
  const authors = textLikeness(authorTexts);
  return (learnFrom, judge) => {
    const signs = targetSigns(units, targets.length, learnFrom);
    const alike = (i: number, k: number): number => {
      const a = units[i];
      const b = units[k];
      if (a === undefined || b === undefined) return 0;
      const together = (signs[a.target] ?? 0) * (signs[b.target] ?? 0);
      const general = AUTHORS_WORDS * (authors[a.author]?.[b.author] ?? 0) * together;
      return a.target === b.target ? SAME_TARGET + OWN_WORDS * (own[i]?.[k] ?? 0) + general : general;
    };
    const matrix = learnFrom.map((i, at) => {
      const row = new Float64Array(learnFrom.length);
      for (let k = 0; k <= at; k += 1) row[k] = alike(i, learnFrom[k] ?? 0);
      row[at] = (row[at] ?? 0) + DOUBT / Math.sqrt(units[i]?.rows ?? 1);
      return row;
    });
    const weights = solveSymmetric(
      matrix,
      learnFrom.map((i) => leanOf(units[i])),
    );
    return judge.map((i) => learnFrom.reduce((sum, k, at) => sum + (weights[at] ?? 0) * alike(i, k), 0));
  };
}

/** -1 all rows against .. 1 all in favor. */
export function leanOf(unit: AuthorUnit | undefined): number {
  return unit === undefined || unit.rows === 0 ? 0 : (2 * unit.favor) / unit.rows - 1;
}

/** 1 or -1 for each target: the signs of the first eigenvector of the correlations between authors' stances. */
function targetSigns(units: readonly AuthorUnit[], targets: number, learnFrom: readonly number[]): readonly number[] {
  const held = new Map<number, Map<number, number>>();
  for (const i of learnFrom) {
    const unit = units[i];
    const lean = Math.sign(leanOf(unit));
    if (unit === undefined || lean === 0) continue;
    const known = held.get(unit.author) ?? new Map<number, number>();
    held.set(unit.author, known.set(unit.target, lean));
  }
  const all = [...held.values()];
  const means = Array.from({ length: targets }, (_, t) => meanOf(all.flatMap((one) => one.get(t) ?? [])));
  const correlations = means.map((mean, s) =>
    means.map((other, t) => (s === t ? 1 : correlation(all, s, t, mean, other))),
  );
  let axis = new Array<number>(targets).fill(1).map((one, i) => one + i / 100);
  for (let round = 0; round < 200; round += 1) {
    // Correlations lie between -1 and 1, so that the shift makes every eigenvalue positive.
    const next = axis.map((value, s) => {
      const row = correlations[s] ?? [];
      return targets * value + row.reduce((sum, weight, t) => sum + weight * (axis[t] ?? 0), 0);
    });
    const length = Math.sqrt(next.reduce((sum, one) => sum + one * one, 0));
    axis = next.map((one) => one / length);
  }
  return axis.map((one) => (one < 0 ? -1 : 1));
}

function correlation(
  held: readonly ReadonlyMap<number, number>[],
  s: number,
  t: number,
  mean: number,
  other: number,
): number {
  const both = held.flatMap((one) => {
    const a = one.get(s);
    const b = one.get(t);
    return a === undefined || b === undefined ? [] : [(a - mean) * (b - other)];
  });
  const spread = Math.sqrt((1 - mean ** 2) * (1 - other ** 2)) + 0.1;
  return both.reduce((sum, one) => sum + one, 0) / (both.length + FEW) / spread;
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length;
}
