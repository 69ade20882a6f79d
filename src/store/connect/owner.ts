import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { DatabaseError } from '../../model/errors.js';
import { migrateIn } from '../migrate.js';
import type { Connection } from './connection.js';
import type { Endpoint, FolderPaths } from './folder.js';
import type { FolderLock } from './folder-lock.js';
import { createGate } from './gate.js';
import { openPglite, pgliteTransaction, setSession } from './pglite.js';
import { createSocketServer, type SocketServer } from './socket-server.js';

/** How long clients may finish what they are at when the owner ends. */
const DRAIN_MS = 30_000;
/** A client that just left is gone by then. */
const TELL_MS = 500;
/** Longest path of a Unix socket that every system takes (macOS: 104 bytes with the ending NUL). */
const SOCKET_PATH_BYTES = 100;

/** Opens the embedded database of a folder whose lock is held, and offers it to other processes. */
export async function openOwner(
  paths: FolderPaths,
  lock: FolderLock,
  onNotice: (text: string) => void,
): Promise<Connection> {
  const pg = await openFolder(paths, onNotice);
  const gate = createGate();
  const location = paths.folder;
  const work: Connection['transaction'] = (run, options) => pgliteTransaction(pg, gate, location, run, options);
  const version = await work(async (session) => String((await session.query('show server_version')).rows[0]?.[0]));
  const password = randomBytes(18).toString('base64url');
  const server = (secret: string | null): SocketServer =>
    createSocketServer({
      database: pg,
      gate,
      serverVersion: version,
      password: secret,
      restoreSession: () => setSession(pg),
      onFailure: (error) =>
        onNotice(`A client of the embedded database could not be cleaned up after: ${String(error)}`),
    });
  const offered = await offer(paths, server, password, onNotice);
  publish(paths, { nonce: lock.holder.nonce, ...offered.endpoint });

  return {
    mode: 'embedded',
    url: offered.url,
    location,
    transaction: work,
    migrate: () => work((session) => migrateIn(session, location)),
    close: async () => {
      const told = setTimeout(() => onNotice('Waiting for other commands to finish their transactions.'), TELL_MS);
      await offered.server?.close(DRAIN_MS);
      clearTimeout(told);
      await gate.enter(); // never left again: what comes later waits for a new owner
      // PGlite's runtime sets the exit code of the process when it ends; the code belongs to the command.
      const { exitCode } = process;
      await pg.close();
      process.exitCode = exitCode;
      rmSync(paths.endpoint, { force: true });
      if (offered.endpoint.path !== null) rmSync(offered.endpoint.path, { force: true });
      lock.release();
    },
  };
}

async function openFolder(paths: FolderPaths, onNotice: (text: string) => void): Promise<PGlite> {
  // A process that died while it made the cluster left half of one; nothing can have been stored in it.
  if (existsSync(paths.creating)) rmSync(paths.cluster, { recursive: true, force: true });
  const fresh = !existsSync(path.join(paths.cluster, 'PG_VERSION'));
  if (fresh && existsSync(paths.cluster)) {
    throw new DatabaseError(
      'corrupt-folder',
      `${paths.cluster} exists but is no database (PG_VERSION is missing). Restore it from a backup, or delete it to begin anew.`,
    );
  }
  try {
    if (fresh) {
      onNotice(`Making a database in ${paths.folder}.`);
      writeFileSync(paths.creating, '');
    }
    const pg = await openPglite({ folder: paths.cluster });
    rmSync(paths.creating, { force: true });
    return pg;
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
    if (code === 'EACCES' || code === 'EROFS' || code === 'ENOSPC') {
      throw new DatabaseError('unwritable-folder', `Cannot write to ${paths.folder} (${code}).`, 'stop', {
        cause: error,
      });
    }
    throw new DatabaseError(
      'corrupt-folder',
      `The database in ${paths.cluster} cannot be opened (${error instanceof Error ? error.message : String(error)}). ` +
        'Restore it from a backup, or delete the folder and ingest the pages again.',
      'stop',
      { cause: error },
    );
  }
}

interface Offered {
  readonly server: SocketServer | null;
  readonly endpoint: Omit<Endpoint, 'nonce'>;
  readonly url: string;
}

/** A Unix socket beside the folder; where that is not possible, a port of this machine with a password. */
async function offer(
  paths: FolderPaths,
  make: (password: string | null) => SocketServer,
  password: string,
  onNotice: (text: string) => void,
): Promise<Offered> {
  if (process.platform !== 'win32' && Buffer.byteLength(paths.socket) <= SOCKET_PATH_BYTES) {
    const server = make(null);
    try {
      rmSync(paths.socket, { force: true }); // of a dead owner: we hold the lock
      await server.listen({ path: paths.socket });
      chmodSync(paths.socket, 0o600);
      return {
        server,
        endpoint: { path: paths.socket, port: null, password: null },
        url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(paths.folder)}`,
      };
    } catch (error) {
      onNotice(`No socket in ${paths.folder} (${String(error)}); using a local port.`);
    }
  }
  const server = make(password);
  try {
    const port = await server.listen({ host: '127.0.0.1' });
    return {
      server,
      endpoint: { path: null, port, password },
      url: `postgres://postgres:${password}@127.0.0.1:${port ?? 0}/postgres?sslmode=disable`,
    };
  } catch (error) {
    onNotice(`Other commands cannot use this database now: no local port (${String(error)}).`);
    return { server: null, endpoint: { path: null, port: null, password: null }, url: `pglite:${paths.folder}` };
  }
}

function publish(paths: FolderPaths, endpoint: Endpoint): void {
  const draft = `${paths.endpoint}.${endpoint.nonce}`;
  writeFileSync(draft, JSON.stringify(endpoint), { mode: 0o600 });
  renameSync(draft, paths.endpoint);
}
