import { describe, expect, it } from 'vitest';
import { linearModel } from '../../src/analyze/linear/model.js';
import { parseWeights } from '../../src/analyze/linear/weights.js';
import { READINGS, readsOf, TRAINED_TASKS } from '../../src/analyze/readings.js';
import { SHIPPED } from '../../src/analyze/shipped.js';
import { LABELLED_SETS } from '../../src/measure/sets.js';

describe.each(SHIPPED.map((weights) => [weights.task, weights] as const))(
  'the shipped weights for %s',
  (task, weights) => {
    it('are as they were trained, and of this program', () => {
      expect(parseWeights(JSON.stringify(weights))).toEqual(weights);
      const known = TRAINED_TASKS.find((name) => name === task);
      expect(known === undefined ? null : readsOf(known, weights.reading)).not.toBeNull();
    });

    it('learned only from sets whose licence allows it, and carry it', () => {
      for (const { name, licence } of weights.card.sets) {
        const set = LABELLED_SETS.find((one) => one.name === name && one.task === task);
        expect(set).toMatchObject({ ships: true, licence });
        if (licence.includes('SA')) expect(weights.card.licence).toBe(licence);
      }
      expect(weights.card.sets.length).toBeGreaterThan(0);
      expect(weights.card.figures.length).toBeGreaterThan(0);
    });

    it('are small and quickly read', () => {
      expect(JSON.stringify(weights).length).toBeLessThan(1_000_000);
      const from = performance.now();
      const model = linearModel(weights);
      expect(performance.now() - from).toBeLessThan(2000);
      const reading = READINGS.sentiment.read({ text: 'What a day.', parentText: '', target: '' }, 'light');
      expect(model?.answer(reading).chances.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
    });
  },
);
