import { codePointLength, codePointsToUnits, type Word } from '../model/text.js';
import type { DiffStep } from '../model/thread.js';
import type { WordPair } from './word-align.js';

interface Side {
  readonly text: string;
  readonly words: readonly Word[];
}

/**
 * A word diff from aligned words: runs of equal words, words only the source has (`delete`) and words only the other
 * has (`insert`), in order. Offsets are code points of each side's text; an `equal` step prints the other side's words
 * (sides may spell them differently). Linear.
 */
export function diffSteps(source: Side, other: Side, pairs: readonly WordPair[]): DiffStep[] {
  const steps: DiffStep[] = [];
  const sourceUnits = codePointsToUnits(source.text);
  const otherUnits = codePointsToUnits(other.text);
  const bounds = (side: Side, from: number, to: number): readonly [number, number] => {
    const last = side.words[from - 1]?.end ?? 0;
    return from === to
      ? [last, last]
      : [side.words[from]?.start ?? codePointLength(side.text), side.words[to - 1]?.end ?? 0];
  };
  const push = (op: DiffStep['op'], i: number, iEnd: number, j: number, jEnd: number): void => {
    if (i === iEnd && j === jEnd) return;
    const [sourceStart, sourceEnd] = bounds(source, i, iEnd);
    const [quoteStart, quoteEnd] = bounds(other, j, jEnd);
    const text =
      op === 'delete'
        ? source.text.slice(sourceUnits(sourceStart), sourceUnits(sourceEnd))
        : other.text.slice(otherUnits(quoteStart), otherUnits(quoteEnd));
    steps.push({ op, text, sourceStart, sourceEnd, quoteStart, quoteEnd });
  };
  let i = 0;
  let j = 0;
  for (let k = 0; k < pairs.length; ) {
    const pair = pairs[k];
    if (pair === undefined) break;
    push('delete', i, pair[0], j, j);
    push('insert', pair[0], pair[0], j, pair[1]);
    let n = 1;
    while (pairs[k + n]?.[0] === pair[0] + n && pairs[k + n]?.[1] === pair[1] + n) n += 1;
    push('equal', pair[0], pair[0] + n, pair[1], pair[1] + n);
    i = pair[0] + n;
    j = pair[1] + n;
    k += n;
  }
  push('delete', i, source.words.length, j, j);
  push('insert', source.words.length, source.words.length, j, other.words.length);
  return steps;
}
