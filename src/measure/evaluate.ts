import { scoreText } from '../analyze/index.js';
import { computeTone, toneClass } from '../analyze/sentiment/score.js';
import { SHIPPED } from '../analyze/shipped.js';
import { tokenize } from '../analyze/words/tokens.js';
import { bootstrap, type Interval } from './bootstrap.js';
import { answersOf, heldOutAnswers, measureRows, type Scored } from './figures.js';
import { LEARN_DEFAULTS, learn } from './learn.js';
import { accuracyAtHalf, calibrationError, classFigures } from './measures.js';
import { type LabelledRow, readRows, withoutTexts } from './rows.js';
import type { LabelledSet } from './sets.js';

/** Who answers in a column of the table. */
export const COLUMNS = ['majority', 'sentiment sign', 'n-gram', 'shipped', 'trained here'] as const;
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

interface Answers {
  readonly scored: readonly Scored[];
  readonly abstained: readonly boolean[] | null;
}

/** Figures of one set, or null where none of its halves is there. */
export function evaluateSet(dir: string, set: LabelledSet, options: EvaluateOptions): Evaluation | null {
  const half = measuredHalf(dir, set);
  if (half === null) return null;
  const { split, rows, train } = half;
  const notes: string[] = [];
  const answers = new Map<Column, Answers>([
    ['majority', { scored: majority(rows, train ?? rows), abstained: null }],
    ['sentiment sign', { scored: rows.map((row) => signOf(set, row)), abstained: null }],
  ]);
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
  if (options.training && set.name !== 'vader_tweets') {
    for (const reads of ['words', 'all'] as const)
      answers.set(reads === 'words' ? 'n-gram' : 'trained here', {
        scored: trainedAnswers(set, rows, train, reads, options.seed),
        abstained: null,
      });
    notes.push(
      train === null
        ? `n-gram and trained here: ${LEARN_DEFAULTS.folds}-fold cross-validation on the ${split} half, groups kept together`
        : `n-gram and trained here: trained on ${train.length} rows of the train half`,
    );
  }
  const figures = COLUMNS.flatMap((column) => {
    const given = answers.get(column);
    if (given === undefined) return [];
    const figure = figureOf(column, set, rows, given);
    // One answer for all rows correlates with nothing.
    return Number.isFinite(figure.value) ? [figure] : [];
  });
  return { task: set.task, set: set.name, measure: set.measure, split, rows: rows.length, figures, notes };
}

/** The half that is measured: dev, else test, else train; and the rows to train on, when they are others. */
function measuredHalf(
  dir: string,
  set: LabelledSet,
): {
  readonly split: string;
  readonly rows: readonly LabelledRow[];
  readonly train: readonly LabelledRow[] | null;
  /** Measured rows whose text stands in the train half too. */
  readonly repeated: number;
} | null {
  const usable = (row: LabelledRow): boolean => (set.number === null ? row.label !== '' : Number.isFinite(row.number));
  const train = readRows(dir, set, 'train')?.filter(usable) ?? null;
  for (const split of ['dev', 'test']) {
    const rows = readRows(dir, set, split)?.filter(usable);
    if (rows === undefined) continue;
    if (train === null) return { split, rows, train: null, repeated: 0 };
    const apart = withoutTexts(train, rows);
    const fresh = withoutTexts(rows, train);
    // Halves that share most of their rows: the part of dev that is not in train is measured.
    if (apart.length * 2 < train.length)
      return { split: `${split}, without rows of train`, rows: fresh, train, repeated: 0 };
    return { split, rows, train: apart, repeated: rows.length - fresh.length };
  }
  return train === null ? null : { split: 'train', rows: train, train: null, repeated: 0 };
}

function trainedAnswers(
  set: LabelledSet,
  rows: readonly LabelledRow[],
  train: readonly LabelledRow[] | null,
  reads: 'all' | 'words',
  seed: number,
): readonly Scored[] {
  const learned = learn(set.task, [{ set, rows: train ?? rows }], { ...LEARN_DEFAULTS, reads, seed });
  if (train !== null) return answersOf(set.task, learned.model, rows);
  const held = heldOutAnswers(set.task, learned);
  const byRow = new Map(learned.rows.map((row, i) => [row, held[i]] as const));
  return rows.map((row) => byRow.get(row) ?? { label: '', score: 0, confidence: null });
}

function majority(rows: readonly LabelledRow[], from: readonly LabelledRow[]): readonly Scored[] {
  const counts = new Map<string, number>();
  for (const { label } of from) counts.set(label, (counts.get(label) ?? 0) + 1);
  const top = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
  return rows.map(() => ({ label: top, score: 0, confidence: null }));
}

/** Labels a tool that takes tone for everything would give: positive, neutral, negative. */
const SIGNS: Readonly<Record<LabelledSet['task'], readonly [string, string, string]>> = {
  sentiment: ['positive', 'neutral', 'negative'],
  'reply-stance': ['agree', 'neutral', 'disagree'],
  sdqc: ['support', 'comment', 'deny'],
  stance: ['favor', 'none', 'against'],
  incivility: ['civil', 'civil', 'uncivil'],
};

function signOf(set: LabelledSet, row: LabelledRow): Scored {
  const tone = computeTone(tokenize(row.text.slice(0, 20_000))).score;
  const [up, middle, down] = SIGNS[set.task];
  const tonic = toneClass(tone);
  return {
    label: tonic === 'positive' ? up : tonic === 'negative' ? down : middle,
    score: set.task === 'incivility' ? -tone : tone,
    confidence: null,
  };
}

function shipped(set: LabelledSet, rows: readonly LabelledRow[]): Answers {
  const scored = rows.map((row) =>
    scoreText(set.task, { id: row.id, text: row.text, parent_text: row.parentText, target: row.target, lang: 'en' }),
  );
  return {
    scored: scored.map(({ label, score, confidence }) => ({ label: label ?? '', score: score ?? 0, confidence })),
    abstained: scored.map((one) => one.abstained),
  };
}

function figureOf(
  column: Column,
  set: LabelledSet,
  rows: readonly LabelledRow[],
  { scored, abstained }: Answers,
): Figure {
  const pick = <T>(items: readonly T[], places: readonly number[]): T[] =>
    places.flatMap((at) => items.slice(at, at + 1));
  const interval = bootstrap(rows.length, (places) => measureRows(set, pick(rows, places), pick(scored, places)));
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
