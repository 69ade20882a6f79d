import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationMeta } from 'drizzle-orm/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { DatabaseError } from '../model/errors.js';
import { firstRow } from './row.js';
import type { Session } from './session.js';

/** Where the applied migrations are noted; a schema of our own, so that other users of drizzle are not disturbed. */
const MIGRATIONS_SCHEMA = 'threadbare_migrations';
const MIGRATIONS_TABLE = 'applied';

/** The folder `drizzle/` of this package, from the sources and from `dist/`. */
function migrationsFolder(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'drizzle', 'meta', '_journal.json'))) {
    const above = path.dirname(folder);
    if (above === folder) {
      throw new DatabaseError('no-migrations', 'The folder drizzle/ of this package is missing: install it again.');
    }
    folder = above;
  }
  return path.join(folder, 'drizzle');
}

/** All migrations of this version, in order. */
function knownMigrations(): MigrationMeta[] {
  return readMigrationFiles({ migrationsFolder: migrationsFolder() });
}

/** How far the schema of a database is. `newer`: made by a later version of this program; `hidden`: not for this user. */
export interface SchemaState {
  readonly applied: number;
  readonly known: number;
  readonly state: 'empty' | 'behind' | 'current' | 'newer' | 'hidden';
}

export async function schemaState(session: Session): Promise<SchemaState> {
  const known = knownMigrations();
  const latest = known.at(-1)?.folderMillis ?? 0;
  // A reader sees schema analytics alone, and has no use for the rest.
  const hidden = firstRow(
    await session.query(
      `select coalesce(not has_schema_privilege(to_regnamespace('${MIGRATIONS_SCHEMA}'), 'usage'), false) as hidden`,
    ),
  );
  if (hidden?.boolean('hidden') === true) return { applied: 0, known: known.length, state: 'hidden' };
  const table = firstRow(
    await session.query(`select to_regclass('${MIGRATIONS_SCHEMA}.${MIGRATIONS_TABLE}') is not null as found`),
  );
  if (table?.boolean('found') !== true) return { applied: 0, known: known.length, state: 'empty' };
  const row = firstRow(
    await session.query(
      `select count(*)::integer as applied, coalesce(max(created_at), 0)::bigint as latest
       from ${MIGRATIONS_SCHEMA}.${MIGRATIONS_TABLE}`,
    ),
  );
  const applied = row?.number('applied') ?? 0;
  const reached = row?.number('latest') ?? 0;
  const state = reached > latest ? 'newer' : applied === 0 ? 'empty' : reached < latest ? 'behind' : 'current';
  return { applied, known: known.length, state };
}

/** Refuses a database this program does not understand. */
export function refuseNewer(state: SchemaState, location: string): void {
  if (state.state !== 'newer') return;
  throw new DatabaseError(
    'newer-schema',
    `The database at ${location} was made by a newer version of threadbare (${state.applied} migrations applied, ` +
      `${state.known} known here). Update threadbare, or use another database.`,
  );
}

/**
 * Brings the schema up to date inside one transaction: all pending migrations or none. drizzle's own `migrate()` looks
 * before it locks, so concurrent processes apply the same file twice; here the lock comes first (on a server the
 * advisory lock, on the embedded database the transaction itself, which is alone there).
 *
 * @returns whether something was applied.
 */
export async function migrateIn(session: Session, location: string): Promise<boolean> {
  const before = await schemaState(session);
  refuseNewer(before, location);
  if (before.state === 'current' || before.state === 'hidden') return false;
  await session.query(`select pg_advisory_xact_lock(hashtextextended('threadbare migrations', 7))`);
  const state = await schemaState(session);
  refuseNewer(state, location);
  if (state.state === 'current') return false;
  await session.query(`create schema if not exists ${MIGRATIONS_SCHEMA}`);
  await session.query(
    `create table if not exists ${MIGRATIONS_SCHEMA}.${MIGRATIONS_TABLE}
     (id serial primary key, hash text not null, created_at bigint not null)`,
  );
  // The migrations name every table with its schema, but operator classes and functions of extensions live in public.
  await session.query('set local search_path = public');
  for (const migration of knownMigrations().slice(state.applied)) {
    for (const statement of migration.sql) {
      if (statement.trim() !== '') await session.query(statement);
    }
    await session.query(
      `insert into ${MIGRATIONS_SCHEMA}.${MIGRATIONS_TABLE} (hash, created_at) values ($1, $2::bigint)`,
      [migration.hash, String(migration.folderMillis)],
    );
  }
  return true;
}
