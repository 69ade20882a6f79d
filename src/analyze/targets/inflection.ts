import type { Reading } from './languages.js';

/** Case endings of Polish and Russian names, the longest first, on plain words (no marks, so ą is a and й is и). */
const POLISH = /(?:iego|iemu|iem|iej|ego|emu|owi|ami|ach|em|ej|im|ym|ie|om|i|a|e|y|u|o)$/u;
const RUSSIAN = /(?:ого|ему|ому|ыми|ими|ами|ах|ам|ем|ом|ои|еи|ое|ее|ую|юю|ая|яя|ии|ыи|ым|им|а|я|у|ю|е|ы|и|о|ь)$/u;
const MASCULINE = /(?:(?:sk|ck|dzk)(?:i|iego|iemu|im)|(?:ск|цк)(?:ии|ого|ому|им|ом))$/u;
const FEMININE = /(?:(?:sk|ck|dzk)(?:a|iej)|(?:ск|цк)(?:ая|ои|ую))$/u;
/** Shortest stem that is compared. */
const STEM = 3;

/** Two plain words that can be one name in two cases; adjectival surnames of husband and wife stay apart. */
export function isSameInflected(a: string, b: string, main: Reading): boolean {
  if (a === b) return true;
  if (main === 'de') return `${a}s` === b || `${b}s` === a;
  const cyrillic = /\p{Script=Cyrillic}/u.test(a);
  if (cyrillic !== /\p{Script=Cyrillic}/u.test(b) || (!cyrillic && main !== 'pl')) return false;
  if ((MASCULINE.test(a) && FEMININE.test(b)) || (FEMININE.test(a) && MASCULINE.test(b))) return false;
  const stem = stemOf(a);
  return stem === stemOf(b) && stem.length >= STEM;
}

/** A plain word of a Polish or Russian text without its case ending. */
export function stemOf(plain: string): string {
  // A vowel that comes and goes: Marek, Marka.
  return plain
    .replace(/\p{Script=Cyrillic}/u.test(plain) ? RUSSIAN : POLISH, '')
    .replace(/(?<=\p{L}{2})[e\u0435](?=[kclrtn\u043a\u0446\u043b\u0440\u0442\u043d]$)/u, '');
}
