import type { Token } from '../words/tokens.js';

/** Signs that stand for letters: the sign itself, or any letter. */
const ALIKE: ReadonlyMap<string, string> = new Map([
  ['0', 'o'],
  ['1', 'i'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['7', 't'],
  ['$', 's'],
  ['@', 'a'],
  ['!', 'i'],
]);
const MASKS = '*#%&_-';
/** Longest word that is looked for behind signs. */
const LONGEST = 14;

/** A word written so that filters miss it, and the tokens it takes up. */
export interface Disguised {
  readonly form: string;
  readonly last: number;
}

/** `word` as it would be written without digits for letters ("id1ot") and stretched letters ("stuuupid"); null if neither. */
export function plainSpellings(word: string): readonly string[] {
  const out: string[] = [];
  if (word.length > LONGEST * 2) return out;
  let plain = word;
  if (/\d/.test(word) && /[a-z]/.test(word)) {
    plain = word.replace(/[0-9]/g, (digit) => ALIKE.get(digit) ?? digit);
    out.push(
      plain,
      word.replace(/[0-9]/g, (digit) => (digit === '1' ? 'l' : (ALIKE.get(digit) ?? digit))),
    );
  }
  if (/(.)\1\1/u.test(plain)) out.push(plain.replace(/(.)\1{2,}/gu, '$1$1'), plain.replace(/(.)\1{2,}/gu, '$1'));
  return out;
}

/** Reads words masked with signs ("f**k", "a$$hole", "sh!t"): `known` are the words that are worth masking. */
export function disguisedReader(known: readonly string[]): (tokens: readonly Token[], at: number) => Disguised | null {
  const byStart = new Map<string, string[]>();
  for (const word of known) {
    const key = `${word[0] ?? ''}${word.length}`;
    byStart.set(key, [...(byStart.get(key) ?? []), word]);
  }
  return (tokens, at) => {
    const first = tokens[at];
    const next = tokens[at + 1];
    // Most words are followed by a space: nothing is read of those.
    if (first === undefined || next === undefined || next.start !== first.end) return null;
    if (next.kind !== 'mark' && next.kind !== 'link' && !(next.kind === 'stop' && next.form === '!')) return null;
    let raw = first.form;
    let last = at;
    let masked = false;
    for (let i = at + 1; i < tokens.length && raw.length <= LONGEST; i += 1) {
      const token = tokens[i];
      if (token === undefined || token.start !== tokens[i - 1]?.end) break;
      if (
        token.kind !== 'word' &&
        ![...token.form].every((sign) => MASKS.includes(sign) || ALIKE.has(sign) || /[a-z]/i.test(sign))
      )
        break;
      if (token.kind !== 'word') masked = true;
      raw += token.form.toLowerCase();
      last = i;
    }
    if (!masked) return null;
    // Marks at the end may be the sentence's own ("shit!"): the longest reading that fits is taken.
    for (let length = raw.length; length > 2; length -= 1) {
      const part = raw.slice(0, length);
      const signs = [...part].filter((sign) => !/[a-z]/.test(sign)).length;
      if (signs === 0) return null;
      for (const word of byStart.get(`${part[0] ?? ''}${part.length}`) ?? [])
        if (fits(part, word)) return { form: word, last: lastOf(tokens, at, last, length) };
    }
    return null;
  };
}

function lastOf(tokens: readonly Token[], at: number, last: number, length: number): number {
  let read = 0;
  for (let i = at; i <= last; i += 1) {
    read += tokens[i]?.form.length ?? 0;
    if (read >= length) return i;
  }
  return last;
}

function fits(part: string, word: string): boolean {
  for (let i = 0; i < part.length; i += 1) {
    const sign = part[i] ?? '';
    const letter = word[i] ?? '';
    if (sign !== letter && !MASKS.includes(sign) && ALIKE.get(sign) !== letter) return false;
  }
  return true;
}
