import type { LinearModel } from '../analyze/linear/model.js';
import { type ModelCard, sealWeights, type Weights } from '../analyze/linear/weights.js';
import { READINGS, readsOf } from '../analyze/readings.js';
import { scoreOf } from '../analyze/score-model.js';
import { type Learned, type Lesson, measured } from './learn.js';
import { accuracyAtHalf, calibrationError, classFigures } from './measures.js';
import type { LabelledRow } from './rows.js';
import type { LabelledSet, MeasuredTask } from './sets.js';

type Figure = ModelCard['figures'][number];

/** A row's answer in the words of its set. */
export interface Scored {
  readonly label: string;
  readonly score: number;
  readonly confidence: number | null;
}

/** What a model answers to rows. */
export function answersOf(task: MeasuredTask, model: LinearModel, rows: readonly LabelledRow[]): Scored[] {
  const reads = readsOf(task, model.weights.reading) ?? 'all';
  return rows.map((row) => {
    const answer = model.answer(READINGS[task].read(row, reads));
    return { label: answer.label ?? '', score: scoreOf(task, model, answer) ?? 0, confidence: answer.confidence };
  });
}

/** The held-out answers of a training, in the order of its rows. */
export function heldOutAnswers(task: MeasuredTask, { trained, model }: Learned): Scored[] {
  return trained.answers.map(({ guess, confidence, chances }) =>
    model.weights.kind === 'number'
      ? { label: '', score: guess, confidence: null }
      : {
          label: model.weights.labels[guess] ?? '',
          score: scoreOf(task, model, { sums: [], chances, label: null, confidence, abstained: false }) ?? 0,
          confidence,
        },
  );
}

/** A set's measure of scored rows. */
export function measureRows(set: LabelledSet, rows: readonly LabelledRow[], scored: readonly Scored[]): number {
  return measured(
    set,
    rows.map((row) => row.label),
    rows.map((row) => row.number),
    scored.map((one) => one.label),
    scored.map((one) => one.score),
  );
}

/** Figures of a training: held-out rows of each set, then its dev half. */
export function figuresOf(
  task: MeasuredTask,
  learned: Learned,
  lessons: readonly Lesson[],
  devOf: (set: LabelledSet) => readonly LabelledRow[],
): Figure[] {
  const held = heldOutAnswers(task, learned);
  const out: Figure[] = [];
  const isNumber = learned.model.weights.kind === 'number';
  const add = (set: LabelledSet, split: string, rows: readonly LabelledRow[], scored: readonly Scored[]): void => {
    if (rows.length === 0) return;
    const put = (measure: string, value: number): void => {
      out.push({ set: set.name, split, rows: rows.length, measure, value: Math.round(value * 10_000) / 10_000 });
    };
    put(set.measure, measureRows(set, rows, scored));
    if (isNumber) return;
    const confidence = scored.map((one) => one.confidence ?? 0);
    const right = scored.map((one, i) => one.label === rows[i]?.label);
    put(
      'accuracy',
      classFigures(
        rows.map((row) => row.label),
        scored.map((one) => one.label),
      ).accuracy,
    );
    put('ECE', calibrationError(confidence, right));
    put('accuracy at 50 % coverage', accuracyAtHalf(confidence, right));
  };
  for (const { set, rows } of lessons) {
    const own = new Set(rows);
    const at = learned.rows.flatMap((row, i) => (own.has(row) ? [i] : []));
    const pick = <T>(items: readonly T[]): T[] => at.flatMap((i) => items.slice(i, i + 1));
    add(set, 'train, held out', pick(learned.rows), pick(held));
    const dev = devOf(set).filter((row) => (isNumber ? Number.isFinite(row.number) : row.label !== ''));
    add(set, 'dev', dev, answersOf(task, learned.model, dev));
  }
  return out;
}

/** Weights with their figures on the card, sealed again. */
export function sealFigures(weights: Weights, figures: readonly Figure[]): Weights {
  const { checksum: _, ...rest } = weights;
  return sealWeights({ ...rest, card: { ...rest.card, figures: [...figures] } });
}
