import { SHIPPED } from '../analyze/shipped.js';
import { type Answers, always, howTrained, majority, sentimentSign, shipped, trained } from './answers.js';
import { bootstrap, type Interval } from './bootstrap.js';
import { type Half, halvesOf } from './halves.js';
import { accuracyAtHalf, calibrationError, classFigures } from './measures.js';
import { measureOfPlaces } from './resample.js';
import { type LabelledRow, numberAt } from './rows.js';
import type { LabelledSet } from './sets.js';

/** Who answers in a column of the table. */
export const COLUMNS = ['majority', 'always disagree', 'sentiment sign', 'n-gram', 'shipped', 'trained here'] as const;
export type Column = (typeof COLUMNS)[number];

/** One figure of one column, with what its confidences are worth where it has any. */
export interface Figure extends Interval {
  readonly column: Column;
  readonly accuracy: number | null;
  readonly calibrationError: number | null;
  readonly accuracyAtHalf: number | null;
  /** Share of rows it abstains on. */
  readonly abstained: number | null;
}

/** A set's figures. */
export interface Evaluation {
  readonly task: string;
  readonly set: string;
  readonly measure: string;
  /** Half the figures are of. */
  readonly split: string;
  readonly rows: number;
  readonly figures: readonly Figure[];
  /** How columns that were trained came about, and what limits them. */
  readonly notes: readonly string[];
}

export interface EvaluateOptions {
  readonly seed: number;
  /** Whether the columns that need training are made; they take most of the time. */
  readonly training: boolean;
}

/** Figures of one set, a line for each half and part of it; empty where none of its halves is there. */
export function evaluateSet(dir: string, set: LabelledSet, options: EvaluateOptions): readonly Evaluation[] {
  return halvesOf(dir, set).flatMap((half) => {
    // Without training a half with unseen targets is the half itself.
    if (half.learn.by === 'other targets' && !options.training) return [];
    return evaluateHalf(set, half, options);
  });
}

function evaluateHalf(set: LabelledSet, half: Half, options: EvaluateOptions): Evaluation[] {
  const { split, rows } = half;
  const notes: string[] = [];
  const answers = new Map<Column, Answers>([
    ['majority', majority(half)],
    ['sentiment sign', sentimentSign(set, rows)],
  ]);
  // Most quotes on a debate board are quoted to be contradicted: whoever says nothing but that is often right.
  if (set.task === 'reply-stance') answers.set('always disagree', always('disagree', rows));
  const learnedOfIt = SHIPPED.some(
    (one) => one.task === set.task && one.card.sets.some(({ name }) => name === set.name),
  );
  // Weights are not measured on the rows they learned from.
  if (learnedOfIt && split === 'train')
    notes.push('the shipped weights learned from these rows; their held-out figure is on the model card');
  else answers.set('shipped', shipped(set, rows));
  if (learnedOfIt && half.repeated > 0)
    notes.push(
      `shipped: learned from the train half; ${half.repeated} rows here repeat one of its texts (the model card has the figure of the others)`,
    );
  if (options.training && set.trains) {
    answers.set('n-gram', trained(set, half, 'words', options.seed));
    answers.set('trained here', trained(set, half, 'all', options.seed));
    notes.push(`n-gram and trained here: ${howTrained(half)}`);
  }
  const everything = { task: set.task, set: set.name, measure: set.measure };
  const whole = { ...everything, split, rows: rows.length, figures: figuresOf(set, rows, answers), notes };
  const parts = set.parts.flatMap(({ name, path, from, to }) => {
    const places = rows.flatMap((row, i) => {
      const value = numberAt(row.more, path);
      return value >= from && value < to ? [i] : [];
    });
    const own = pick(rows, places);
    const given = new Map([...answers].map(([column, all]) => [column, partOf(all, places)]));
    return own.length === 0
      ? []
      : [
          {
            ...everything,
            split: `${split}, ${name}`,
            rows: own.length,
            figures: figuresOf(set, own, given),
            notes: [],
          },
        ];
  });
  return [whole, ...parts];
}

function partOf({ scored, abstained }: Answers, places: readonly number[]): Answers {
  return { scored: pick(scored, places), abstained: abstained === null ? null : pick(abstained, places) };
}

function pick<T>(items: readonly T[], places: readonly number[]): T[] {
  return places.flatMap((at) => items.slice(at, at + 1));
}

function figuresOf(
  set: LabelledSet,
  rows: readonly LabelledRow[],
  answers: ReadonlyMap<Column, Answers>,
): readonly Figure[] {
  return COLUMNS.flatMap((column) => {
    const given = answers.get(column);
    if (given === undefined) return [];
    const figure = figureOf(column, set, rows, given);
    // One answer for all rows correlates with nothing.
    return Number.isFinite(figure.value) ? [figure] : [];
  });
}

function figureOf(
  column: Column,
  set: LabelledSet,
  rows: readonly LabelledRow[],
  { scored, abstained }: Answers,
): Figure {
  const interval = bootstrap(rows.length, measureOfPlaces(set, rows, scored));
  const right = scored.map((one, i) => one.label === rows[i]?.label);
  const confidence = scored.flatMap((one) => (one.confidence === null ? [] : [one.confidence]));
  const sure = set.number === null && confidence.length === rows.length;
  return {
    column,
    ...interval,
    accuracy:
      set.number === null
        ? classFigures(
            rows.map((row) => row.label),
            scored.map((one) => one.label),
          ).accuracy
        : null,
    calibrationError: sure ? calibrationError(confidence, right) : null,
    accuracyAtHalf: sure ? accuracyAtHalf(confidence, right) : null,
    abstained: abstained === null ? null : abstained.filter(Boolean).length / rows.length,
  };
}
