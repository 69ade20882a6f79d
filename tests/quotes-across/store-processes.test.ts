import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/index.js';
import { dump } from '../store/dump.js';
import { dataFolder, removeFolder } from '../support/embedded.js';
import { packScript } from '../support/packed.js';
import { startServer, type TestServer } from '../support/postgres.js';
import { PAGES } from './harbour.js';
import { dumpIndex, ingestPages } from './made-up-site.js';

const ALL = [...PAGES.keys()];
const EACH = ALL.map(String);

const children: ChildProcess[] = [];
const folders: string[] = [];
let server: TestServer | null = null;
let script: readonly string[] = [];
beforeAll(async () => {
  script = await packScript(fileURLToPath(new URL('./child.ts', import.meta.url)));
  server = await startServer();
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) removeFolder(folder);
});
afterAll(async () => {
  await server?.stop();
});

interface Place {
  readonly dataDir: string;
  readonly databaseUrl: string;
}

async function folderPlace(): Promise<Place> {
  const dataDir = await dataFolder();
  folders.push(dataDir);
  return { dataDir, databaseUrl: '' };
}

/** Runs a process; with `killAt` it is killed when it has printed so many lines. */
function run({ dataDir, databaseUrl }: Place, groups: readonly string[], killAt = 0): Promise<number | null> {
  const child = spawn(process.execPath, [...script, dataDir, databaseUrl, ...groups]);
  children.push(child);
  const errors: string[] = [];
  let lines = 0;
  createInterface({ input: child.stdout }).on('line', () => {
    lines += 1;
    if (lines === killAt) child.kill('SIGKILL');
  });
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString('utf8')));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      if (code !== 0 && killAt === 0) console.error(errors.join(''));
      resolve(code);
    });
  });
}

async function contents(place: Place): Promise<unknown> {
  const store = await openStore(place);
  try {
    return { views: await dump(store), index: await dumpIndex(store) };
  } finally {
    await store.close();
  }
}

let made: unknown = null;

/** What one process makes of all pages in one go; made once. */
async function reference(): Promise<unknown> {
  if (made !== null) return made;
  const place = await folderPlace();
  const store = await openStore(place);
  await ingestPages(store, PAGES);
  await store.close();
  made = await contents(place);
  return made;
}

describe('threads linked across threads', { timeout: 300_000 }, () => {
  test('killed on the way and begun again, they end as if nothing had happened', async () => {
    const expected = await reference();
    // Line 1 says the store is open; the others fall between the writing of threads and of what these put out of date.
    for (const killAt of [3, 5]) {
      const place = await folderPlace();
      expect(await run(place, [ALL.join(',')], killAt)).toBe(null);
      expect(await run(place, [ALL.join(',')])).toBe(0);
      expect(await contents(place)).toEqual(expected);
    }
  });

  test('two processes at once on a folder give the rows of one', async () => {
    const expected = await reference();
    const place = await folderPlace();
    expect(await Promise.all([run(place, EACH), run(place, [...EACH].reverse())])).toEqual([0, 0]);
    expect(await contents(place)).toEqual(expected);
  });

  test('two processes at once on a server give the rows of one', async (context) => {
    if (server === null) return context.skip();
    const expected = await reference();
    const place = { dataDir: 'unused', databaseUrl: await server.createDatabase() };
    expect(await Promise.all([run(place, EACH), run(place, [...EACH].reverse())])).toEqual([0, 0]);
    expect(await contents(place)).toEqual(expected);
  });
});
