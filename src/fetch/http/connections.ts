import { Client as Undici } from 'undici';
import { type ConnectorOptions, guardedConnector } from '../safety/connector.js';
import { onAbort } from './on-abort.js';

/** One connection to an origin: serves one request at a time, and is opened again as often as needed. */
export interface Connection {
  readonly origin: string;
  readonly client: Undici;
  /** The IP address last connected to. */
  address(): string | null;
  /** Ends it at once, also while it is being made; it cannot be used again. */
  discard(): void;
  readonly discarded: () => boolean;
}

export interface Connections {
  /**
   * A connection that is free, or a new one, or the next that becomes free; null when all were closed. Rejects with
   * the signal's reason.
   */
  take(origin: string, signal: AbortSignal | undefined): Promise<Connection | null>;
  give(connection: Connection): void;
  /** Ends all of them, also those in use. */
  close(): Promise<void>;
}

/** Told which connection it gets; null: there will be none. */
type Waiter = (connection: Connection | null) => void;

/** The connections of an origin, and who waits for one. */
interface Line {
  open: number;
  readonly idle: Connection[];
  readonly waiting: Waiter[];
}

/** Origins whose idle connections are kept; sockets close by themselves after 4 s, so this bounds memory only. */
const MAX_ORIGINS = 256;
/** Idle connections are closed by us first: many servers close after 5 s, and a request sent just then is lost. */
const KEEP_ALIVE = 4_000;
const KEEP_ALIVE_MAX = 60_000;
const MAX_HEADERS = 64 * 1024;

export type ConnectionsOptions = Pick<ConnectorOptions, 'allowPrivate' | 'lookup' | 'timeout' | 'ca'> & {
  /** Connections per origin. */
  readonly connections: number;
};

export function openConnections(options: ConnectionsOptions): Connections {
  const lines = new Map<string, Line>();
  const all = new Set<Connection>();
  let closed = false;

  const lineOf = (origin: string): Line => {
    const line = lines.get(origin) ?? { open: 0, idle: [], waiting: [] };
    if (!lines.has(origin)) {
      if (lines.size >= MAX_ORIGINS) closeIdle();
      lines.set(origin, line);
    }
    return line;
  };

  const closeIdle = (): void => {
    for (const [origin, line] of lines) {
      if (line.idle.length < line.open || line.waiting.length > 0) continue;
      for (const connection of line.idle) connection.discard();
      lines.delete(origin);
    }
  };

  const open = (origin: string, line: Line): Connection => {
    const connection = openConnection(origin, options, () => all.delete(connection));
    all.add(connection);
    line.open += 1;
    return connection;
  };

  return {
    take: (origin, signal) => {
      if (closed) return Promise.resolve(null);
      const line = lineOf(origin);
      const free = line.idle.pop();
      if (free !== undefined) return Promise.resolve(free);
      if (line.open < options.connections) return Promise.resolve(open(origin, line));
      return waitIn(line, signal);
    },
    give: (connection) => {
      if (closed) return;
      const line = lineOf(connection.origin);
      const next = line.waiting.shift();
      if (connection.discarded()) {
        line.open -= 1;
        next?.(open(connection.origin, line));
      } else if (next !== undefined) next(connection);
      else line.idle.push(connection);
    },
    close: async () => {
      closed = true;
      const clients = [...all].map(({ client }) => client);
      for (const { waiting } of lines.values()) for (const serve of waiting) serve(null);
      for (const connection of all) connection.discard();
      lines.clear();
      await Promise.all(clients.map((client) => client.destroy()));
    },
  };
}

function waitIn(line: Line, signal: AbortSignal | undefined): Promise<Connection | null> {
  return new Promise((resolve, reject) => {
    const serve: Waiter = (connection) => {
      forget();
      resolve(connection);
    };
    const forget = onAbort(signal, () => {
      line.waiting.splice(line.waiting.indexOf(serve), 1);
      reject(signal?.reason);
    });
    line.waiting.push(serve);
  });
}

function openConnection(origin: string, options: ConnectionsOptions, ended: () => void): Connection {
  let address: string | null = null;
  let discarded = false;
  const connector = guardedConnector({
    ...options,
    connected: (ip) => {
      address = ip;
    },
  });
  const client = new Undici(origin, {
    pipelining: 1,
    // The client's own timers, precise and for whole answers, stand in collect.ts.
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: KEEP_ALIVE,
    keepAliveMaxTimeout: KEEP_ALIVE_MAX,
    maxHeaderSize: MAX_HEADERS,
    connect: connector.connect,
  });
  return {
    origin,
    client,
    address: () => address,
    discarded: () => discarded,
    discard: () => {
      if (discarded) return;
      discarded = true;
      ended();
      connector.cancel();
      void client.destroy();
    },
  };
}
