import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/index.js';
import { dataFolder, removeFolder } from '../support/embedded.js';
import { packScript } from '../support/packed.js';
import { dump } from './dump.js';
import { derive, fingerprintPages, record, samplePage, threadIdOf } from './sample.js';

let script: readonly string[] = [];
beforeAll(async () => {
  script = await packScript(fileURLToPath(new URL('./child.ts', import.meta.url)));
});
const THREADS = Array.from({ length: 5 }, (_, i) => `thread${i}`);

interface Child {
  readonly process: ChildProcess;
  readonly lines: string[];
  readonly exit: Promise<number | null>;
  /** Resolves when a line that starts so has come. */
  until(start: string): Promise<void>;
}

const children: ChildProcess[] = [];
const folders: string[] = [];

async function folderFor(options: { fresh?: boolean } = {}): Promise<string> {
  const folder = await dataFolder(options);
  folders.push(folder);
  return folder;
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) removeFolder(folder);
});

function start(folder: string, ...names: string[]): Child {
  const child = spawn(process.execPath, [...script, folder, ...names], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  children.push(child);
  const lines: string[] = [];
  const errors: string[] = [];
  let wake: () => void = () => undefined;
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    wake();
  });
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString('utf8')));
  let ended = false;
  const exit = new Promise<number | null>((resolve) => {
    child.on('close', (code) => {
      ended = true;
      wake();
      resolve(code);
    });
  });
  return {
    process: child,
    lines,
    exit: exit.then((code) => {
      if (code !== 0 && code !== null) console.error(errors.join(''));
      return code;
    }),
    until: async (text) => {
      while (!lines.some((line) => line.startsWith(text))) {
        if (ended) throw new Error(`ended without "${text}": ${lines.join(' | ')} ${errors.join('')}`);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

let made: Record<string, string[]> | null = null;

/** What one process alone makes of all threads; made once. */
async function reference(): Promise<Record<string, string[]>> {
  if (made !== null) return made;
  const folder = await folderFor();
  expect(await start(folder, ...THREADS).exit).toBe(0);
  made = await contents(folder);
  return made;
}

async function contents(folder: string): Promise<Record<string, string[]>> {
  const store = await openStore({ dataDir: folder });
  try {
    return await dump(store);
  } finally {
    await store.close();
  }
}

describe('processes that share an embedded folder', { timeout: 240_000 }, () => {
  it('two writers at once give the rows of one and leave nothing but the database', async () => {
    const expected = await reference();
    const folder = await folderFor();
    const first = start(folder, ...THREADS);
    const second = start(folder, ...[...THREADS].reverse());
    expect(await Promise.all([first.exit, second.exit])).toEqual([0, 0]);
    expect(first.lines.at(-1)).toBe('closed');
    expect(await contents(folder)).toEqual(expected);
    expect(readdirSync(folder).filter((name) => name !== 'pg')).toEqual([]);
  });

  it('four first starts at once all succeed', async () => {
    const folder = await folderFor({ fresh: true });
    const all = ['a', 'b', 'c', 'd'].map((name) => start(folder, name));
    expect(await Promise.all(all.map((child) => child.exit))).toEqual([0, 0, 0, 0]);
    const store = await openStore({ dataDir: folder });
    try {
      expect((await store.query('select count(*) as n from v_thread')).rows).toEqual([{ n: 4 }]);
      const { applied, known } = (await store.status()).migrations;
      expect(applied).toBe(known);
    } finally {
      await store.close();
    }
  });

  it('kill -9 of the owner: the client goes on, nothing acknowledged is lost, a rerun gives equal rows', async () => {
    const expected = await reference();
    const folder = await folderFor();
    const owner = start(folder, ...THREADS.slice(0, 4), 'hold');
    await owner.until('open embedded');
    const client = start(folder, ...[...THREADS].reverse());
    await client.until('open socket');
    await owner.until('done thread2');
    owner.process.kill('SIGKILL');
    expect(await client.exit).toBe(0);
    const acknowledged = owner.lines.filter((line) => line.startsWith('done '));
    expect(acknowledged.length).toBeGreaterThanOrEqual(3);
    expect(await contents(folder)).toEqual(expected);
    expect(await start(folder, ...THREADS).exit).toBe(0);
    expect(await contents(folder)).toEqual(expected);
  });

  it('kill -9 of a client in the middle leaves whole threads; a rerun gives equal rows', async () => {
    const expected = await reference();
    const folder = await folderFor();
    const owner = start(folder, 'hold');
    await owner.until('open embedded');
    const client = start(folder, ...THREADS);
    await client.until('done thread1');
    client.process.kill('SIGKILL');
    await client.exit;
    expect(await start(folder, ...THREADS).exit).toBe(0);
    owner.process.stdin?.write('\n');
    expect(await owner.exit).toBe(0);
    expect(await contents(folder)).toEqual(expected);
  });

  it('hands over to a client when the owner ends', async () => {
    const folder = await folderFor();
    const owner = start(folder, 'hold');
    await owner.until('open embedded');
    const client = await openStore({ dataDir: folder });
    expect(client.mode).toBe('socket');
    const run = await client.beginRun('test', '0');
    owner.process.stdin?.write('\n');
    await client.putPage(run, record('x', samplePage('x', 1, [{ id: '1', author: 'A', text: 'Text.' }])));
    expect(await owner.exit).toBe(0);
    expect((await client.updateThread(threadIdOf('x'), run, derive, fingerprintPages)).posts).toBe(1);
    expect(client.mode).toBe('embedded');
    await client.close();
  });

  it('takes over after a crash while the database was being made', async () => {
    const folder = await folderFor({ fresh: true });
    mkdirSync(path.join(folder, 'pg'));
    writeFileSync(path.join(folder, 'pg', 'PG_VERSION'), '18\n');
    writeFileSync(path.join(folder, 'pg.creating'), '');
    const store = await openStore({ dataDir: folder });
    expect((await store.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
    expect(existsSync(path.join(folder, 'pg.creating'))).toBe(false);
    await store.close();
  });

  it('uses a local port with a password where the path is too long for a socket', async () => {
    const base = await folderFor({ fresh: true });
    const folder = path.join(base, 'd'.repeat(100));
    cpSync(await folderFor(), folder, { recursive: true });
    const owner = await openStore({ dataDir: folder });
    expect(owner.url()).toMatch(/^postgres:\/\/postgres:[\w-]{20,}@127\.0\.0\.1:\d+\//);
    const client = await openStore({ dataDir: folder });
    expect(client.mode).toBe('socket');
    expect((await client.query('select 2 as n')).rows).toEqual([{ n: 2 }]);
    await client.close();
    await owner.close();
  });
});
