import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/*
 * What one run of the tests has in common: a folder for everything they make. Where the machine has room in memory it
 * lies there: an empty database is 40 MB in 1,100 files, copied 200 times, for 0.08 s of the processor each instead of 0.7.
 * The server that the first file starts (postgres.ts) is stopped when the last one is through.
 */

const MEMORY = '/dev/shm';
/** Two files at a time, with ten databases each at most. */
const NEEDED_BYTES = 3 * 2 ** 30;

/** Vitest's global set-up: what it gives is called at the end. */
export default function setup(): () => void {
  const folder = mkdtempSync(path.join(roomInMemory() ? MEMORY : tmpdir(), 'threadbare-run-'));
  chmodSync(folder, 0o711); // PostgreSQL's own user passes through
  process.env.TMPDIR = folder;
  process.env.THREADBARE_TEST_RUN = folder;
  return () => {
    stopServer(folder);
    rmSync(folder, { recursive: true, force: true });
  };
}

function roomInMemory(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= NEEDED_BYTES;
}

/**
 * What is made once in a run and shared by its files: the first who asks makes it, the others wait for what that one
 * notes. Outside a run (benchmarks) everybody makes their own.
 *
 * @param make gives what is to be known about the thing, as JSON
 */
export async function onceInRun<T>(name: string, make: () => Promise<T>): Promise<T> {
  const run = process.env.THREADBARE_TEST_RUN;
  if (run === undefined) return make();
  const note = noteOf(run, name);
  const failed = path.join(run, `${name}.failed`);
  if (claims(path.join(run, `${name}.claimed`))) {
    try {
      const made = await make();
      writeFileSync(`${note}.draft`, JSON.stringify(made));
      renameSync(`${note}.draft`, note);
      return made;
    } catch (error) {
      writeFileSync(failed, '');
      throw error;
    }
  }
  while (!existsSync(note)) {
    if (existsSync(failed)) throw new Error(`${name}: another file of this run could not make it`);
    await sleep(50);
  }
  return JSON.parse(readFileSync(note, 'utf8'));
}

function claims(place: string): boolean {
  try {
    mkdirSync(place);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

const noteOf = (run: string, name: string): string => path.join(run, `${name}.json`);

/** Name of the run's server among what is made once. */
export const SERVER = 'server';

/** How a server is stopped. */
export interface ServerNote {
  readonly bin: string;
  readonly data: string;
  readonly folder: string;
  readonly port: number;
  readonly user: { readonly uid: number; readonly gid: number } | null;
}

/** Stops a server at once; its data are thrown away. */
export function stopAtOnce({ bin, data, folder, user }: ServerNote): void {
  const stop = ['-D', data, '-w', '-m', 'immediate', 'stop'];
  execFileSync(path.join(bin, 'pg_ctl'), stop, { ...user, cwd: folder, stdio: 'ignore' });
}

function stopServer(folder: string): void {
  const note = noteOf(folder, SERVER);
  if (existsSync(note)) stopAtOnce(JSON.parse(readFileSync(note, 'utf8')));
}
