import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { databaseError, isPassing } from '../failure.js';
import { migrateIn } from '../migrate.js';
import type { Session, TransactionOptions } from '../session.js';
import type { StoreMode } from '../store.js';
import { DECODERS } from '../values.js';
import type { Connection } from './connection.js';

export interface PostgresAddress {
  readonly mode: StoreMode;
  /** DSN; for a Unix socket `path` says where it is. */
  readonly url: string;
  readonly path?: string | undefined;
  /** Connections at most. A socket client has one: all share the owner's session. */
  readonly connections: number;
  readonly location: string;
  /** Times a transaction is tried again on a lost connection; the handover of an embedded folder does it itself. */
  readonly retries: number;
}

const CONNECT_TIMEOUT_SECONDS = 10;
/** One statement per message: a query cannot end its read-only transaction and go on. */
const SIMPLE_OFF = { prepare: false, simple: false };

/** All types as text, read by `values.ts`: postgres.js's own readers differ from those of the embedded database. */
const TYPES = Object.fromEntries(
  Object.entries(DECODERS).map(([oid, parse]) => [
    `type${oid}`,
    { to: Number(oid), from: [Number(oid)], serialize: (value: unknown) => String(value), parse },
  ]),
);

/** Opens a way to a server or to the socket of an embedded database; nothing is sent before the first use. */
export function connectPostgres(address: PostgresAddress): Connection {
  const sql = postgres(address.url, {
    max: address.connections,
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    fetch_types: false,
    prepare: false,
    types: TYPES,
    ...(address.path === undefined ? {} : { path: address.path }),
    // NOTICEs ("word is too long to be indexed") are for the log, not for the screen.
    onnotice: () => undefined,
    connection: {
      application_name: 'threadbare',
      TimeZone: 'UTC',
      DateStyle: 'ISO, YMD',
      search_path: 'analytics, public',
    },
  });
  const failure = (error: unknown): Error => databaseError(error, address.location);

  async function once<T>(work: (session: Session) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    const done: { readonly value: T }[] = [];
    const thrown: unknown[] = [];
    let over = false;
    try {
      await sql.begin(options.readOnly === true ? 'read only' : '', async (transaction) => {
        const session: Session = {
          async query(statement, params = []) {
            // After a lost connection the driver would send the rest on a new one, outside any transaction.
            if (over) throw failure({ code: 'CONNECTION_CLOSED' });
            try {
              const rows = await transaction.unsafe(statement, [...params], SIMPLE_OFF).values();
              return { columns: rows.columns?.map((column) => column.name) ?? [], rows };
            } catch (error) {
              throw failure(error);
            }
          },
        };
        try {
          done.push({ value: await work(session) });
        } catch (error) {
          thrown.push(error);
          throw error;
        }
      });
    } catch (error) {
      over = true;
      // What the work itself threw passes as it is; the rest comes from begin, commit or the connection.
      throw thrown.length > 0 ? thrown[0] : failure(error);
    }
    const first = done[0];
    if (first === undefined) throw failure({ code: 'CONNECTION_CLOSED' });
    return first.value;
  }

  return {
    mode: address.mode,
    url: address.url,
    location: address.location,
    transaction: async (work, options) => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(work, options);
        } catch (error) {
          if (attempt > address.retries || !isPassing(error)) throw error;
          await sleep(Math.min(2 ** attempt * 25, 2000));
        }
      }
    },
    migrate: () => once((session) => migrateIn(session, address.location)),
    close: () => sql.end({ timeout: 5 }),
  };
}
