import { firstRow, rowsOf } from '../row.js';
import type { Backend, Session } from '../session.js';
import { arrayLiteral } from '../values.js';
import type { MovedTable } from './catalog.js';

/** Text of one batch, about: what is in flight at a time is a few times this. */
const BATCH_CHARS = 4_000_000;
const MAX_ROWS = 5_000;
const FIRST_ROWS = 100;

/** How far the copy of a table is; kept in the target, in the transaction of each batch. */
export interface CopyProgress {
  readonly rows: number;
  /** Key of the last row that was copied; null: none was. */
  readonly last: readonly string[] | null;
  readonly done: boolean;
}

/**
 * Copies the rows of one table from where the target stands, batch by batch at flat memory. A row goes over as the text
 * PostgreSQL writes for it, so nothing is lost on the way.
 *
 * @param source a transaction over an unchanging state
 * @param noteIn keeps the progress, in the transaction that wrote the batch
 */
export async function copyTable(
  source: Session,
  target: Backend,
  table: MovedTable,
  from: CopyProgress,
  noteIn: (session: Session, progress: CopyProgress) => Promise<void>,
  onBatch: (rows: number) => void,
): Promise<void> {
  if (from.done) return;
  let progress = from;
  // Without a key nobody can tell where a copy was broken off.
  const restart = table.key.length === 0;
  if (restart || from.rows === 0) {
    progress = { rows: 0, last: null, done: false };
    // Rows that a migration puts in (the state of the daily tables) are the source's to say.
    await target.transaction(async (session) => {
      await session.query(`delete from ${table.name}`);
      await noteIn(session, progress);
    });
  }
  const next = restart ? await openCursor(source, table) : keyed(source, table);
  let limit = FIRST_ROWS;
  for (;;) {
    const batch = await next(progress.last, limit);
    if (batch.rows.length === 0) break;
    progress = { rows: progress.rows + batch.rows.length, last: batch.last, done: false };
    const noted = progress;
    await target.transaction(async (session) => {
      await insert(session, table, batch.rows);
      await noteIn(session, noted);
    });
    onBatch(batch.rows.length);
    limit = Math.max(1, Math.min(MAX_ROWS, Math.floor(BATCH_CHARS / Math.max(1, batch.chars / batch.rows.length))));
  }
  const all = { ...progress, done: true };
  await target.transaction((session) => noteIn(session, all));
}

interface Batch {
  readonly rows: readonly (readonly (string | null)[])[];
  readonly chars: number;
  readonly last: readonly string[] | null;
}

type Next = (last: readonly string[] | null, limit: number) => Promise<Batch>;

const texts = (table: MovedTable): string =>
  table.columns.map((column, i) => `${column.name}::text as c${i}`).join(', ');

/** Batches in the order of the primary key, each found by the key of the row before it. */
function keyed(source: Session, table: MovedTable): Next {
  const places = table.key.map((name) => table.columns.findIndex((column) => column.name === name));
  const types = places.map((place) => table.columns[place]?.type ?? 'text');
  const key = table.key.join(', ');
  return async (last, limit) => {
    const after =
      last === null ? '' : `where (${key}) > (${types.map((type, i) => `$${i + 1}::text::${type}`).join(', ')})`;
    const result = await source.query(
      `select ${texts(table)} from ${table.name} ${after} order by ${key} limit ${limit}`,
      last ?? [],
    );
    const batch = batchOf(result.rows);
    const end = batch.rows.at(-1);
    return { ...batch, last: end === undefined ? last : places.map((place) => end[place] ?? '') };
  };
}

async function openCursor(source: Session, table: MovedTable): Promise<Next> {
  const name = `move_${table.name.replace(/\W/g, '_')}`;
  await source.query(`declare ${name} no scroll cursor for select ${texts(table)} from ${table.name}`);
  return async (_last, limit) => ({ ...batchOf((await source.query(`fetch ${limit} from ${name}`)).rows), last: null });
}

function batchOf(values: readonly (readonly unknown[])[]): Omit<Batch, 'last'> {
  let chars = 0;
  const rows = values.map((row) =>
    row.map((value) => {
      const text = value === null || value === undefined ? null : String(value);
      chars += text?.length ?? 0;
      return text;
    }),
  );
  return { rows, chars };
}

async function insert(session: Session, table: MovedTable, rows: Batch['rows']): Promise<void> {
  const names = table.columns.map((column) => column.name).join(', ');
  const places = table.columns.map((_, i) => `$${i + 1}::text[]`).join(', ');
  const values = table.columns.map((column, i) => `u.c${i}::${column.type}`).join(', ');
  await session.query(
    `insert into ${table.name} (${names}) overriding system value
     select ${values} from unnest(${places}) as u(${table.columns.map((_, i) => `c${i}`).join(', ')})
     ${table.key.length === 0 ? '' : 'on conflict do nothing'}`,
    table.columns.map((_, i) => arrayLiteral(rows.map((row) => row[i] ?? null))),
  );
}

/** Lets every sequence of the target go on where the source's stands. */
export async function continueSequences(
  source: Session,
  target: Backend,
  tables: readonly MovedTable[],
): Promise<void> {
  for (const table of tables) {
    for (const column of table.identities) {
      const place = firstRow(
        await source.query(
          `select s.last_value::text as value from pg_sequences s
           where format('%I.%I', s.schemaname, s.sequencename) = pg_get_serial_sequence($1, $2)`,
          [table.name, column],
        ),
      );
      const value = place?.textOrNull('value') ?? null;
      if (value === null) continue; // never used
      await target.transaction((session) =>
        session.query('select setval(pg_get_serial_sequence($1, $2), $3::bigint)', [table.name, column, value]),
      );
    }
  }
}

/** Count and order-free hash of the rows of a table. */
export interface TableSum {
  readonly rows: number;
  readonly hash: string;
}

/**
 * Sums up a table: equal for equal rows in any order, on every version and collation. Two sums of 64 bits of each row's
 * MD5; columns the database works out itself (search vectors depend on its version) are left out.
 */
export async function sumTable(session: Session, table: MovedTable): Promise<TableSum> {
  const half = (from: number): string =>
    `coalesce(sum(('x' || substr(h, ${from}, 16))::bit(64)::bigint::numeric), 0)::text`;
  const [row] = rowsOf(
    await session.query(
      `select count(*)::bigint as rows, ${half(1)} || ' ' || ${half(17)} as hash
       from (select md5(row(${table.columns.map((column) => column.name).join(', ')})::text) as h from ${table.name}) s`,
    ),
  );
  return { rows: row?.number('rows') ?? 0, hash: row?.text('hash') ?? '' };
}
