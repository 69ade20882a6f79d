import { setTimeout as sleep } from 'node:timers/promises';
import { databaseError, isGone, isPassing } from '../failure.js';
import { migrateIn } from '../migrate.js';
import { beginMode, type Session, type TransactionOptions } from '../session.js';
import type { StoreMode } from '../store.js';
import type { Connection } from './connection.js';
import type { Line, LineAddress } from './line.js';
import { openLines } from './line-pool.js';

export interface PostgresAddress extends LineAddress {
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

/** Opens a way to a server or to the socket of an embedded database; nothing is sent before the first use. */
export function connectPostgres(address: PostgresAddress): Connection {
  const lines = openLines(address, address.connections);
  const failure = (error: unknown): Error => databaseError(error, address.location);
  let closed = false;

  /** One transaction on one line; the line is lost afterwards where it cannot be told in which state it is. */
  async function transact<T>(line: Line, work: (session: Session) => Promise<T>, mode: string): Promise<T> {
    const send: Session['query'] = async (statement, params = []) => {
      try {
        return await line.query(statement, params);
      } catch (error) {
        const told = failure(error);
        // The driver may hear of the end later; what is sent until then it sends on a new connection, which nobody closes.
        if (isGone(told)) line.lose();
        throw told;
      }
    };
    line.start();
    await send(`begin ${mode}`);
    let value: T;
    try {
      value = await work({ query: send });
    } catch (error) {
      await rollBack(line, send);
      throw error;
    }
    await send('commit');
    return value;
  }

  /** What ends a transaction that failed; when that fails too, the reason the work gave is the one to tell. */
  async function rollBack(line: Line, send: Session['query']): Promise<void> {
    if (line.isLost()) return;
    try {
      await send('rollback');
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }

  async function once<T>(work: (session: Session) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    if (closed) throw failure({ code: 'CONNECTION_ENDED' });
    const line = await lines.take();
    try {
      return await transact(line, work, beginMode(options));
    } finally {
      lines.give(line);
    }
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
          if (options?.once === true || attempt > address.retries || !isPassing(error)) throw error;
          await sleep(Math.min(2 ** attempt * 25, 2000));
        }
      }
    },
    migrate: () => once((session) => migrateIn(session, address.location)),
    close: async () => {
      closed = true;
      await lines.close();
    },
  };
}
