import {
  HAN_DIGITS,
  HAN_UNITS,
  MAGNITUDES,
  NUMBER_JOINTS,
  NUMBER_WORDS,
  NUMBERS_BEFORE,
  ONE_WORDS,
  UNIT_SIGNS,
} from './number-words.js';

/**
 * The numbers a run of word forms (as `tokenize` makes them) names, as text: digits and number words by value, so that
 * 42, "forty-two" and "zweiundvierzig" are equal, as are 1.5 million and 1,500,000, ½ and 0.5, 十二 and 12. In the
 * order they stand.
 *
 * @param short whether "m", "k" and the like behind digits are read as million and thousand (they may be metres).
 */
export function readNumbers(printed: readonly string[], short = true): string[] {
  const forms = joinTens(joinHan(printed));
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
      // "2 1/2" is one number.
      if (open !== null && !isWord && form.includes('/') && typeof digits === 'number' && digits < 1 && open >= 1) {
        open += digits;
        continue;
      }
      flush();
      if (typeof digits === 'string') out.push(digits);
      else open = digits;
      isWord = false;
      continue;
    }
    const value = wordValue(form, isWord ? open : null);
    const times = value !== null || !short || isWord || open === null ? undefined : MAGNITUDES.get(form);
    if (times !== undefined) {
      total += (open ?? 1) * times;
      open = null;
      continue;
    }
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

/** Whether a form is (part of) a number, in digits or words. */
export const isNumeric = (form: string): boolean =>
  /^-?\d/u.test(form) ||
  NUMBER_WORDS.has(form) ||
  HAN_DIGITS.has(form) ||
  HAN_UNITS.has(form) ||
  MAGNITUDES.has(form) ||
  NUMBERS_BEFORE.has(form);

/** The value of a Roman numeral of two letters and more in capitals ("XIV"); null for anything else. */
export function romanValue(printed: string): number | null {
  if (!/^(?=[MDCLXVI]{2,12}$)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/u.test(printed)) return null;
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
  const signs = [...printed].map((sign) => values[sign] ?? 0);
  return signs.reduce((sum, value, at) => sum + (value < (signs[at + 1] ?? 0) ? -value : value), 0);
}

/** "on iki" as 12; "on" alone is no number. */
function joinTens(forms: readonly string[]): readonly string[] {
  if (!forms.some((form) => NUMBERS_BEFORE.has(form))) return forms;
  const out: string[] = [];
  for (let at = 0; at < forms.length; at += 1) {
    const form = forms[at] ?? '';
    const next = forms[at + 1] ?? '';
    const ten = NUMBERS_BEFORE.get(form);
    if (ten?.next.has(next)) {
      out.push(String(ten.value + (NUMBER_WORDS.get(next) ?? 1)));
      at += 1;
    } else out.push(form);
  }
  return out;
}

/** Numerals written sign by sign (十二, 三百五) as digits; a lone 一 stays: it is an article as often. */
function joinHan(forms: readonly string[]): readonly string[] {
  if (!forms.some((form) => HAN_DIGITS.has(form) || form === '十' || form === '百')) return forms;
  const out: string[] = [];
  let run: string[] = [];
  const flush = (): void => {
    if (run.length === 1 && (ONE_WORDS.has(run[0] ?? '') || (HAN_UNITS.get(run[0] ?? '') ?? 0) >= 1e4))
      out.push(run[0] ?? '');
    else if (run.length > 0) out.push(String(hanValue(run)));
    run = [];
  };
  for (const form of forms) {
    if (HAN_DIGITS.has(form) || HAN_UNITS.has(form)) run.push(form);
    else {
      flush();
      out.push(form);
    }
  }
  flush();
  return out;
}

function hanValue(signs: readonly string[]): number {
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const sign of signs) {
    const value = HAN_DIGITS.get(sign);
    const unit = HAN_UNITS.get(sign) ?? 1;
    if (value !== undefined) digit = (digit ?? 0) * 10 + value;
    else if (unit < 1e4) {
      section += (digit ?? 1) * unit;
      digit = null;
    } else {
      total = (total + section + (digit ?? 0)) * unit;
      section = 0;
      digit = null;
    }
  }
  return total + section + (digit ?? 0);
}

/** A number as printed, or its text where it is no plain number ("1.2.3"); null for a word. */
function digitsOf(form: string): number | string | null {
  const [, whole = '0', part, parts] = /^(?:(\d{1,3})\+)?(\d{1,3})\/(\d{1,3})$/u.exec(form) ?? [];
  if (part !== undefined && Number(parts) > 0) return Number(whole) + Number(part) / Number(parts);
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
