import type { Interval } from '../bootstrap.js';
import { type DesignItem, type DesignStratum, percentiles } from './design.js';
import { ABSTAINED } from './tasks.js';

/** How common a class is in the population, by four ways of telling. */
export interface Prevalence {
  readonly label: string;
  /** What the machine says of the whole population; no interval, for it was counted. */
  readonly machine: number;
  /** The machine's counts corrected for its error (Rogan and Gladen 1978, for any number of classes). */
  readonly corrected: Interval | null;
  /** The coded items alone, weighted by their design; bounds from what might have been drawn instead. */
  readonly direct: Interval | null;
  /** The machine's counts, each answer replaced by what the coders say of such items: as narrow as the two together allow. */
  readonly adjusted: Interval | null;
}

/**
 * Prevalence of every class with intervals. The three estimates are of the strata in which something was coded; the
 * machine's own share is of all. Abstentions have a row of their own, with the machine's share alone.
 */
export function prevalences(
  items: readonly DesignItem[],
  strata: readonly DesignStratum[],
  weights: readonly number[],
  replicates: readonly (readonly number[])[],
  labels: readonly string[],
): readonly Prevalence[] {
  const answers = [...labels, ABSTAINED];
  const coded = new Set(items.map((item) => item.stratum));
  const whole = machineShares(strata, answers);
  const seen = machineShares(
    strata.filter((_, at) => coded.has(at)),
    answers,
  );
  const cells = items.map(({ gold, answer }) => labels.indexOf(gold) * answers.length + answers.indexOf(answer));
  const tableUnder = (under: readonly number[]): Table => tableOf(cells, under, labels.length, answers.length);
  const table = tableUnder(weights);
  const drawn = replicates.map(tableUnder);
  const intervals = (of: (one: Table) => readonly number[]): Interval[] => estimates(labels, of(table), drawn.map(of));
  const direct = intervals(goldShares);
  const adjusted = intervals((one) => adjustedShares(one, seen));
  const corrected = intervals((one) => correctedShares(one, seen));
  return answers.map((label, at) => ({
    label,
    machine: whole[at] ?? 0,
    corrected: label === ABSTAINED || items.length === 0 ? null : (corrected[at] ?? null),
    direct: label === ABSTAINED || items.length === 0 ? null : (direct[at] ?? null),
    adjusted: label === ABSTAINED || items.length === 0 ? null : (adjusted[at] ?? null),
  }));
}

/** Shares of the machine's answers in strata. */
function machineShares(strata: readonly DesignStratum[], answers: readonly string[]): number[] {
  const counts = answers.map((answer) => strata.reduce((sum, { machine }) => sum + (machine[answer] ?? 0), 0));
  const total = counts.reduce((a, b) => a + b, 0);
  return counts.map((count) => (total === 0 ? 0 : count / total));
}

/** Weight by gold label (rows) and machine answer (columns): all that the estimates depend on. */
type Table = readonly (readonly number[])[];

function tableOf(cells: readonly number[], weights: readonly number[], rows: number, columns: number): Table {
  const flat = new Float64Array(rows * columns);
  cells.forEach((cell, i) => {
    flat[cell] = (flat[cell] ?? 0) + (weights[i] ?? 0);
  });
  return Array.from({ length: rows }, (_, row) => [...flat.slice(row * columns, (row + 1) * columns)]);
}

function estimates(
  labels: readonly string[],
  values: readonly number[],
  drawn: readonly (readonly number[])[],
): Interval[] {
  return labels.map((_, at) => {
    const value = bounded(values[at] ?? Number.NaN);
    const { low, high } = percentiles(drawn.map((one) => bounded(one[at] ?? Number.NaN)));
    return { value, low, high };
  });
}

const bounded = (share: number): number => Math.max(0, Math.min(1, share));

const sumOf = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Weighted shares of the gold labels (Horvitz and Thompson, as a ratio). */
function goldShares(table: Table): number[] {
  const sums = table.map(sumOf);
  const total = sumOf(sums);
  return sums.map((sum) => sum / total);
}

/**
 * What the coders say of each answer, by how often the machine gives it (poststratification, Holt and Smith 1979; for
 * classifiers Tenenbein 1970). An answer of which nothing was coded counts like all the others together.
 */
function adjustedShares(table: Table, seen: readonly number[]): number[] {
  const gold = goldShares(table);
  const answered = seen.map((_, j) => sumOf(table.map((row) => row[j] ?? 0)));
  return table.map((row, k) =>
    sumOf(
      seen.map((share, j) => {
        const all = answered[j] ?? 0;
        return share * (all > 0 ? (row[j] ?? 0) / all : (gold[k] ?? 0));
      }),
    ),
  );
}

const MOST_ROUNDS = 500;

/**
 * Shares of the classes that explain the machine's shares best, given how it answers each class: the most likely mixture
 * (EM). Where inverting the matrix of its answers gives shares between 0 and 1 these are the same; elsewhere the nearest
 * that are possible. A class nobody coded has no row in that matrix and gets 0.
 */
function correctedShares(table: Table, seen: readonly number[]): number[] {
  const totals = table.map(sumOf);
  const chances = table.map((row, k) => row.map((cell) => ((totals[k] ?? 0) === 0 ? 0 : cell / (totals[k] ?? 1))));
  const present = totals.filter((total) => total > 0).length;
  let shares = totals.map((total) => (total > 0 ? 1 / present : 0));
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = shares.map(() => 0);
    seen.forEach((share, j) => {
      const mixed = shares.reduce((sum, p, k) => sum + p * (chances[k]?.[j] ?? 0), 0);
      if (mixed > 0)
        shares.forEach((p, k) => {
          next[k] = (next[k] ?? 0) + (share * p * (chances[k]?.[j] ?? 0)) / mixed;
        });
    });
    const total = sumOf(next);
    if (total === 0) return shares;
    const moved = next.reduce((sum, p, k) => sum + Math.abs(p / total - (shares[k] ?? 0)), 0);
    shares = next.map((p) => p / total);
    if (moved < 1e-7) break;
  }
  return shares;
}
