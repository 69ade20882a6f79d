import { type Moment, UNKNOWN_MOMENT } from '../../model/moment.js';
import type { MomentFields } from '../engine.js';
import { readField, type Scope } from '../field.js';
import { readMachineMoment } from './machine-moment.js';
import { type DayOrder, readShownMoment } from './shown-moment.js';

/**
 * Reads a time: machine-readable markup first (with the words shown beside it as `raw`), else the words themselves.
 * Nothing there is `UNKNOWN_MOMENT`.
 */
export function readMoment(scope: Scope, fields: MomentFields, order: DayOrder): Moment {
  const shown = readField(scope, fields.shown);
  const machine = readField(scope, fields.machine);
  const exact = machine === null ? null : readMachineMoment(machine, shown);
  if (exact !== null) return exact;
  return shown === null ? UNKNOWN_MOMENT : readShownMoment(shown, order);
}

/** Whether anything at all is known of a time. */
export function isKnown(moment: Moment): boolean {
  return moment.at !== null || moment.local !== null || moment.raw !== null;
}
