import * as chrono from 'chrono-node';
import { isDay } from '../../model/calendar.js';
import type { Moment } from '../../model/moment.js';
import { foldName, MONTHS, WEEKDAYS } from './calendar-words.js';

/** Which part comes first in `3/5/2024`; null where nothing on the page tells. */
export type DayOrder = 'day-first' | 'month-first' | null;

/** Longer strings are no dates. */
const LONGEST = 80;

const CLOCK = /(\d{1,2})[:.h](\d{2})(?::(\d{2}))?\s*([ap])?\.?(?:m\b\.?)?$/i;
const NUMERIC = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/;
const YEAR_FIRST = /^(\d{4})([./-])(\d{1,2})\2(\d{1,2})$/;

/** Words between a day and its clock, or before a date, in the languages of the tables. */
const GLUE = new Set(
  'posted on at um uhr am le a la las il alle en em de del di op om w dniu o в на le à às den kl the of г г. р р. rok roku'.split(
    ' ',
  ),
);

/**
 * Reads a date as a page shows it: a table of month names in 13 languages first, then chrono-node, which is believed
 * only when it takes the whole string and is certain of the day (it otherwise invents one). No zone is printed in such
 * dates, so `local` holds the wall clock. What cannot be read, relative times and days whose order is unknown keep
 * their words only.
 */
export function readShownMoment(words: string, order: DayOrder): Moment {
  const raw = words;
  const unknown: Moment = { at: null, local: null, raw, precision: 'unknown' };
  if (words.length > LONGEST || !/\d/.test(words)) return unknown;
  const split = splitClock(words);
  const day = split === null ? null : (numericDay(split.rest, order) ?? namedDay(split.rest));
  if (day === null) return isNumericDate(words) ? unknown : (byChrono(words) ?? unknown);
  if (split === null || split.clock === null) return { at: null, local: day, raw, precision: 'day' };
  const precision = split.clock.length > 5 ? 'second' : 'minute';
  return { at: null, local: `${day}T${split.clock}`, raw, precision };
}

/** The order of day and month a page's own dates prove (a 13 or more in one place), or null. */
export function dayOrderOf(shown: readonly string[]): DayOrder {
  let dayFirst = false;
  let monthFirst = false;
  for (const words of shown) {
    const found = /(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d./-])/.exec(words.slice(0, LONGEST));
    if (found === null) continue;
    if (Number(found[1]) > 12) dayFirst = true;
    if (Number(found[3]) > 12) monthFirst = true;
  }
  if (dayFirst === monthFirst) return null;
  return dayFirst ? 'day-first' : 'month-first';
}

/** Whether a date is written in figures alone, so that its order has to be known: "3/5/2024", not "13/5/2024". */
export function isAmbiguousDate(words: string): boolean {
  const found = /(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d./-])/.exec(words.slice(0, LONGEST));
  if (found === null) return false;
  const [one, two] = [Number(found[1]), Number(found[3])];
  return found[2] !== '.' && one <= 12 && two <= 12 && one !== two;
}

function isNumericDate(words: string): boolean {
  return /(?<!\d)\d{1,2}([./-])\d{1,2}\1\d{2,4}(?!\d)/.test(words);
}

function splitClock(words: string): { rest: string; clock: string | null } | null {
  const text = words
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\s*(?:uhr|ч\.?)$/i, '');
  const found = CLOCK.exec(text);
  // "1.3.2025" ends in something like a clock; a clock has a space or comma before it.
  if (found === null || (found.index > 0 && !/[\s,T]/.test(text[found.index - 1] ?? '')))
    return { rest: text, clock: null };
  const half = found[4]?.toLowerCase();
  let hour = Number(found[1]);
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  if (half === 'p' && hour < 12) hour += 12;
  if (half === 'a' && hour === 12) hour = 0;
  if (hour > 23 || Number(found[2]) > 59 || Number(found[3] ?? '0') > 59) return null;
  const clock = [String(hour).padStart(2, '0'), found[2], ...(found[3] === undefined ? [] : [found[3]])].join(':');
  return { rest: text.slice(0, found.index).replace(/[\s,–—-]+$/u, ''), clock };
}

function numericDay(text: string, order: DayOrder): string | null {
  const bare = text
    .split(/[\s,]+/)
    .filter((word) => word !== '' && !GLUE.has(word.toLowerCase()) && !WEEKDAYS.has(foldName(word)))
    .join(' ');
  const iso = YEAR_FIRST.exec(bare);
  if (iso !== null) return dayText(Number(iso[1]), Number(iso[3]), Number(iso[4]));
  const found = NUMERIC.exec(bare);
  if (found === null) return null;
  const [one, two, year] = [Number(found[1]), Number(found[3]), fullYear(found[4] ?? '')];
  if (one === two || two > 12 || one > 12) return one > 12 ? dayText(year, two, one) : dayText(year, one, two);
  // Nobody writes the month first with dots.
  if (found[2] === '.') return dayText(year, two, one);
  if (order === null) return null;
  return order === 'day-first' ? dayText(year, two, one) : dayText(year, one, two);
}

/** A day written with a month's name: every word must be understood, so that no fragment passes for a date. */
function namedDay(text: string): string | null {
  let [day, month, year] = [0, 0, 0];
  for (const word of text.split(/[\s,]+/)) {
    if (word === '') continue;
    const number = /^(\d{1,4})(?:st|nd|rd|th|er|º|\.|г|р)?$/i.exec(word)?.[1];
    const named = MONTHS.get(foldName(word));
    if (number !== undefined && number.length === 4 && year === 0) year = Number(number);
    else if (number !== undefined && number.length <= 2 && day === 0) day = Number(number);
    else if (named !== undefined && month === 0) month = named;
    else if (!GLUE.has(word.toLowerCase()) && !WEEKDAYS.has(foldName(word))) return null;
  }
  return day === 0 || month === 0 || year === 0 ? null : dayText(year, month, day);
}

function byChrono(words: string): Moment | null {
  // Without a year nothing can be certain, and the library is slow beside the tables.
  if (!/\d{4}/.test(words)) return null;
  const start = chronoStart(words, new Date(Date.UTC(1990, 2, 14)));
  const again = chronoStart(words, new Date(Date.UTC(2011, 8, 27)));
  // A date that moves with the reference day is relative: it says nothing without a clock of its own.
  if (start === null || again === null || PARTS.some((part) => start.get(part) !== again.get(part))) return null;
  if (!start.isCertain('day') || !start.isCertain('month') || !start.isCertain('year')) return null;
  const day = dayText(start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0);
  if (day === null) return null;
  if (!start.isCertain('hour')) return { at: null, local: day, raw: words, precision: 'day' };
  const two = (part: 'hour' | 'minute'): string => String(start.get(part) ?? 0).padStart(2, '0');
  return { at: null, local: `${day}T${two('hour')}:${two('minute')}`, raw: words, precision: 'minute' };
}

const PARTS = ['year', 'month', 'day', 'hour', 'minute'] as const;

function chronoStart(words: string, reference: Date): chrono.ParsedComponents | null {
  const [only, ...more] = chrono.strict.parse(words, reference);
  return only === undefined || more.length > 0 || only.text.trim() !== words.trim() ? null : only.start;
}

/** Two-digit years of boards: 70..99 are the last century's. */
function fullYear(text: string): number {
  const year = Number(text);
  return text.length === 4 ? year : year >= 70 ? 1900 + year : 2000 + year;
}

function dayText(year: number, month: number, day: number): string | null {
  if (!isDay(year, month, day)) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
