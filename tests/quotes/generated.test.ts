import { describe, expect, it } from 'vitest';
import { BASE } from './base/index.js';
import { ALL_KINDS, makeCase } from './generator.js';
import { confusionTable, score } from './score.js';

/** Not those the rules were tuned with. */
const SEEDS = Array.from({ length: 24 }, (_, n) => 52_000 + 17 * n);

describe('quotes made by the generator', { timeout: 120_000 }, () => {
  it('come from twenty threads in four languages and are equal for equal seeds', () => {
    expect(BASE.length).toBeGreaterThanOrEqual(20);
    expect(new Set(BASE.map(({ language }) => language)).size).toBeGreaterThanOrEqual(4);
    expect(ALL_KINDS.length).toBeGreaterThanOrEqual(12);
    for (const kind of ALL_KINDS) expect(makeCase(kind, 7)).toEqual(makeCase(kind, 7));
  });

  it('get their verdict, source, own text and warning', () => {
    const result = score(ALL_KINDS, SEEDS);
    console.log(confusionTable(result.outcomes));
    expect(result.hardShare).toBeGreaterThanOrEqual(0.3);
    expect(result.macroF1).toBeGreaterThanOrEqual(0.98);
    expect(result.meaningFound).toBeGreaterThanOrEqual(0.99);
    expect(result.falseAlarms).toBeLessThanOrEqual(0.005);
    expect(result.sources).toBeGreaterThanOrEqual(0.98);
    expect(result.flags).toBeGreaterThanOrEqual(0.98);
  });
});
