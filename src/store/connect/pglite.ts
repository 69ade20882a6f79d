import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { databaseError } from '../failure.js';
import { beginMode, type ResultSet, type Session, type TransactionOptions } from '../session.js';
import { DECODERS } from '../values.js';
import type { Gate } from './gate.js';

const asText = (value: unknown): string => String(value);
/** Parameters are text already; PGlite's own writers for these types would refuse it. */
const SERIALIZERS = { 16: asText, 17: asText };

/** Its buffer cache comes before the file system's: a quarter of the default 128 MB takes 64 MB off every process. */
const START_PARAMS = ['-c', 'shared_buffers=32MB'];

export interface PgliteOptions {
  /** Folder of the cluster; absent: in memory. */
  readonly folder?: string | undefined;
  /** A dump of a fresh cluster to start from (tests). */
  readonly template?: Blob | undefined;
}

/** Opens the embedded PostgreSQL; the caller holds the folder's lock. */
export async function openPglite(options: PgliteOptions): Promise<PGlite> {
  const pg = await PGlite.create({
    ...(options.folder === undefined ? {} : { dataDir: options.folder }),
    ...(options.template === undefined ? {} : { loadDataDir: options.template }),
    extensions: { pg_trgm },
    startParams: [...PGlite.defaultStartParams, ...START_PARAMS],
  });
  await setSession(pg);
  return pg;
}

/** The settings every client of the shared session finds. */
export async function setSession(pg: PGlite): Promise<void> {
  await pg.exec(`reset all; set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set search_path = analytics, public`);
}

/** Statements on the one session of the embedded database; the caller holds the gate. */
function sessionOf(pg: PGlite, location: string): Session {
  return {
    async query(statement, params = []): Promise<ResultSet> {
      try {
        const result = await pg.query<unknown[]>(statement, [...params], {
          rowMode: 'array',
          parsers: DECODERS,
          serializers: SERIALIZERS,
        });
        return { columns: result.fields.map((field) => field.name), rows: result.rows };
      } catch (error) {
        throw databaseError(error, location);
      }
    },
  };
}

/** One transaction of the process that owns the folder. */
export async function pgliteTransaction<T>(
  pg: PGlite,
  gate: Gate,
  location: string,
  work: (session: Session) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const leave = await gate.enter();
  try {
    await pg.exec(`begin ${beginMode(options)}`);
    try {
      const value = await work(sessionOf(pg, location));
      await pg.exec('commit');
      return value;
    } catch (error) {
      await pg.exec('rollback');
      throw error;
    }
  } finally {
    leave();
  }
}
