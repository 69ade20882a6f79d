import { DatabaseError } from '../model/errors.js';
import type { ResultSet } from './session.js';

/** A row read by column name, with the type checked: a wrong one is a fault of this program, said aloud. */
export interface Row {
  text(name: string): string;
  textOrNull(name: string): string | null;
  number(name: string): number;
  numberOrNull(name: string): number | null;
  boolean(name: string): boolean;
  bytes(name: string): Uint8Array;
  value(name: string): unknown;
}

export function rowsOf(result: ResultSet): Row[] {
  const places = new Map(result.columns.map((name, i) => [name, i]));
  return result.rows.map((values) => {
    const value = (name: string): unknown => values[places.get(name) ?? -1];
    const fail = (name: string, kind: string): never => {
      throw new DatabaseError('unexpected-value', `Column ${name} holds no ${kind}: ${String(value(name))}.`);
    };
    const text = (name: string): string => {
      const found = value(name);
      return typeof found === 'string' ? found : fail(name, 'text');
    };
    const number = (name: string): number => {
      const found = value(name);
      return typeof found === 'number' ? found : fail(name, 'number');
    };
    return {
      text,
      number,
      value,
      textOrNull: (name) => (value(name) === null ? null : text(name)),
      numberOrNull: (name) => (value(name) === null ? null : number(name)),
      boolean: (name) => {
        const found = value(name);
        return typeof found === 'boolean' ? found : fail(name, 'boolean');
      },
      bytes: (name) => {
        const found = value(name);
        return found instanceof Uint8Array ? found : fail(name, 'bytes');
      },
    };
  });
}

/** The first row, or null. */
export function firstRow(result: ResultSet): Row | null {
  return rowsOf({ columns: result.columns, rows: result.rows.slice(0, 1) })[0] ?? null;
}
