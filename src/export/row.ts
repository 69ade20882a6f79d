/** A row of a view, by column; values as in `QueryResult`. */
export type Row = Readonly<Record<string, unknown>>;

/** A column of a view with the name PostgreSQL has for its type. */
export interface Column {
  readonly name: string;
  readonly type: string;
}

export function textOf(row: Row, column: string): string | null {
  const value = row[column];
  return typeof value === 'string' ? value : null;
}

export function numberOf(row: Row, column: string): number | null {
  const value = row[column];
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value);
  return null;
}

/** Rows inside a value of JSON. */
export const rowsIn = (value: unknown): readonly Row[] =>
  Array.isArray(value)
    ? value.flatMap((one: unknown) =>
        typeof one === 'object' && one !== null ? [Object.fromEntries(Object.entries(one))] : [],
      )
    : [];

/** Texts of a list. */
export const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
