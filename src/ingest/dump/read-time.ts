import { readMachineMoment } from '../../engines/dates/machine-moment.js';
import { type DayOrder, readShownMoment } from '../../engines/dates/shown-moment.js';
import { offsetAt, readZone, type Zone } from '../../engines/dates/zone.js';
import { isDay } from '../../model/calendar.js';
import type { Moment } from '../../model/moment.js';
import { type TimeParts, timePattern } from './time-pattern.js';

/** Reads a value of a column as a time; null where there is none. What cannot be read keeps its words. */
export type ReadTime = (value: string) => Moment;

/** What a map says of the times in a column. */
export interface TimeStyle {
  readonly format: string;
  readonly zone: string | undefined;
  readonly dayOrder: DayOrder;
  readonly language: string | null;
}

/** Seconds before 1970-01-02 and behind 9999 are mistakes. */
const FIRST = 86_400;
const LAST = 253_402_300_799;

/**
 * A reader of times in one format: `iso`, `unix` (seconds), `unix-ms`, `words` (dates as pages print them), a pattern, or
 * `auto` (ISO 8601, seconds or milliseconds since 1970, else words). `at` is set where a zone stands in the text or in
 * the map; else the time is a wall clock (`local`).
 */
export function timeReader({ format, zone: named, dayOrder, language }: TimeStyle): ReadTime {
  const zone = named === undefined ? null : readZone(named);
  const pattern = timePattern(format);
  const words = (value: string): Moment => readShownMoment(value, dayOrder, { now: null, zone, language });
  const read = (value: string): Moment | null => {
    if (typeof pattern === 'function') return ofParts(pattern(value), value, zone);
    switch (format) {
      case 'unix':
        return ofSeconds(Number(value), value);
      case 'unix-ms':
        return ofSeconds(Number(value) / 1000, value);
      case 'iso':
        return inZone(ofIso(value), zone);
      case 'words':
        return words(value);
      default:
        return (
          inZone(ofIso(value), zone) ??
          (/^\d{6,13}(?:\.\d{1,9})?$/.test(value)
            ? ofSeconds(Number(value) / (Number(value) > 1e11 ? 1000 : 1), value)
            : words(value))
        );
    }
  };
  return (value) => read(value.trim()) ?? { at: null, local: null, raw: value.slice(0, 200), precision: 'unknown' };
}

/** ISO 8601, also as databases print it ("2024-03-01 10:15:00+00", "… UTC"). */
function ofIso(text: string): Moment | null {
  return /^\d{4}-\d{2}-\d{2}(?:$|[T ])/.test(text) ? readMachineMoment(text, text) : null;
}

function ofSeconds(seconds: number, raw: string): Moment | null {
  if (!(seconds >= FIRST && seconds <= LAST)) return null;
  const at = new Date(Math.floor(seconds) * 1000).toISOString().replace('.000Z', 'Z');
  return { at, local: null, raw, precision: 'second' };
}

function inZone(moment: Moment | null, zone: Zone | null): Moment | null {
  if (moment === null || zone === null || moment.at !== null || moment.local === null || moment.precision === 'day')
    return moment;
  const offset = offsetAt(zone, moment.local);
  return offset === null ? moment : { ...moment, at: `${moment.local}${offset === '+00:00' ? 'Z' : offset}` };
}

function ofParts(parts: TimeParts | null, raw: string, zone: Zone | null): Moment | null {
  if (parts === null || !isDay(parts.year, parts.month, parts.day)) return null;
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${String(parts.year).padStart(4, '0')}-${two(parts.month)}-${two(parts.day)}`;
  if (parts.hour === null) return { at: null, local: day, raw, precision: 'day' };
  if (parts.hour > 23 || parts.minute > 59 || (parts.second ?? 0) > 59) return null;
  const local = `${day}T${two(parts.hour)}:${two(parts.minute)}${parts.second === null ? '' : `:${two(parts.second)}`}`;
  if (parts.offset !== null) return readMachineMoment(`${local}${parts.offset.replace(/^GMT$/i, 'UTC')}`, raw);
  return inZone({ at: null, local, raw, precision: parts.second === null ? 'minute' : 'second' }, zone);
}
