import { anyOf, isDay, MONTH_OF, WEEKDAY_OF } from '../../model/calendar.js';
import type { Moment } from '../../model/moment.js';
import { type CalendarDay, isoOffset, isZone, zoneMinutes } from './zones.js';

/** A date printed in a line, and what is doubtful about it. Offsets are UTF-16 units of the line. */
export interface DateHit {
  readonly moment: Moment;
  readonly start: number;
  readonly end: number;
  /** `ambiguous-order`: 03/04/2025 with nothing to tell; `weekday-differs`: the printed weekday is another day's. */
  readonly doubts: readonly ('ambiguous-order' | 'weekday-differs' | 'zone-unclear')[];
}

const MONTH = anyOf(MONTH_OF.keys());
const WEEKDAY = anyOf(WEEKDAY_OF.keys());
const ORDINAL = '(?:st|nd|rd|th|er|\\.|º|ª|-?го)?';

/** A date without its clock. The weekday may be glued to a name before it ("Jane DOEMonday, 3 March 2025"). */
const DATE = new RegExp(
  [
    `(?:(?<weekday>${WEEKDAY})\\.?,?\\s+(?:den\\s+|the\\s+|le\\s+)?)?(?:`,
    `(?<dayA>\\d{1,2})${ORDINAL}\\s+(?:de\\s+|of\\s+)?(?<monthA>${MONTH})\\.?,?\\s+(?:de\\s+)?(?<yearA>\\d{4})(?:\\s?(?:г\\.?|р\\.?|року|года)(?!\\p{L}))?`,
    `|(?<monthB>${MONTH})\\.?\\s+(?<dayB>\\d{1,2})${ORDINAL},?\\s+(?<yearB>\\d{4})`,
    '|(?<yearC>\\d{4})-(?<monthC>\\d{1,2})-(?<dayC>\\d{1,2})',
    '|(?<yearD>\\d{4})[/.](?<monthD>\\d{1,2})[/.](?<dayD>\\d{1,2})',
    '|(?<yearF>\\d{4})\\s?年\\s?(?<monthF>\\d{1,2})\\s?月\\s?(?<dayF>\\d{1,2})\\s?日',
    '|(?<oneE>\\d{1,2})(?<mark>[./-])(?<twoE>\\d{1,2})\\k<mark>(?<yearE>\\d{4})',
    ')(?!\\d|[./-]\\d)',
  ].join(''),
  'giu',
);

const ZONE =
  '(?:(?:UTC|GMT)\\s?(?:[+\\-\\u2212]\\s?\\d{1,2}(?::?\\d{2})?)?|[+\\-\\u2212]\\d{2}:?\\d{2}|Z|[A-Z]{2,5})(?![\\p{L}\\d])';
const CLOCK = `(?<hour>\\d{1,2})(?:[:.h]|\\s?h\\s?)(?<minute>\\d{2})(?::(?<second>\\d{2}))?(?:\\.\\d{1,9})?`;
const HALF = '(?<half>\\s?[AaPp]\\.?\\s?[Mm]\\.?(?!\\p{L}))?';
const CLOCK_AFTER = new RegExp(
  `^(?:T|[\\s,;|\\u2013\\u2014@\\u2022\\u00b7/-]{0,5}(?:(?:at|um|à|a las|alle ore|alle|ore|о|в|kl\\.?|godz\\.?|às|om)\\s+)?)${CLOCK}${HALF}(?:\\s?(?:Uhr|год|ч)(?!\\p{L})\\.?)?(?:\\s?\\(?(?<zone>${ZONE})\\)?)?(?!\\d)`,
  'u',
);
const CLOCK_BEFORE = new RegExp(
  `(?<![\\d:.])${CLOCK}${HALF}(?:\\s?(?:Uhr|год|ч)\\.?)?(?:\\s?\\(?(?<zone>${ZONE})\\)?)?(?:[\\s,;|\\u2013\\u2014\\u2022\\u00b7-]{1,4}(?:(?:on|am|le|il|del|del día)\\s+)?)$`,
  'u',
);

/** Lines longer than this are prose, not datelines; callers pass slices of them. */
const LONGEST_LINE = 400;

/**
 * The dates a line prints, in order. Only full dates count (day, month and year); a clock beside one belongs to it. The
 * zone is set only where the line prints one that means a single offset; otherwise `at` is null and `local` holds the
 * wall clock. A slashed date whose order cannot be told has only `raw`.
 *
 * @param dayFirst how a slashed date is read where nothing else tells: true for languages that always put the day
 *   first, null for English.
 */
export function findDates(line: string, dayFirst: boolean | null = null): readonly DateHit[] {
  const text = line.slice(0, LONGEST_LINE);
  // A date has a year; most lines have no four digits, and the pattern is long.
  if (!/\d{4}/u.test(text)) return [];
  const hits: DateHit[] = [];
  for (const match of text.matchAll(DATE)) {
    const hit = readDate(text, match, dayFirst);
    if (hit !== null) hits.push(hit);
  }
  return hits;
}

function readDate(text: string, match: RegExpMatchArray, dayFirst: boolean | null): DateHit | null {
  const g = match.groups ?? {};
  const start = match.index ?? 0;
  if (!startsWell(text, start, g.weekday ?? '')) return null;
  const weekday = g.weekday === undefined ? null : (WEEKDAY_OF.get(g.weekday.toLowerCase()) ?? null);
  const days = readings(g, dayFirst).filter(isPlausible);
  const named = weekday === null ? [] : days.filter((day) => weekdayOf(day) === weekday);
  const day = days.length === 1 ? days[0] : named.length === 1 ? named[0] : undefined;
  if (days.length === 0) return null;
  const after = CLOCK_AFTER.exec(text.slice(start + match[0].length, start + match[0].length + 60));
  const from = Math.max(0, start - 40);
  const before = after === null ? CLOCK_BEFORE.exec(text.slice(from, start)) : null;
  const found = after ?? before;
  const clock = found === null ? null : readClock(found.groups ?? {});
  const begin = before === null || clock === null ? start : from + before.index;
  const end = start + match[0].length + (after === null || clock === null ? 0 : zoneTrimmed(after).length);
  const raw = text.slice(begin, end).trim();
  if (day === undefined) {
    return {
      moment: { at: null, local: null, raw, precision: 'unknown' },
      start: begin,
      end,
      doubts: ['ambiguous-order'],
    };
  }
  const doubts: DateHit['doubts'][number][] = [];
  if (weekday !== null && weekdayOf(day) !== weekday) doubts.push('weekday-differs');
  const zone = clock === null || clock.zone === null ? null : zoneMinutes(clock.zone, day);
  if (zone === null && clock !== null && clock.zone !== null) doubts.push('zone-unclear');
  return { moment: toMoment(day, clock, zone, raw), start: begin, end, doubts };
}

interface Clock {
  readonly time: string;
  readonly seconds: boolean;
  /** As printed, or null; a capital word that is no zone is none. */
  readonly zone: string | null;
}

function readings(g: Record<string, string | undefined>, dayFirst: boolean | null): readonly CalendarDay[] {
  const make = (year: string | undefined, month: number | undefined, day: string | undefined): CalendarDay => ({
    year: Number(year),
    month: month ?? 0,
    day: Number(day),
  });
  if (g.yearA !== undefined) return [make(g.yearA, MONTH_OF.get((g.monthA ?? '').toLowerCase()), g.dayA)];
  if (g.yearB !== undefined) return [make(g.yearB, MONTH_OF.get((g.monthB ?? '').toLowerCase()), g.dayB)];
  if (g.yearC !== undefined) return [make(g.yearC, Number(g.monthC), g.dayC)];
  if (g.yearD !== undefined) return [make(g.yearD, Number(g.monthD), g.dayD)];
  if (g.yearF !== undefined) return [make(g.yearF, Number(g.monthF), g.dayF)];
  const european = make(g.yearE, Number(g.twoE), g.oneE);
  const american = make(g.yearE, Number(g.oneE), g.twoE);
  // Dots mean day first everywhere; a slash or a hyphen means either in English.
  if (g.mark === '.' || dayFirst === true || g.oneE === g.twoE) return [european];
  return [european, american];
}

function readClock(g: Record<string, string | undefined>): Clock | null {
  let hour = Number(g.hour);
  const minute = Number(g.minute);
  const second = Number(g.second ?? 0);
  const half = g.half?.trim().charAt(0).toLowerCase();
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  if (hour > 23 || minute > 59 || second > 59) return null;
  const two = (n: number): string => String(n).padStart(2, '0');
  const seconds = g.second !== undefined;
  return {
    time: `${two(hour)}:${two(minute)}${seconds ? `:${two(second)}` : ''}`,
    seconds,
    zone: g.zone !== undefined && isZone(g.zone) ? g.zone : null,
  };
}

function toMoment(day: CalendarDay, clock: Clock | null, zone: number | null, raw: string): Moment {
  const two = (n: number): string => String(n).padStart(2, '0');
  const date = `${day.year}-${two(day.month)}-${two(day.day)}`;
  if (clock === null) return { at: null, local: date, raw, precision: 'day' };
  const local = `${date}T${clock.time}`;
  const full = clock.seconds ? local : `${local}:00`;
  return {
    at: zone === null ? null : `${full}${isoOffset(zone)}`,
    local,
    raw,
    precision: clock.seconds ? 'second' : 'minute',
  };
}

/** A capital word that follows the clock and is no zone ("14:05 REUTERS") is not part of the date. */
function zoneTrimmed(match: RegExpExecArray): string {
  const zone = match.groups?.zone;
  if (zone === undefined || isZone(zone)) return match[0];
  return match[0].slice(0, match[0].lastIndexOf(zone)).replace(/[\s(]+$/u, '');
}

/** A date begins at a word boundary, or with a capital or a long weekday glued to a name: "DOEMonday", "DOEMONDAY". */
function startsWell(text: string, start: number, weekday: string): boolean {
  const before = text.slice(Math.max(0, start - 1), start);
  // The end of a longer number: "1.2.3.2024".
  if (/\d[./-]$/u.test(text.slice(Math.max(0, start - 2), start))) return false;
  if (before === '' || !/[\p{L}\d]/u.test(before)) return true;
  if (/\d/u.test(before)) return false;
  return (
    /^\p{Lu}\p{Ll}/u.test(text.slice(start, start + 2)) || (weekday.length >= 6 && weekday === weekday.toUpperCase())
  );
}

function isPlausible({ year, month, day }: CalendarDay): boolean {
  return year >= 1900 && year <= 2100 && isDay(year, month, day);
}

function weekdayOf({ year, month, day }: CalendarDay): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}
