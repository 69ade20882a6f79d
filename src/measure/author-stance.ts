import { foldsOf } from '../analyze/linear/folds.js';
import { divide } from '../analyze/sides/divide.js';
import { signedGraph } from '../analyze/sides/signed-graph.js';
import { endsOf, expected, type JointWeights, jointOdds, type Known, learnJoint } from './author-joint.js';
import { leanOf, textJudge } from './author-text.js';
import { type AuthorBoard, readAuthorBoard } from './author-units.js';
import { bootstrap, type Interval } from './bootstrap.js';
import { table } from './table.js';

/** Who answers. `joint` sees no label of the measured threads; `joint, train labels known` those of train authors in them. */
export const AUTHOR_COLUMNS = [
  'majority',
  'majority of the target',
  'graph alone (better flip)',
  'always disagree (train labels known)',
  'text',
  'joint',
  'joint, train labels known',
] as const;
export type AuthorColumn = (typeof AUTHOR_COLUMNS)[number];

export interface AuthorFigure extends Interval {
  readonly column: AuthorColumn;
  /** Accuracy on the train half, five folds with authors kept together; null where nothing is learned. */
  readonly crossValidated: number | null;
}

/** Accuracy of authors' stances on a debate board whose halves share no author. */
export interface AuthorEvaluation {
  readonly set: string;
  readonly split: string;
  readonly rows: number;
  readonly authors: number;
  readonly threads: number;
  readonly ties: { readonly quote: number; readonly mention: number };
  readonly figures: readonly AuthorFigure[];
  readonly weights: JointWeights;
}

const FOLDS = 5;
/**
 * Weight of neighbours whose own stances are only expected, beside that of known ones: the best of 0, .15, .3, .5 and 1 by
 * cross-validation on the train half (.687, .689, .690, .686, .687, which is to say that they tell next to nothing).
 */
const EXPECTED = 0.3;

/** In favor above 0, for every unit of the board that is asked for. */
type Answers = (unit: number) => number;

/**
 * Measures authors' stances in the threads of `iac_author_stance`, from text and answers together; null where the set is
 * not there. Intervals are of authors drawn with replacement, since an author's rows stand or fall together.
 */
export function evaluateAuthorStance(dir: string, options: { readonly seed: number }): AuthorEvaluation | null {
  const board = readAuthorBoard(dir);
  if (board === null) return null;
  const { units } = board;
  const places = units.map((_, i) => i);
  const train = places.filter((i) => units[i]?.learned === true);
  const measured = places.filter((i) => units[i]?.learned === false);
  const judge = textJudge(board);
  const folds = foldsOf(
    train.map((i) => String(units[i]?.author ?? 0)),
    FOLDS,
    options.seed,
  );
  const heldOut = new Map<number, number>();
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const asked = train.filter((_, at) => folds[at] === fold);
    const said = judge(
      train.filter((_, at) => folds[at] !== fold),
      asked,
    );
    asked.forEach((unit, at) => {
      heldOut.set(unit, said[at] ?? 0);
    });
  }
  const test = judge(train, measured);
  const text = new Map([...heldOut, ...measured.map((unit, at) => [unit, test[at] ?? 0] as const)]);
  const whole = answer(board, train, new Set(measured), text);
  const parts = Array.from({ length: FOLDS }, (_, fold) => {
    const out = new Set(train.filter((_unit, at) => folds[at] === fold));
    const given = answer(
      board,
      train.filter((unit) => !out.has(unit)),
      out,
      text,
    );
    return { out, given };
  });
  const crossValidated = (column: AuthorColumn): number => {
    let right = 0;
    let all = 0;
    for (const { out, given } of parts)
      for (const i of out) {
        const { rows = 0, favor = 0 } = units[i] ?? {};
        right += (given.columns.get(column)?.(i) ?? 0) > 0 ? favor : rows - favor;
        all += rows;
      }
    return right / all;
  };
  return {
    set: 'iac_author_stance',
    split: board.split,
    rows: board.rows.length,
    authors: new Set(measured.map((i) => units[i]?.author)).size,
    threads: new Set(board.rows.map((row) => row.thread)).size,
    ties: {
      quote: board.ties.filter((one) => one.kind === 'quote').length,
      mention: board.ties.filter((one) => one.kind === 'mention').length,
    },
    figures: AUTHOR_COLUMNS.map((column) => ({
      column,
      ...accuracyOf(board, column, whole.columns.get(column) ?? (() => 0)),
      crossValidated: column === 'graph alone (better flip)' ? null : crossValidated(column),
    })),
    weights: whole.weights,
  };
}

/** Every column's answers for units whose labels are not looked at, learned from others. */
function answer(
  board: AuthorBoard,
  train: readonly number[],
  asked: ReadonlySet<number>,
  text: ReadonlyMap<number, number>,
): { readonly columns: ReadonlyMap<AuthorColumn, Answers>; readonly weights: JointWeights } {
  const { units } = board;
  const ends = endsOf(board);
  const learned = new Set(train);
  const label: Known = (unit) => (learned.has(unit) ? Math.sign(leanOf(units[unit])) : null);
  const said: Answers = (unit) => text.get(unit) ?? 0;
  const weights = learnJoint(board, ends, train, train.map(said), label);
  const alone = learnJoint(board, ends, train, train.map(said), () => null);
  const bare: Answers = (unit) => jointOdds(alone, ends, unit, said(unit), () => null);
  const majorities = targetLeans(board, train);
  const majority = train.reduce((sum, unit) => sum + (units[unit]?.rows ?? 0) * leanOf(units[unit]), 0);
  // How far a neighbour stands from what is usual on the target, so that to have no neighbours says nothing.
  const usual = targetMeans(board, train);
  const apart = (unit: number, value: number): number => value - (usual[units[unit]?.target ?? -1] ?? 0);
  const learnedApart = learnJoint(board, ends, train, train.map(said), (unit) =>
    learned.has(unit) ? apart(unit, Math.sign(leanOf(units[unit]))) : null,
  );
  const neighbours = { ...learnedApart, text: 0, constant: 0 };
  const guess: Known = (unit) => (asked.has(unit) ? apart(unit, expected(bare(unit))) : null);
  const ofTarget: Answers = (unit) => majorities[units[unit]?.target ?? -1] ?? majority;
  return {
    weights,
    columns: new Map<AuthorColumn, Answers>([
      ['majority', () => majority],
      ['majority of the target', ofTarget],
      ['graph alone (better flip)', ofTarget],
      [
        'always disagree (train labels known)',
        (unit) => {
          const sum = (ends[unit] ?? []).reduce((total, one) => total + (label(one.other) ?? 0) * one.times, 0);
          return sum === 0 ? ofTarget(unit) : -sum;
        },
      ],
      ['text', bare],
      ['joint', (unit) => bare(unit) + EXPECTED * jointOdds(neighbours, ends, unit, 0, guess)],
      ['joint, train labels known', (unit) => jointOdds(weights, ends, unit, said(unit), label)],
    ]),
  };
}

function targetLeans({ units, targets }: AuthorBoard, train: readonly number[]): readonly number[] {
  const sums = new Array<number>(targets.length).fill(0);
  for (const i of train) {
    const unit = units[i];
    if (unit !== undefined) sums[unit.target] = (sums[unit.target] ?? 0) + unit.rows * leanOf(unit);
  }
  return sums;
}

function targetMeans(board: AuthorBoard, train: readonly number[]): readonly number[] {
  const rows = new Array<number>(board.targets.length).fill(0);
  for (const i of train) {
    const unit = board.units[i];
    if (unit !== undefined) rows[unit.target] = (rows[unit.target] ?? 0) + unit.rows;
  }
  return targetLeans(board, train).map((sum, target) => sum / Math.max(1, rows[target] ?? 0));
}

function accuracyOf(board: AuthorBoard, column: AuthorColumn, answers: Answers): Interval {
  const right =
    column === 'graph alone (better flip)'
      ? cutAnswers(board, answers)
      : board.rows.map((row) => answers(row.unit) > 0 === row.favor);
  const byAuthor = new Map<number, boolean[]>();
  board.rows.forEach((row, i) => {
    const author = board.units[row.unit]?.author ?? -1;
    byAuthor.set(author, [...(byAuthor.get(author) ?? []), right[i] === true]);
  });
  const authors = [...byAuthor.values()];
  return bootstrap(authors.length, (drawn) => {
    const rows = drawn.flatMap((at) => authors[at] ?? []);
    return rows.filter(Boolean).length / rows.length;
  });
}

/**
 * Each thread cut in two by its answers alone, every answer taken for a disagreement. Which half is in favor is taken
 * from the labels, so that this is the most a cut can give; authors outside the cut get their target's majority.
 */
function cutAnswers(board: AuthorBoard, otherwise: Answers): boolean[] {
  const spins = new Map<string, ReadonlyMap<number, number>>();
  for (const [thread, units] of board.threads) {
    const places = new Map(units.map((unit, i) => [unit, i]));
    const ties = board.ties.flatMap(({ a, b, times }) => {
      const first = places.get(a);
      const second = places.get(b);
      return first === undefined || second === undefined ? [] : [{ a: first, b: second, weight: -Math.sqrt(times) }];
    });
    const cut = divide(signedGraph(units.length, ties)).spins;
    const own = board.rows.filter((row) => row.thread === thread);
    const agreeing = own.reduce((sum, row) => sum + (cut[places.get(row.unit) ?? 0] ?? 0) * (row.favor ? 1 : -1), 0);
    const flip = agreeing < 0 ? -1 : 1;
    spins.set(thread, new Map(units.map((unit, i) => [unit, (cut[i] ?? 0) * flip])));
  }
  return board.rows.map((row) => {
    const spin = spins.get(row.thread)?.get(row.unit) ?? 0;
    return (spin === 0 ? otherwise(row.unit) : spin) > 0 === row.favor;
  });
}

/** An evaluation as Markdown. */
export function authorStanceTable(one: AuthorEvaluation): string {
  const digits = (value: number | null): string => (value === null ? '' : value.toFixed(3).replace(/^0\./, '.'));
  return [
    `${one.set}, ${one.split} half: ${one.rows} rows of ${one.authors} authors in ${one.threads} threads; accuracy; intervals over authors. ${one.ties.quote} pairs of authors are known to quote and ${one.ties.mention} to name each other.`,
    '',
    table(
      ['who', one.split, 'train, 5 folds by author'],
      one.figures.map((figure) => [
        figure.column,
        `${digits(figure.value)} (${digits(figure.low)}-${digits(figure.high)})`,
        digits(figure.crossValidated),
      ]),
    ),
    '',
  ].join('\n');
}
