import { MONTH_OF } from '../../model/calendar.js';

/** Parts of a time that a pattern took out of a text. */
export interface TimeParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number | null;
  readonly minute: number;
  readonly second: number | null;
  /** As written ("+0200", "Z"), or null. */
  readonly offset: string | null;
}

/** Reads a text by a pattern; null where it does not fit. */
export type TimeReader = (text: string) => TimeParts | null;

/** Formats that are no pattern. */
export const NAMED_FORMATS: ReadonlySet<string> = new Set(['auto', 'iso', 'unix', 'unix-ms', 'words']);

const PARTS: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  YY: '(?<short>\\d{2})',
  MMMM: '(?<name>\\p{L}{3,20})\\.?',
  MMM: '(?<name>\\p{L}{3,20})\\.?',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{2})',
  D: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{2})',
  H: '(?<hour>\\d{1,2})',
  hh: '(?<hour>\\d{2})',
  h: '(?<hour>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  m: '(?<minute>\\d{1,2})',
  ss: '(?<second>\\d{2})',
  s: '(?<second>\\d{1,2})',
  S: '(?:\\d{1,9})',
  A: '(?<half>[ap]\\.?m\\.?)',
  a: '(?<half>[ap]\\.?m\\.?)',
  Z: '(?<offset>Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)',
  dddd: '\\p{L}{2,20}\\.?,?',
};

const TOKEN = /\[[^\]]{0,40}\]|YYYY|YY|MMMM|MMM|MM|M|DD|D|HH|H|hh|h|mm|m|ss|s|S+|A|a|Z|dddd|[\s\S]/g;

/**
 * A reader for a pattern: `YYYY YY MM M MMM DD D HH H hh h mm ss S A Z dddd`, words in `[…]`; everything else as it
 * stands, white space freely. A text says what is wrong with the pattern; null: it is one of the named formats.
 */
export function timePattern(format: string): TimeReader | string | null {
  if (NAMED_FORMATS.has(format)) return null;
  const source = [...format.matchAll(TOKEN)].map(([token]) => sourceOf(token)).join('');
  const pattern = compiled(`^\\s*${source}\\s*$`);
  if (pattern === null) return `"${format}" names a part twice: write each of YYYY, MM, DD, HH, mm, ss once`;
  if (!/\(\?<(?:year|short)>/.test(source) || !/\(\?<day>/.test(source) || !/\(\?<(?:month|name)>/.test(source))
    return `"${format}" gives no day: write one of ${[...NAMED_FORMATS].join(', ')}, or a pattern such as "DD.MM.YYYY HH:mm"`;
  return (text) => partsOf(pattern.exec(text)?.groups);
}

function sourceOf(token: string): string {
  if (/^S+$/.test(token)) return PARTS.S ?? '';
  if (token.length > 1 && token.startsWith('[')) return escaped(token.slice(1, -1));
  return PARTS[token] ?? (/^\s$/.test(token) ? '\\s{1,5}' : escaped(token));
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

function compiled(source: string): RegExp | null {
  try {
    return new RegExp(source, 'iu');
  } catch (error) {
    // Two groups of one name.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function partsOf(groups: Readonly<Record<string, string | undefined>> | undefined): TimeParts | null {
  if (groups === undefined) return null;
  const { year, short, month, name, day, hour, minute, second, half, offset } = groups;
  const named = name === undefined ? undefined : MONTH_OF.get(name.toLowerCase());
  if (name !== undefined && named === undefined) return null;
  return {
    // Two digits: the years a forum can be from.
    year: year === undefined ? Number(short) + (Number(short) > 69 ? 1900 : 2000) : Number(year),
    month: named ?? Number(month),
    day: Number(day),
    hour: hour === undefined ? null : hourOf(Number(hour), half),
    minute: Number(minute ?? 0),
    second: second === undefined ? null : Number(second),
    offset: offset ?? null,
  };
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}
