import { exp } from '../linear/arithmetic.js';
import { plainName } from '../targets/fold.js';
import type { Token } from '../words/tokens.js';
import { DISPUTES } from './data/disputes.js';

/** A word of one side of a dispute about the target: for it above 0. */
export interface SideWord {
  readonly value: number;
  readonly first: number;
  readonly last: number;
}

/** Words of one dispute: exact forms, and beginnings (four letters and more) by their first four. */
interface Vocabulary {
  readonly exact: ReadonlyMap<string, number>;
  readonly begins: ReadonlyMap<string, readonly { readonly stem: string; readonly value: number }[]>;
}

/** Words that are joined at most: "right to choose". */
const JOINED = 4;
const known = new Map<number, Vocabulary>();

/** The words of both sides that a text uses of a target's matter; none where the target is no known dispute. */
export function sideWords(tokens: readonly Token[], target: string): SideWord[] {
  const at = disputeOf(target);
  if (at < 0) return [];
  const vocabulary = vocabularyOf(at);
  const out: SideWord[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const found = longestAt(tokens, i, vocabulary);
    if (found === null) continue;
    out.push({ value: found.value, first: i, last: found.last });
    i = found.last;
  }
  return out;
}

/** -1..1: one word of a side is much, each further one less. */
export function sideScore(words: readonly SideWord[]): number {
  // The hyperbolic tangent of .7 times the sum, in arithmetic that is the same on every machine.
  const shrunk = exp(-1.4 * words.reduce((sum, one) => sum + one.value, 0));
  return (1 - shrunk) / (1 + shrunk);
}

/** Which dispute a target is the matter of, or -1. A target that ends its matter ("ban abortion") is turned by the caller. */
export function disputeOf(target: string): number {
  const words = target.split(/[\s-]+/u).map(plainName);
  return DISPUTES.findIndex(({ matter }) => {
    const stems = matter.split(' ');
    return words.some((word) => stems.some((stem) => (stem.length > 5 ? word.startsWith(stem) : word === stem)));
  });
}

function longestAt(
  tokens: readonly Token[],
  at: number,
  { exact, begins }: Vocabulary,
): { readonly value: number; readonly last: number } | null {
  let joined = '';
  let best: { value: number; last: number } | null = null;
  const sentence = tokens[at]?.sentence;
  for (let i = at; i < at + JOINED; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word' || token.sentence !== sentence) break;
    const before = joined.length;
    joined += token.form;
    // A beginning must reach into the last word, or any word behind it would belong to it.
    const value =
      exact.get(joined) ??
      begins.get(joined.slice(0, 4))?.find(({ stem }) => stem.length > before && joined.startsWith(stem))?.value;
    if (value !== undefined) best = { value, last: i };
  }
  return best;
}

function vocabularyOf(at: number): Vocabulary {
  const found = known.get(at);
  if (found !== undefined) return found;
  const exact = new Map<string, number>();
  const begins = new Map<string, { stem: string; value: number }[]>();
  const take = (list: string, value: number): void => {
    for (const word of list.trim().split(/\s+/u)) {
      if (!word.endsWith('*')) {
        exact.set(word, value);
        continue;
      }
      const stem = word.slice(0, -1);
      const bucket = begins.get(stem.slice(0, 4)) ?? [];
      bucket.push({ stem, value });
      begins.set(stem.slice(0, 4), bucket);
    }
  };
  const dispute = DISPUTES[at];
  if (dispute !== undefined) {
    take(dispute.contra, -1);
    take(dispute.pro, 1);
  }
  const made = { exact, begins };
  known.set(at, made);
  return made;
}
