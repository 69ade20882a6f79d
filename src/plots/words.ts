/** Words and figures in plots. */

/** `10,180`. */
export const thousands = (n: number): string => n.toLocaleString('en-US');

/** `1 post`, `2 posts`. */
export const counted = (n: number, noun: string, several = `${noun}s`): string =>
  `${thousands(n)} ${n === 1 ? noun : several}`;

/** A score to two decimals with its sign: `+0.12`, `−0.40`. */
export function signed(score: number): string {
  const digits = Math.abs(score).toFixed(2);
  if (Number(digits) === 0) return digits;
  return `${score > 0 ? '+' : '−'}${digits}`;
}

/** To two decimals, as a number for tables. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Sentences as one text; empty ones are left out. */
export const said = (...sentences: readonly (string | null)[]): string =>
  sentences.filter((one) => one !== null && one !== '').join(' ');

/** The mean; null of nothing. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Those that are known. */
export const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

/** Width of a letter in units of the type's size: an upper estimate for sans-serif faces, measured on DejaVu Sans. */
const NARROW = /[iljtfrI.,:;'’|!()[\] ]/u;
const BROAD = /[mwMW@%—…]/u;
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Extended_Pictographic}/u;

function letterWidth(letter: string): number {
  if (WIDE.test(letter)) return 1.05;
  if (NARROW.test(letter)) return 0.38;
  if (BROAD.test(letter)) return 0.98;
  return /\p{Lu}/u.test(letter) ? 0.7 : 0.6;
}

/** About how wide words are when printed at a size. */
export function printedWidth(words: string, size = 13): number {
  let width = 0;
  for (const letter of words) width += letterWidth(letter) * size;
  return width;
}

/** Words on one line, shortened so that they fit into a width. */
export function fitted(words: string, width: number, size = 13): string {
  const line = words.slice(0, 2_000).replace(/\s+/gu, ' ').trim();
  if (words.length <= 2_000 && printedWidth(line, size) <= width) return line;
  let used = letterWidth('…') * size;
  let kept = '';
  for (const letter of line) {
    used += letterWidth(letter) * size;
    if (used > width) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}
