import { dayText, fullYear, weekdayOf } from './calendar-day.js';
import { foldName, MONTHS, WEEKDAYS } from './calendar-words.js';
import { GLUE } from './glue-words.js';

/** A day as words name it; `year` is null where none is printed ("26 February"). */
export interface NamedDay {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
  /** The weekdays a printed weekday may mean; empty where none is printed. */
  readonly weekdays: readonly number[];
}

const NUMBER = /^(\d{1,4})(?:st|nd|rd|th|er|ste|de|e|º|ª|o|\.|-?го|-?е|г\.?|р\.?)?$/iu;
const SHORT_YEAR = /^['’‘`´](\d{2})$/u;

/** Words and numbers of a date: "1-Mar-2024", "1.März" and "Mar 1,2024" part where letters meet figures. */
export function wordsOf(text: string): readonly string[] {
  return text.split(/[\s,;/]+|(?<=\d\.?)[-.](?=\p{L})|(?<=\p{L}\.?)-(?=\d)/u).filter((word) => /[\p{L}\d]/u.test(word));
}

/** Whether a word says nothing about the day. */
export function isGlue(word: string): boolean {
  return GLUE.has(word.toLowerCase()) || GLUE.has(foldName(word));
}

/** The weekdays that the words of a date without its figures may mean; null when a word is neither weekday nor glue. */
export function weekdaysIn(text: string): readonly number[] | null {
  const found: number[] = [];
  for (const word of wordsOf(text)) {
    if (isGlue(word)) continue;
    const days = WEEKDAYS.get(foldName(word));
    if (days === undefined) return null;
    found.push(...days);
  }
  return found;
}

/**
 * A day written with its month's name, in any order of its parts: "Fri Mar 01, 2024", "1. März 2024", "Mar 1, '24",
 * "13 Okt 17". Every word must be understood, so that no fragment passes for a date.
 */
export function namedDay(text: string, months: ReadonlyMap<string, number> = MONTHS): NamedDay | null {
  const small: string[] = [];
  const names: string[] = [];
  let year: number | null = null;
  /** Where the month stands among the small numbers: "13 Okt 17" and "Okt 13 17" end in the year. */
  let before = 0;
  for (const word of wordsOf(text)) {
    const number = NUMBER.exec(word)?.[1];
    const short = SHORT_YEAR.exec(word)?.[1];
    const name = foldName(word);
    if (short !== undefined && year === null) year = fullYear(short);
    else if (number !== undefined && number.length === 4 && year === null) year = Number(number);
    else if (number !== undefined && number.length <= 2) small.push(number);
    else if (isGlue(word)) continue;
    else if (months.has(name) || WEEKDAYS.has(name)) {
      names.push(name);
      if (months.has(name)) before = small.length;
    } else return null;
  }
  const month = monthAmong(names, months);
  const weekdays = names.filter((_, index) => index !== month).flatMap((name) => WEEKDAYS.get(name) ?? []);
  const [day, last] = small;
  if (month === null || day === undefined || small.length > 2 || (last !== undefined && year !== null)) return null;
  // Two numbers behind each other after a month, or around it: the second is the year. Before it they mean nothing.
  if (last !== undefined && (last.length !== 2 || before > 1)) return null;
  return {
    year: last === undefined ? year : fullYear(last),
    month: months.get(names[month] ?? '') ?? 0,
    day: Number(day),
    weekdays,
  };
}

/** Which of the names is the month; a name that may be a weekday gives way ("Mar 12 Mar 2024", "Paz Haz 05"). */
function monthAmong(names: readonly string[], months: ReadonlyMap<string, number>): number | null {
  if (names.length > 2) return null;
  const possible = names.flatMap((name, index) => (months.has(name) ? [index] : []));
  const sure = possible.filter((index) => !WEEKDAYS.has(names[index] ?? ''));
  return (sure.length > 0 ? sure : possible).at(-1) ?? null;
}

/** The day as `YYYY-MM-DD`; null where the calendar has none such, or it falls on another weekday than printed. */
export function dayNamed(named: NamedDay, year: number): string | null {
  const day = dayText(year, named.month, named.day);
  if (day === null || named.weekdays.length === 0) return day;
  return named.weekdays.includes(weekdayOf(day)) ? day : null;
}
