import { type LinearModel, linearModel } from '../analyze/linear/model.js';
import { type Example, type SettingChoices, type Trained, train } from '../analyze/linear/train.js';
import { READINGS, type Reads } from '../analyze/readings.js';
import { UsageError } from '../model/errors.js';
import { auc, classFigures, favorAgainst, pearson } from './measures.js';
import type { LabelledRow } from './rows.js';
import type { LabelledSet, Measure, MeasuredTask } from './sets.js';

/** How a model is trained on labelled rows. */
export interface LearnOptions {
  readonly seed: number;
  readonly folds: number;
  /** Buckets kept in the weights. */
  readonly features: number;
  readonly reads: Reads;
  readonly date: string | null;
  /** A fixed cost of an error: below what the held-out rows would choose, weights carry over to other sites better. */
  readonly cost?: number;
}

export const LEARN_DEFAULTS: LearnOptions = { seed: 1, folds: 5, features: 60_000, reads: 'all', date: null };

/** Two to this power buckets: of 10,000 posts' 200,000 features one in six meets another there. */
const BITS = 20;
/** Weight of a number one deviation from its mean, beside blocks of length 1. */
const NUMBER_WEIGHT = 0.2;
const CHOICES: SettingChoices = { loss: 'hinge', cost: [0.3, 0.1, 1], sides: [0.5, 1], balance: [0, 0.5] };
/** Replies: no word of them decides alone, so errors cost little. Chosen in nested folds of iac_qr (train) and debagreement. */
const REPLY_CHOICES: SettingChoices = { loss: 'hinge', cost: [0.05], sides: [1], balance: [0.5] };
/**
 * Stance on the words and what rules find of them, chosen in grouped folds of train halves against the choices above: two
 * labels (pstance, every third row) .743 for .736; three that all count (ruw_ukraine), with mixed sums, .574 for .559.
 * Where two of three labels count (semeval2016_taskA) it did not help: .698 for .702. Weights that read less (those that
 * are shipped, those for targets unseen) are trained with the choices above.
 */
const STANCE_CHOICES: SettingChoices = { loss: 'logistic', cost: [3], sides: [1], balance: [0] };
const STANCES_CHOICES: SettingChoices = { loss: 'logistic', cost: [1], sides: [1], balance: [0.5] };
const NUMBER_CHOICES: SettingChoices = { loss: 'squares', cost: [0.1, 0.03, 0.3, 0.01], sides: [0], balance: [0] };

/** A set with the rows to learn from. */
export interface Lesson {
  readonly set: LabelledSet;
  readonly rows: readonly LabelledRow[];
}

/** What a training gave: the model, the rows it used in order, and the held-out answers beside them. */
export interface Learned {
  readonly trained: Trained;
  readonly model: LinearModel;
  readonly rows: readonly LabelledRow[];
}

/**
 * Trains a task's model on sets. Rows without a usable label or number are left out.
 *
 * @throws UsageError when nothing is left, or when classes and numbers are mixed
 */
export function learn(task: MeasuredTask, lessons: readonly Lesson[], options: LearnOptions): Learned {
  const reading = READINGS[task];
  const first = lessons[0]?.set;
  if (first === undefined) throw new UsageError('no-rows', 'There is no set to train on.');
  const isNumber = first.number !== null;
  if (lessons.some(({ set }) => (set.number !== null) !== isNumber))
    throw new UsageError('mixed-sets', 'Sets of labels and sets of numbers cannot be trained together.');
  const usable = (row: LabelledRow): boolean =>
    isNumber ? Number.isFinite(row.number) : reading.labels.includes(row.label);
  const rows = lessons.flatMap((lesson) => lesson.rows.filter(usable));
  const labels = reading.labels.filter((label) => rows.some((row) => row.label === label));
  if (rows.length < 2 * options.folds || (!isNumber && labels.length < 2))
    throw new UsageError('no-rows', `There are too few labelled rows to train ${task} on: ${rows.length}.`);
  const { tries, mixes } = recipeOf(first, options.reads, labels.length);
  const trained = train(
    {
      task,
      reading: `${reading.version} ${options.reads}`,
      kind: isNumber ? 'number' : 'classes',
      labels,
      recipe: { blocks: reading.blocks[options.reads], bits: BITS, least: 2, numberWeight: NUMBER_WEIGHT },
      tries: triesOf(isNumber ? NUMBER_CHOICES : tries, options.cost),
      score: (gold, guesses) => scoreOf(first, gold, guesses, labels),
      folds: options.folds,
      seed: options.seed,
      features: options.features,
      // Below this a label is more probably wrong than right; of two labels the better one always lies above.
      sure: labels.length > 2 ? 0.5 : 0.6,
      mixes,
    },
    rows.map((row) => exampleOf(task, row, options.reads)),
    {
      sets: lessons.map(({ set, rows: all }) => ({
        name: set.name,
        licence: set.licence,
        rows: all.filter(usable).length,
      })),
      seed: options.seed,
      licence: licenceOf(lessons.map(({ set }) => set)),
      date: options.date,
    },
  );
  const model = linearModel(trained.weights);
  if (model === null) throw new RangeError('weights that were just made cannot be read');
  return { trained, model, rows };
}

/** The settings to try, and whether sums are mixed; a measure of a number has its own. */
function recipeOf(
  { task, measure }: LabelledSet,
  reads: Reads,
  labels: number,
): { readonly tries: SettingChoices; readonly mixes: boolean } {
  if (task === 'reply-stance' || task === 'sdqc') return { tries: REPLY_CHOICES, mixes: true };
  if (task === 'stance' && (reads === 'all' || reads === 'words')) {
    if (labels === 2) return { tries: STANCE_CHOICES, mixes: false };
    if (measure === 'macro-F1') return { tries: STANCES_CHOICES, mixes: true };
  }
  return { tries: CHOICES, mixes: false };
}

/** The settings to try; a fixed cost leaves the first of the others, so that nothing is chosen. */
function triesOf(choices: SettingChoices, cost: number | undefined): SettingChoices {
  if (cost === undefined) return choices;
  const { loss, sides, balance } = choices;
  return { loss, cost: [cost], sides: sides.slice(0, 1), balance: balance.slice(0, 1) };
}

function exampleOf(task: MeasuredTask, row: LabelledRow, reads: Reads): Example {
  const read = READINGS[task].read(row, reads);
  const reading = reads === 'words' ? { fields: read.fields, numbers: {} } : read;
  return { reading, label: row.label, goal: row.number, group: row.group };
}

function scoreOf(
  set: LabelledSet,
  gold: readonly Example[],
  guesses: readonly number[],
  labels: readonly string[],
): number {
  return measured(
    set,
    gold.map((one) => one.label),
    gold.map((one) => one.goal),
    guesses.map((guess) => labels[guess] ?? ''),
    guesses,
  );
}

/** A set's measure of answers: labels where it counts classes, scores where it is of a number. */
export function measured(
  set: { readonly measure: Measure; readonly number: LabelledSet['number'] },
  labels: readonly string[],
  numbers: readonly number[],
  guesses: readonly string[],
  scores: readonly number[],
): number {
  switch (set.measure) {
    case 'macro-F1':
      return classFigures(labels, guesses).macroF1;
    case 'macro-recall':
      return classFigures(labels, guesses).macroRecall;
    case 'accuracy':
      return classFigures(labels, guesses).accuracy;
    case 'F-avg':
      return favorAgainst(labels, guesses);
    case 'Pearson r':
      return pearson(scores, numbers);
    case 'AUC':
      return auc(
        scores,
        numbers.map((value) => value >= (set.number?.least ?? 0.5)),
      );
  }
}

/** Share-alike sources make share-alike weights; a source that states no licence makes weights for local use only. */
function licenceOf(sets: readonly LabelledSet[]): string {
  if (sets.some((set) => !set.ships)) return 'local use only: not all sources allow handing weights on';
  const shareAlike = sets.find((set) => set.licence.includes('SA'));
  return shareAlike?.licence ?? 'MIT';
}
