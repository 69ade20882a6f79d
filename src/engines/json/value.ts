import type { Moment } from '../../model/moment.js';
import { readMachineMoment } from '../dates/machine-moment.js';
import { parseTree } from '../html/page-tree.js';
import { textOf as shownText } from '../html/text-of.js';

/** A member of a JSON object; undefined when there is no object or no such member. */
export function memberOf(value: unknown, name: string): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

/** A member several steps down ("post_stream.posts"). */
export function memberAt(value: unknown, path: string): unknown {
  return path.split('.').reduce(memberOf, value);
}

/** A list, or nothing. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Text with words in it, or null. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** A number or text as an id ("12"), or null. */
export function idOf(value: unknown): string | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : textOf(value);
}

/** A whole number, or null. */
export function integerOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}

/** Whether a value is true in the way of JSON APIs: `true` or 1. */
export function isSet(value: unknown): boolean {
  return value === true || value === 1;
}

/** Seconds or milliseconds since 1970, or ISO 8601, as a moment; null for anything else. */
export function momentOf(value: unknown): Moment | null {
  const text =
    typeof value === 'number' && Number.isFinite(value) && value > 0 ? String(Math.trunc(value)) : textOf(value);
  return text === null ? null : readMachineMoment(text, text);
}

/** Text that an API gives escaped for markup ("Salt &amp; sand"), or null. */
export function markupTextOf(value: unknown): string | null {
  const text = textOf(value);
  return text === null || !/[&<]/.test(text) ? text : textOf(shownText(parseTree(text).root));
}
