import { exp, log, softmax } from './arithmetic.js';

/** Turns a model's sums into probabilities and a label. */
export interface Calibration {
  /** Probabilities are the softmax of slope * sum + offset. */
  readonly slope: number;
  readonly offsets: readonly number[];
  /** Added to the logarithms of the probabilities before the greatest gives the label: rare classes get their due. */
  readonly favours: readonly number[];
}

const ROUNDS = 80;
/** Rows that are read at most: four numbers need no more. */
const ROWS = 3000;

/**
 * Slope and offsets that make held-out rows most probable (temperature scaling with a bias per class; Guo et al. 2017),
 * by gradient descent with steps that halve when they overshoot.
 *
 * @param allSums the model's sums of rows it was not trained on, by class
 * @param allGold the right class of each row
 */
export function fitProbabilities(
  allSums: readonly (readonly number[])[],
  allGold: readonly number[],
): Omit<Calibration, 'favours'> {
  const every = Math.ceil(allSums.length / ROWS);
  const sums = allSums.filter((_, i) => i % every === 0);
  const gold = allGold.filter((_, i) => i % every === 0);
  const classes = sums[0]?.length ?? 0;
  let slope = 1;
  let offsets = new Array<number>(classes).fill(0);
  let step = 1;
  let held = loss(sums, gold, slope, offsets);
  for (let round = 0; round < ROUNDS && step > 1e-6; round += 1) {
    const slopeGradient = { value: 0 };
    const gradients = new Array<number>(classes).fill(0);
    const weight = sums.length;
    sums.forEach((row, i) => {
      const chances = softmax(row.map((sum, k) => slope * sum + (offsets[k] ?? 0)));
      chances.forEach((chance, k) => {
        const error = chance - (gold[i] === k ? 1 : 0);
        gradients[k] = (gradients[k] ?? 0) + error;
        slopeGradient.value += error * (row[k] ?? 0);
      });
    });
    for (;;) {
      const nextSlope = slope * exp((-step * slopeGradient.value * slope) / weight);
      const nextOffsets = offsets.map((offset, k) => offset - (step * (gradients[k] ?? 0)) / weight);
      const next = loss(sums, gold, nextSlope, nextOffsets);
      if (next < held) {
        slope = nextSlope;
        offsets = nextOffsets;
        held = next;
        step *= 1.5;
        break;
      }
      step /= 2;
      if (step <= 1e-6) break;
    }
  }
  return { slope, offsets };
}

function loss(
  sums: readonly (readonly number[])[],
  gold: readonly number[],
  slope: number,
  offsets: readonly number[],
): number {
  let total = 0;
  sums.forEach((row, i) => {
    const chances = softmax(row.map((sum, k) => slope * sum + (offsets[k] ?? 0)));
    total -= log(Math.max(1e-12, chances[gold[i] ?? 0] ?? 0));
  });
  return total / sums.length;
}

/** Probabilities of a row's sums. */
export function chancesOf(sums: readonly number[], calibration: Omit<Calibration, 'favours'>): number[] {
  return softmax(sums.map((sum, k) => calibration.slope * sum + (calibration.offsets[k] ?? 0)));
}

/** The class that is taken: the most probable one after favours. */
export function choose(chances: readonly number[], favours: readonly number[]): number {
  let best = 0;
  let top = Number.NEGATIVE_INFINITY;
  chances.forEach((chance, k) => {
    const value = log(Math.max(1e-12, chance)) + (favours[k] ?? 0);
    if (value > top) {
      top = value;
      best = k;
    }
  });
  return best;
}

/** Favours tried for a class, as logarithms: up to five times as probable, or a fifth. */
const FAVOURS = Array.from({ length: 17 }, (_, i) => (i - 8) * 0.2);

/**
 * Favours under which the held-out rows score best. A class is changed only for a gain of `WORTH`, so that chance in the
 * held-out rows moves nothing.
 */
export function fitFavours(
  chances: readonly (readonly number[])[],
  score: (guesses: readonly number[]) => number,
): number[] {
  const classes = chances[0]?.length ?? 0;
  const favours = new Array<number>(classes).fill(0);
  const logs = chances.map((row) => row.map((chance) => log(Math.max(1e-12, chance))));
  const scored = (): number => score(logs.map((row) => bestOf(row, favours)));
  let best = scored();
  for (let round = 0; round < 3; round += 1) {
    for (let k = 0; k < classes; k += 1) {
      const kept = favours[k] ?? 0;
      let winner = kept;
      for (const favour of FAVOURS) {
        favours[k] = favour;
        const value = scored();
        if (value > best + WORTH) {
          best = value;
          winner = favour;
        }
      }
      favours[k] = winner;
    }
  }
  return favours;
}

const WORTH = 0.001;

function bestOf(logs: readonly number[], favours: readonly number[]): number {
  let best = 0;
  let top = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < logs.length; k += 1) {
    const value = (logs[k] ?? 0) + (favours[k] ?? 0);
    if (value > top) {
      top = value;
      best = k;
    }
  }
  return best;
}
