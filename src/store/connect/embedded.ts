import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseError } from '../../model/errors.js';
import { isGone } from '../failure.js';
import type { Session } from '../session.js';
import type { Connection } from './connection.js';
import { type FolderPaths, folderPaths, readEndpoint } from './folder.js';
import { type LockAttempt, tryLock } from './folder-lock.js';
import { openOwner } from './owner.js';
import { connectPostgres } from './postgres.js';
import { guarded, roomIn } from './room.js';

const LOOK_AGAIN_MS = 40;
/** An owner that opens its database takes seconds; one that takes this long is stuck. */
const GIVE_UP_MS = 120_000;
/** Owners that may end one after the other during one transaction, before it is given up. */
const HANDOVERS = 25;

/**
 * Opens the embedded database of a folder: as its owner when nobody else is, else through the owner's socket. When the
 * owner ends or dies, the transaction under way is run again on its successor, which may be this process.
 */
export async function openEmbedded(
  dataDir: string,
  onNotice: (text: string) => void,
  create = true,
): Promise<Connection> {
  const paths = folderPaths(dataDir);
  if (!create && !hasDatabase(paths)) throw missing(paths);
  makeFolder(paths);
  const room = roomIn(paths.folder);
  if (!hasDatabase(paths)) room.check();
  let current = await attach(paths, onNotice);
  let attaching: Promise<void> | null = null;
  let closed = false;

  async function reattach(from: Connection): Promise<void> {
    if (current !== from) return; // somebody else did it
    attaching ??= (async () => {
      await from.close();
      current = await attach(paths, onNotice);
      if (current.mode === 'embedded')
        onNotice('The process that had the database open ended; this one goes on with it.');
    })().finally(() => {
      attaching = null;
    });
    await attaching;
  }

  async function withHandover<T>(use: (connection: Connection) => Promise<T>, once = false): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      if (closed) throw new DatabaseError('closed', `The database in ${paths.folder} was closed.`);
      const connection = current;
      try {
        return await use(connection);
      } catch (error) {
        if (once || connection.mode === 'embedded' || attempt > HANDOVERS || !isGone(error)) throw error;
        await reattach(connection);
      }
    }
  }

  return {
    get mode() {
      return current.mode;
    },
    get url() {
      return current.url;
    },
    location: paths.folder,
    transaction: async (work, options) => {
      const reads = options?.readOnly === true;
      if (!reads) room.check();
      const use = reads ? work : (session: Session) => work(guarded(session, room));
      return withHandover((connection) => connection.transaction(use, options), options?.once === true);
    },
    migrate: () => withHandover((connection) => connection.migrate()),
    close: async () => {
      if (closed) return;
      closed = true;
      await attaching;
      await current.close();
    },
  };
}

/** A database that is whole, or a process that holds the folder and may be making one. */
const hasDatabase = (paths: FolderPaths): boolean =>
  (existsSync(paths.cluster) && !existsSync(paths.creating)) || existsSync(paths.lock);

function missing(paths: FolderPaths): DatabaseError {
  return new DatabaseError(
    'no-database',
    `There is no database in ${paths.folder}, and none was made. Begin with \`threadbare ingest FILE-OR-FOLDER\` ` +
      'or `threadbare demo`; --data names another folder.',
    'fix-input',
  );
}

function makeFolder(paths: FolderPaths): void {
  try {
    makeLevels(paths.folder);
    accessSync(paths.folder, constants.W_OK);
  } catch (error) {
    throw unwritable(paths, error);
  }
}

/**
 * One level at a time: Node's own `recursive` never returns where a parent answers ENOENT to new children, as /proc
 * does.
 */
function makeLevels(folder: string): void {
  if (existsSync(folder)) return;
  makeLevels(path.dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process may have made it in the meantime.
    if (!existsSync(folder)) throw error;
  }
}

function unwritable(paths: FolderPaths, error: unknown): DatabaseError {
  const reason = error instanceof Error ? error.message : String(error);
  return new DatabaseError(
    'unwritable-folder',
    `Cannot write to the data folder ${paths.folder} (${reason}). Choose another with --data, or change its rights.`,
    'stop',
    { cause: error },
  );
}

function attempt(paths: FolderPaths): LockAttempt {
  try {
    return tryLock(paths.lock);
  } catch (error) {
    throw unwritable(paths, error);
  }
}

/** Becomes the owner, or connects to the one there is. */
async function attach(paths: FolderPaths, onNotice: (text: string) => void): Promise<Connection> {
  const start = performance.now();
  let told = false;
  for (;;) {
    const tried = attempt(paths);
    if (tried.taken) {
      try {
        return await openOwner(paths, tried.lock, onNotice);
      } catch (error) {
        tried.lock.release();
        throw error;
      }
    }
    if (tried.holder !== null) {
      const connection = await connect(paths, tried.holder.nonce, tried.holder.pid);
      if (connection !== null) return connection;
      if (tried.elsewhere) throw heldElsewhere(paths, tried.holder.pid, tried.holder.place);
    }
    const waited = performance.now() - start;
    if (waited > GIVE_UP_MS) {
      throw new DatabaseError(
        'locked',
        `The database in ${paths.folder} is held by process ${tried.holder?.pid ?? '?'}, which does not let others in. ` +
          'End that process, then try again.',
        'retry',
      );
    }
    if (waited > 1000 && !told) {
      told = true;
      onNotice(`Waiting for process ${tried.holder?.pid ?? '?'}, which is opening or closing the database.`);
    }
    await sleep(LOOK_AGAIN_MS);
  }
}

/** A connection to the owner; null while it is opening or closing. */
async function connect(paths: FolderPaths, nonce: string, pid: number): Promise<Connection | null> {
  const endpoint = readEndpoint(paths.endpoint, nonce);
  if (endpoint === null) return null;
  if (endpoint.path === null && endpoint.port === null) {
    throw new DatabaseError(
      'locked',
      `The database in ${paths.folder} is open in process ${pid}, which could not offer a socket. Run this command when it has ended.`,
      'retry',
    );
  }
  const connection = connectPostgres({
    mode: 'socket',
    url:
      endpoint.path === null
        ? `postgres://postgres:${endpoint.password ?? ''}@127.0.0.1:${endpoint.port ?? 0}/postgres?sslmode=disable`
        : `postgres://postgres@localhost/postgres?host=${encodeURIComponent(paths.folder)}`,
    path: endpoint.path ?? undefined,
    connections: 1,
    location: paths.folder,
    retries: 0,
  });
  try {
    await connection.transaction((session) => session.query('select 1'), { readOnly: true });
    return connection;
  } catch (error) {
    await connection.close();
    if (isGone(error)) return null;
    throw error;
  }
}

function heldElsewhere(paths: FolderPaths, pid: number, place: string): DatabaseError {
  return new DatabaseError(
    'locked',
    `The database in ${paths.folder} is held by process ${pid} on another machine or in another container (${place}) ` +
      `and cannot be reached from here. End it there; if it no longer runs, delete ${paths.lock}.`,
    'retry',
  );
}
