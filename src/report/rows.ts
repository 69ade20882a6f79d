import type { Store } from '../store/index.js';

/** A row of a view, read by column name with the type the caller expects; anything else is null. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows of a read-only query over the views. */
export async function ask(store: Store, sql: string, params: readonly unknown[]): Promise<readonly Row[]> {
  return (await store.query(sql, { params, readOnly: true, timeoutMs: 0 })).rows;
}

/** Text of a column; null when absent or not text. */
export function textOf(row: Row | undefined, column: string): string | null {
  const value = row?.[column];
  return typeof value === 'string' ? value : null;
}

/** Number of a column (counts may arrive as text where a number would lose digits); null when absent. */
export function numberOf(row: Row | undefined, column: string): number | null {
  const value = row?.[column];
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value);
  return null;
}

/** True only where the column says so. */
export function flagOf(row: Row, column: string): boolean {
  return row[column] === true;
}
