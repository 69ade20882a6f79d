import type { Columns } from '../../archive/dump/dump-row.js';
import type { ConditionSpec, FieldSpec } from './map-schema.js';
import { isYes, itemsOf, lookup, textOf } from './value-at.js';

/** Reads one value of a row as a text; null where it holds none. */
export type ReadField = (columns: Columns) => string | null;

/** What databases and data frames write where there is nothing; in small letters it may be a word. */
const NOTHING = /^\s*(?:NULL|NaN|\\N)\s*$/;

/** How a field is read. Texts that stand for nothing ("NULL", "NaN", "\N") are nothing. */
export function readField(spec: FieldSpec | undefined): ReadField {
  if (spec === undefined) return () => null;
  const raw = readRaw(spec);
  return (columns) => finished(spec, textOf(raw(columns)));
}

/** All values of a field that holds a list, or is split. */
export function readFields(specs: readonly FieldSpec[] | undefined): (columns: Columns) => readonly string[] {
  const readers = (specs ?? []).map((spec) => {
    const raw = readRaw(spec);
    return (columns: Columns): readonly string[] =>
      itemsOf(raw(columns))
        .flatMap((item) => {
          const text = textOf(item);
          return text === null || spec.split === undefined ? [text] : text.split(spec.split);
        })
        .flatMap((text) => finished(spec, text)?.trim() ?? [])
        .filter((text) => text !== '');
  });
  return (columns) => readers.flatMap((read) => read(columns));
}

/** The value itself, whatever its type. */
export function readRaw(spec: FieldSpec): (columns: Columns) => unknown {
  const { column, value, any } = spec;
  if (column !== undefined) return lookup(column);
  if (value !== undefined) return () => value;
  const readers = (any ?? []).map((one) => {
    const raw = readRaw(one);
    return (columns: Columns): unknown => {
      const found = raw(columns);
      // What is no single value (a list) is taken as it is.
      return typeof found === 'object' && found !== null && !(found instanceof Date)
        ? found
        : finished(one, textOf(found));
    };
  });
  return (columns) => {
    for (const read of readers) {
      const found = read(columns);
      if (found !== null && found !== undefined) return found;
    }
    return undefined;
  };
}

function finished({ match, default: otherwise }: FieldSpec, text: string | null): string | null {
  const value = text === null || NOTHING.test(text) ? null : text;
  const found = value === null || match === undefined ? value : matched(match, value);
  if (found !== null) return found;
  return otherwise === undefined ? null : String(otherwise);
}

function matched(pattern: RegExp, text: string): string | null {
  const found = pattern.exec(text);
  return found === null ? null : (found[1] ?? found[0]);
}

/** Whether one of some conditions holds for a row. */
export function anyOf(conditions: readonly ConditionSpec[] | undefined): (columns: Columns) => boolean {
  const tests = (conditions ?? []).map(conditionOf);
  if (tests.length === 0) return () => false;
  return (columns) => tests.some((test) => test(columns));
}

function conditionOf(spec: ConditionSpec): (columns: Columns) => boolean {
  const { equals, unless } = spec;
  const raw = readRaw(spec);
  if (equals === undefined && unless === undefined)
    return spec.match === undefined
      ? (columns) => isYes(raw(columns))
      : (columns) => finished(spec, textOf(raw(columns))) !== null;
  const wanted = new Set((equals ?? []).map(String));
  const spared = new Set((unless ?? []).map(String));
  return (columns) => {
    // What a column holds is compared as it is printed; nothing is ''.
    const text = finished(spec, textOf(raw(columns)))?.trim() ?? '';
    return equals === undefined ? !spared.has(text) : wanted.has(text) && !spared.has(text);
  };
}

/** Names of all columns a field asks for. */
export function columnsOf(spec: FieldSpec | undefined): readonly string[] {
  if (spec === undefined) return [];
  return [...(spec.column === undefined ? [] : [spec.column]), ...(spec.any ?? []).flatMap(columnsOf)];
}
