import { DatabaseError } from '../../model/errors.js';
import { openEmbedded } from '../connect/embedded.js';
import { openServer } from '../connect/server.js';
import { firstRow } from '../row.js';
import type { Session } from '../session.js';
import { distributeSql } from './plan.js';
import { readLayout, violations } from './preconditions.js';
import { PLACEMENT } from './tables.js';

/** A database and what to do: a dry run works on any PostgreSQL. */
export interface DistributeOptions {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly dryRun: boolean;
  readonly onNotice: (text: string) => void;
}

/**
 * Spreads the tables of a data set over a Citus cluster, all in one transaction. May be repeated: what is spread already
 * stays. Gives the statements that were run, or would be.
 *
 * @throws DatabaseError `no-citus`, `not-distributable`
 */
export async function distributeData(options: DistributeOptions): Promise<readonly string[]> {
  const { databaseUrl, dataDir, dryRun, onNotice } = options;
  const connection = databaseUrl === null ? await openEmbedded(dataDir, onNotice, false) : openServer(databaseUrl);
  try {
    return await connection.transaction((session) => distributeIn(session, connection.location, dryRun), {
      readOnly: dryRun,
      once: true,
    });
  } finally {
    await connection.close();
  }
}

async function distributeIn(session: Session, location: string, dryRun: boolean): Promise<readonly string[]> {
  const found = firstRow(
    await session.query(`select exists (select 1 from pg_extension where extname = 'citus') as citus`),
  );
  const hasCitus = found?.boolean('citus') ?? false;
  if (!hasCitus && !dryRun)
    throw new DatabaseError(
      'no-citus',
      `The database at ${location} has no Citus: install the extension on every machine, start them with ` +
        `shared_preload_libraries = 'citus', run CREATE EXTENSION citus in this database on each, and name the workers ` +
        `with SELECT citus_add_node('worker', 5432) on the coordinator. --dry-run prints the SQL without it.`,
      'fix-input',
    );
  const faults = await violations(session, PLACEMENT);
  if (faults.length > 0)
    throw new DatabaseError('not-distributable', `The schema at ${location} cannot be spread: ${faults.join('; ')}.`);
  const statements = distributeSql(await readLayout(session, hasCitus), PLACEMENT);
  if (!dryRun) {
    await session.query('set local statement_timeout = 0');
    for (const statement of statements) await session.query(statement);
  }
  return statements;
}
