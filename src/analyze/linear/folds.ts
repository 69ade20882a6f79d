import { randomFrom } from './arithmetic.js';

/**
 * Parts rows into folds so that no group lies in two of them: rows of one discussion resemble each other, and a fold that
 * has seen some of them flatters the figure. Groups go, the largest first, to the fold that has least.
 */
export function foldsOf(groups: readonly string[], folds: number, seed: number): Int32Array {
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const random = randomFrom(seed);
  const order = [...sizes].map(([group, size]) => ({ group, size, chance: random() }));
  order.sort((a, b) => b.size - a.size || a.chance - b.chance);
  const filled = new Array<number>(folds).fill(0);
  const foldOf = new Map<string, number>();
  for (const { group, size } of order) {
    let least = 0;
    filled.forEach((count, fold) => {
      if (count < (filled[least] ?? 0)) least = fold;
    });
    filled[least] = (filled[least] ?? 0) + size;
    foldOf.set(group, least);
  }
  return Int32Array.from(groups.map((group) => foldOf.get(group) ?? 0));
}
