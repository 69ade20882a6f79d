import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { openStore } from '../../src/store/index.js';
import { onceInRun, SERVER, type ServerNote, stopAtOnce } from './run.js';

/** A throw-away PostgreSQL server. */
export interface TestServer {
  readonly host: string;
  readonly port: number;
  /** A migrated, empty database of its own, copied from a template. */
  createDatabase(): Promise<string>;
  /** A database without any schema. */
  createEmptyDatabase(): Promise<string>;
  /** Runs statements as superuser on the server's own database. */
  run(statement: string): Promise<void>;
  stop(): Promise<void>;
}

/** The newest server binaries on this machine; null when there are none. */
function findBinaries(): string | null {
  const base = '/usr/lib/postgresql';
  const versions = existsSync(base) ? readdirSync(base).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions
    .map((version) => path.join(base, version, 'bin'))
    .find((bin) => existsSync(path.join(bin, 'initdb')));
  if (found !== undefined) return found;
  const which = spawnSync('which', ['initdb'], { encoding: 'utf8' });
  return which.status === 0 ? path.dirname(which.stdout.trim()) : null;
}

/**
 * A server for the tests of one file, or null with one line `skipped: …` where no binaries are found. With `postgres` in
 * THREADBARE_REQUIRE that is a failure. All files of a run share one (a start takes 3 s): databases and roles need names
 * of their own, and connections are ended by database. `own`: one that nobody else sees, with
 * `settings` as the server's command line takes them (`-c shared_buffers=2GB`).
 */
export async function startServer(
  options: { readonly own?: boolean; readonly settings?: readonly string[] } = {},
): Promise<TestServer | null> {
  const bin = findBinaries();
  if (bin === null) {
    const why = 'no PostgreSQL server or binaries found';
    if ((process.env.THREADBARE_REQUIRE ?? '').split(',').includes('postgres')) throw new Error(why);
    console.log(`skipped: ${why}`);
    return null;
  }
  if (options.own !== true && process.env.THREADBARE_TEST_RUN !== undefined)
    return serverOf(await onceInRun(SERVER, () => makeServer(bin)), () => undefined);
  const made = await makeServer(bin, options.settings);
  return serverOf(made, () => {
    stopAtOnce(made);
    rmSync(made.folder, { recursive: true, force: true });
  });
}

const dsn = (port: number, database: string): string => `postgres://postgres@127.0.0.1:${port}/${database}`;

/** Makes and starts a server with a template database that is migrated. */
async function makeServer(bin: string, more: readonly string[] = []): Promise<ServerNote> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tb-pg-'));
  const user = unprivileged();
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const as = user ?? {};
  const data = path.join(folder, 'data');
  const port = await freePort();
  execFileSync(path.join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...as,
    cwd: folder,
    stdio: 'pipe',
  });
  const settings = `-c listen_addresses=127.0.0.1 -p ${port} -k ${folder} -c fsync=off -c max_connections=120 -c dynamic_shared_memory_type=mmap ${more.join(' ')}`;
  execFileSync(path.join(bin, 'pg_ctl'), ['-D', data, '-w', '-o', settings, '-l', path.join(folder, 'log'), 'start'], {
    ...as,
    cwd: folder,
    stdio: 'ignore',
  });
  const admin = postgres(dsn(port, 'postgres'), { max: 1, onnotice: () => undefined });
  await admin.unsafe('create database threadbare_template');
  await admin.end({ timeout: 1 });
  const store = await openStore({ databaseUrl: dsn(port, 'threadbare_template'), dataDir: folder });
  await store.close();
  return { bin, data, folder, port, user };
}

function serverOf({ port }: ServerNote, end: () => void): TestServer {
  const admin = postgres(dsn(port, 'postgres'), { max: 1, onnotice: () => undefined });
  const create = async (source: string): Promise<string> => {
    made += 1;
    const name = `test_${process.pid}_${made}`;
    await admin.unsafe(`create database ${name} template ${source}`);
    return dsn(port, name);
  };
  return {
    host: '127.0.0.1',
    port,
    createDatabase: () => create('threadbare_template'),
    createEmptyDatabase: () => create('template0'),
    run: async (statement) => {
      await admin.unsafe(statement);
    },
    stop: async () => {
      await admin.end({ timeout: 1 });
      end();
    },
  };
}

/** Databases this process made; several files may run in it. */
let made = 0;

/** PostgreSQL refuses to run as root: another user of this machine does it then. */
function unprivileged(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const line = ['postgres', 'nobody'].map((name) => lines.find((entry) => entry.startsWith(`${name}:`))).find(Boolean);
  const [, , uid, gid] = (line ?? '').split(':');
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
