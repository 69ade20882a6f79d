import { holdsOne, isNumeric, readNumbers, romanValue } from './numbers.js';
import type { Tokens, Vocabulary } from './tokens.js';

/** Words `from` to `to` (excluded) of a text. */
export interface Stretch {
  readonly tokens: Tokens;
  readonly from: number;
  readonly to: number;
}

/** Equal number words around a change that are read with it: "forty-[two→three] thousand". */
const AROUND = 4;

/**
 * Whether what was dropped and what was added name different numbers. Read together with the number words directly
 * around, which are equal on both sides: only whole numbers can be compared.
 */
export function numbersDiffer(lost: Stretch, gained: Stretch, vocabulary: Vocabulary): boolean {
  const [left, right] = [equalBefore(lost, gained, vocabulary), equalAfter(lost, gained, vocabulary)];
  const before = formsOf(lost, left, right, vocabulary);
  const after = formsOf(gained, left, right, vocabulary);
  if (!disagree(before, after, true)) return false;
  // "5m" is a length as often as a sum: where only one side shortens, the letter may be no number at all.
  const bothShorten = isShort(before) && isShort(after);
  return bothShorten || disagree(before, after, false);
}

function disagree(lost: readonly string[], gained: readonly string[], short: boolean): boolean {
  const [before, after] = [readNumbers(lost, short), readNumbers(gained, short)];
  return differ(withoutOnes(before, after, gained), withoutOnes(after, before, lost));
}

const isShort = (forms: readonly string[]): boolean =>
  readNumbers(forms, true).join(' ') !== readNumbers(forms, false).join(' ');

/** Numbers without a 1 the other side writes as a word that may be an article. */
function withoutOnes(numbers: readonly string[], others: readonly string[], otherForms: readonly string[]): string[] {
  const kept = !others.includes('1') && holdsOne(otherForms) ? numbers.filter((value) => value !== '1') : [...numbers];
  return kept.sort();
}

/** Whether two sorted lists differ. */
export const differ = (a: readonly string[], b: readonly string[]): boolean =>
  a.length !== b.length || a.some((value, at) => value !== b[at]);

function equalBefore(lost: Stretch, gained: Stretch, vocabulary: Vocabulary): number {
  let n = 0;
  while (n < AROUND && isNumberAt(lost, lost.from - n - 1, gained, gained.from - n - 1, vocabulary)) n += 1;
  return n;
}

function equalAfter(lost: Stretch, gained: Stretch, vocabulary: Vocabulary): number {
  let n = 0;
  while (n < AROUND && isNumberAt(lost, lost.to + n, gained, gained.to + n, vocabulary)) n += 1;
  return n;
}

function isNumberAt(lost: Stretch, s: number, gained: Stretch, q: number, vocabulary: Vocabulary): boolean {
  const id = lost.tokens.ids[s];
  return id !== undefined && id === gained.tokens.ids[q] && isNumeric(vocabulary.form(id));
}

/** The forms of a stretch and what is read with it; a Roman numeral as its value. */
function formsOf({ tokens, from, to }: Stretch, left: number, right: number, vocabulary: Vocabulary): string[] {
  const out: string[] = [];
  for (let at = from - left; at < to + right; at += 1) {
    const roman = romanValue(tokens.text.slice(tokens.starts[at] ?? 0, tokens.ends[at] ?? 0));
    out.push(roman === null ? vocabulary.form(tokens.ids[at] ?? -1) : String(roman));
  }
  return out;
}
