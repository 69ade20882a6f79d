/** Shorter strings are always copied when they are cut out of a text. */
const CUT = 13;
/** Longer ones are left as they are: no word. */
const LONGEST = 200;

/**
 * The same string, made anew: a word that was cut out of a text keeps the whole text in memory as long as it is kept, which
 * matters for tables of words that outlive many texts.
 */
export function apart(word: string): string {
  if (word.length < CUT || word.length > LONGEST) return word;
  const units: number[] = [];
  for (let i = 0; i < word.length; i += 1) units.push(word.charCodeAt(i));
  return String.fromCharCode(...units);
}
