import { isoOffset, isZone, zoneMinutes } from '../article/zones.js';

/**
 * The zone a page says its times are printed in.
 * - `place`: a place of the zone table ("Europe/Berlin"), whose summer time is known day by day.
 * - `offset`: an offset in minutes east of UTC. `seasonal`: the board may shift half of the year against it, which the
 *   page does not say (an offset "now", as vBulletin prints it); older boards add one fixed number to every time.
 * - `name`: an abbreviation ("EST", "PT").
 */
export type Zone =
  | { readonly kind: 'place'; readonly place: string }
  | { readonly kind: 'offset'; readonly minutes: number; readonly seasonal: boolean }
  | { readonly kind: 'name'; readonly name: string };

const LONGEST = 300;

const PLACE = /(?<![\p{L}/])[A-Z][A-Za-z]{2,12}\/[A-Z][A-Za-z_-]{2,25}(?:\/[A-Z][A-Za-z_-]{2,25})?(?![\p{L}/])/u;
const OFFSET =
  /(?<!\p{L})(?:UTC|GMT|WEZ)(?:\/GMT)?\s?(?:([+\-\u2212\u2013])\s?(\d{1,2})(?::?([0-5]\d)|[.,](5|25|50|75|30|45)(?!\d))?(?!\d))?/iu;
/** "GMT+5.5": decimals of an hour; others behind a dot are minutes. */
const PARTS_OF_HOUR: Readonly<Record<string, string>> = { '5': '30', '50': '30', '25': '15', '75': '45' };
const BARE_OFFSET = /(?<![\d\p{L}])([+\-\u2212])(\d{2}):([0-5]\d)(?!\d)/u;
/** "UTC + 1 hour": older phpBB, which counts in whole hours of its own. */
const HOUR_WORD =
  /^\s?(?:hours?|hrs?|stunden?|heures?|horas?|or[ae]|uur|uren|godz\p{L}{0,6}|час\p{L}{0,3}|годин\p{L}?|hodin\p{L}?|timm\p{L}{1,3}|saat|tuntia?|timer?|óra|h)(?!\p{L})/iu;
/** "[ DST ]", "[ Sommerzeit ]" behind it: an hour more than said. */
const SUMMER = /^\s?\[[^[\]]{2,40}\]/u;

/** Reads a line like "All times are GMT -4. The time now is 10:11 PM."; null when it names no zone. */
export function readZone(line: string): Zone | null {
  const words = line.slice(0, LONGEST);
  const place = PLACE.exec(words)?.[0];
  if (place !== undefined && isPlace(place)) return { kind: 'place', place };
  const found = OFFSET.exec(words);
  if (found !== null) return offsetZone(found, words.slice(found.index + found[0].length));
  const bare = BARE_OFFSET.exec(words);
  if (bare !== null) return offsetZone(bare, '');
  const name = (words.match(/(?<!\p{L})[A-Z]{2,5}(?!\p{L})/gu) ?? []).find(
    (word) => isZone(word) && zoneMinutes(word, { year: 2020, month: 1, day: 1 }) !== null,
  );
  return name === undefined ? null : { kind: 'name', name };
}

function offsetZone(found: RegExpExecArray, after: string): Zone | null {
  const [, sign, hours, clock = '00', part] = found;
  const minutes = part === undefined ? clock : (PARTS_OF_HOUR[part] ?? part);
  const word = HOUR_WORD.exec(after)?.[0] ?? '';
  const summer = SUMMER.test(after.slice(word.length)) ? 60 : 0;
  const size = sign === undefined || hours === undefined ? 0 : Number(hours) * 60 + Number(minutes);
  const total = (sign === '+' ? size : -size) + summer;
  // Real offsets lie between -12 and +14 hours.
  if (total < -720 || total > 840) return null;
  return {
    kind: 'offset',
    minutes: total === 0 ? 0 : total,
    seasonal: word === '' && summer === 0 && sign !== undefined,
  };
}

/** The offset of a zone at a wall clock, as ISO 8601 prints it ("+02:00"); null where the zone means none then. */
export function offsetAt(zone: Zone, local: string): string | null {
  const minutes =
    zone.kind === 'offset'
      ? zone.minutes
      : zone.kind === 'name'
        ? namedMinutes(zone.name, local)
        : placeMinutes(zone.place, local);
  return minutes === null ? null : isoOffset(minutes);
}

/** Minutes east of UTC of an abbreviation printed beside a wall clock. */
export function namedMinutes(name: string, local: string): number | null {
  const [year = 0, month = 0, day = 0] = local.slice(0, 10).split('-').map(Number);
  return zoneMinutes(name, { year, month, day });
}

/** Clocks of places, made once each: making one costs more than a thousand uses. As many as the zone table has. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(place: string): Intl.DateTimeFormat {
  const known = clocks.get(place);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: place,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  clocks.set(place, made);
  return made;
}

function isPlace(place: string): boolean {
  try {
    clockOf(place);
    return true;
  } catch (error) {
    // The zone table knows no such place: the words only look like one.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Minutes east of UTC at a place by its own wall clock; of an hour that autumn prints twice, one of the two. */
function placeMinutes(place: string, local: string): number {
  const wall = Date.parse(`${local.slice(0, 16)}Z`);
  return shiftAt(place, wall - shiftAt(place, wall) * 60_000);
}

/** Minutes a place's wall clock is ahead of UTC at an instant. */
function shiftAt(place: string, instant: number): number {
  const parts = new Map(
    clockOf(place)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  const wall = Date.parse(`${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}Z`);
  return Math.round((wall - Math.floor(instant / 60_000) * 60_000) / 60_000);
}
