import { addMinutes, weekdayOf } from './calendar-day.js';
import { foldName, WEEKDAYS } from './calendar-words.js';
import type { ClockTime } from './clock-time.js';
import { isGlue, wordsOf } from './named-day.js';
import { AGO_WORDS, AND_WORDS, DAY_PHRASES, NOW_PHRASES, ONE_WORDS, UNITS, type Unit } from './relative-words.js';

/** `known: false`: the words are a relative time that cannot be bound to a day without guessing. */
export type RelativeTime = { readonly known: false } | { readonly known: true; readonly local: string };

const UNBOUND: RelativeTime = { known: false };

/**
 * A day named from the page's own: "Today", "Gestern", "Wednesday" with or without a clock. A weekday is the last one
 * before the page's day; the page's own weekday may mean today or a week ago and stays unbound, as does everything on a
 * page that prints no day of its own.
 *
 * @param rest the words without their clock
 * @param now the page's own clock, `YYYY-MM-DD[THH:MM[:SS]]`, or null
 * @returns null when the words name no such day
 */
export function relativeDay(rest: string, clock: ClockTime | null, now: string | null): RelativeTime | null {
  const words = wordsOf(rest).filter((word) => !isGlue(word) && foldName(word) !== 'last');
  const phrase = words.map(foldName).join(' ');
  const days = DAY_PHRASES.get(phrase);
  const weekdays = words.length === 1 ? WEEKDAYS.get(phrase) : undefined;
  if (days === undefined && weekdays === undefined) return null;
  if (now === null) return UNBOUND;
  const back = days ?? daysBackTo(weekdays ?? [], now);
  if (back === null) return UNBOUND;
  const day = addMinutes(now.slice(0, 10), back * 1440);
  return { known: true, local: clock === null ? day : `${day}T${clock.time}` };
}

function daysBackTo(weekdays: readonly number[], now: string): number | null {
  const [weekday] = weekdays;
  if (weekday === undefined || weekdays.length > 1) return null;
  const back = (weekdayOf(now) - weekday + 7) % 7;
  return back === 0 ? null : -back;
}

/** Whether the words without their clock name a day from the reader's side. */
export function isRelativeDay(rest: string): boolean {
  return relativeDay(rest, null, null) !== null;
}

/** Amounts of one relative time; more are no time. */
const MOST_WORDS = 10;

/**
 * A time given by its age: "2 hours ago", "vor 5 Minuten", "gerade eben". Boards cut ages off or round them, so minutes
 * are right to the minute before or after, hours give a day only where the whole span falls on one, and days or longer
 * give nothing.
 *
 * @returns null when the words are no age
 */
export function relativeAge(words: string, now: string | null): RelativeTime | null {
  // A clock or a year is no part of an age, and nearly every date has one.
  if (/:|\d{4}/.test(words)) return null;
  const age = ageOf(words);
  if (age === null) return null;
  if (now === null || now.length < 16 || age.unit === 'longer') return UNBOUND;
  const minute = now.slice(0, 16);
  const slack = age.unit === 'hour' ? 60 : 1;
  const [from, to] = [addMinutes(minute, -age.minutes - slack), addMinutes(minute, -age.minutes + slack / 2)];
  if (from.slice(0, 10) !== to.slice(0, 10)) return UNBOUND;
  return { known: true, local: age.unit === 'hour' ? from.slice(0, 10) : addMinutes(minute, -age.minutes) };
}

const SIZE: Readonly<Record<Unit, number>> = { second: 1 / 60, minute: 1, hour: 60, longer: 1440 };

/** The age in whole minutes and its smallest unit, which says how exact it is. */
function ageOf(words: string): { readonly minutes: number; readonly unit: Unit } | null {
  const folded = words.split(/\s+/).map(foldName).join(' ').trim();
  if (NOW_PHRASES.has(folded)) return { minutes: 0, unit: 'minute' };
  const tokens = folded.replace(/([前전])/gu, ' $1').match(/\d{1,4}(?!\d)|\p{L}+/gu) ?? [];
  if (tokens.length < 2 || tokens.length > MOST_WORDS) return null;
  let marked = false;
  let amount: number | null = null;
  let minutes = 0;
  let unit: Unit | null = null;
  for (const token of tokens) {
    const named = UNITS.get(token);
    if (/^\d/.test(token)) amount = Number(token);
    else if (AGO_WORDS.has(token)) marked = true;
    // "il y a 5 minutes": where no amount stands before it, "y" is no year.
    else if (AND_WORDS.has(token) && amount === null) continue;
    else if (named !== undefined) {
      minutes += (amount ?? 1) * SIZE[named];
      unit = named;
      amount = null;
    } else if (ONE_WORDS.has(token)) amount = amount ?? 1;
    else return null;
  }
  return marked && unit !== null && amount === null ? { minutes: Math.round(minutes), unit } : null;
}
