import type { Columns } from '../../archive/dump/dump-row.js';

/** Looks a column or a place inside one up; undefined where there is none. */
export type Lookup = (columns: Columns) => unknown;

/**
 * How `name` is looked up: as a column of that very name, else step by step ("data.thread.id", lists by number from 0:
 * "comments.0.id"). A column whose text is JSON is read as such where a step leads into it.
 */
export function lookup(name: string): Lookup {
  const steps = name.split('.');
  if (steps.length === 1) return (columns) => own(columns, name);
  return (columns) => {
    const whole = own(columns, name);
    if (whole !== undefined) return whole;
    let value: unknown = columns;
    for (const step of steps) {
      value = own(typeof value === 'string' ? jsonIn(value) : value, step);
      if (value === undefined) return undefined;
    }
    return value;
  };
}

/** The column a name is looked up in. */
export const columnOf = (name: string, columns: ReadonlySet<string>): string =>
  columns.has(name) ? name : (name.split('.')[0] ?? name);

function own(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}

/** A text as JSON where it is an object or a list; else the text. */
export function jsonIn(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

/** A value as a text: numbers in full, times as ISO 8601; null for nothing, blanks, and what is no single value. */
export function textOf(value: unknown): string | null {
  switch (typeof value) {
    case 'string':
      return value.trim() === '' ? null : value;
    case 'number':
      return Number.isFinite(value) ? String(value) : null;
    case 'bigint':
    case 'boolean':
      return String(value);
    default:
      if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
      return value instanceof Uint8Array ? textOf(new TextDecoder().decode(value)) : null;
  }
}

/** The items of a list, of a text that is a JSON list, or of a single value. */
export function itemsOf(value: unknown): readonly unknown[] {
  const inside = typeof value === 'string' ? jsonIn(value) : value;
  if (Array.isArray(inside)) return inside;
  return inside === undefined || inside === null || inside === '' ? [] : [inside];
}

/** Whether a value says yes: true, a number that is not 0, a text that says neither no nor nothing. */
export function isYes(value: unknown): boolean {
  if (typeof value === 'string') return !/^\s*(?:|0|false|f|no|n|none|null|nan|na|n\/a)\s*$/i.test(value);
  return value !== null && value !== undefined && value !== false && value !== 0 && value !== 0n;
}
