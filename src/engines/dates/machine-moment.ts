import { isDay } from '../../model/calendar.js';
import type { Moment } from '../../model/moment.js';

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*(Z|UTC|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/i;
const UNIX = /^\d{9,13}$/;

/**
 * Reads a machine-readable time: ISO 8601 (`at` only with an offset, else `local`) or seconds (also milliseconds) since
 * 1970, which are UTC. Null for anything else, and for days that do not exist.
 *
 * @param raw the words shown beside it, kept as they are
 */
export function readMachineMoment(value: string, raw: string | null): Moment | null {
  const text = value.trim();
  if (UNIX.test(text)) {
    const number = Number(text);
    const instant = new Date(text.length > 10 ? number : number * 1000);
    return { at: instant.toISOString().replace('.000Z', 'Z'), local: null, raw, precision: 'second' };
  }
  const found = ISO.exec(text);
  if (found === null) return null;
  const [, year = '', month = '', day = '', hour, minute, second, zone] = found;
  if (!isDay(Number(year), Number(month), Number(day))) return null;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined || minute === undefined) return { at: null, local: date, raw, precision: 'day' };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? '0') > 59) return null;
  const clock = `${date}T${hour}:${minute}${second === undefined ? '' : `:${second}`}`;
  const precision = second === undefined ? 'minute' : 'second';
  if (zone === undefined) return { at: null, local: clock, raw, precision };
  return { at: clock + offsetOf(zone), local: null, raw, precision };
}

function offsetOf(zone: string): string {
  if (/^(?:Z|UTC)$/i.test(zone)) return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone.slice(0, 1)}${digits.slice(0, 2)}:${digits.slice(2)}`;
}
