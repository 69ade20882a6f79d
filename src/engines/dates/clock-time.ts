import { isZone } from '../article/zones.js';
import { foldName, MONTHS, WEEKDAYS } from './calendar-words.js';

/** A time of day as printed. */
export interface ClockTime {
  /** `HH:MM` or `HH:MM:SS`, 24 hours. */
  readonly time: string;
  /** The zone printed right behind it ("PDT", "GMT+03:00", "-0500"), or null. */
  readonly zone: string | null;
}

/** Words without their clock; `clock` is null where none is printed. */
export interface CutClock {
  readonly rest: string;
  readonly clock: ClockTime | null;
}

type Half = 'a' | 'p' | null;

/** Ways of writing a clock, the surest first; each is looked for anywhere in the words. */
const FORMS: readonly RegExp[] = [
  /(?<![\d:.])(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d{1,9})?)?(?![\d:])/,
  /(?<!\d)(?<hour>\d{1,2})\s?[时時点點시]\s?(?:(?<minute>\d{1,2})\s?[分분])?\s?(?:(?<second>\d{1,2})\s?[秒초])?/u,
  /(?<![\d:.])(?<hour>\d{1,2})\s?h\s?(?<minute>\d{2})(?!\d)/iu,
  // A dotted clock stands last and is no part of a dotted date: "1. März 2024 10.15", not "1.3.2024".
  /(?<=(?:^|[\s,]))(?<hour>\d{1,2})\.(?<minute>\d{2})(?:\.(?<second>\d{2}))?(?=\s?(?:uhr|[ap]\.?m\.?)?$)/iu,
  /(?<![\d:.])(?<hour>\d{1,2})(?=\s?[ap]\.?\s?m(?!\p{L}))/iu,
  /(?<![\d:.])(?<hour>\d{1,2})\s?(?:h|uhr)(?![\p{L}\d])/iu,
];

const HALF_AFTER =
  /^\s?(?:(?<latin>[ap])\s?\.?\s?m(?!\p{L})\.?|(?<short>[ap])(?![\p{L}.])|(?<am>ÖÖ|π\.?μ\.?|дп)(?!\p{L})|(?<pm>ÖS|μ\.?μ\.?|пп)(?!\p{L}))/iu;
const HALF_BEFORE =
  /(?:(?<am>上午|凌晨|早上|오전|午前|(?<!\p{L})A\.?M\.?)|(?<pm>下午|晚上|오후|午後|(?<!\p{L})P\.?M\.?))\s?$/u;

const ZONE =
  /^\s?(?<zone>(?:UTC|GMT)\s?(?:[+\-\u2212]\s?\d{1,2}(?::?\d{2})?)?|[+\-\u2212]\d{2}:?\d{2}|Z|[A-Z]{2,5})(?![\p{L}\d])/u;

/**
 * Takes the clock out of printed words: `10:15`, `9:45 pm`, `21h12`, `10.15`, `7pm`, `下午 3:20`, with its zone.
 *
 * @returns null where something looks like a clock and is none ("25:61")
 */
export function cutClock(words: string): CutClock | null {
  if (!/\d/.test(words)) return { rest: words, clock: null };
  // Django prints 12:00 and 00:00 in words.
  const named = /[\s,]+(?:at )?(noon|midnight)\.?$/i.exec(words);
  if (named !== null) {
    const time = named[1]?.toLowerCase() === 'noon' ? '12:00' : '00:00';
    return { rest: words.slice(0, named.index), clock: { time, zone: null } };
  }
  for (const form of FORMS) {
    const found = form.exec(words);
    if (found === null) continue;
    let before = words.slice(0, found.index);
    let after = words.slice(found.index + found[0].length);
    const front = HALF_BEFORE.exec(before);
    const back = HALF_AFTER.exec(after);
    if (front !== null) before = before.slice(0, front.index);
    if (back !== null) after = after.slice(back[0].length);
    const zone = zoneIn(after);
    if (zone !== null) after = after.slice(zone.length);
    const { hour, minute = '00', second } = found.groups ?? {};
    const time = timeOf(Number(hour), minute.padStart(2, '0'), second, halfOf(front?.groups ?? back?.groups));
    return time === null ? null : { rest: `${before} ${after}`, clock: { time, zone: zone?.trim() ?? null } };
  }
  return { rest: words, clock: null };
}

function halfOf(groups: Readonly<Record<string, string | undefined>> | undefined): Half {
  if (groups === undefined) return null;
  const letter = (groups.latin ?? groups.short)?.toLowerCase();
  if (letter !== undefined) return letter === 'p' ? 'p' : 'a';
  return groups.pm === undefined ? 'a' : 'p';
}

/** Some boards print "14:20 PM": a half that agrees with a 24-hour clock says nothing more. */
function timeOf(hour: number, minute: string, second: string | undefined, half: Half): string | null {
  let hours = hour;
  if (half === 'p' && hour < 12) hours = hour + 12;
  if (half === 'a' && hour === 12) hours = 0;
  if (half === 'a' && hour > 12) return null;
  if ((half === 'p' && hour === 0) || hours > 23 || Number(minute) > 59 || Number(second ?? '0') > 59) return null;
  const clock = `${String(hours).padStart(2, '0')}:${minute}`;
  return second === undefined ? clock : `${clock}:${second.padStart(2, '0')}`;
}

/** The zone right behind a clock with the space before it; a month in capitals ("3:21PM OCT 9") is none. */
function zoneIn(after: string): string | null {
  const found = ZONE.exec(after);
  const zone = found?.groups?.zone;
  if (found === null || zone === undefined || !isZone(zone)) return null;
  const name = foldName(zone);
  return MONTHS.has(name) || WEEKDAYS.has(name) ? null : found[0];
}
