import { describe, expect, test } from 'vitest';
import { randomFrom } from '../../src/analyze/linear/arithmetic.js';
import {
  type DesignItem,
  type DesignStratum,
  designWeights,
  replicateWeights,
} from '../../src/measure/coding/design.js';
import { machineError } from '../../src/measure/coding/machine.js';
import { type Prevalence, prevalences } from '../../src/measure/coding/prevalence.js';

const LABELS = ['against', 'none', 'favor'];
const ANSWERS = [...LABELS, 'abstained'];
const TRUE_SHARES = [0.3, 0.5, 0.2];
/** How the machine answers each class: bad at `against`, silent on many. */
const BEHAVIOUR = [
  [0.5, 0.2, 0.1, 0.2],
  [0.1, 0.5, 0.1, 0.3],
  [0.05, 0.25, 0.6, 0.1],
];

const choose = (shares: readonly number[], random: () => number): number => {
  let left = random();
  for (let i = 0; i < shares.length; i += 1) {
    left -= shares[i] ?? 0;
    if (left < 0) return i;
  }
  return shares.length - 1;
};

/** A made-up forum, stratified by the machine's answer with the same number coded in each stratum, or not stratified. */
function forum(seed: number, size: number, coded: number, design: 'by answer' | 'simple') {
  const random = randomFrom(seed);
  const all = Array.from({ length: size }, () => {
    const truth = choose(TRUE_SHARES, random);
    const stratum = choose(BEHAVIOUR[truth] ?? [], random);
    return { stratum, gold: LABELS[truth] ?? '', answer: ANSWERS[stratum] ?? '' };
  });
  const truth = LABELS.map((label) => all.filter(({ gold }) => gold === label).length / size);
  if (design === 'simple') {
    const machine = Object.fromEntries(
      ANSWERS.map((answer) => [answer, all.filter((item) => item.answer === answer).length]),
    );
    const items = all.slice(0, coded * ANSWERS.length).map((item) => ({ ...item, stratum: 0 }));
    return { items, strata: [{ population: size, machine }], truth };
  }
  const strata: DesignStratum[] = ANSWERS.map((answer, at) => {
    const population = all.filter(({ stratum }) => stratum === at).length;
    return { population, machine: { [answer]: population } };
  });
  const items = ANSWERS.flatMap((_, at) => all.filter(({ stratum }) => stratum === at).slice(0, coded));
  return { items, strata, truth };
}

function estimate(items: readonly DesignItem[], strata: readonly DesignStratum[]): readonly Prevalence[] {
  return prevalences(items, strata, designWeights(items, strata), replicateWeights(items, strata), LABELS);
}

describe('prevalence corrected for the machine’s error', () => {
  test.each(['by answer', 'simple'] as const)(
    'recovers the truth within its bounds, which the machine’s counts do not (%s)',
    (design) => {
      const kept = { corrected: 0, direct: 0, adjusted: 0 };
      const FORUMS = 20;
      let machineFar = 0;
      for (let seed = 1; seed <= FORUMS; seed += 1) {
        const { items, strata, truth } = forum(seed, 3000, 60, design);
        const found = estimate(items, strata);
        LABELS.forEach((label, at) => {
          const row = found.find((one) => one.label === label);
          for (const way of ['corrected', 'direct', 'adjusted'] as const) {
            const interval = row?.[way] ?? null;
            expect(interval).not.toBeNull();
            if (interval !== null && interval.low <= (truth[at] ?? 0) && interval.high >= (truth[at] ?? 0))
              kept[way] += 1;
          }
          if (Math.abs((row?.machine ?? 0) - (truth[at] ?? 0)) > 0.05) machineFar += 1;
        });
      }
      // 95 of 100 on the mean, of 60 intervals: fewer than 51 would be more than three standard deviations off.
      for (const way of ['corrected', 'direct', 'adjusted'] as const)
        expect(kept[way] / (FORUMS * LABELS.length)).toBeGreaterThanOrEqual(0.85);
      expect(machineFar).toBeGreaterThan(FORUMS);
    },
  );

  test('is the truth, without doubt, where everything is coded', () => {
    const { items, strata, truth } = forum(5, 200, 1000, 'by answer');
    for (const { label, direct, adjusted } of estimate(items, strata).slice(0, 3))
      for (const found of [direct, adjusted]) {
        const value = truth[LABELS.indexOf(label)] ?? Number.NaN;
        expect(found?.value).toBeCloseTo(value, 9);
        expect(found?.low).toBeCloseTo(value, 9);
        expect(found?.high).toBeCloseTo(value, 9);
      }
  });

  test('agrees with Rogan and Gladen’s formula for two classes', () => {
    // Sensitivity .8, specificity .9; the machine says `yes` of 31 %: (.31 + .9 - 1) / (.8 + .9 - 1) = .3.
    const cell = (gold: string, answer: string, n: number): DesignItem[] =>
      Array.from({ length: n }, () => ({ stratum: 0, gold, answer }));
    const items = [
      ...cell('yes', 'yes', 40),
      ...cell('yes', 'no', 10),
      ...cell('no', 'yes', 5),
      ...cell('no', 'no', 45),
    ];
    const strata = [{ population: 10_000, machine: { yes: 3100, no: 6900 } }];
    const found = prevalences(items, strata, designWeights(items, strata), replicateWeights(items, strata), [
      'no',
      'yes',
    ]);
    expect(found[1]?.corrected?.value).toBeCloseTo(0.3, 3);
    expect(found[1]?.machine).toBeCloseTo(0.31, 9);
    expect(found[2]).toMatchObject({ label: 'abstained', machine: 0, corrected: null });
  });
});

describe('the machine’s error', () => {
  const strata: DesignStratum[] = [
    { population: 900, machine: { yes: 900 } },
    { population: 100, machine: { no: 60, abstained: 40 } },
  ];
  const items: DesignItem[] = [
    ...Array.from({ length: 9 }, () => ({ stratum: 0, gold: 'yes', answer: 'yes' })),
    { stratum: 0, gold: 'no', answer: 'yes' },
    ...Array.from({ length: 6 }, () => ({ stratum: 1, gold: 'no', answer: 'no' })),
    ...Array.from({ length: 4 }, () => ({ stratum: 1, gold: 'yes', answer: 'abstained' })),
  ];
  const weights = designWeights(items, strata);
  const found = machineError(items, weights, replicateWeights(items, strata), ['no', 'yes']);

  test('counts each item by what it stands for', () => {
    expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1000, 9);
    // 810 of 1000 rightly yes, 60 rightly no; 90 wrongly yes, 40 silent.
    expect(found.accuracy?.value).toBeCloseTo(0.87, 9);
    expect(found.coverage?.value).toBeCloseTo(0.96, 9);
    expect(found.accuracyAnswered?.value).toBeCloseTo(0.87 / 0.96, 9);
    const [no, yes] = found.classes;
    expect(no?.recall?.value).toBeCloseTo(60 / 150, 9);
    expect(yes?.recall?.value).toBeCloseTo(810 / 850, 9);
    expect(yes?.precision?.value).toBeCloseTo(0.9, 9);
    expect(yes?.f1?.value).toBeCloseTo((2 * 810) / (850 + 900), 9);
    expect(found.confusion.rows[0]?.shares.map((share) => Math.round(share * 1000))).toEqual([60, 90, 0]);
  });

  test('has bounds also where all coded items say the same', () => {
    const no = found.classes[0]?.precision;
    expect(no?.value).toBe(1);
    expect(no?.high).toBe(1);
    expect(no?.low).toBeGreaterThan(0.4);
    expect(no?.low).toBeLessThan(0.8);
  });
});
