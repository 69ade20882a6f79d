import { log, randomFrom, shuffle } from './arithmetic.js';
import type { Matrix } from './matrix.js';

/** What is made small beside the length of the weights. */
export type Loss = 'hinge' | 'logistic' | 'squares';

export interface SolveOptions {
  readonly loss: Loss;
  /** Cost of an error: the greater, the closer the weights follow the rows. */
  readonly cost: number;
  readonly seed: number;
  /** Passes over the rows at most. */
  readonly passes: number;
}

/** Passes end when the steepest gradient falls below this: liblinear's own bound. */
const STEEP = 0.1;

/**
 * Weights of one linear function by dual coordinate descent, the method of liblinear: squared hinge loss (Hsieh et al.
 * 2008), logistic loss (Yu, Huang and Lin 2011), least squares (Ho and Lin 2012). The order of rows comes from the seed
 * and all arithmetic is fixed by the language, so equal inputs give equal weights on every machine.
 *
 * @param goal 1 or -1 for each row (hinge, logistic), else the number to predict
 * @param costs factor on the cost of each row; 0 leaves a row out
 */
export function solve(matrix: Matrix, goal: Float64Array, costs: Float64Array, options: SolveOptions): Float64Array {
  const rows = rowsInUse(costs);
  const squares = squaresOf(matrix);
  const weights = new Float64Array(matrix.columns);
  const random = randomFrom(options.seed);
  const step = STEPS[options.loss](matrix, goal, costs, options.cost, squares, weights, rows);
  for (let pass = 0; pass < options.passes; pass += 1) {
    shuffle(rows, random);
    let steepest = 0;
    for (let i = 0; i < rows.length; i += 1) steepest = Math.max(steepest, step(rows[i] ?? 0));
    if (steepest < STEEP) break;
  }
  return weights;
}

/** One update of one row; gives the size of the gradient it found. */
type Step = (row: number) => number;
type MakeStep = (
  matrix: Matrix,
  goal: Float64Array,
  costs: Float64Array,
  cost: number,
  squares: Float64Array,
  weights: Float64Array,
  rows: Int32Array,
) => Step;

const hinge: MakeStep = (matrix, goal, costs, cost, squares, weights) => {
  const alpha = new Float64Array(matrix.rows);
  return (row) => {
    const y = goal[row] ?? 0;
    const ease = 0.5 / (cost * (costs[row] ?? 1));
    const held = alpha[row] ?? 0;
    const gradient = y * dot(matrix, row, weights) - 1 + ease * held;
    if (held === 0 && gradient >= 0) return 0;
    const next = Math.max(0, held - gradient / ((squares[row] ?? 0) + ease));
    alpha[row] = next;
    if (next !== held) add(matrix, row, weights, (next - held) * y);
    return Math.abs(gradient);
  };
};

const squaresLoss: MakeStep = (matrix, goal, costs, cost, squares, weights) => {
  const beta = new Float64Array(matrix.rows);
  return (row) => {
    const ease = 0.5 / (cost * (costs[row] ?? 1));
    const gradient = dot(matrix, row, weights) - (goal[row] ?? 0) + ease * (beta[row] ?? 0);
    const change = -gradient / ((squares[row] ?? 0) + ease);
    beta[row] = (beta[row] ?? 0) + change;
    add(matrix, row, weights, change);
    return Math.abs(gradient);
  };
};

const logistic: MakeStep = (matrix, goal, costs, cost, squares, weights, rows) => {
  const low = new Float64Array(matrix.rows);
  const high = new Float64Array(matrix.rows);
  for (const row of rows) {
    const upper = cost * (costs[row] ?? 1);
    const start = Math.min(0.001 * upper, 1e-8);
    low[row] = start;
    high[row] = upper - start;
    add(matrix, row, weights, start * (goal[row] ?? 0));
  }
  return (row) => {
    const upper = cost * (costs[row] ?? 1);
    const y = goal[row] ?? 0;
    const a = squares[row] ?? 0;
    const b = y * dot(matrix, row, weights);
    const flipped = 0.5 * a * ((high[row] ?? 0) - (low[row] ?? 0)) + b < 0;
    const sign = flipped ? -1 : 1;
    const held = (flipped ? high[row] : low[row]) ?? 0;
    let z = upper - held < 0.5 * upper ? 0.1 * held : held;
    let gradient = a * (z - held) + sign * b + log(z / (upper - z));
    const found = Math.abs(gradient);
    for (let inner = 0; inner < 50 && Math.abs(gradient) > 1e-3; inner += 1) {
      const next = z - gradient / (a + upper / (upper - z) / z);
      z = next <= 0 ? z * 0.1 : next;
      gradient = a * (z - held) + sign * b + log(z / (upper - z));
    }
    low[row] = flipped ? upper - z : z;
    high[row] = flipped ? z : upper - z;
    add(matrix, row, weights, sign * (z - held) * y);
    return found;
  };
};

const STEPS: Readonly<Record<Loss, MakeStep>> = { hinge, logistic, squares: squaresLoss };

/** The function's value for a row. */
export function dot(matrix: Matrix, row: number, weights: Float64Array): number {
  const { column, value } = matrix;
  const to = matrix.starts[row + 1] ?? 0;
  let sum = 0;
  for (let i = matrix.starts[row] ?? 0; i < to; i += 1) sum += (weights[column[i] ?? 0] ?? 0) * (value[i] ?? 0);
  return sum;
}

function add(matrix: Matrix, row: number, weights: Float64Array, amount: number): void {
  const { column, value } = matrix;
  const to = matrix.starts[row + 1] ?? 0;
  for (let i = matrix.starts[row] ?? 0; i < to; i += 1) {
    const at = column[i] ?? 0;
    weights[at] = (weights[at] ?? 0) + amount * (value[i] ?? 0);
  }
}

function squaresOf(matrix: Matrix): Float64Array {
  const out = new Float64Array(matrix.rows);
  for (let row = 0; row < matrix.rows; row += 1) {
    let sum = 0;
    for (let i = matrix.starts[row] ?? 0; i < (matrix.starts[row + 1] ?? 0); i += 1) {
      const value = matrix.value[i] ?? 0;
      sum += value * value;
    }
    out[row] = sum;
  }
  return out;
}

function rowsInUse(costs: Float64Array): Int32Array {
  const out: number[] = [];
  costs.forEach((cost, row) => {
    if (cost > 0) out.push(row);
  });
  return Int32Array.from(out);
}
