import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { SHIPPED } from '../../src/analyze/shipped.js';
import { modelCards } from '../../src/measure/cards.js';
import { labelledSet, MEASURED_TASKS } from '../../src/measure/sets.js';
import { root } from '../support/shared.js';

describe.each(SHIPPED.map((weights) => [weights.task, weights] as const))(
  'the shipped weights of %s',
  (task, weights) => {
    const { card } = weights;

    test('learned only from sets whose licence lets them be handed on', () => {
      const known = MEASURED_TASKS.find((one) => one === task);
      expect(known).toBeDefined();
      expect(card.sets.length).toBeGreaterThan(0);
      for (const { name, licence } of card.sets) {
        const set = labelledSet(name, known ?? 'sentiment');
        expect(set).toMatchObject({ ships: true, licence });
        // A share-alike source makes the weights share-alike, too.
        if (licence.includes('SA')) expect(card.licence).toContain('SA');
      }
    });

    test('have a card with the day, the licence and figures that were held out', () => {
      expect(card.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(card.licence).not.toContain('local use');
      expect(card.figures.map(({ split }) => split).some((split) => /held out|dev/.test(split))).toBe(true);
    });
  },
);

test('docs/evaluation.md has the cards of the weights that are shipped (scripts/evaluation-docs.ts --cards)', () => {
  expect(readFileSync(path.join(root, 'docs', 'evaluation.md'), 'utf8')).toContain(modelCards(SHIPPED));
});
