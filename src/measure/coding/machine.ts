import type { Interval } from '../bootstrap.js';
import { type DesignItem, percentiles, shareInterval } from './design.js';
import { ABSTAINED } from './tasks.js';

/** The machine's error in one class, weighted to the population. */
export interface ClassError {
  readonly label: string;
  /** Coded items that are of it, and that the machine says are. */
  readonly gold: number;
  readonly said: number;
  readonly precision: Interval | null;
  readonly recall: Interval | null;
  readonly f1: Interval | null;
}

/** The machine against the coders. */
export interface MachineError {
  readonly items: number;
  /** Share of the population by gold label (rows) and machine answer (columns); the columns end with `abstained`. */
  readonly confusion: {
    readonly columns: readonly string[];
    readonly rows: readonly {
      readonly gold: string;
      readonly shares: readonly number[];
      readonly items: readonly number[];
    }[];
  };
  readonly classes: readonly ClassError[];
  /** An abstention is no right answer. */
  readonly accuracy: Interval | null;
  /** Where it answers. */
  readonly accuracyAnswered: Interval | null;
  /** Share of the population it answers. */
  readonly coverage: Interval | null;
  /** Mean F1 of the classes that were coded. */
  readonly macroF1: Interval | null;
}

/** Error of the machine's answers against gold labels, each item counted by its design weight. */
export function machineError(
  items: readonly DesignItem[],
  weights: readonly number[],
  replicates: readonly (readonly number[])[],
  labels: readonly string[],
): MachineError {
  const where = (test: (item: DesignItem) => boolean): readonly number[] =>
    items.flatMap((item, at) => (test(item) ? [at] : []));
  const sum = (places: readonly number[], under: readonly number[]): number =>
    places.reduce((total, at) => total + (under[at] ?? 0), 0);
  const shareOf = (hits: readonly number[], all: readonly number[]): Interval | null =>
    shareInterval(
      (under) => ({ hit: sum(hits, under), all: sum(all, under) }),
      weights,
      replicates,
      all.map((at) => weights[at] ?? 0),
    );
  const f1Of = (label: string, under: readonly number[]): number => {
    const gold = sum(byGold(label), under);
    const said = sum(byAnswer(label), under);
    return gold === 0 ? Number.NaN : (2 * sum(both(label), under)) / (gold + said);
  };
  const byGold = cached((label) => where((item) => item.gold === label));
  const byAnswer = cached((label) => where((item) => item.answer === label));
  const both = cached((label) => where((item) => item.gold === label && item.answer === label));
  const spread = (measure: (under: readonly number[]) => number): Interval | null => {
    const value = measure(weights);
    return Number.isFinite(value) ? { value, ...percentiles(replicates.map(measure)) } : null;
  };
  const everything = where(() => true);
  const answered = where((item) => item.answer !== ABSTAINED);
  const right = where((item) => item.answer === item.gold);
  const coded = labels.filter((label) => byGold(label).length > 0);
  const columns = [...labels, ABSTAINED];
  const total = sum(everything, weights);
  return {
    items: items.length,
    confusion: {
      columns,
      rows: labels.map((gold) => {
        const cells = columns.map((answer) => where((item) => item.gold === gold && item.answer === answer));
        return {
          gold,
          shares: cells.map((cell) => sum(cell, weights) / total),
          items: cells.map((cell) => cell.length),
        };
      }),
    },
    classes: labels.map((label) => ({
      label,
      gold: byGold(label).length,
      said: byAnswer(label).length,
      precision: shareOf(both(label), byAnswer(label)),
      recall: shareOf(both(label), byGold(label)),
      f1: spread((under) => f1Of(label, under)),
    })),
    accuracy: shareOf(right, everything),
    accuracyAnswered: shareOf(right, answered),
    coverage: shareOf(answered, everything),
    macroF1: spread((under) => mean(coded.map((label) => f1Of(label, under)).filter(Number.isFinite))),
  };
}

function cached(make: (label: string) => readonly number[]): (label: string) => readonly number[] {
  const held = new Map<string, readonly number[]>();
  return (label) => {
    const known = held.get(label);
    if (known !== undefined) return known;
    const made = make(label);
    held.set(label, made);
    return made;
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
