import { isDay } from '../../model/calendar.js';

/** A day as `YYYY-MM-DD`, or null where the calendar has none such. Boards began in the 1970s, and years of other calendars are no years here. */
export function dayText(year: number, month: number, day: number): string | null {
  if (year < 1970 || year > 2099 || !isDay(year, month, day)) return null;
  return `${year}-${two(month)}-${two(day)}`;
}

/** Two-digit years of boards: 70..99 are the last century's. */
export function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length === 4 ? year : year >= 70 ? 1900 + year : 2000 + year;
}

/** 0 (Sunday) .. 6 of a day `YYYY-MM-DD…`. */
export function weekdayOf(day: string): number {
  return new Date(`${day.slice(0, 10)}T00:00:00Z`).getUTCDay();
}

/** A wall clock `YYYY-MM-DD[THH:MM[:SS]]` some minutes later (or earlier), in the same form. */
export function addMinutes(local: string, minutes: number): string {
  const whole = local.length === 10 ? `${local}T00:00` : local;
  const moved = new Date(Date.parse(`${whole}Z`) + minutes * 60_000).toISOString();
  return moved.slice(0, local.length);
}

const two = (number: number): string => String(number).padStart(2, '0');
