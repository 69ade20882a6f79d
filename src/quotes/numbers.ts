import { NUMBER_JOINTS, NUMBER_WORDS, ONE_WORDS, UNIT_SIGNS } from './number-words.js';

/**
 * The numbers a run of word forms (as `tokenize` makes them) names, as text: digits and number words by value, so that
 * 42, "forty-two" and "zweiundvierzig" are equal, as are 1.5 million and 1,500,000. In the order they stand.
 */
export function readNumbers(forms: readonly string[]): string[] {
  const out: string[] = [];
  let total = 0;
  /** The part of the number that is still open; null between numbers. */
  let open: number | null = null;
  let isWord = false;
  const flush = (): void => {
    if (open !== null || total > 0) out.push(String(total + (open ?? 0)));
    total = 0;
    open = null;
  };
  for (const [at, form] of forms.entries()) {
    const digits = digitsOf(form);
    if (digits !== null) {
      flush();
      if (typeof digits === 'string') out.push(digits);
      else open = digits;
      isWord = false;
      continue;
    }
    const value = wordValue(form, isWord ? open : null);
    if (value === null) {
      if (!NUMBER_JOINTS.has(form) || !isWord || !NUMBER_WORDS.has(forms[at + 1] ?? '')) flush();
      continue;
    }
    if (value >= 1000) {
      total += (open ?? 1) * value;
      open = null;
    } else if (value === 100) open = (open ?? 1) * 100;
    else if (open !== null && isWord && grows(open, value)) open = open === 4 && value === 20 ? 80 : open + value;
    else {
      if (open !== null) flush();
      open = value;
    }
    isWord = true;
  }
  flush();
  return out;
}

/** Units of numbers a run of forms names: "%" for 5 % and 5 percent, "€" for 5 € and 5 euros. */
export const readUnits = (forms: readonly string[]): string[] =>
  forms.flatMap((form) => UNIT_SIGNS.get(form) ?? []).sort();

/** Whether a run of forms holds a word for 1 that may be an article as well. */
export const holdsOne = (forms: readonly string[]): boolean => forms.some((form) => ONE_WORDS.has(form));

/** A number as printed, or its text where it is no plain number ("1⁄2"); null for a word. */
function digitsOf(form: string): number | string | null {
  if (!/^-?\d[^/]{0,40}$/u.test(form)) return null;
  return /^-?\d{1,15}(?:\.\d+)?$/u.test(form) ? Number(form) : form.replace(/^0+(?=\d)/u, '');
}

/** "twenty-one": a word for 1 behind a ten is no article. */
function wordValue(form: string, open: number | null): number | null {
  const value = NUMBER_WORDS.get(form);
  if (value !== undefined) return value;
  return open !== null && open >= 20 && open % 10 === 0 && open % 100 !== 0 && ONE_WORDS.has(form) ? 1 : null;
}

/** Whether a number word goes on with the one before: "forty two", "soixante dix", "quatre vingt", "two hundred six". */
function grows(open: number, value: number): boolean {
  if (open === 4 && value === 20) return true;
  if (value < 10) return open % 10 === 0 && open !== 10;
  if (value < 20 && (open % 100 === 60 || open % 100 === 80)) return true;
  return value < 100 && open % 100 === 0;
}
