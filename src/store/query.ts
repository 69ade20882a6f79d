import type { Backend } from './session.js';
import type { QueryOptions, QueryResult } from './store.js';
import { toText } from './values.js';

const DEFAULT_TIMEOUT_MS = 30_000;

/** Runs one statement for a reader; see `Store.query`. */
export async function runQuery(backend: Backend, sql: string, options: QueryOptions): Promise<QueryResult> {
  const { params = [], readOnly = true, timeoutMs = DEFAULT_TIMEOUT_MS, maxRows = Number.POSITIVE_INFINITY } = options;
  const result = await backend.transaction(
    async (session) => {
      await session.query('set local search_path = analytics, public');
      await session.query(`set local statement_timeout = ${Math.max(0, Math.trunc(timeoutMs))}`);
      return session.query(sql, params.map(toText));
    },
    { readOnly },
  );
  const rows = result.rows
    .slice(0, Math.min(maxRows, result.rows.length))
    .map((values) => Object.fromEntries(result.columns.map((name, i) => [name, printable(values[i])])));
  return { columns: result.columns, rows, truncated: rows.length < result.rows.length };
}

/** A value as callers of the store see it: bytes as text, nothing as null. */
export function printable(value: unknown): unknown {
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  return value ?? null;
}
