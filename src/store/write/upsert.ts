import { getTableColumns } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { getTableConfig } from 'drizzle-orm/pg-core';
import { firstRow } from '../row.js';
import type { Session } from '../session.js';
import type { WriteCounts } from '../store.js';
import { arrayLiteral, storableJson, toText } from '../values.js';

/** Rows of one statement. PGlite blocks the event loop while it works: 500 rows take about 50 ms there. */
const BATCH_ROWS = 500;
/** Characters of one statement; a batch of long posts is cut earlier. */
const BATCH_CHARS = 8_000_000;

/** How a table is written: once worked out from the drizzle schema, then reused. */
interface WriteShape {
  readonly table: string;
  readonly columns: readonly {
    readonly key: string;
    readonly name: string;
    readonly wire: string;
    readonly type: string;
  }[];
  readonly keys: readonly string[];
}

const SCALARS: Readonly<Record<string, string>> = {
  uuid: 'uuid',
  text: 'text',
  integer: 'integer',
  bigint: 'bigint',
  boolean: 'boolean',
  'double precision': 'double precision',
  'timestamp with time zone': 'timestamptz',
};

const shapes = new WeakMap<PgTable, WriteShape>();

function shapeOf(table: PgTable): WriteShape {
  const known = shapes.get(table);
  if (known !== undefined) return known;
  const config = getTableConfig(table);
  const columns = Object.entries(getTableColumns(table))
    .filter(([, column]) => column.generated === undefined && column.generatedIdentity === undefined)
    .filter(([, column]) => column.name !== 'at')
    .map(([key, column]) => {
      const type = column.getSQLType();
      // Arrays in arrays would be flattened by unnest, and JSON is text on the wire: both travel as text and are cast.
      return { key, name: column.name, type, wire: SCALARS[type] ?? 'text' };
    });
  const keys =
    config.primaryKeys[0]?.columns.map((column) => column.name) ??
    config.columns.filter((column) => column.primary).map((column) => column.name);
  const shape = { table: `"${config.schema ?? 'public'}"."${config.name}"`, columns, keys };
  shapes.set(table, shape);
  return shape;
}

/** What the change log says about a row: its kind, and who made it. */
export interface LogAs {
  /** Word in `v_change.entity`; null: not logged (provenance). */
  readonly entity: string | null;
  readonly runId: string;
}

const NONE: WriteCounts = { inserted: 0, updated: 0, deleted: 0, unchanged: 0 };

export function addCounts(...counts: readonly WriteCounts[]): WriteCounts {
  return counts.reduce(
    (sum, one) => ({
      inserted: sum.inserted + one.inserted,
      updated: sum.updated + one.updated,
      deleted: sum.deleted + one.deleted,
      unchanged: sum.unchanged + one.unchanged,
    }),
    NONE,
  );
}

/**
 * Writes rows by their primary key: new ones are inserted, those that differ updated, equal ones not touched. Every
 * written row leaves a line in the change log. One statement per batch (`insert … select from unnest(…)`).
 */
export async function upsert<T extends PgTable>(
  session: Session,
  table: T,
  rows: readonly T['$inferInsert'][],
  log: LogAs,
): Promise<WriteCounts> {
  let total = NONE;
  const shape = shapeOf(table);
  for (const batch of batches(rows, shape)) {
    const statement = upsertStatement(shape, log);
    const params = shape.columns.map((_, i) => arrayLiteral(batch.map((row) => row[i] ?? null)));
    const done = firstRow(await session.query(statement, [...params, ...logParams(log)]));
    const inserted = done?.number('inserted') ?? 0;
    const updated = done?.number('updated') ?? 0;
    total = addCounts(total, { inserted, updated, deleted: 0, unchanged: batch.length - inserted - updated });
  }
  return total;
}

function* batches(rows: readonly object[], shape: WriteShape): Generator<(string | null)[][]> {
  let batch: (string | null)[][] = [];
  let chars = 0;
  for (const row of rows) {
    const line = shape.columns.map((column) => wireText(Reflect.get(row, column.key), column.type));
    const size = line.reduce((sum, value) => sum + (value?.length ?? 0), 0);
    if (batch.length >= BATCH_ROWS || (batch.length > 0 && chars + size > BATCH_CHARS)) {
      yield batch;
      batch = [];
      chars = 0;
    }
    batch.push(line);
    chars += size;
  }
  if (batch.length > 0) yield batch;
}

function wireText(value: unknown, type: string): string | null {
  if (type === 'jsonb') return value === null || value === undefined ? null : storableJson(value);
  return toText(value);
}

function logParams(log: LogAs): (string | null)[] {
  return log.entity === null ? [] : [log.entity, log.runId];
}

function upsertStatement(shape: WriteShape, log: LogAs): string {
  const names = shape.columns.map((column) => `"${column.name}"`);
  const unnest = shape.columns.map((column, i) => `$${i + 1}::${column.wire}[]`);
  const select = shape.columns.map((column) =>
    column.wire === 'text' && column.type !== 'text' ? `u."${column.name}"::${column.type}` : `u."${column.name}"`,
  );
  const rest = names.filter((name) => !shape.keys.includes(name.slice(1, -1)));
  // The run that wrote a row is provenance: it changes with the row, and alone is no change.
  const compared = rest.filter((name) => name !== '"run_id"');
  const update =
    compared.length === 0
      ? 'do nothing'
      : `do update set ${rest.map((name) => `${name} = excluded.${name}`).join(', ')}
         where (${compared.map((name) => `t.${name}`).join(', ')}) is distinct from (${compared.map((name) => `excluded.${name}`).join(', ')})`;
  return `with written as (
    insert into ${shape.table} as t (${names.join(', ')})
    select ${select.join(', ')} from unnest(${unnest.join(', ')}) as u(${names.join(', ')})
    on conflict (${shape.keys.map((key) => `"${key}"`).join(', ')}) ${update}
    returning ${returningKeys(shape, 't')}, case when t.xmax = 0 then 'insert' else 'update' end as op)
    ${logged(shape, log, shape.columns.length)}
    select (count(*) filter (where op = 'insert'))::integer as inserted,
           (count(*) filter (where op = 'update'))::integer as updated from written`;
}

/** The thread and the id of a row: its key parts after `thread_id`, joined by `/`. */
function returningKeys(shape: WriteShape, alias: string): string {
  const own = shape.keys.filter((key) => key !== 'thread_id');
  const id = (own.length === 0 ? shape.keys : own).map((key) => `${alias}."${key}"`).join(', ');
  const thread = shape.columns.some((column) => column.name === 'thread_id') ? `${alias}.thread_id` : 'null::uuid';
  return `concat_ws('/', ${id}) as id, ${thread} as thread_id`;
}

function logged(shape: WriteShape, log: LogAs, params: number): string {
  return log.entity === null || shape.keys.length === 0
    ? ''
    : `, logged as (
    insert into "threadbare"."change" (entity, id, thread_id, op, run_id)
    select $${params + 1}::text, id, thread_id, op, $${params + 2}::uuid from written)`;
}

/**
 * Deletes the rows of some threads (or of the whole table when `threadIds` is null) whose key is not among `rows`, each
 * with a tombstone in the change log.
 */
export async function deleteOthers<T extends PgTable>(
  session: Session,
  table: T,
  threadIds: readonly string[] | null,
  rows: readonly T['$inferInsert'][],
  log: LogAs,
): Promise<WriteCounts> {
  if (threadIds?.length === 0) return NONE;
  const shape = shapeOf(table);
  const keys = shape.columns.filter((column) => shape.keys.includes(column.name));
  const params = keys.map((column) =>
    arrayLiteral(rows.map((row) => wireText(Reflect.get(row, column.key), column.type))),
  );
  const scope = threadIds === null ? '' : `t.thread_id = any($${keys.length + 1}::uuid[]) and`;
  const at = keys.length + (threadIds === null ? 0 : 1);
  const names = keys.map((column) => `"${column.name}"`).join(', ');
  const statement = `with written as (
    delete from ${shape.table} as t where ${scope} not exists (
      select 1 from unnest(${keys.map((column, i) => `$${i + 1}::${column.wire}[]`).join(', ')}) as u(${names})
      where ${keys.map((column) => `u."${column.name}" = t."${column.name}"`).join(' and ')})
    returning ${returningKeys(shape, 't')}, 'delete'::text as op)
    ${logged(shape, log, at)}
    select count(*)::integer as deleted from written`;
  const done = firstRow(
    await session.query(statement, [
      ...params,
      ...(threadIds === null ? [] : [arrayLiteral(threadIds)]),
      ...logParams(log),
    ]),
  );
  return { ...NONE, deleted: done?.number('deleted') ?? 0 };
}
