import { DatabaseError, UsageError } from '../../model/errors.js';
import type { Connection } from '../connect/connection.js';
import { openEmbedded } from '../connect/embedded.js';
import { openServer } from '../connect/server.js';
import { schemaState } from '../migrate.js';
import { firstRow, rowsOf } from '../row.js';
import type { Session } from '../session.js';
import { type MovedTable, movedTables } from './catalog.js';
import { type CopyProgress, continueSequences, copyTable, sumTable } from './copy.js';

/** An end of a move: a server's address, or the folder of an embedded database. */
export type MoveEnd = { readonly databaseUrl: string } | { readonly dataDir: string };

export interface MoveOptions {
  /** Go on with a move that was broken off. */
  readonly resume: boolean;
  readonly signal: AbortSignal;
  readonly onNotice: (text: string) => void;
  readonly onStep: (table: string, rows: number, step: 'copying' | 'comparing') => void;
}

/** What was moved, table by table, compared on both sides. */
export interface Moved {
  readonly from: string;
  readonly to: string;
  readonly tables: Readonly<Record<string, number>>;
  readonly rows: number;
}

/**
 * Copies a whole data set into an empty database and compares both ends. The source is read in one transaction and left
 * as it is. What was copied is noted in the target with each batch, so that a move that was broken off, by whatever, can
 * be resumed.
 *
 * @throws UsageError `same-database`, `target-not-empty`, `move-unfinished`
 * @throws DatabaseError `older-schema`, `source-changed`, `move-mismatch`, and those of the connections
 */
export async function moveData(from: MoveEnd, to: MoveEnd, options: MoveOptions): Promise<Moved> {
  const source = await open(from, options.onNotice, false);
  try {
    const target = await open(to, options.onNotice, true);
    try {
      if (source.location === target.location)
        throw new UsageError('same-database', `Source and target are the same database: ${source.location}.`);
      await target.migrate();
      return await source.transaction((session) => moveFrom(session, source.location, target, options), {
        readOnly: true,
        frozen: true,
        once: true,
      });
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

const open = (end: MoveEnd, onNotice: (text: string) => void, create: boolean): Promise<Connection> =>
  'databaseUrl' in end ? Promise.resolve(openServer(end.databaseUrl)) : openEmbedded(end.dataDir, onNotice, create);

async function moveFrom(source: Session, location: string, target: Connection, options: MoveOptions): Promise<Moved> {
  const { signal, onStep } = options;
  await source.query('set local statement_timeout = 0');
  const state = await schemaState(source);
  if (state.state !== 'current')
    throw new DatabaseError(
      state.state === 'newer' ? 'newer-schema' : 'older-schema',
      `The database at ${location} has ${state.applied} of ${state.known} migrations: run threadbare db migrate there first.`,
    );
  const tables = await movedTables(source);
  const known = await prepare(target, tables, await stateOf(source), options.resume);
  for (const table of tables) {
    let rows = known.get(table.name)?.rows ?? 0;
    await copyTable(source, target, table, known.get(table.name) ?? NOTHING, noteOf(table), (more) => {
      signal.throwIfAborted();
      rows += more;
      onStep(table.name, rows, 'copying');
    });
  }
  await continueSequences(source, target, tables);
  const sums = await compare(source, target, tables, options);
  await target.transaction(async (session) => {
    await session.query(`drop table ${PROGRESS}`);
    for (const table of tables) await session.query(`analyze ${table.name}`);
  });
  const moved = Object.fromEntries(sums);
  return {
    from: location,
    to: target.location,
    tables: moved,
    rows: Object.values(moved).reduce((sum, rows) => sum + rows, 0),
  };
}

/** Where the target notes how far the copy is; dropped when both ends are equal. */
const PROGRESS = 'threadbare_migrations.move_progress';
const NOTHING: CopyProgress = { rows: 0, last: null, done: false };

/** Tells one state of a source from the next: every derived row that is written leaves a line in the change log. */
async function stateOf(source: Session): Promise<string> {
  const row = firstRow(
    await source.query(
      `select coalesce((select max(seq) from threadbare.change), 0)::text || ' ' || (select count(*) from threadbare.run)::text
         || ' ' || coalesce((select min(run_id::text) from threadbare.run), '') as state`,
    ),
  );
  return row?.text('state') ?? '';
}

/** Makes sure that the target is empty, or what an earlier move of this very source left. */
async function prepare(
  target: Connection,
  tables: readonly MovedTable[],
  state: string,
  resume: boolean,
): Promise<ReadonlyMap<string, CopyProgress>> {
  return target.transaction(async (session) => {
    const there = firstRow(await session.query(`select to_regclass('${PROGRESS}') is not null as there`));
    if (there?.boolean('there') === true) {
      if (!resume)
        throw new UsageError(
          'move-unfinished',
          `A move into ${target.location} was broken off: go on with --resume, or empty it with threadbare db reset.`,
        );
      return readProgress(session, target.location, state);
    }
    const full: string[] = [];
    for (const { name } of tables) {
      if (SEEDED.has(name)) continue;
      const found = await session.query(`select 1 from ${name} limit 1`);
      if (found.rows.length > 0) full.push(name);
    }
    if (full.length > 0)
      throw new UsageError(
        'target-not-empty',
        `There is something at ${target.location} already (${full.slice(0, 3).join(', ')}): move into an empty database.`,
      );
    await session.query(
      `create table ${PROGRESS} (name text primary key, source text not null, rows bigint not null, last text[], done boolean not null)`,
    );
    await session.query(`insert into ${PROGRESS} values ('', $1, 0, null, false)`, [state]);
    return new Map();
  });
}

/** Tables that migrations put rows into. */
const SEEDED: ReadonlySet<string> = new Set(['threadbare.daily_state']);

async function readProgress(
  session: Session,
  location: string,
  state: string,
): Promise<ReadonlyMap<string, CopyProgress>> {
  const rows = rowsOf(await session.query(`select name, source, rows, last, done from ${PROGRESS}`));
  const before = rows.find((row) => row.text('name') === '')?.text('source');
  if (before !== state)
    throw new DatabaseError(
      'source-changed',
      `What lies at ${location} was copied from another source, or from this one before it changed. Empty it with ` +
        'threadbare db reset and move again.',
    );
  return new Map(
    rows.map((row) => {
      const last = row.value('last');
      return [
        row.text('name'),
        { rows: row.number('rows'), last: Array.isArray(last) ? last.map(String) : null, done: row.boolean('done') },
      ];
    }),
  );
}

const noteOf =
  (table: MovedTable) =>
  async (session: Session, { rows, last, done }: CopyProgress): Promise<void> => {
    await session.query(
      `insert into ${PROGRESS} (name, source, rows, last, done)
       values ($1, '', $2::bigint, case when $3::jsonb = '[]' then null else array(select jsonb_array_elements_text($3::jsonb)) end, $4::boolean)
       on conflict (name) do update set rows = excluded.rows, last = excluded.last, done = excluded.done`,
      [table.name, String(rows), JSON.stringify(last ?? []), String(done)],
    );
  };

/** Counts and hashes of every table on both ends; they must agree. */
async function compare(
  source: Session,
  target: Connection,
  tables: readonly MovedTable[],
  { signal, onStep }: MoveOptions,
): Promise<(readonly [string, number])[]> {
  const out: (readonly [string, number])[] = [];
  const wrong: string[] = [];
  for (const table of tables) {
    signal.throwIfAborted();
    const here = await sumTable(source, table);
    const there = await target.transaction(
      async (session) => {
        await session.query('set local statement_timeout = 0');
        return sumTable(session, table);
      },
      { readOnly: true },
    );
    if (here.rows !== there.rows) wrong.push(`${table.name}: ${here.rows} rows here, ${there.rows} there`);
    else if (here.hash !== there.hash) wrong.push(`${table.name}: ${here.rows} rows on both sides that differ`);
    out.push([table.name, here.rows]);
    onStep(table.name, here.rows, 'comparing');
  }
  if (wrong.length > 0)
    throw new DatabaseError(
      'move-mismatch',
      `Both ends differ (${wrong.join('; ')}): somebody wrote to the target, or a row was lost on the way. The source is ` +
        'untouched; empty the target with threadbare db reset and move again.',
    );
  return out;
}
