import { MONTH_OF } from '../../model/calendar.js';
import type { Moment } from '../../model/moment.js';
import { foldSpace } from '../../model/text.js';
import { AT_WORDS, DAY_WORDS, MONTH_SOURCE, RELATIVE } from './time-words.js';

/** A time of day, as a regular expression source. */
export const TIME_SOURCE = '\\d{1,2}[:.h]\\d{2}(?::\\d{2})?(?: ?[ap]\\.?m\\.?)?';

const NAMED_SOURCE =
  `(?:${MONTH_SOURCE})\\.? \\d{1,2}(?:st|nd|rd|th)?(?!\\d)(?:,? \\d{4})?` +
  `|\\d{1,2}(?:er|\\.)? (?:de )?(?:${MONTH_SOURCE})\\.?(?!\\p{L})(?:,? (?:de )?\\d{4})?`;

/** A calendar date with a month name or in figures, as a regular expression source. */
export const DATE_SOURCE = `(?:\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{4}|\\d{2})|${NAMED_SOURCE})`;

/** Which of two figures comes first on this page. */
export type DateOrder = 'day-first' | 'month-first';

/** A printed time, read as far as its own words allow. */
export type PrintedTime =
  | {
      readonly kind: 'calendar';
      readonly year: number | null;
      readonly month: number;
      readonly day: number;
      readonly time: string | null;
    }
  | {
      readonly kind: 'figures';
      readonly first: number;
      readonly second: number;
      readonly year: number;
      readonly dotted: boolean;
      readonly time: string | null;
    }
  | { readonly kind: 'relative' };

const WHOLE = new RegExp(`^(?<date>${DATE_SOURCE})(?:,? ?-? ?(?:${AT_WORDS})? ?(?<time>${TIME_SOURCE}))?$`, 'iu');
const WORDS = new RegExp(
  `^(?:${Object.values(RELATIVE).join('|')}|(?:${DAY_WORDS})(?:,? ?(?:${AT_WORDS})? ?${TIME_SOURCE})?)$`,
  'iu',
);
const NAMED = new RegExp(`(?<![\\p{L}])(?<month>${MONTH_SOURCE})(?![\\p{L}])`, 'iu');

/** "March 4, 20191 yr": a relative age glued to the year, as inline elements meet. */
const GLUED_AGE = /(?<year>(?:19|20)\d{2}) ?\d{1,3} ?(?:yrs?|mo|wks?|days?|hrs?|min|d|h|m)$/iu;

/** The words of a printed time without what extraction glued to them. */
export function cleanWhen(raw: string): string {
  return foldSpace(raw)
    .replace(GLUED_AGE, '$<year>')
    .replace(/[\s,;]+$/u, '');
}

/** Reads a printed time; null when the words are no time. Total, and bounded by the length of a phrase. */
export function parsePrintedTime(raw: string): PrintedTime | null {
  const words = cleanWhen(raw);
  if (words.length > 80) return null;
  if (WORDS.test(words)) return { kind: 'relative' };
  const found = WHOLE.exec(words)?.groups;
  if (found === undefined) return null;
  const time = clock(found.time);
  const date = found.date ?? '';
  const figures = /^(\d{1,4})([./-])(\d{1,2})[./-](\d{2,4})$/u.exec(date);
  if (figures !== null) {
    const [a, b, c] = [Number(figures[1]), Number(figures[3]), Number(figures[4])];
    if ((figures[1] ?? '').length === 4) return calendar(a, b, c, time);
    return { kind: 'figures', first: a, second: b, year: c < 100 ? 2000 + c : c, dotted: figures[2] === '.', time };
  }
  const month = MONTH_OF.get((NAMED.exec(date)?.groups?.month ?? '').toLowerCase());
  const day = /(?<!\d)\d{1,2}(?!\d)/u.exec(date)?.[0];
  const year = /\d{4}/u.exec(date)?.[0];
  if (month === undefined || day === undefined) return null;
  return calendar(year === undefined ? null : Number(year), month, Number(day), time);
}

function calendar(year: number | null, month: number, day: number, time: string | null): PrintedTime | null {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year ?? 2000, month)) return null;
  return { kind: 'calendar', year, month, day, time };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** `HH:MM` or `HH:MM:SS` on a 24-hour clock; null for an impossible or absent time. */
function clock(raw: string | undefined): string | null {
  const found = /^(\d{1,2})[:.h](\d{2})(?::(\d{2}))? ?(?:([ap])\.?m\.?)?$/iu.exec(raw ?? '');
  if (found === null) return null;
  const half = found[4]?.toLowerCase();
  const printed = Number(found[1]);
  if (half !== undefined && (printed < 1 || printed > 12)) return null;
  const hour = half === undefined ? printed : (printed % 12) + (half === 'p' ? 12 : 0);
  if (hour > 23 || Number(found[2]) > 59 || Number(found[3] ?? 0) > 59) return null;
  const head = `${String(hour).padStart(2, '0')}:${found[2]}`;
  return found[3] === undefined ? head : `${head}:${found[3]}`;
}

/** Year, month and day of a printed date under an order; null where words, order or calendar do not settle it. */
export function dayOf(printed: PrintedTime | null, order: DateOrder | null): string | null {
  if (printed === null || printed.kind === 'relative') return null;
  if (printed.kind === 'calendar') {
    return printed.year === null ? null : iso(printed.year, printed.month, printed.day);
  }
  const same = printed.first === printed.second;
  const reading = printed.dotted || same ? 'day-first' : order;
  if (reading === null) return null;
  const [day, month] = reading === 'day-first' ? [printed.first, printed.second] : [printed.second, printed.first];
  return calendar(printed.year, month, day, null) === null ? null : iso(printed.year, month, day);
}

function iso(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The moment a page prints. Flattened text carries no zone, so `at` is null and `local` the wall clock. */
export function momentOf(raw: string, order: DateOrder | null): Moment {
  const words = cleanWhen(raw);
  const printed = parsePrintedTime(words);
  const day = dayOf(printed, order);
  if (day === null || printed === null || printed.kind === 'relative') {
    return { at: null, local: null, raw: words, precision: 'unknown' };
  }
  if (printed.time === null) return { at: null, local: day, raw: words, precision: 'day' };
  const precision = printed.time.length > 5 ? 'second' : 'minute';
  return { at: null, local: `${day}T${printed.time}`, raw: words, precision };
}
