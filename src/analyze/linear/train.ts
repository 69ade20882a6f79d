import { compress } from './bucket-table.js';
import { chancesOf, choose, fitFavours, fitProbabilities } from './calibrate.js';
import { encodeBytes, packBuckets } from './codec.js';
import type { Reading } from './features.js';
import { foldsOf } from './folds.js';
import { type FeatureTable, type Recipe, tableOf } from './matrix.js';
import { fitMix, type Mix, mixed, mixedWeights } from './mix.js';
import { greatest } from './prune.js';
import { scaleBySide, scaled } from './side-scale.js';
import { dot, type Loss, solve } from './solve.js';
import { type ModelCard, sealWeights, WEIGHTS_FORMAT, WEIGHTS_VERSION, type Weights } from './weights.js';

/** One row to learn from. */
export interface Example {
  readonly reading: Reading;
  /** The right label; for a model that predicts a number, `goal` alone counts. */
  readonly label: string;
  readonly goal: number;
  /** Rows of one group stay in one fold. */
  readonly group: string;
}

export interface Settings {
  readonly loss: Loss;
  readonly cost: number;
  /** Power of the scaling by side (side-scale.ts). */
  readonly sides: number;
  /** Power of the rare classes' greater cost: 0 all rows alike, 1 all classes alike. */
  readonly balance: number;
}

/** Values of each setting; the order of the keys is the order they are tried in. */
export interface SettingChoices {
  readonly loss: Loss;
  readonly cost: readonly number[];
  readonly sides: readonly number[];
  readonly balance: readonly number[];
}

/** What a task trains: labels in order, settings to try, and what counts as good. */
export interface TrainPlan {
  readonly task: string;
  readonly reading: string;
  readonly kind: 'classes' | 'number';
  readonly labels: readonly string[];
  readonly recipe: Recipe;
  /** Values tried for each setting; the first ones are the start, and one setting after the other is bettered. */
  readonly tries: SettingChoices;
  /** Score of answers; the greater the better. Guesses are label indexes, or numbers. */
  readonly score: (gold: readonly Example[], guesses: readonly number[]) => number;
  readonly folds: number;
  readonly seed: number;
  /** Buckets kept: those of greatest weight. */
  readonly features: number;
  readonly sure: number;
  /** Whether each class's sum is made of all classes' (mix.ts); of three classes or more. */
  readonly mixes?: boolean;
}

/** Weights and what held-out rows said of them. */
export interface Trained {
  readonly weights: Weights;
  readonly settings: Settings;
  /** Score on held-out rows: the settings were chosen by it, so it flatters a little. */
  readonly heldOut: number;
  /** Answers of the held-out rows, in their order. */
  readonly answers: readonly HeldOut[];
}

export interface HeldOut {
  readonly guess: number;
  readonly confidence: number | null;
  readonly chances: readonly number[];
}

/** Passes over the rows at most: the last fit's, and those of the held-out ones, which need not be as close. */
const PASSES = 30;
const TRIAL_PASSES = 10;
/** Rows and folds that settings are chosen on: all rows for each setting would take five times as long. */
const SEARCHED = 3000;
const SEARCH_FOLDS = 3;

/** Trains a model: settings by grouped cross-validation, probabilities on held-out rows, then all rows; pure and repeatable. */
export function train(
  plan: TrainPlan,
  examples: readonly Example[],
  card: Omit<ModelCard, 'settings' | 'figures'>,
): Trained {
  const table = tableOf(
    examples.map((example) => example.reading),
    plan.recipe,
  );
  const groups = examples.map((example) => example.group);
  const parts = Math.ceil(examples.length / SEARCHED);
  const part = foldsOf(groups, parts, plan.seed);
  const trial: Split = {
    folds: SEARCH_FOLDS,
    foldOf: foldsOf(groups, SEARCH_FOLDS, plan.seed),
    use: (row) => part[row] === 0,
  };
  const whole: Split = { folds: plan.folds, foldOf: foldsOf(groups, plan.folds, plan.seed), use: () => true };
  const settings = search(plan, (tried) => heldOutRun(plan, tried, table, examples, trial).score);
  const held = heldOutRun(plan, settings, table, examples, whole);
  const weights = finish(plan, settings, table, examples, held, card);
  return { weights, settings, heldOut: held.score, answers: held.answers };
}

/** Betters the settings one after the other, from the first choices on; a tie keeps what was tried before. */
function search(plan: TrainPlan, scoreOf: (settings: Settings) => number): Settings {
  const { loss, cost, sides, balance } = plan.tries;
  let settings: Settings = { loss, cost: cost[0] ?? 1, sides: sides[0] ?? 0, balance: balance[0] ?? 0 };
  const changes: readonly ((from: Settings) => Settings)[] = [
    ...cost.slice(1).map((value) => (from: Settings) => ({ ...from, cost: value })),
    ...sides.slice(1).map((value) => (from: Settings) => ({ ...from, sides: value })),
    ...balance.slice(1).map((value) => (from: Settings) => ({ ...from, balance: value })),
  ];
  if (changes.length === 0) return settings;
  let best = scoreOf(settings);
  for (const change of changes) {
    const next = change(settings);
    const score = scoreOf(next);
    if (score > best) {
      settings = next;
      best = score;
    }
  }
  return settings;
}

/** Which rows are used, and the fold each is held out in. */
interface Split {
  readonly folds: number;
  readonly foldOf: Int32Array;
  readonly use: (row: number) => boolean;
}

interface HeldOutRun {
  readonly score: number;
  readonly answers: readonly HeldOut[];
  readonly slope: number;
  readonly offsets: readonly number[];
  readonly favours: readonly number[];
  readonly mix: Mix | null;
}

/** Fits every fold's weights on the others and answers for the rows that were held out. */
function heldOutRun(
  plan: TrainPlan,
  settings: Settings,
  table: FeatureTable,
  examples: readonly Example[],
  { folds, foldOf, use }: Split,
): HeldOutRun {
  const sumsOf = new Map<number, number[]>();
  for (let fold = 0; fold < folds; fold += 1) {
    const weights = fitClasses(
      plan,
      settings,
      table,
      examples,
      TRIAL_PASSES,
      (row) => use(row) && foldOf[row] !== fold,
    );
    for (let row = 0; row < examples.length; row += 1)
      if (use(row) && foldOf[row] === fold)
        sumsOf.set(
          row,
          weights.map((one) => dot(table.matrix, row, one)),
        );
  }
  const rows = [...sumsOf.keys()].sort((a, b) => a - b);
  const used = rows.flatMap((row) => examples.slice(row, row + 1));
  const sums = rows.map((row) => sumsOf.get(row) ?? []);
  if (plan.kind === 'number') {
    const guesses = sums.map((row) => row[0] ?? 0);
    const answers = guesses.map((guess) => ({ guess, confidence: null, chances: [] }));
    return { score: plan.score(used, guesses), answers, slope: 1, offsets: [], favours: [], mix: null };
  }
  const gold = used.map((example) => plan.labels.indexOf(example.label));
  const mix = plan.mixes === true && plan.labels.length > 2 ? fitMix(sums, gold) : null;
  const given = mix === null ? sums : sums.map((row) => mixed(row, mix));
  const calibration = fitProbabilities(given, gold);
  const chances = given.map((row) => chancesOf(row, calibration));
  const favours = fitFavours(chances, (guesses) => plan.score(used, guesses));
  const answers = chances.map((row) => {
    const guess = choose(row, favours);
    return { guess, confidence: row[guess] ?? 0, chances: row };
  });
  const score = plan.score(
    used,
    answers.map((answer) => answer.guess),
  );
  return { score, answers, ...calibration, favours, mix };
}

/** Weights of all classes by column, with the scaling by side folded in. */
function fitClasses(
  plan: TrainPlan,
  settings: Settings,
  table: FeatureTable,
  examples: readonly Example[],
  passes: number,
  use: (row: number) => boolean,
): Float64Array[] {
  const { matrix, buckets } = table;
  const goals =
    plan.kind === 'number'
      ? [Float64Array.from(examples, (example) => example.goal)]
      : // Two classes are one function and its opposite.
        plan.labels
          .slice(0, plan.labels.length === 2 ? 1 : undefined)
          .map((label) => Float64Array.from(examples, (example) => (example.label === label ? 1 : -1)));
  const costs = costsOf(plan, settings, examples, use);
  const fitted = goals.map((goal) => {
    const factors = plan.kind === 'number' ? null : scaleBySide(matrix, goal, costs, settings.sides, buckets.length);
    const weights = solve(factors === null ? matrix : scaled(matrix, factors), goal, costs, {
      loss: plan.kind === 'number' ? 'squares' : settings.loss,
      cost: settings.cost,
      seed: plan.seed,
      passes,
    });
    return factors === null ? weights : weights.map((weight, at) => weight * (factors[at] ?? 1));
  });
  const only = fitted[0];
  if (plan.kind === 'classes' && plan.labels.length === 2 && only !== undefined)
    return [only, only.map((weight) => -weight)];
  return fitted;
}

function costsOf(
  plan: TrainPlan,
  settings: Settings,
  examples: readonly Example[],
  use: (row: number) => boolean,
): Float64Array {
  if (plan.kind === 'number' || settings.balance === 0)
    return Float64Array.from(examples, (_, row) => (use(row) ? 1 : 0));
  const counts = new Map<string, number>();
  examples.forEach((example, row) => {
    if (use(row)) counts.set(example.label, (counts.get(example.label) ?? 0) + 1);
  });
  const all = [...counts.values()].reduce((a, b) => a + b, 0);
  return Float64Array.from(examples, (example, row) => {
    if (!use(row)) return 0;
    const even = all / (counts.size * (counts.get(example.label) ?? 1));
    return settings.balance === 1 ? even : Math.sqrt(even);
  });
}

/** Fits all rows, keeps the greatest weights, fits those again, and writes them down in bytes. */
function finish(
  plan: TrainPlan,
  settings: Settings,
  table: FeatureTable,
  examples: readonly Example[],
  held: HeldOutRun,
  card: Omit<ModelCard, 'settings' | 'figures'>,
): Weights {
  const first = fitClasses(plan, settings, table, examples, PASSES, () => true);
  const kept = greatest(table, first, plan.features);
  const small = kept.buckets.length === table.buckets.length ? table : kept;
  const plain = small === table ? first : fitClasses(plan, settings, small, examples, PASSES, () => true);
  const fitted = held.mix === null ? plain : mixedWeights(plain, held.mix);
  const buckets = small.buckets.length;
  const greatestOf = fitted.map((weights) =>
    weights.slice(0, buckets).reduce((top, one) => Math.max(top, Math.abs(one)), 1e-9),
  );
  const signed = fitted.map((weights, k) =>
    Int8Array.from(weights.slice(0, buckets), (weight) => compress(weight / (greatestOf[k] ?? 1))),
  );
  return sealWeights({
    format: WEIGHTS_FORMAT,
    version: WEIGHTS_VERSION,
    task: plan.task,
    reading: plan.reading,
    kind: plan.kind,
    labels: plan.kind === 'number' ? [] : [...plan.labels],
    bits: plan.recipe.bits,
    blocks: [...plan.recipe.blocks],
    numbers: small.numbers.map((scale, i) => ({
      ...scale,
      mean: tidy(scale.mean),
      deviation: tidy(scale.deviation),
      weights: fitted.map((weights) => tidy((weights[buckets + i] ?? 0) * plan.recipe.numberWeight)),
    })),
    constants: fitted.map((weights) => tidy(weights[buckets + small.numbers.length] ?? 0)),
    greatest: greatestOf.map(tidy),
    slope: tidy(held.slope),
    offsets: held.offsets.map(tidy),
    favours: held.favours.map(tidy),
    sure: plan.sure,
    card: { ...card, settings: { ...settings, features: buckets }, figures: [] },
    buckets: encodeBytes(packBuckets(small.buckets, signed)),
  });
}

/** Six significant digits: what a file needs, and no more than that differs by the last bit. */
function tidy(value: number): number {
  return Number(value.toPrecision(6));
}
