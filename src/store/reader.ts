import { printable } from './query.js';
import { takeRole } from './role.js';
import type { Backend, ResultSet, Session } from './session.js';
import type { Reader, ReadingOptions, RowBatch, ScanOptions } from './store.js';
import { toText } from './values.js';

/** Rows fetched at a time: PGlite holds the event loop while it fetches them. */
const BATCH_ROWS = 500;

/** Lets `work` read the data set as it was at its first statement; see `Store.reading`. */
export function reading<T>(
  backend: Backend,
  work: (reader: Reader) => Promise<T>,
  { role, timeoutMs = 0 }: ReadingOptions = {},
): Promise<T> {
  return backend.transaction(
    async (session) => {
      await session.query('set local search_path = analytics, public');
      await session.query(`set local statement_timeout = ${Math.max(0, Math.trunc(timeoutMs))}`);
      // Plans for all the rows of a cursor: a tenth, as PostgreSQL assumes, is right for who looks at the first page.
      await session.query('set local cursor_tuple_fraction = 1');
      // A view is up to ten tables: with the default of eight, what joins two views is read in the order it is written.
      await session.query('set local join_collapse_limit = 12');
      await session.query('set local from_collapse_limit = 12');
      if (role === 'reader') await takeRole(session);
      return work(readerOver(session));
    },
    { readOnly: true, frozen: true, once: true },
  );
}

function readerOver(session: Session): Reader {
  let cursors = 0;
  return {
    query: async (sql, params = []) => {
      const result = await session.query(sql, params.map(toText));
      return { columns: result.columns, rows: namedRows(result), truncated: false };
    },
    scan: (sql, options = {}) => {
      cursors += 1;
      return scan(session, `scan_${cursors}`, sql, options);
    },
  };
}

/**
 * The rows of a statement, some at a time, by a cursor of the transaction: memory does not grow with the answer. Where
 * there are none, one batch without rows says the columns.
 */
async function* scan(
  session: Session,
  cursor: string,
  sql: string,
  { params = [], batchRows = BATCH_ROWS }: ScanOptions,
): AsyncGenerator<RowBatch> {
  await session.query(`declare ${cursor} no scroll cursor for ${sql}`, params.map(toText));
  let given = false;
  for (;;) {
    const result = await session.query(`fetch ${Math.max(1, Math.trunc(batchRows))} from ${cursor}`);
    if (result.rows.length === 0 && given) break;
    yield { columns: result.columns, rows: namedRows(result) };
    given = true;
    if (result.rows.length === 0) break;
  }
  await session.query(`close ${cursor}`);
}

const namedRows = (result: ResultSet): Readonly<Record<string, unknown>>[] =>
  result.rows.map((values) => Object.fromEntries(result.columns.map((name, i) => [name, printable(values[i])])));
