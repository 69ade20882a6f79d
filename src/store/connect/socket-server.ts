import { createServer, type Server, type Socket } from 'node:net';
import type { Gate, Guest } from './gate.js';
import { readOptions, settingStatement } from './start-options.js';
import {
  askPassword,
  CANCEL_REQUEST,
  createFrameReader,
  errorIn,
  fatal,
  GSS_REQUEST,
  lastState,
  SSL_REQUEST,
  SYNC,
  startParameters,
  welcome,
} from './wire.js';

/*
 * Lets other processes work on the embedded database. All of them share its single session, so a client holds the
 * gate from the first message of a statement or transaction until the database says it is idle again: statements of
 * two clients never interleave, neither inside a transaction nor between the steps (parse, bind, execute) of one
 * statement. Other programs than threadbare are guests: what they SET is taken back before somebody else's turn, and what
 * they asked for in their start packet (PGOPTIONS) is put back in theirs. (pglite-socket 0.2.17 queues single messages, mixes unnamed statements of two clients, and knows nothing
 * of the owner's own transactions.)
 */

/** The part of PGlite the listener needs. */
interface RawDatabase {
  execProtocolRaw(message: Uint8Array): Promise<Uint8Array>;
}

export interface SocketServerOptions {
  readonly database: RawDatabase;
  readonly gate: Gate;
  readonly serverVersion: string;
  /** Asked of clients where the file system does not guard the address (TCP); null: none. */
  readonly password: string | null;
  /** Puts the session back as it was, after a client left (its SET statements would stay). */
  readonly restoreSession: () => Promise<void>;
  /** Told when cleaning up after a client failed: the database itself is in trouble then. */
  readonly onFailure: (error: unknown) => void;
  /** A client that keeps a transaction open and says nothing is ended after this time. Default 5 minutes. */
  readonly idleInTransactionMs?: number | undefined;
}

export interface SocketServer {
  /** Listens at a path or on a free port of 127.0.0.1; gives the port, or null for a path. */
  listen(address: { path: string } | { host: string }): Promise<number | null>;
  /** Takes no new clients, lets each finish its transaction for at most `drainMs`, and ends them. */
  close(drainMs: number): Promise<void>;
  readonly clients: number;
}

const IDLE_IN_TRANSACTION_MS = 300_000;
const ENDING = 'terminating connection: the owner of the database ends';

interface Client {
  /** Ends it once its transaction is over. */
  dismiss(): void;
  destroy(): void;
  readonly done: Promise<void>;
}

export function createSocketServer(options: SocketServerOptions): SocketServer {
  const clients = new Set<Client>();
  let closing = false;
  const server: Server = createServer((socket) => {
    if (closing) {
      socket.end(fatal('57P03', 'the owner of the database is ending'));
      return;
    }
    const client = serveClient(socket, options);
    clients.add(client);
    client.done.finally(() => clients.delete(client));
  });
  return {
    get clients() {
      return clients.size;
    },
    listen: (address) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen('path' in address ? { path: address.path } : { host: address.host, port: 0 }, () => {
          server.off('error', reject);
          const where = server.address();
          resolve(typeof where === 'object' && where !== null ? where.port : null);
        });
      }),
    close: async (drainMs) => {
      closing = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const ended = Promise.all([...clients].map((client) => client.done));
      for (const client of clients) client.dismiss();
      const timer = setTimeout(() => {
        for (const client of clients) client.destroy();
      }, drainMs);
      await ended;
      clearTimeout(timer);
      await closed;
    },
  };
}

function serveClient(socket: Socket, options: SocketServerOptions): Client {
  const reader = createFrameReader();
  let phase: 'start' | 'password' | 'ready' = 'start';
  let leave: (() => void) | null = null;
  let running = false;
  let dismissed = false;
  let gone = false;
  let cleaned = false;
  let idle: NodeJS.Timeout | undefined;
  let guest: Guest | null = null;
  let finish: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });

  const end = (code: string, message: string): void => {
    socket.end(fatal(code, message));
  };

  async function ready(type: string, bytes: Buffer): Promise<void> {
    if (type === 'X') {
      socket.end();
      return;
    }
    leave ??= await options.gate.enter(guest);
    const answer = await options.database.execProtocolRaw(bytes);
    if (answer.length > 0 && !gone) socket.write(answer);
    if (lastState(answer) === 'idle') release();
  }

  function release(): void {
    const open = leave;
    leave = null;
    open?.();
  }

  function start(bytes: Buffer): void {
    const code = bytes.readInt32BE(4);
    if (code === SSL_REQUEST || code === GSS_REQUEST) {
      socket.write('N');
    } else if (code === CANCEL_REQUEST) {
      socket.destroy(); // the single session cannot be interrupted
    } else if (code >>> 16 !== 3) {
      end('08P01', 'protocol version 3 expected');
    } else {
      guest = guestOf(startParameters(bytes), options);
      phase = options.password === null ? 'ready' : 'password';
      socket.write(phase === 'ready' ? welcome(options.serverVersion) : askPassword());
    }
  }

  function password(type: string, bytes: Buffer): void {
    const given = bytes.subarray(5, bytes.length - 1).toString('utf8');
    if (type !== 'p' || given !== options.password) {
      end('28P01', 'wrong password');
      return;
    }
    phase = 'ready';
    socket.write(welcome(options.serverVersion));
  }

  async function pump(): Promise<void> {
    if (running) return;
    running = true;
    try {
      for (let next = reader.next(phase !== 'start'); next !== null && !gone; next = reader.next(phase !== 'start')) {
        if (phase === 'start') start(next.bytes);
        else if (phase === 'password') password(next.type, next.bytes);
        else await ready(next.type, next.bytes);
      }
    } catch (error) {
      end('08P01', error instanceof Error ? error.message : String(error));
      socket.destroySoon();
    } finally {
      running = false;
    }
    clearTimeout(idle);
    if (gone) await cleanUp();
    else if (leave === null && dismissed) end('57P01', ENDING);
    else if (leave !== null) idle = setTimeout(stall, options.idleInTransactionMs ?? IDLE_IN_TRANSACTION_MS);
  }

  function stall(): void {
    end('25P03', 'terminating connection: a transaction was left open without a word');
    socket.destroySoon();
  }

  /** After the client left: nothing of its transaction or settings stays. */
  async function cleanUp(): Promise<void> {
    if (cleaned) return;
    cleaned = true;
    clearTimeout(idle);
    const held = leave ?? (phase === 'ready' ? await options.gate.enter() : null);
    leave = null;
    try {
      if (held !== null) {
        const state = lastState(await options.database.execProtocolRaw(SYNC));
        if (state !== 'idle') await options.database.execProtocolRaw(simpleQuery('rollback'));
        await options.restoreSession();
      }
    } catch (error) {
      options.onFailure(error);
    } finally {
      held?.();
      finish();
    }
  }

  socket.on('data', (chunk: Buffer) => {
    reader.push(chunk);
    void pump();
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    gone = true;
    if (!running) void cleanUp();
  });

  return {
    done,
    destroy: () => socket.destroy(),
    dismiss: () => {
      dismissed = true;
      if (leave === null && !running) end('57P01', ENDING);
    },
  };
}

/** Another program with the settings it asks for, or null: threadbare, which begins every transaction with its own. */
function guestOf(parameters: ReadonlyMap<string, string>, options: SocketServerOptions): Guest | null {
  if (parameters.get('application_name') === 'threadbare') return null;
  const settings = readOptions(parameters.get('options') ?? '');
  return {
    arrive: async () => {
      for (const setting of settings) {
        const refused = errorIn(await options.database.execProtocolRaw(simpleQuery(settingStatement(setting))));
        if (refused !== null) throw new Error(refused);
      }
    },
    depart: options.restoreSession,
  };
}

function simpleQuery(text: string): Buffer {
  const body = Buffer.from(`${text}\0`, 'utf8');
  const head = Buffer.alloc(5);
  head.write('Q', 0, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
