/**
 * Abbreviations of time zones that mean one offset wherever they are printed beside a clock, in minutes east of UTC.
 * Left out because they mean several: CST, IST, BST, AST, AMT, ECT, GST. Left out
 * because it names no offset: "local time".
 */
const ZONE_MINUTES: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  WEST: 60,
  CET: 60,
  MEZ: 60,
  WAT: 60,
  CEST: 120,
  MESZ: 120,
  EET: 120,
  CAT: 120,
  SAST: 120,
  EEST: 180,
  MSK: 180,
  TRT: 180,
  EAT: 180,
  IRST: 210,
  PKT: 300,
  NPT: 345,
  WIB: 420,
  ICT: 420,
  HKT: 480,
  SGT: 480,
  MYT: 480,
  PHT: 480,
  AWST: 480,
  JST: 540,
  KST: 540,
  ACST: 570,
  AEST: 600,
  ACDT: 630,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
  BRT: -180,
  NDT: -150,
  NST: -210,
  EDT: -240,
  EST: -300,
  CDT: -300,
  MDT: -360,
  MST: -420,
  PDT: -420,
  PST: -480,
  AKDT: -480,
  AKST: -540,
  HST: -600,
};

/** North American clocks named without their season: minutes east of UTC in winter; an hour more in summer. */
const SEASONAL_MINUTES: Readonly<Record<string, number>> = { ET: -300, CT: -360, MT: -420, PT: -480 };

/** Zones are printed as `UTC+2`, `GMT-03:30`, `+0200`, `+02:00`, `Z` or an abbreviation. */
const NUMERIC_ZONE = /^(?:(?:UTC|GMT)\s*)?([+\-\u2212])\s*(\d{1,2})(?::?(\d{2}))?$/u;

/** A day of the calendar; months from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * Minutes east of UTC of a printed zone on a day, or null when it is unknown or means several offsets. Real offsets lie
 * between -12 and +14 hours; anything outside is not a zone.
 */
export function zoneMinutes(printed: string, day: CalendarDay): number | null {
  const text = printed.trim();
  if (Object.hasOwn(SEASONAL_MINUTES, text)) return seasonalMinutes(SEASONAL_MINUTES[text] ?? 0, day);
  const numeric = NUMERIC_ZONE.exec(text);
  if (numeric !== null) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    const signed = numeric[1] === '+' ? minutes : -minutes;
    return signed >= -720 && signed <= 840 && Number(numeric[3] ?? 0) < 60 ? signed : null;
  }
  return Object.hasOwn(ZONE_MINUTES, text) ? (ZONE_MINUTES[text] ?? null) : null;
}

/** Whether a word printed after a clock is a zone, known or not ("14:05 BST", not "14:05 AP"). */
export function isZone(printed: string): boolean {
  const text = printed.trim();
  return NUMERIC_ZONE.test(text) || Object.hasOwn(ZONE_MINUTES, text) || /^[A-Z]{1,4}T$/u.test(text);
}

/**
 * Summer time in the United States and Canada from 2007 on: second weekend of March to first weekend of November. On these two days
 * the hour decides, so the offset is left unknown, as it is before 2007.
 */
function seasonalMinutes(winter: number, { year, month, day }: CalendarDay): number | null {
  if (year < 2007) return null;
  const sunday = (of: number, nth: number): number =>
    1 + ((7 - new Date(Date.UTC(year, of - 1, 1)).getUTCDay()) % 7) + 7 * (nth - 1);
  const today = month * 100 + day;
  const [from, to] = [300 + sunday(3, 2), 1100 + sunday(11, 1)];
  if (today === from || today === to) return null;
  return today > from && today < to ? winter + 60 : winter;
}

/** Minutes east of UTC as an ISO 8601 offset, `+09:00`. */
export function isoOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
