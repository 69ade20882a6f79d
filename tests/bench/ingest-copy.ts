import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { getTableColumns } from 'drizzle-orm';
import postgres from 'postgres';
import * as tables from '../../src/store/schema/index.js';
import type { Session } from '../../src/store/session.js';
import { upsert } from '../../src/store/write/upsert.js';

/** Milliseconds for the stored rows: our statement for the rows of post, COPY of them, COPY of all tables of a thread. */
export interface CopyRates {
  readonly ours: number;
  readonly post: number;
  readonly all: number;
}

/** All that an ingest writes, in the order of foreign keys. */
const TABLES = [
  'site',
  'forum',
  'author',
  'thread',
  'page',
  'page_source',
  'post',
  'revision',
  'quote',
  'reaction',
  'reply',
  'repeat',
  'source',
  'post_print',
  'waiting',
  'change',
] as const;

const columnsOf = (
  table: string,
): string => `select string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns
  from information_schema.columns
 where table_schema = 'threadbare' and table_name = '${table}' and is_generated = 'NEVER' and is_identity = 'NO'`;

/** A copy of a table with its indexes, checks and generated columns; foreign keys are checked by neither side. */
const twin = (table: string): string =>
  `create table threadbare.${table}_twin (like threadbare.${table} including all)`;

/** A database to compare on. */
interface Place {
  readonly rows: <T>(statement: string) => Promise<readonly T[]>;
  /** The rows of a table, kept for `into`. */
  readonly out: (table: string, columns: string) => Promise<void>;
  readonly into: (table: string, columns: string) => Promise<void>;
  readonly session: Session;
}

async function compare({ rows, out, into, session }: Place): Promise<CopyRates> {
  const columns = new Map<string, string>();
  for (const table of TABLES) {
    const [found] = await rows<{ columns: string }>(columnsOf(table));
    columns.set(table, found?.columns ?? '');
    await out(table, found?.columns ?? '');
    await rows(twin(table));
  }
  const times = new Map<string, number>();
  for (const [table, names] of columns) {
    const started = performance.now();
    await into(table, names);
    times.set(table, performance.now() - started);
  }
  const all = [...times.values()].reduce((sum, ms) => sum + ms, 0);
  return { ours: await ourStatement(rows, session), post: times.get('post') ?? 0, all };
}

type PostRow = (typeof tables.post)['$inferInsert'];

/** The rows of post through our statement, into the emptied table: with its foreign keys, which the twin does not have. */
async function ourStatement(rows: Place['rows'], session: Session): Promise<number> {
  const camel = (name: string): string => name.replace(/_(.)/g, (_all, letter: string) => letter.toUpperCase());
  const columns = Object.values(getTableColumns(tables.post)).map(({ name }) => `${name} as "${camel(name)}"`);
  const stored = await rows<PostRow>(`select ${columns.join(', ')} from threadbare.post order by thread_id, ordinal`);
  await rows('truncate threadbare.post cascade');
  const started = performance.now();
  await rows('begin');
  await upsert(session, tables.post, stored, { entity: null, runId: '' });
  await rows('commit');
  return performance.now() - started;
}

/** On the embedded database, which no process has open. */
export async function copyEmbedded(dir: string): Promise<CopyRates> {
  const db = await PGlite.create(dir, {
    extensions: { pg_trgm },
    startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB'],
  });
  const blobs = new Map<string, Blob>();
  try {
    return await compare({
      rows: async <T>(statement: string) => (await db.query<T>(statement)).rows,
      out: async (table, columns) => {
        const { blob } = await db.query(
          `copy (select ${columns} from threadbare.${table}) to '/dev/blob' (format csv)`,
        );
        if (blob !== undefined) blobs.set(table, blob);
      },
      into: async (table, columns) => {
        const blob = blobs.get(table);
        if (blob !== undefined && blob.size > 0)
          await db.query(`copy threadbare.${table}_twin (${columns}) from '/dev/blob' (format csv)`, [], { blob });
      },
      session: {
        query: async (statement, params = []) => {
          const result = await db.query<unknown[]>(statement, [...params], { rowMode: 'array', serializers: AS_TEXT });
          return { columns: result.fields.map(({ name }) => name), rows: result.rows };
        },
      },
    });
  } finally {
    await db.close();
  }
}

const AS_TEXT = { 16: String, 17: String };

/** The same on the server, which writes and reads the files itself: no client stands in the way of COPY. */
export async function copyServer(databaseUrl: string): Promise<CopyRates> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  const file = (table: string): string => path.join(tmpdir(), `threadbare-bench-${process.pid}-${table}.copy`);
  try {
    return await compare({
      rows: async <T>(statement: string) => {
        const found: readonly T[] = await sql.unsafe<(T & object)[]>(statement);
        return found;
      },
      out: async (table, columns) => {
        await sql.unsafe(`copy (select ${columns} from threadbare.${table}) to '${file(table)}'`);
      },
      into: async (table, columns) => {
        await sql.unsafe(`copy threadbare.${table}_twin (${columns}) from '${file(table)}'`);
      },
      session: {
        query: async (statement, params = []) => {
          const found = await sql.unsafe(statement, [...params], { prepare: false }).values();
          return { columns: found.columns?.map(({ name }) => name) ?? [], rows: found };
        },
      },
    });
  } finally {
    await sql.end();
    for (const table of TABLES) rmSync(file(table), { force: true });
  }
}
