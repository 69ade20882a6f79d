import { type Moment, UNKNOWN_MOMENT } from '../../model/moment.js';
import type { MomentFields } from '../engine.js';
import { readField, type Scope } from '../field.js';
import { readMachineMoment } from './machine-moment.js';
import { type FigureOrder, NO_TIMES, type PageTimes, readShownMoment, withShownClock } from './shown-moment.js';

/**
 * Reads a time: machine-readable markup first (with the words shown beside it as `raw`), else the words themselves.
 * Markup that holds a date in words (a title with the full date of "2 hours ago") is read as words are. Where markup
 * gives only the day and the words the clock, both count. Nothing there is `UNKNOWN_MOMENT`.
 *
 * @param times what the page says about all its times; without it, relative words stay words
 */
export function readMoment(
  scope: Scope,
  fields: MomentFields,
  order: FigureOrder,
  times: PageTimes = NO_TIMES,
): Moment {
  const shown = readField(scope, fields.shown);
  const machine = readField(scope, fields.machine);
  const exact = machine === null ? null : readMarkup(machine, shown, order, times);
  if (exact === null) return shown === null ? UNKNOWN_MOMENT : readShownMoment(shown, order, times);
  if (shown === null || exact.precision !== 'day' || exact.local === null) return exact;
  return withShownClock(exact.local, shown, order, times) ?? exact;
}

function readMarkup(value: string, shown: string | null, order: FigureOrder, times: PageTimes): Moment | null {
  const exact = readMachineMoment(value, shown);
  if (exact !== null) return exact;
  const words = readShownMoment(value, order, { ...times, now: null });
  return words.local === null ? null : { ...words, raw: shown ?? value };
}

/** Whether anything at all is known of a time. */
export function isKnown(moment: Moment): boolean {
  return moment.at !== null || moment.local !== null || moment.raw !== null;
}
