import { MONTH_OF } from '../../model/calendar.js';
import { foldName, MONTHS, WEEKDAYS } from '../dates/calendar-words.js';
import { readMachineMoment } from '../dates/machine-moment.js';

/** Where the words of a time stand in a text (UTF-16 units). */
export interface DateWords {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** Longer texts are prose; a time stands within so many characters of their beginning or not at all. */
const LOOKED_AT = 240;

/** A word that may be a month's name: which it is is looked up, since an alternation of 400 names is slow. */
const MONTH = (group: string): string => `(?<${group}>\\p{L}{3,12})(?!\\p{L})\\.?`;
const WEEKDAY = (group: string): string => `(?:(?<${group}>\\p{L}{2,13})\\.?,?\\s)?`;
const YEAR = "(?:\\d{4}|['’]\\d{2})";
const CLOCK = '\\d{1,2}[:.h]\\d{2}(?::\\d{2})?(?:\\s?[ap]\\.?\\s?m\\b\\.?)?(?:\\s?uhr)?';
const GLUE = '[\\s,;|@·•–—-]{1,4}(?:(?:at|um|à|a las|alle(?: ore)?|ore|в|o|om|kl\\.?|às|la|on|den)\\s)?(?:[»(]\\s?)?';
const DAY = [
  '\\d{4}-\\d{1,2}-\\d{1,2}',
  '\\d{4}[./]\\d{1,2}[./]\\d{1,2}',
  '\\d{4}\\s?年\\s?\\d{1,2}\\s?月\\s?\\d{1,2}\\s?日',
  '\\d{1,2}([./-])\\d{1,2}\\1(?:\\d{4}|\\d{2})(?![\\d./-])',
  `${WEEKDAY('dayA')}\\d{1,2}(?:st|nd|rd|th|er|\\.|º)?[\\s-](?:de\\s)?${MONTH('second')}(?:,|[\\s-])\\s?(?:de\\s)?${YEAR}`,
  `${WEEKDAY('dayB')}${MONTH('first')}\\s\\d{1,2}(?:st|nd|rd|th)?(?!\\d),?\\s${YEAR}`,
].join('|');
const FULL = new RegExp(
  `(?<![\\d\\p{L}.#/])(?:${CLOCK}${GLUE}(?=\\p{L}{3}|\\d))?(?:${DAY})(?:T${CLOCK}|${GLUE}${CLOCK})?`,
  'giu',
);

/** Times that need a clock of their own to mean anything: they show that a time stands here. */
const RELATIVE = new RegExp(
  [
    `(?<!\\p{L})(?:today|yesterday|heute|gestern|hier|aujourd.hui|hoy|ayer|oggi|ieri|сегодня|вчера|dzisiaj|dziś|wczoraj|hoje|ontem|vandaag|gisteren)(?!\\p{L})(?:,?\\s(?:at|um|à|a las|alle|в|o|om|às)?\\s?${CLOCK})?`,
    '(?<![\\d\\p{L}])(?:\\d{1,3}|an?|one)\\+?\\s?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|yrs?)(?:,?\\s\\d{1,2}\\s(?:minutes?|hours?|days?|weeks?|months?))?\\sago(?!\\p{L})',
    '(?<!\\p{L})(?:vor|il y a|hace|há|před|för)\\s(?:etwa\\s|über\\s|environ\\s)?(?:\\d{1,3}|eine[mrn]?|une?|una?)\\s\\p{L}{3,10}(?:\\ssedan)?',
    '(?<![\\d\\p{L}])\\d{1,3}\\s\\p{L}{2,9}\\s(?:назад|тому|temu|fa|geleden|atrás|önce)(?!\\p{L})',
    '\\d{1,3}\\s?(?:秒|分钟|小时|天|周|个月|年|分|時間|日|週間|か月)前',
  ].join('|'),
  'iu',
);
/** Without one of these no calendar time is there: the full pattern is long. */
const CALENDAR_SIGN = /\d[./-]\d|\d[\d:.,]*\s?(?:st|nd|rd|th|er|\.|º)?[\s-](?:de\s)?\p{L}{3}|\p{L}{3}\.?\s\d|\d\s?年/u;
const RELATIVE_SIGN =
  /\d|day|heute|gestern|hier|aujourd|hoy|ayer|ggi|ieri|сегодня|вчера|dzi|wczoraj|hoje|ontem|daag|gisteren|ago/iu;

/**
 * The first printed time in a text, calendar times before relative ones; null when there is none. Linear: one look at
 * the beginning of the text.
 */
export function findDateWords(text: string): DateWords | null {
  const head = text.length > LOOKED_AT ? text.slice(0, LOOKED_AT) : text;
  const found =
    (CALENDAR_SIGN.test(head) ? calendarTime(head) : null) ?? (RELATIVE_SIGN.test(head) ? RELATIVE.exec(head) : null);
  if (found === null) return null;
  // The word before a date is part of it only when it is a day of the week.
  const before = found.groups?.dayA ?? found.groups?.dayB;
  const end = found.index + found[0].length;
  if (before === undefined || WEEKDAYS.has(foldName(before)) || /^\p{L}{2,3}$/u.test(before))
    return { words: found[0].trim(), start: found.index, end };
  const start = found.index + found[0].indexOf(before) + before.length;
  const words = text.slice(start, end).replace(/^[.,\s]+/, '');
  return { words: words.trim(), start: end - words.length, end };
}

function calendarTime(text: string): RegExpExecArray | null {
  for (const found of text.matchAll(FULL)) {
    const month = found.groups?.first ?? found.groups?.second;
    if (month === undefined || isMonthName(month)) return found;
  }
  return null;
}

const ZONED = /(?:Z|[+-]\d{2}:?\d{2})$|^\d{9,13}$/;

/** Attributes that carry a time for machines, best first. */
const MACHINE = [
  'datetime',
  'data-time',
  'data-timestamp',
  'data-posttime',
  'data-date',
  'data-datetime',
  'data-utime',
  'date',
  'data-utc',
];

/** A time an element carries in its attributes: for machines, or in words as a tooltip. */
export function dateAttribute(
  tag: string,
  attributes: Readonly<Record<string, string>>,
): { readonly machine: string | null; readonly words: string | null } | null {
  for (const name of MACHINE) {
    const value = attributes[name];
    if (value === undefined || value === '' || (name === 'date' && !/^\d{4}-/.test(value))) continue;
    const machine = machineTime(value);
    if (machine === null) continue;
    // A tooltip may add the zone that the attribute for machines leaves out.
    const tooltip = attributes.title === undefined ? null : machineTime(attributes.title);
    return {
      machine: ZONED.test(machine) || tooltip === null || !ZONED.test(tooltip) ? machine : tooltip,
      words: null,
    };
  }
  const prop = attributes.itemprop ?? '';
  const content = attributes.content ?? '';
  if (/(?:^|\s)date(?:Created|Published)(?:\s|$)/.test(prop) || /(?:^|\s)publishDate(?:\s|$)/.test(prop)) {
    const machine = content === '' ? null : machineTime(content);
    if (machine !== null) return { machine, words: null };
  }
  const title = attributes.title;
  if (title === undefined || title.length > 60 || title.length < 6 || tag === 'img') return null;
  const machine = machineTime(title);
  if (machine !== null && !/^\d+$/.test(title)) return { machine, words: null };
  const found = findDateWords(title);
  return found !== null && title.length - found.words.length <= 12 && /\d{2}/.test(title)
    ? { machine: null, words: found.words }
    : null;
}

/** A machine-readable time in a form that the reader of times takes; null for anything else. */
export function machineTime(value: string): string | null {
  const text = value
    .trim()
    .replace(/^(\d{4}-\d{2}-\d{2}) (?=\d{2}:\d{2}:\d{2} [+-])/, '$1T')
    .replace(/ (?=[+-]\d{2}:?\d{2}$)/, '');
  return text.length <= 40 && readMachineMoment(text, null) !== null ? text : null;
}

function isMonthName(word: string): boolean {
  return MONTH_OF.has(word.toLowerCase()) || MONTHS.has(foldName(word));
}
