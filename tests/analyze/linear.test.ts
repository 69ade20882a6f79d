import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, log, randomFrom, shuffle, softmax } from '../../src/analyze/linear/arithmetic.js';
import { compress, expand } from '../../src/analyze/linear/bucket-table.js';
import { chancesOf, choose, fitFavours, fitProbabilities } from '../../src/analyze/linear/calibrate.js';
import { decodeBytes, encodeBytes, packBuckets, unpackBuckets } from '../../src/analyze/linear/codec.js';
import type { Block } from '../../src/analyze/linear/features.js';
import { foldsOf } from '../../src/analyze/linear/folds.js';
import { tableOf } from '../../src/analyze/linear/matrix.js';
import { linearModel } from '../../src/analyze/linear/model.js';
import { dot, type Loss, solve } from '../../src/analyze/linear/solve.js';
import { type Example, type TrainPlan, train } from '../../src/analyze/linear/train.js';
import { parseWeights } from '../../src/analyze/linear/weights.js';

describe('arithmetic of the language alone', () => {
  it('gives the powers and logarithms the platform gives', () => {
    fc.assert(
      fc.property(fc.double({ min: -600, max: 600, noNaN: true }), (x) => {
        expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-12);
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
        expect(Math.abs(log(x) - Math.log(x))).toBeLessThan(1e-12 * Math.max(1, Math.abs(Math.log(x))));
      }),
    );
    expect([exp(0), log(1), exp(-1000), exp(Number.NaN)]).toEqual([1, 0, 0, Number.NaN]);
  });

  it('makes probabilities of any sums', () => {
    expect(softmax([1000, 1000]).map((value) => value.toFixed(3))).toEqual(['0.500', '0.500']);
    expect(softmax([-1000, 5, 5])[0]).toBe(0);
  });

  it('draws the same numbers from the same seed', () => {
    const order = (seed: number): number[] => {
      const items = Int32Array.from({ length: 50 }, (_, i) => i);
      shuffle(items, randomFrom(seed));
      return [...items];
    };
    expect(order(3)).toEqual(order(3));
    expect(order(3)).not.toEqual(order(4));
    expect([...order(3)].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
  });
});

describe('bytes as text', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(decodeBytes(encodeBytes(bytes))).toEqual(bytes);
      }),
    );
  });

  it('hold no name, quotation mark, comment or placeholder', () => {
    expect(encodeBytes(Uint8Array.from({ length: 768 }, (_, i) => i & 255))).not.toMatch(/[B-Z'"`*$\\]/);
  });

  it('refuse signs of other alphabets', () => {
    expect(decodeBytes('abcX')).toBeNull();
    expect(decodeBytes('ab\u00e9d')).toBeNull();
  });

  it('hold buckets and one byte per class', () => {
    const buckets = Int32Array.from([0, 1, 5, 400, 70_000]);
    const values = [Int8Array.from([1, -2, 3, -127, 127]), Int8Array.from([0, 9, -9, 5, 6])];
    const bytes = packBuckets(buckets, values);
    const read = unpackBuckets(bytes, 2, 2 ** 17);
    expect([...(read?.buckets ?? [])]).toEqual([...buckets]);
    expect([...(read?.values ?? [])]).toEqual([1, 0, -2, 9, 3, -9, -127, 5, 127, 6]);
    expect(unpackBuckets(bytes.slice(0, -1), 2, 2 ** 17)).toBeNull();
    expect(unpackBuckets(bytes, 2, 2 ** 16)).toBeNull();
  });

  it('keep weights within one part in sixty of the greatest', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (share) => {
        expect(Math.abs(expand(compress(share)) - share)).toBeLessThan(1 / 60);
      }),
    );
  });
});

/** Rows of two numbers; the first decides. */
const POINTS = Array.from({ length: 60 }, (_, i) => ({
  fields: {},
  numbers: { first: i % 2 === 0 ? 1 + (i % 7) / 7 : -1 - (i % 5) / 5, second: ((i * 37) % 11) / 11 },
}));
const points = tableOf(POINTS, { blocks: [], bits: 8, least: 1, numberWeight: 1 });

describe('the solver', () => {
  it.each(['hinge', 'logistic', 'squares'] satisfies Loss[])('parts rows that can be parted (%s)', (loss) => {
    const goal = Float64Array.from(POINTS, (point) => Math.sign(point.numbers.first));
    const costs = new Float64Array(POINTS.length).fill(1);
    const weights = solve(points.matrix, goal, costs, { loss, cost: 1, seed: 1, passes: 50 });
    expect(POINTS.every((_, row) => dot(points.matrix, row, weights) * (goal[row] ?? 0) > 0)).toBe(true);
    expect(solve(points.matrix, goal, costs, { loss, cost: 1, seed: 1, passes: 50 })).toEqual(weights);
  });

  it('finds the weights least squares has in closed form', () => {
    const goal = Float64Array.from(POINTS, (point) => 2 * point.numbers.first - 0.5);
    const costs = new Float64Array(POINTS.length).fill(1);
    const weights = solve(points.matrix, goal, costs, { loss: 'squares', cost: 1000, seed: 1, passes: 2000 });
    POINTS.forEach((_, row) => {
      expect(dot(points.matrix, row, weights)).toBeCloseTo(goal[row] ?? 0, 1);
    });
  });

  it('leaves out rows that cost nothing', () => {
    const goal = Float64Array.from(POINTS, (point) => Math.sign(point.numbers.first));
    const half = Float64Array.from(POINTS, (_, row) => (row < 30 ? 1 : 0));
    const flipped = goal.map((value, row) => (row < 30 ? value : -value));
    const options = { loss: 'hinge', cost: 1, seed: 1, passes: 50 } as const;
    expect(solve(points.matrix, flipped, half, options)).toEqual(solve(points.matrix, goal, half, options));
  });
});

describe('folds', () => {
  it('keep a group together and are about as large as each other', () => {
    const groups = Array.from({ length: 200 }, (_, i) => `g${i % 23}`);
    const folds = foldsOf(groups, 4, 1);
    const seen = new Map<string, Set<number>>();
    for (const [i, group] of groups.entries()) seen.set(group, (seen.get(group) ?? new Set()).add(folds[i] ?? -1));
    expect([...seen.values()].every((set) => set.size === 1)).toBe(true);
    const sizes = [0, 1, 2, 3].map((fold) => folds.filter((one) => one === fold).length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(20);
  });
});

describe('calibration', () => {
  /** Sums that are three times too sure: a right answer in four is wrong. */
  const sums = Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? [3, -3] : [-3, 3]));
  const gold = sums.map((_, i) => (i % 4 === 0 ? 1 - (i % 2) : i % 2));

  it('gives the share of right answers as the probability', () => {
    const fitted = fitProbabilities(sums, gold);
    expect(chancesOf([3, -3], fitted)[0]).toBeCloseTo(0.5, 1);
    expect(chancesOf([-3, 3], fitted)[1]).toBeCloseTo(1, 1);
  });

  it('favours a class only where that scores', () => {
    const chances = [
      [0.6, 0.4],
      [0.7, 0.3],
      [0.9, 0.1],
    ];
    const wanted = [1, 1, 0];
    const right = (guesses: readonly number[]): number => guesses.filter((guess, i) => guess === wanted[i]).length;
    const favours = fitFavours(chances, right);
    expect(chances.map((row) => choose(row, favours))).toEqual(wanted);
    expect(fitFavours(chances, () => 1)).toEqual([0, 0]);
  });
});

const WORDS: Block = { field: 'text', kind: 'words', longest: 2, weight: 1, by: null };
const PIECES: Block = { field: 'text', kind: 'pieces', longest: 5, weight: 1, by: null };
const PLAN: TrainPlan = {
  task: 'sentiment',
  reading: 'sentiment test',
  kind: 'classes',
  labels: ['down', 'up'],
  recipe: { blocks: [WORDS, PIECES], bits: 14, least: 2, numberWeight: 0.2 },
  tries: { loss: 'hinge', cost: [0.3], sides: [0.5], balance: [0] },
  score: (gold, guesses) => gold.filter((one, i) => one.label === PLAN.labels[guesses[i] ?? 0]).length / gold.length,
  folds: 3,
  seed: 1,
  features: 500,
  sure: 0.6,
};
const GOOD = ['splendid', 'lovely', 'grand', 'cheerful'];
const POOR = ['dreary', 'broken', 'rotten', 'bleak'];
const THINGS = ['harbour', 'lantern', 'meadow', 'kettle', 'bridge', 'garden', 'window'];
const EXAMPLES: Example[] = Array.from({ length: 160 }, (_, i) => {
  const up = i % 2 === 0;
  const word = (up ? GOOD : POOR)[(i >> 1) % 4] ?? '';
  const text = `The ${THINGS[i % 7] ?? ''} was ${word} again, and the ${THINGS[(i * 3) % 7] ?? ''} too.`;
  return {
    reading: { fields: { text }, numbers: { length: text.length } },
    label: up ? 'up' : 'down',
    goal: up ? 1 : -1,
    group: String(i),
  };
});
const CARD = { sets: [], seed: 1, licence: 'MIT', date: null };
const trained = train(PLAN, EXAMPLES, CARD);

describe('a trained model', () => {
  const model = linearModel(trained.weights);
  const answer = (text: string) => model?.answer({ fields: { text }, numbers: { length: text.length } });

  it('tells what it was taught, from held-out rows too', () => {
    expect(trained.heldOut).toBeGreaterThan(0.95);
    expect(answer('What a splendid kettle')?.label).toBe('up');
    expect(answer('The bridge is rotten')?.label).toBe('down');
  });

  it('is unsure of what it never saw', () => {
    const unseen = model?.answer({ fields: { text: 'zzz' }, numbers: { length: 46 } });
    expect(unseen?.confidence).toBeLessThan(answer('a lovely, cheerful garden')?.confidence ?? 0);
    const strict = linearModel({ ...trained.weights, sure: (unseen?.confidence ?? 0) + 0.01 });
    const abstains = (text: string) => strict?.answer({ fields: { text }, numbers: { length: 46 } }).abstained;
    expect([abstains('zzz'), abstains('a lovely, cheerful garden')]).toEqual([true, false]);
  });

  it('shows the words that decided, where they stand', () => {
    const text = 'Here the lantern was dreary.';
    const reasons = model?.reasons({ fields: { text }, numbers: {} }, 'down') ?? [];
    const strongest = [...reasons].sort((a, b) => b.weight - a.weight)[0];
    expect(text.slice(strongest?.start, strongest?.end)).toBe('dreary');
  });

  it('is the same, byte for byte, from the same rows and seed', () => {
    expect(train(PLAN, EXAMPLES, CARD).weights).toEqual(trained.weights);
    expect(train({ ...PLAN, seed: 2 }, EXAMPLES, CARD).weights.checksum).not.toBe(trained.weights.checksum);
  });

  it('answers as the rows it was fitted to, the bytes of its weights apart', () => {
    const right = EXAMPLES.filter(({ reading, label }) => model?.answer(reading).label === label).length;
    expect(right / EXAMPLES.length).toBeGreaterThan(0.97);
  });

  it('keeps no more features than it may', () => {
    const small = train({ ...PLAN, features: 40 }, EXAMPLES, CARD);
    expect(small.weights.card.settings.features).toBe(40);
    expect(linearModel(small.weights)?.answer({ fields: { text: 'dreary' }, numbers: {} }).label).toBe('down');
  });

  it('reads any text in bounded time', () => {
    for (const text of ['a'.repeat(100_000), '\u{1f600}'.repeat(50_000), 'ab '.repeat(40_000), '\ud800'])
      expect(answer(text)?.confidence).toBeGreaterThan(0);
  });

  it('predicts a number where the rows have one', () => {
    const number = train({ ...PLAN, kind: 'number', score: (_, guesses) => guesses[0] ?? 0 }, EXAMPLES, CARD);
    const sums = linearModel(number.weights)?.answer({ fields: { text: 'so bleak' }, numbers: {} }).sums;
    expect(sums?.length).toBe(1);
    expect(sums?.[0]).toBeLessThan(0);
  });
});

describe('a weights file', () => {
  const text = JSON.stringify(trained.weights);

  it('comes back as it was written', () => {
    expect(parseWeights(text)).toEqual(trained.weights);
  });

  it.each([
    ['nothing', '', 'cut off'],
    ['half of one', text.slice(0, text.length / 2), 'cut off'],
    ['another file', '{"name":"thing"}', 'no weights file'],
    ['one of another version', text.replace('"version":1', '"version":7'), 'version 7'],
    ['one with a changed number', text.replace('"seed":1', '"seed":3'), 'checksum'],
    ['one without labels', text.replace('"labels"', '"label"'), 'damaged'],
  ])('is refused with the reason: %s', (_, given, reason) => {
    expect(parseWeights(given)).toContain(reason);
  });
});
