import { dayText, fullYear, weekdayOf } from './calendar-day.js';

/** Which part comes first in `3/5/2024`; null where nothing on the page tells. */
export type DayOrder = 'day-first' | 'month-first' | null;

/** The same where two-digit years may stand first ("24-03-01"); `doubtful`: first or last, nothing tells. */
export type FigureOrder = DayOrder | 'year-first' | 'doubtful';

/** A date in figures whose order has to be known: "3/5/2024", "24-03-01". */
export interface Figures {
  readonly parts: readonly [string, string, string];
  readonly separator: string;
  /** Where it stands in the words. */
  readonly start: number;
  readonly end: number;
}

const FIGURES = /(?<![\d./-])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?![\d/-]|\.\d)/;

/** Two-digit years stand first in some languages only; there they may, and the page has to tell. */
const YEAR_FIRST_LANGUAGES = /^(?:sv|ja|ko|zh|hu|lt)(?![a-z])/i;

/** The date in figures that words hold, or null. */
export function figuresIn(words: string): Figures | null {
  const found = FIGURES.exec(words);
  if (found === null) return null;
  const [all, one = '', separator = '', two = '', three = ''] = found;
  return { parts: [one, two, three], separator, start: found.index, end: found.index + all.length };
}

/** The day under one order, or null where the calendar has none such. */
export function dayOf(
  { parts: [one, two, three] }: Figures,
  order: 'day-first' | 'month-first' | 'year-first',
): string | null {
  if (order === 'year-first') {
    return one.length === 2 && three.length === 2 ? dayText(fullYear(one), Number(two), Number(three)) : null;
  }
  const [month, day] = order === 'day-first' ? [two, one] : [one, two];
  return dayText(fullYear(three), Number(month), Number(day));
}

/** The orders in which a date in figures is a day, where dots and printed weekdays are believed. */
export function ordersOf(
  figures: Figures,
  weekdays: readonly number[],
  yearFirst: boolean,
): readonly ('day-first' | 'month-first' | 'year-first')[] {
  const orders = (['day-first', 'month-first', 'year-first'] as const).filter((order) => {
    // Nobody writes the month first with dots.
    if (order === 'month-first' && figures.separator === '.') return false;
    return (order !== 'year-first' || yearFirst) && dayOf(figures, order) !== null;
  });
  const named = orders.filter((order) => weekdays.includes(weekdayOf(dayOf(figures, order) ?? '')));
  return weekdays.length === 0 ? orders : named;
}

/** The day of a date in figures, as far as itself, its weekday and the page's order tell; else null. */
export function readFigures(figures: Figures, weekdays: readonly number[], order: FigureOrder): string | null {
  const doubtful = order === 'doubtful' || order === 'year-first';
  const orders = ordersOf(figures, weekdays, doubtful);
  const days = new Set(orders.map((possible) => dayOf(figures, possible)));
  if (days.size === 1) return [...days][0] ?? null;
  const chosen = orders.find((possible) => possible === order);
  return chosen === undefined ? null : dayOf(figures, chosen);
}

/** Whether a two-digit year may stand first on a page of this language (`<html lang>`). */
export function mayBeYearFirst(language: string | null): boolean {
  return language !== null && YEAR_FIRST_LANGUAGES.test(language);
}

/** Whether a date is written in figures alone, so that its order has to be known: "3/5/2024", not "13/5/2024". */
export function isAmbiguousDate(words: string): boolean {
  const figures = figuresIn(words.slice(0, 80));
  if (figures === null) return false;
  return new Set(ordersOf(figures, [], false).map((order) => dayOf(figures, order))).size > 1;
}
