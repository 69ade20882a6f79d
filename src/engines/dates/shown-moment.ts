import type { ParsedComponents } from 'chrono-node';
import type { Moment } from '../../model/moment.js';
import { isoOffset } from '../article/zones.js';
import { chrono } from '../on-demand.js';
import { dayText } from './calendar-day.js';
import { monthsIn } from './calendar-words.js';
import { type ClockTime, cutClock } from './clock-time.js';
import { type FigureOrder, figuresIn, readFigures } from './figures.js';
import { dayNamed, namedDay, weekdaysIn } from './named-day.js';
import { isRelativeDay, relativeAge, relativeDay } from './relative-time.js';
import { namedMinutes, offsetAt, type Zone } from './zone.js';

export type { DayOrder, FigureOrder } from './figures.js';

/** What a page says about all times on it. */
export interface PageTimes {
  /** The page's own clock, `YYYY-MM-DD[THH:MM[:SS]]`: what relative times are measured from. Null where none is printed. */
  readonly now: string | null;
  /** The zone its times are printed in, or null. */
  readonly zone: Zone | null;
  /** The language it says it is written in: a few month names mean another month in another language. */
  readonly language: string | null;
}

export const NO_TIMES: PageTimes = { now: null, zone: null, language: null };

/** Longer strings are no dates. */
const LONGEST = 80;

/** A year in a date of its own: "2024年3月1日", "2024-3-1", "2024. 3. 1.". */
const YEAR_FIRST =
  /(?<![\d./-])(\d{4})\s?(?:([./-])\s?(\d{1,2})\2\s?(\d{1,2})\2?|[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?)(?!\d)/u;
/** Weekdays of East Asia as words of their own. */
const EASTERN_WEEKDAY = /(?:星期|周|週|礼拜)[一二三四五六日天]|[日月火水木金土]曜日?|[일월화수목금토]요일/u;

/**
 * Reads a date as a page shows it: figures, month names in 21 languages, days and ages told from the page's own clock;
 * then chrono-node, which is believed only when it takes the whole string and is certain of the day (it otherwise
 * invents one). What cannot be read keeps its words only: relative times on a page without a clock, days whose order is
 * unknown, a day that does not fall on the weekday printed beside it, a day without a year on a page without a clock.
 *
 * `local` is the wall clock as shown. `at` is set where a zone is printed, beside the date or for the whole page. An
 * offset printed for the page ("GMT -5") is the one in force when it was saved; boards that keep summer time may have
 * shown half of the year an hour off, so `local` stays the surer of the two.
 */
export function readShownMoment(words: string, order: FigureOrder, times: PageTimes = NO_TIMES): Moment {
  const unknown: Moment = { at: null, local: null, raw: words, precision: 'unknown' };
  if (words.length > LONGEST) return unknown;
  const text = plain(words);
  const whole = readPlain(text, order, times);
  const label = whole.local === null ? LABEL.exec(text)?.[0] : undefined;
  const found = label === undefined ? whole : readPlain(text.slice(label.length), order, times);
  if (found.local !== null) return momentOf(found.local, found.clock, words, times.zone);
  return whole.understood || found.understood ? unknown : (byChrono(words) ?? unknown);
}

/** "Verfasst am: ", "Reply #3 on: ": a colon before a space is no clock's. */
const LABEL = /^[^\d:]{1,40}(?:#\d{1,7}[^\d:]{0,30})?: (?=\S)/u;

/** What words without ornaments say: a day or a wall clock, or that they are a time which cannot be bound. */
interface Reading {
  readonly local: string | null;
  readonly clock: ClockTime | null;
  /** No other reader need be asked. */
  readonly understood: boolean;
}

function readPlain(text: string, order: FigureOrder, times: PageTimes): Reading {
  const unbound: Reading = { local: null, clock: null, understood: true };
  const age = relativeAge(text, times.now);
  if (age !== null) return age.known ? { local: age.local, clock: null, understood: true } : unbound;
  const cut = cutClock(text);
  if (cut === null) return unbound;
  const { rest, clock } = cut;
  const day = /\d/.test(rest) ? (figuresDay(rest, order) ?? dayWithName(rest, times)) : null;
  if (day !== null) return { local: day, clock, understood: true };
  const near = relativeDay(rest, clock, times.now);
  if (near !== null) return near.known ? { local: near.local, clock, understood: true } : unbound;
  const understood = figuresIn(rest) !== null || namedDay(eastern(rest)) !== null || weekdaysIn(rest) !== null;
  return { ...unbound, understood };
}

/**
 * A day from a machine-readable date with the clock shown beside it: "Yesterday, 09:30 AM" with the day in its title,
 * or the day itself with a clock. Null where the words shown say another day or no clock.
 */
export function withShownClock(day: string, words: string, order: FigureOrder, times: PageTimes): Moment | null {
  if (words.length > LONGEST) return null;
  const shown = readShownMoment(words, order, times);
  if (shown.local !== null) return shown.local.length > 10 && shown.local.startsWith(day) ? shown : null;
  const cut = cutClock(plain(words));
  if (cut === null || cut.clock === null || !isRelativeDay(cut.rest)) return null;
  return momentOf(day, cut.clock, words, times.zone);
}

/** White space folded, brackets and ornaments as spaces, full-width figures as plain ones. */
function plain(words: string): string {
  return words
    .replace(/[\uff10-\uff1a]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[«»"“”()[\]|·•@–—]|(?<=\s)-(?=\s)|\s/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .replace(/[\s,;]+$/, '')
    .trim();
}

/** Local time, and the instant where a zone is printed beside the clock or for the page. */
function momentOf(day: string, clock: ClockTime | null, raw: string, page: Zone | null): Moment {
  const local = clock === null || day.length > 10 ? day : `${day}T${clock.time}`;
  if (local.length === 10) return { at: null, local, raw, precision: 'day' };
  const printed = clock?.zone ?? null;
  const minutes = printed === null ? null : namedMinutes(printed, local);
  // A printed zone that means several offsets says nothing, and the page's own is not meant.
  const offset =
    minutes !== null ? isoOffset(minutes) : printed === null && page !== null ? offsetAt(page, local) : null;
  return {
    at: offset === null ? null : `${local}${offset}`,
    local,
    raw,
    precision: local.length > 16 ? 'second' : 'minute',
  };
}

/** A day written in figures: the rest of the words may only be a weekday and words without meaning for the day. */
function figuresDay(rest: string, order: FigureOrder): string | null {
  const text = rest.replace(EASTERN_WEEKDAY, ' ');
  const first = YEAR_FIRST.exec(text);
  const figures = first === null ? figuresIn(text) : null;
  const [start, end] =
    first !== null ? [first.index, first.index + first[0].length] : [figures?.start ?? 0, figures?.end ?? 0];
  const weekdays = weekdaysIn(`${text.slice(0, start)} ${text.slice(end)}`);
  if (weekdays === null) return null;
  if (figures !== null) return readFigures(figures, weekdays, order);
  if (first === null) return null;
  return dayText(Number(first[1]), Number(first[3] ?? first[5]), Number(first[4] ?? first[6]));
}

/** "3月 01, 2024" and "3月1日": a month in figures with its sign is as good as a name. */
function eastern(rest: string): string {
  const text = rest.replace(EASTERN_WEEKDAY, ' ');
  return text.replace(/(?<!\d)(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?(?!\d)/u, (all, month: string, day: string) => {
    const name = EASTERN_MONTHS[Number(month) - 1];
    return name === undefined ? all : `${name} ${day} `;
  });
}

const EASTERN_MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A day with its month's name; without a year it is the last such day of the page's own calendar. */
function dayWithName(rest: string, { now, language }: PageTimes): string | null {
  const named = namedDay(eastern(rest), monthsIn(language));
  if (named === null) return null;
  if (named.year !== null) return dayNamed(named, named.year);
  if (now === null) return null;
  const year = Number(now.slice(0, 4));
  const day = dayNamed(named, year);
  return day !== null && day <= now.slice(0, 10) ? day : dayNamed(named, year - 1);
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

function chronoStart(words: string, reference: Date): ParsedComponents | null {
  const [only, ...more] = chrono().strict.parse(words, reference);
  return only === undefined || more.length > 0 || only.text.trim() !== words.trim() ? null : only.start;
}
