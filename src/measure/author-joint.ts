import { leanOf } from './author-text.js';
import type { AuthorBoard } from './author-units.js';
import { solveSymmetric } from './cholesky.js';

/** How text and answers weigh together, as log odds. */
export interface JointWeights {
  readonly text: number;
  readonly quote: number;
  readonly mention: number;
  readonly constant: number;
}

/** What is known of a unit: -1 against .. 1 in favor, or null where it may not be looked at. */
export type Known = (unit: number) => number | null;

type Ends = readonly (readonly {
  readonly other: number;
  readonly kind: 'quote' | 'mention';
  readonly times: number;
}[])[];

const STEPS = 40;

/** The ties of each unit. */
export function endsOf({ units, ties }: AuthorBoard): Ends {
  const ends = units.map((): { other: number; kind: 'quote' | 'mention'; times: number }[] => []);
  for (const { a, b, kind, times } of ties) {
    ends[a]?.push({ other: b, kind, times });
    ends[b]?.push({ other: a, kind, times });
  }
  return ends;
}

/** Neighbours' stances by kind of tie; several count as the root of their number, repeated answers likewise. */
function around(ends: Ends, unit: number, known: Known): { readonly quote: number; readonly mention: number } {
  const sums = { quote: 0, mention: 0 };
  const counts = { quote: 0, mention: 0 };
  for (const { other, kind, times } of ends[unit] ?? []) {
    const value = known(other);
    if (value === null) continue;
    sums[kind] += value * Math.sqrt(times);
    counts[kind] += 1;
  }
  return {
    quote: sums.quote / Math.sqrt(Math.max(1, counts.quote)),
    mention: sums.mention / Math.sqrt(Math.max(1, counts.mention)),
  };
}

/**
 * Logistic regression (Newton) of the learned-from units' stances on what their texts say, held out, and on the stances
 * of those they answer.
 */
export function learnJoint(
  board: AuthorBoard,
  ends: Ends,
  learnFrom: readonly number[],
  text: readonly number[],
  known: Known,
): JointWeights {
  const rows = learnFrom.flatMap((unit, at) => {
    const lean = leanOf(board.units[unit]);
    const { quote, mention } = around(ends, unit, known);
    return lean === 0
      ? []
      : [{ features: [text[at] ?? 0, quote, mention, 1], goal: lean > 0 ? 1 : 0, times: board.units[unit]?.rows ?? 0 }];
  });
  let weights = [0, 0, 0, 0];
  for (let step = 0; step < STEPS; step += 1) {
    // One row's worth of doubt keeps weights finite where one answer is always right.
    const slope = weights.map((weight, k) => (k === 3 ? 0 : weight));
    const bend = weights.map((_, k) => {
      const row = new Float64Array(4);
      row[k] = 1;
      return row;
    });
    for (const { features, goal, times } of rows) {
      const chance = chanceOf(features.reduce((sum, value, k) => sum + value * (weights[k] ?? 0), 0));
      features.forEach((value, k) => {
        slope[k] = (slope[k] ?? 0) + times * (chance - goal) * value;
        const row = bend[k];
        for (let m = 0; m <= k; m += 1)
          if (row !== undefined) row[m] = (row[m] ?? 0) + times * chance * (1 - chance) * value * (features[m] ?? 0);
      });
    }
    const change = solveSymmetric(bend, slope);
    weights = weights.map((weight, k) => weight - (change[k] ?? 0));
  }
  const [first = 0, quote = 0, mention = 0, constant = 0] = weights;
  return { text: first, quote, mention, constant };
}

/** Log odds that a unit is in favor. */
export function jointOdds(weights: JointWeights, ends: Ends, unit: number, text: number, known: Known): number {
  const { quote, mention } = around(ends, unit, known);
  return weights.text * text + weights.quote * quote + weights.mention * mention + weights.constant;
}

/** -1..1 of log odds: the stance that is to be expected. */
export function expected(odds: number): number {
  return Math.tanh(odds / 2);
}

function chanceOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
