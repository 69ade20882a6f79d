import { foldInline } from '../html/text-of.js';
import { findDateWords } from './date-words.js';
import { AFTER_NAME, BEFORE_NAME, NOT_A_NAME } from './words.js';

/** Longer names are sentences. */
const LONGEST = 60;

/** A name out of a short text: without the time beside it, "by" before it and "says" behind it; null when it is none. */
export function cleanName(text: string): string | null {
  let name = foldInline(text.slice(0, 200));
  const date = findDateWords(name);
  if (date !== null && date.words.length >= 6) {
    const before = name.slice(0, date.start).trim();
    name = before === '' ? name.slice(date.end).trim() : before;
  }
  for (let turn = 0; turn < 3; turn += 1) {
    name = name.replace(BEFORE_NAME, '').replace(AFTER_NAME, '').trim();
  }
  name = name.replace(/^[\s"“”:,|·•–—-]+|[\s"“”:,|·•»–—-]+$/gu, '');
  if (name === '' || name.length > LONGEST || name.split(' ').length > 6) return null;
  if (NOT_A_NAME.test(name) || !/[\p{L}\p{N}]/u.test(name) || /[?!.] \p{Lu}|https?:|\n/u.test(name)) return null;
  return name;
}
