import type { Moment } from '../../../model/moment.js';
import { decideOrder } from '../../dates/day-order.js';
import type { FigureOrder } from '../../dates/figures.js';
import { readMachineMoment } from '../../dates/machine-moment.js';
import { readShownMoment } from '../../dates/shown-moment.js';
import { markupTextOf, textOf } from '../value.js';

/** A post's time in words and its number, as a tool copied them from a page. */
export interface CopiedTime {
  readonly id: string | null;
  readonly words: string | null;
}

/** The order of day and month in the words of one thread; boards count their posts up. */
export function orderOf(times: readonly CopiedTime[]): FigureOrder {
  const posted = times.map(({ words }) => words ?? '');
  const numbered = times
    .flatMap(({ id, words }) => (id !== null && /^\d{1,15}$/.test(id) ? [{ id: Number(id), words: words ?? '' }] : []))
    .sort((a, b) => a.id - b.id);
  const pairs = numbered.slice(1).map(({ words }, at): [string, string] => [numbered[at]?.words ?? '', words]);
  return decideOrder({ posted, own: [], pairs, cited: [], stray: () => [], yearFirst: false }).order;
}

/** A time as copied: ISO, seconds since 1970, or words; an unread one keeps its words. Null where there is none. */
export function copiedMoment(words: string | null, order: FigureOrder): Moment | null {
  if (words === null) return null;
  return readMachineMoment(words, words) ?? readShownMoment(words, order);
}

/** Longer words are no time. */
const LONGEST = 300;

/**
 * The words of a time: markup and signs around it are gone, words printed twice in a row stand once, and where seconds
 * since 1970 stand behind a clock without a zone ("2024-09-02T13:15:45 1725282945"), only they are taken.
 */
export function timeWords(value: unknown): string | null {
  if (typeof value === 'number') return Number.isFinite(value) && value > 0 ? String(Math.trunc(value)) : null;
  const text = textOf(value);
  if (text === null || text.length > LONGEST) return null;
  const words = (markupTextOf(text) ?? '').replace(/^[\s«»]+|[\s«»]+$/g, '');
  const half = words.length / 2;
  const once = words.length % 2 === 0 && words.slice(0, half) === words.slice(half) ? words.slice(0, half) : words;
  const unix = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2} (\d{9,13})$/.exec(once)?.[1];
  return textOf(unix ?? once);
}
