import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forget } from '../../src/ingest/forget.js';
import { settle } from '../../src/ingest/settle.js';
import { moveData, openStore, type Store } from '../../src/store/index.js';
import { inOrder } from '../../src/store/move/catalog.js';
import { PROGRAM } from '../cli/run-cli.js';
import { everyTable } from '../forget/every-byte.js';
import { worldOf } from '../forget/world.js';
import { dataFolder, removeFolder } from '../support/embedded.js';
import { startServer, type TestServer } from '../support/postgres.js';
import { sampleDocument } from './sample.js';

const signal = new AbortController().signal;
const how = { resume: false, signal, onNotice: () => undefined, onStep: () => undefined };

/** Pages, links, articles, problems, rules: something in most tables. */
async function fill(store: Store): Promise<void> {
  const run = await store.beginRun('test', '0');
  const { records } = worldOf(
    Array.from({ length: 9 }, (_, n) => ({
      by: 1 + (n % 3),
      quotes: n % 4,
      how: 'named',
      mention: 9,
      likes: n % 2 > 0,
      ids: true,
    })),
    3,
    '5',
  );
  await store.putPages(run, records);
  const document = sampleDocument('one', 'An article with "quotes", a \\ and a \ttab.\nAnd 🚣.');
  await store.putDocument(run, document, [-1n, 7n], { file: 'one.html', url: null, sha256: 'x' });
  await store.putSetting(run, 'targets', { targets: [{ name: 'Bridge', aliases: ['{x}', '"y"'] }] });
  await settle(
    store,
    run,
    { threads: new Set(records.map((record) => record.threadId)), documents: new Map() },
    { analyze: false, signal, onThread: () => undefined },
  );
  await forget(
    store,
    { kind: 'author', name: 'Nobody', site: null },
    { analyze: false, jobs: 1, signal, onStep: () => undefined },
  );
  await store.endRun(run, { pages: records.length });
}

/** All rows as text; those of search vectors are the database's own. */
async function contents(store: Store): Promise<Record<string, string[]>> {
  const tables = await everyTable(store);
  return Object.fromEntries(
    [...tables]
      .filter(([name]) => /^(?:threadbare|analytics)\./.test(name))
      .map(([name, rows]) => [name, rows.map((row) => row.replace(/"search": "(?:[^"\\]|\\.)*"/, '')).sort()]),
  );
}

describe('moving a data set', () => {
  let server: TestServer | null = null;
  let full = '';
  beforeAll(async () => {
    server = await startServer();
    if (server === null) return;
    full = await server.createDatabase();
    const store = await openStore({ databaseUrl: full, dataDir: '' });
    await fill(store);
    await store.close();
  }, 60_000);
  afterAll(() => server?.stop());

  it('takes everything into a folder and to a server, row for row, and goes on counting', async () => {
    if (server === null) return;
    const databaseUrl = await server.createEmptyDatabase();
    const dataDir = await dataFolder();
    const moved = await moveData({ databaseUrl: full }, { dataDir }, how);
    expect(moved.tables).toMatchObject({ 'threadbare.thread': 1, 'threadbare.page': 3, 'threadbare.document': 1 });
    await moveData({ dataDir }, { databaseUrl }, how);
    const all = [];
    for (const place of [{ databaseUrl: full, dataDir: '' }, { databaseUrl, dataDir: '' }, { dataDir }]) {
      const store = await openStore(place);
      all.push(await contents(store));
      const { rows } = await store.query(
        `insert into threadbare.change (entity, id, op) values ('x', 'x', 'insert')
         returning seq > (select max(seq) from threadbare.change) as later`,
        { readOnly: false },
      );
      expect(rows).toEqual([{ later: true }]);
      await store.query(`delete from threadbare.change where entity = 'x'`, { readOnly: false });
      await store.close();
    }
    expect(all[1]).toEqual(all[0]);
    expect(all[2]).toEqual(all[0]);
    removeFolder(dataDir);
  }, 60_000);

  it('refuses a target that holds something, and itself', async () => {
    if (server === null) return;
    const databaseUrl = await server.createDatabase();
    const store = await openStore({ databaseUrl, dataDir: '' });
    await store.beginRun('test', '0');
    await store.close();
    await expect(moveData({ databaseUrl: full }, { databaseUrl }, how)).rejects.toMatchObject({
      code: 'target-not-empty',
      exitCode: 2,
    });
    await expect(moveData({ databaseUrl }, { databaseUrl }, how)).rejects.toMatchObject({ code: 'same-database' });
  });

  it('says so when a row became another on the way', async () => {
    if (server === null) return;
    const databaseUrl = await server.createDatabase();
    const store = await openStore({ databaseUrl, dataDir: '' });
    await store.query(
      `do $$ begin
         create function public.spoil() returns trigger language plpgsql as $f$ begin new.host := 'spoilt.example'; return new; end $f$;
         create trigger spoil before insert on threadbare.site for each row execute function public.spoil();
       end $$`,
      { readOnly: false },
    );
    await store.close();
    await expect(moveData({ databaseUrl: full }, { databaseUrl }, how)).rejects.toMatchObject({
      code: 'move-mismatch',
      exitCode: 3,
      message: expect.stringContaining('threadbare.site: 1 rows on both sides that differ'),
    });
  });

  it('goes on where it was killed, and only from the same state of the source', async () => {
    if (server === null) return;
    const source = await server.createDatabase();
    const target = await server.createDatabase();
    const store = await openStore({ databaseUrl: source, dataDir: '' });
    await fill(store);
    const rows = 30_000;
    await store.query(
      `insert into threadbare.change (entity, id, op) select 'post', repeat(n::text, 150), 'insert' from generate_series(1, ${rows}) n`,
      { readOnly: false },
    );
    const child = spawn(process.execPath, [...PROGRAM, 'db', 'move', '--to', target], {
      env: { ...process.env, DATABASE_URL: source },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    const watch = await openStore({ databaseUrl: target, dataDir: '' });
    const copied = async (): Promise<number> => {
      const { rows: counted } = await watch.query('select count(*)::integer as n from threadbare.change');
      return Number(counted[0]?.n);
    };
    while ((await copied()) === 0 && child.exitCode === null) await sleep(2);
    child.kill('SIGKILL');
    await ended;
    const half = await copied();
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(rows);
    const ends = [{ databaseUrl: source }, { databaseUrl: target }] as const;
    await expect(moveData(...ends, how)).rejects.toMatchObject({ code: 'move-unfinished' });
    await expect(moveData({ databaseUrl: full }, ends[1], { ...how, resume: true })).rejects.toMatchObject({
      code: 'source-changed',
    });
    const steps: number[] = [];
    const moved = await moveData(...ends, {
      ...how,
      resume: true,
      onStep: (table, done, step) => {
        if (table === 'threadbare.change' && step === 'copying') steps.push(done);
      },
    });
    expect(steps[0]).toBeGreaterThan(half);
    expect(moved.tables['threadbare.change']).toBeGreaterThan(rows);
    expect(await watch.query('select sum(seq) as n, count(distinct id) as ids from threadbare.change')).toEqual(
      await store.query('select sum(seq) as n, count(distinct id) as ids from threadbare.change'),
    );
    await watch.close();
    await store.close();
  }, 120_000);
});

describe('the order of tables', () => {
  it('puts each after those it refers to, and cuts rings', () => {
    const needs: Record<string, string[]> = {
      quote: ['post'],
      post: ['thread', 'post'],
      thread: ['site'],
      a: ['b'],
      b: ['a'],
    };
    expect(inOrder(['quote', 'post', 'thread', 'site', 'a', 'b'], (name) => needs[name] ?? [])).toEqual([
      'site',
      'thread',
      'post',
      'quote',
      'b',
      'a',
    ]);
  });
});
