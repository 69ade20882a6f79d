import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batches } from '../../src/jobs/run-job/batches.js';

describe('parts of a stage', () => {
  it('hold everything once and in order, none larger than may be lost', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 2_000 }), fc.integer({ min: 1, max: 64 }), (things, workers) => {
        const parts = batches(things, workers, 50);
        expect(parts.flat()).toEqual(things);
        expect(parts.every((part) => part.length > 0 && part.length <= 50)).toBe(true);
        // Each is no larger than the one before.
        expect(parts.every((part, at) => at === 0 || part.length <= (parts[at - 1]?.length ?? 0))).toBe(true);
      }),
    );
  });

  it('end small, so that nobody waits long for the last one', () => {
    const sizes = batches(
      Array.from({ length: 600 }, (_, at) => at),
      2,
      50,
    ).map((part) => part.length);
    expect(sizes.slice(-2).every((size) => size <= 4)).toBe(true);
    expect(sizes.length).toBeLessThan(40);
  });
});
