import { DatabaseError } from '../model/errors.js';
import type { Reader, RowBatch } from '../store/index.js';
import type { Context } from './context.js';
import { formatRows, type RowFormat, rowText } from './rows.js';
import { isQuery, type SqlStatement } from './sql-statements.js';

export interface StatementsOptions {
  readonly format: RowFormat;
  readonly params: readonly string[];
  /** For each statement, from its begin to its last row; 0: no limit. */
  readonly timeoutMs: number;
  readonly onStatement: (statement: SqlStatement) => void;
}

/** A table is laid out as a whole and read by eyes: more rows are for the other formats. */
const TABLE_ROWS = 2000;

/** Tables that are only as fresh as their last refresh. */
const REFRESHED = /\b(?:daily_(?:thread|author|target)|total_(?:thread|author|target)|thread_pair)\b/i;

/** Answers statements one after the other; what is not a table is written while it is read. */
export async function runStatements(
  context: Context,
  reader: Reader,
  statements: readonly SqlStatement[],
  options: StatementsOptions,
): Promise<void> {
  for (const [i, statement] of statements.entries()) {
    options.onStatement(statement);
    if (i > 0 && (options.format === 'table' || options.format === 'csv'))
      await context.out.write(options.format === 'csv' ? '\r\n' : '\n');
    const batches = withinTime(rowsOf(reader, statement, options.params), options.timeoutMs);
    if (options.format === 'table') await writeTable(context, batches);
    else await writeRows(context, batches, options.format);
    if (context.out.closed()) return;
  }
  if (statements.some(({ sql }) => REFRESHED.test(sql))) await sayHowFresh(context, reader);
}

async function* rowsOf(
  reader: Reader,
  { sql, params }: SqlStatement,
  values: readonly string[],
): AsyncGenerator<RowBatch> {
  const given = params.map((number) => values[number - 1] ?? '');
  if (isQuery(sql)) yield* reader.scan(sql, { params: given });
  else yield await reader.query(sql, given);
}

/** A server stops a statement itself; a cursor is many statements, and the embedded database has no clock. */
async function* withinTime(batches: AsyncIterable<RowBatch>, timeoutMs: number): AsyncGenerator<RowBatch> {
  const begin = performance.now();
  for await (const batch of batches) {
    yield batch;
    if (timeoutMs > 0 && performance.now() - begin > timeoutMs)
      throw new DatabaseError(
        'timed-out',
        `The query took longer than ${timeoutMs / 1000} seconds and was stopped; --timeout allows more.`,
        'fix-input',
      );
  }
}

async function writeTable(context: Context, batches: AsyncIterable<RowBatch>): Promise<void> {
  let columns: readonly string[] = [];
  const rows: Readonly<Record<string, unknown>>[] = [];
  let more = false;
  for await (const batch of batches) {
    columns = batch.columns;
    for (const row of batch.rows) if (rows.length < TABLE_ROWS) rows.push(row);
    more = batch.rows.length > 0 && rows.length === TABLE_ROWS;
    if (more) break;
  }
  await context.out.write(formatRows(columns, rows, 'table'));
  if (more) context.log.warn(`These are the first ${TABLE_ROWS} rows: --format csv, json or jsonl writes all of them.`);
}

async function writeRows(
  context: Context,
  batches: AsyncIterable<RowBatch>,
  format: Exclude<RowFormat, 'table'>,
): Promise<void> {
  const text = rowText(format);
  let begun = false;
  let written = 0;
  for await (const { columns, rows } of batches) {
    if (!(await context.out.write(`${begun ? '' : text.begin(columns)}${text.rows(columns, rows, written > 0)}`)))
      return;
    begun = true;
    written += rows.length;
  }
  await context.out.write(text.end);
}

async function sayHowFresh(context: Context, reader: Reader): Promise<void> {
  const [row] = (await reader.query('select changes_since from v_daily')).rows;
  if (row === undefined)
    context.log.warn('The daily, total and pair tables are empty until `threadbare db refresh` fills them.');
  else if (Number(row.changes_since) > 0)
    context.log.warn(
      `The daily, total and pair tables are ${Number(row.changes_since) >= 10_000 ? '10,000 or more' : row.changes_since} changes behind: \`threadbare db refresh\` brings them up to date.`,
    );
}
