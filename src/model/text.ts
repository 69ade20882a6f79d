/**
 * Text measures shared by all rooms. Offsets count Unicode code points, as PostgreSQL and Python do; JavaScript
 * counts UTF-16 units, so offsets are converted here and nowhere else.
 */

/** Number of Unicode code points in `text`. */
export function codePointLength(text: string): number {
  let n = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdbff && i + 1 < text.length) {
      const next = text.charCodeAt(i + 1);
      if (next >= 0xdc00 && next <= 0xdfff) i += 1;
    }
    n += 1;
  }
  return n;
}

/** The part of `text` between two code-point offsets. */
export function sliceCodePoints(text: string, start: number, end: number): string {
  const toUnits = codePointsToUnits(text);
  return text.slice(toUnits(start), toUnits(end));
}

/** Converts UTF-16 offsets of `text` to code-point offsets; linear to build, constant to ask. */
export function unitsToCodePoints(text: string): (unit: number) => number {
  if (!/[\ud800-\udfff]/.test(text)) return (unit) => Math.min(unit, text.length);
  const map = new Uint32Array(text.length + 1);
  let n = 0;
  for (let i = 0; i < text.length; i += 1) {
    map[i] = n;
    const pair = isPairAt(text, i);
    if (pair) {
      i += 1;
      map[i] = n;
    }
    n += 1;
  }
  map[text.length] = n;
  return (unit) => map[Math.min(Math.max(unit, 0), text.length)] ?? n;
}

/** Converts code-point offsets of `text` to UTF-16 offsets; linear to build, constant to ask. */
export function codePointsToUnits(text: string): (point: number) => number {
  if (!/[\ud800-\udfff]/.test(text)) return (point) => Math.min(point, text.length);
  const map: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    map.push(i);
    if (isPairAt(text, i)) i += 1;
  }
  map.push(text.length);
  return (point) => map[Math.min(Math.max(point, 0), map.length - 1)] ?? text.length;
}

function isPairAt(text: string, i: number): boolean {
  const a = text.charCodeAt(i);
  const b = i + 1 < text.length ? text.charCodeAt(i + 1) : 0;
  return a >= 0xd800 && a <= 0xdbff && b >= 0xdc00 && b <= 0xdfff;
}

/** NFC with every run of white space (no-break spaces too) as one space, trimmed. Case and marks are kept. */
export function foldSpace(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0\u200b\ufeff]+/gu, ' ')
    .trim();
}

/**
 * Folds what a quotation may change without changing a word: compatibility forms, white space, case, quotation marks,
 * dashes, the ellipsis character and invisible characters. Two texts with equal folds are `exact` copies.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/gu, '')
    .replace(/[\u2018\u2019\u201a\u201b\u2032\u00b4`]/gu, "'")
    .replace(/[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033]/gu, '"')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/\u2026/gu, '...')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** White space folded line by line: no-break spaces become spaces, runs one space, blank lines are dropped. */
export function foldLines(text: string): string {
  return text
    .replace(/\u00a0/gu, ' ')
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** A word of a text: its folded form and where it stands (code points). */
export interface Word {
  readonly form: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['\u2019\u02bc][\p{L}\p{N}\p{M}]+)*/gu;

/** The words of a text with their code-point offsets; forms are NFKC, lower case, apostrophes straight. */
export function words(text: string): Word[] {
  const points = unitsToCodePoints(text);
  const out: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const form = match[0]
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\u2019\u02bc]/gu, "'");
    out.push({ form, start: points(match.index), end: points(match.index + match[0].length) });
  }
  return out;
}
