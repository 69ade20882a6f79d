import { diffArrays } from 'diff';

/** Positions of one common word: in the first list and in the second. */
export type WordPair = readonly [number, number];

/** A full table up to this size (two bytes a cell); beyond it an O(ND) difference of bounded length. */
const TABLE_CELLS = 1_000_000;
const LONG_EDITS = 1_000;

/**
 * A longest common subsequence of two word lists, as pairs in order. Exact up to a million cells (1,000 words against
 * 1,000) after equal ends are cut off; longer lists are compared by a difference of at most 1,000 edits, and where
 * more is needed only their equal ends are returned.
 */
export function commonWords(a: readonly string[], b: readonly string[]): WordPair[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail += 1;
  const pairs: WordPair[] = [];
  for (let i = 0; i < head; i += 1) pairs.push([i, i]);
  const middleA = a.slice(head, a.length - tail);
  const middleB = b.slice(head, b.length - tail);
  const middle =
    (middleA.length + 1) * (middleB.length + 1) <= TABLE_CELLS ? byTable(middleA, middleB) : byEdits(middleA, middleB);
  for (const [i, j] of middle) pairs.push([i + head, j + head]);
  for (let k = tail; k > 0; k -= 1) pairs.push([a.length - k, b.length - k]);
  return pairs;
}

function byTable(a: readonly string[], b: readonly string[]): WordPair[] {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      table[at] =
        a[i] === b[j] ? (table[at + width + 1] ?? 0) + 1 : Math.max(table[at + width] ?? 0, table[at + 1] ?? 0);
    }
  }
  const pairs: WordPair[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const at = i * width + j;
    if (a[i] === b[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if ((table[at + width] ?? 0) >= (table[at + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return pairs;
}

function byEdits(a: readonly string[], b: readonly string[]): WordPair[] {
  const steps = diffArrays([...a], [...b], { maxEditLength: LONG_EDITS });
  const pairs: WordPair[] = [];
  if (steps === undefined) return pairs;
  let i = 0;
  let j = 0;
  for (const step of steps) {
    if (step.added) j += step.value.length;
    else if (step.removed) i += step.value.length;
    else {
      for (let k = 0; k < step.value.length; k += 1) pairs.push([i + k, j + k]);
      i += step.value.length;
      j += step.value.length;
    }
  }
  return pairs;
}

/** Likeness of two word lists, 0..1: twice the common subsequence over both lengths; 1 for two empty lists. */
export function wordRatio(common: number, a: number, b: number): number {
  return a + b === 0 ? 1 : (2 * common) / (a + b);
}

/** Price of a word left out on either side inside an alignment, in matches. */
const GAP = 0.25;

/**
 * The densest stretch of an alignment: matches count one, skipped words on either side a quarter each against it, so
 * a stray equal word far from the rest is cut off. Linear (a running maximum over the chain).
 */
export function densest(pairs: readonly WordPair[]): readonly WordPair[] {
  let best = { from: 0, to: 0, score: 0 };
  let from = 0;
  let score = 0;
  pairs.forEach(([i, j], k) => {
    const before = pairs[k - 1];
    const gap = before === undefined ? 0 : GAP * (i - before[0] - 1 + (j - before[1] - 1));
    if (score - gap <= 0) {
      from = k;
      score = 0;
    } else score -= gap;
    score += 1;
    if (score > best.score) best = { from, to: k + 1, score };
  });
  return pairs.slice(best.from, best.to);
}

/** The longest stretch of an alignment without a gap on either side, in words. */
export function longestStretch(pairs: readonly WordPair[]): number {
  let best = 0;
  let run = 0;
  pairs.forEach(([i, j], k) => {
    const before = pairs[k - 1];
    run = before !== undefined && before[0] === i - 1 && before[1] === j - 1 ? run + 1 : 1;
    best = Math.max(best, run);
  });
  return best;
}
