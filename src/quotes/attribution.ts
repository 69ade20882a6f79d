import { isDay, MONTH_OF } from '../model/calendar.js';
import { foldSpace } from '../model/text.js';
import { ATTRIBUTION_LEADS } from './attribution-phrases.js';

/** A line that says where a text comes from; offsets are UTF-16 units of the text it was found in. */
export interface AttributionLine {
  readonly text: string;
  readonly agency: string | null;
  readonly date: string | null;
  readonly start: number;
  readonly end: number;
}

/** Longer lines are prose that happens to begin like an attribution. */
const MAX_LINE = 160;
/** An agency or publisher is a name; more words are a sentence. */
const MAX_NAME_WORDS = 8;
const LEAD = new RegExp(`^[\\s(\\[*_-]*(?:${ATTRIBUTION_LEADS.join('|')})\\s*`, 'iu');
const ISO_DATE = /\b(\d{4})[-/](\d{1,2})[-/](\d{1,2})\b/u;
const DAY_MONTH = /\b(\d{1,2})(?:st|nd|rd|th|\.)?\s(?:de\s)?(\p{L}{3,12})\.?,?\s(?:de\s)?(\d{4})\b/u;
const MONTH_DAY = /\b(\p{L}{3,12})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})\b/u;
const DOTTED = /\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/u;

/** The last line of a text that names its source, or null. Linear. */
export function findAttribution(text: string): AttributionLine | null {
  let found: AttributionLine | null = null;
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    if (line.length <= MAX_LINE) found = readLine(line, start) ?? found;
    start = end + 1;
  }
  return found;
}

function readLine(line: string, at: number): AttributionLine | null {
  const folded = foldSpace(line);
  const lead = LEAD.exec(folded);
  if (lead === null) return null;
  const { date, rest } = takeDate(folded.slice(lead[0].length));
  const name = trimName(date === null ? rest : rest.replace(DATE_LEADS, ' '));
  if (name === '' && date === null) return null;
  // A source is a name or an address: "source: trust me, I was there" is talk.
  if (
    name.split(' ').length > MAX_NAME_WORDS ||
    (name !== '' &&
      !/^(?:the\s|der\s|die\s|das\s)?["'“„«]?(?:\p{Lu}|\p{Lo}|\p{N}|https?:|www\.|[\w-]{1,60}\.[a-z]{2,10}\b)/u.test(
        name,
      ))
  )
    return null;
  const lost = line.length - line.trimStart().length;
  return { text: folded, agency: name === '' ? null : name, date, start: at + lost, end: at + line.trimEnd().length };
}

/** What stands between a name and its date once the date is taken out. */
const DATE_LEADS = /\s(?:on|at|dated|from|vom|am|du|le|el|del|от|від)[\s,.)]*$/iu;

const trimName = (text: string): string => text.replace(/^[\s:,;–—-]+|[\s:,;.()[\]|/*_–—-]+$/gu, '');

function takeDate(text: string): { date: string | null; rest: string } {
  for (const [pattern, read] of DATES) {
    const match = pattern.exec(text);
    const date = match === null ? null : read(match);
    if (match !== null && date !== null)
      return { date, rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.trim() };
  }
  return { date: null, rest: text };
}

type ReadDate = (match: RegExpExecArray) => string | null;
const DATES: readonly (readonly [RegExp, ReadDate])[] = [
  [ISO_DATE, (m) => isoDate(m[1], Number(m[2]), m[3])],
  [DAY_MONTH, (m) => isoDate(m[3], monthOf(m[2]), m[1])],
  [MONTH_DAY, (m) => isoDate(m[3], monthOf(m[1]), m[2])],
  [DOTTED, (m) => isoDate(m[3], Number(m[2]), m[1])],
];

const monthOf = (name: string | undefined): number => MONTH_OF.get((name ?? '').toLowerCase()) ?? 0;

function isoDate(year: string | undefined, month: number, day: string | undefined): string | null {
  const d = Number(day);
  if (year === undefined || !isDay(Number(year), month, d)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}
