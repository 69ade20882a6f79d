import { UNMARKED_LETTERS } from '../../model/unmarked-letters.js';
import { formMemo } from '../words/form-memo.js';

/** A word of a name without possessive, marks and case. */
export function plainName(form: string): string {
  // Most words are plain already; a pattern for it costs as much as all that follows.
  for (let i = 0; i < form.length; i += 1) {
    const unit = form.charCodeAt(i);
    if ((unit < 97 || unit > 122) && (unit < 48 || unit > 57)) return madePlain(form);
  }
  return form;
}

const madePlain = formMemo((form) =>
  form
    .replace(/['\u2019](?:s)?$/u, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøßđæœıþð]/gu, (letter) => UNMARKED_LETTERS[letter] ?? letter),
);

/** Cyrillic to Latin letters, without marks (they are gone before); a passport-like romanisation, folded further below. */
const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  'а a|б b|в v|г g|д d|е e|ж zh|з z|и i|к k|л l|м m|н n|о o|п p|р r|с s|т t|у u|ф f|х kh|ц ts|ч ch|ш sh|щ sh|ъ |ы y|ь |э e|ю yu|я ya|і i|ї yi|є ye|ґ g|ў w|ј j|љ lj|њ nj|ћ c|ђ dj|џ dz'
    .split('|')
    .map((pair): [string, string] => [pair.charAt(0), pair.slice(2)]),
);

/** Elided articles and prepositions written onto a name (d'Arvieu, dell'Alba), also where only the fold is compared. */
const ELISION = /^(?:l|d|qu|n|s|j|c|m|t|dell|all|nell|sull|dall|un|quell)['\u2019](?=\p{L}{3})/u;

/**
 * Brings romanisations of one name together: endings -skiy, -skyy, -skyj, -ski; kh/h, w/v, z/s, sch/sh, ph/f, doubled
 * letters. A fold of our own, after the differences between the common romanisation tables of Slavic and Arabic names. Cyrillic letters are brought
 * to Latin ones first; ae, oe, ue between consonants count as a, o, u (Mueller, Müller).
 */
export const foldName = formMemo((form) => fold(plainName(form)));

function fold(plain: string): string {
  const latin = /\p{Script=Cyrillic}/u.test(plain)
    ? [...plain].map((letter) => LATIN[letter] ?? letter).join('')
    : plain;
  return latin
    .replace(ELISION, '')
    .replace(/['\u2019]/gu, '')
    .replace(/tsch|tch/gu, 'ch')
    .replace(/sch/gu, 'sh')
    .replace(/kh/gu, 'h')
    .replace(/dzh|dj/gu, 'j')
    .replace(/ph/gu, 'f')
    .replace(/(?<=\p{L})qu/gu, 'kv')
    .replace(/ou|oo/gu, 'u')
    .replace(/(?<=[^aeiou])([aou])e(?=[^aeiou])/gu, '$1')
    .replace(/[yij]{2,}/gu, 'i')
    .replace(/y/gu, 'i')
    .replace(/w/gu, 'v')
    .replace(/z/gu, 's')
    .replace(/q|ck/gu, 'k')
    .replace(/(.)\1+/gu, '$1');
}

/** Jaro-Winkler likeness of two short words, 0..1. */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Array<boolean>(b.length).fill(false);
  const fromA: string[] = [];
  for (let i = 0; i < a.length; i += 1) {
    for (let j = Math.max(0, i - reach); j <= Math.min(b.length - 1, i + reach); j += 1) {
      if (taken[j] === true || a.charAt(i) !== b.charAt(j)) continue;
      taken[j] = true;
      fromA.push(a.charAt(i));
      break;
    }
  }
  const m = fromA.length;
  if (m === 0) return 0;
  let swaps = 0;
  let k = 0;
  for (let j = 0; j < b.length; j += 1) {
    if (taken[j] !== true) continue;
    if (b.charAt(j) !== fromA[k]) swaps += 1;
    k += 1;
  }
  const jaro = (m / a.length + m / b.length + (m - swaps / 2) / m) / 3;
  let prefix = 0;
  while (prefix < 4 && a.charAt(prefix) !== '' && a.charAt(prefix) === b.charAt(prefix)) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}
