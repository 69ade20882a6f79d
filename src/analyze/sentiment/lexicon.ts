import afinn from 'sentiment/languages/en/index.js';
import { ENDINGS, OWN_WORDS, SIGNS } from './own-words.js';

const VALENCE = buildValence();
/** Stretching a word is saying it louder. */
const STRETCHED = 1.15;
const SIGN_VALENCE = new Map<string, number>();
for (const [value, list] of SIGNS) for (const sign of list.split(/\s+/)) SIGN_VALENCE.set(sign, value);

/** Valence of a word (-5..5) by our own list, then AFINN, then a regular ending of an AFINN word; undefined if unknown. */
export function valenceOf(form: string): number | undefined {
  return VALENCE.get(form);
}

/** As `valenceOf`, with letters stretched for emphasis ("sooo goood") brought back. */
export function stretchedValence(form: string): number | undefined {
  if (!/(.)\1\1/u.test(form)) return undefined;
  const value = VALENCE.get(form.replace(/(.)\1{2,}/gu, '$1$1')) ?? VALENCE.get(form.replace(/(.)\1{2,}/gu, '$1'));
  return value === undefined ? undefined : value * STRETCHED;
}

/** Valence of an emoji or emoticon; repeated mouths count as one. */
export function signValence(sign: string): number | undefined {
  return SIGN_VALENCE.get(sign) ?? SIGN_VALENCE.get(sign.replace(/([)(D\]P])\1+$/u, '$1'));
}

function buildValence(): ReadonlyMap<string, number> {
  const base = new Map<string, number>();
  for (const [word, value] of Object.entries(afinn.labels)) if (!word.includes(' ')) base.set(word, value);
  for (const [value, list] of OWN_WORDS) for (const word of list.split(' ')) base.set(word, value);
  const all = new Map<string, number>();
  for (const [word, value] of base) {
    if (word.length < 4 || value === 0 || !/^[a-z]+$/.test(word)) continue;
    const stem = word.endsWith('e') ? word.slice(0, -1) : word.endsWith('y') ? `${word.slice(0, -1)}i` : word;
    for (const ending of ENDINGS) {
      const joined = ending.startsWith('e') || ending === 'ing' ? stem + ending : word + ending;
      // A derived form is a little weaker: the ending may have changed the sense.
      if (!all.has(joined)) all.set(joined, value * 0.9);
    }
  }
  for (const [word, value] of base) all.set(word, value);
  return all;
}
