import postgres from 'postgres';
import type { Params, ResultSet } from '../session.js';
import { DECODERS } from '../values.js';

/** Where lines lead; see `PostgresAddress`. */
export interface LineAddress {
  readonly url: string;
  readonly path?: string | undefined;
}

/** One connection to a server, made with the first statement. */
export interface Line {
  /** Whether the connection ended since `start`: whatever is sent now would be outside its transaction. */
  readonly isLost: () => boolean;
  /** Says that the connection has ended, where an answer shows it: nothing more is sent. */
  readonly lose: () => void;
  /** Says that a transaction begins: from now on the connection may not be replaced by another. */
  readonly start: () => void;
  /** Sends one statement. @throws the driver's errors, and one with code CONNECTION_CLOSED when the line is lost */
  readonly query: (statement: string, params: Params) => Promise<ResultSet>;
  readonly end: (seconds: number) => Promise<void>;
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

const ended = (): Error => Object.assign(new Error('the connection has ended'), { code: 'CONNECTION_CLOSED' });

/**
 * A client of the driver with a single connection, whose end is heard of. The driver's own `begin` sends `rollback` on a
 * connection that has ended and so throws where nobody can catch it: the process dies (porsager/postgres#1208).
 */
export function openLine({ url, path }: LineAddress): Line {
  let lost = false;
  const pending = new Set<(error: Error) => void>();
  const sql = postgres(url, {
    max: 1,
    // Between two statements of a transaction the driver believes the connection idle.
    max_lifetime: null,
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    fetch_types: false,
    prepare: false,
    types: TYPES,
    ...(path === undefined ? {} : { path }),
    // NOTICEs ("word is too long to be indexed") are for the log, not for the screen.
    onnotice: () => undefined,
    onclose: () => {
      lost = true;
      // A statement sent as the connection breaks is never answered by the driver.
      for (const reject of pending) reject(ended());
      pending.clear();
    },
    connection: {
      application_name: 'threadbare',
      TimeZone: 'UTC',
      DateStyle: 'ISO, YMD',
      search_path: 'analytics, public',
      // Questions about some rows are planned at high cost through the views: compiling one took 560 ms, answering it 5.
      jit: 'off',
    },
  });
  return {
    isLost: () => lost,
    lose: () => {
      lost = true;
    },
    start: () => {
      lost = false;
    },
    query: async (statement, params) => {
      if (lost) throw ended();
      let fail: (error: Error) => void = () => undefined;
      const end = new Promise<never>((_resolve, reject) => {
        fail = reject;
      });
      pending.add(fail);
      const answer = sql.unsafe(statement, [...params], SIMPLE_OFF).values();
      const rows = await Promise.race([answer, end]).finally(() => pending.delete(fail));
      return { columns: rows.columns?.map((column) => column.name) ?? [], rows };
    },
    end: (seconds) => sql.end({ timeout: seconds }),
  };
}
