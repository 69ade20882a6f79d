import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/index.js';
import { startServer, type TestServer } from '../support/postgres.js';
import { storeSuite } from './suite.js';

let server: TestServer | null = null;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server?.stop();
});

storeSuite('a PostgreSQL server', async () => {
  if (server === null) return null;
  const databaseUrl = await server.createDatabase();
  return { open: () => openStore({ databaseUrl, dataDir: 'unused' }), remove: async () => undefined };
});

describe('a server', () => {
  let running: TestServer;
  beforeEach((context) => {
    if (server === null) context.skip();
    else running = server;
  });

  it('is migrated once by four processes that come at once', async () => {
    const databaseUrl = await running.createEmptyDatabase();
    const stores = await Promise.all([1, 2, 3, 4].map(() => openStore({ databaseUrl, dataDir: 'unused' })));
    const states = await Promise.all(stores.map(async (store) => (await store.status()).migrations));
    expect(states.every((state) => state.applied === state.known)).toBe(true);
    expect(await stores[0]?.migrate()).toBe(false);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('of a newer version is refused', async () => {
    const databaseUrl = await running.createDatabase();
    const store = await openStore({ databaseUrl, dataDir: 'unused' });
    await store.query(`insert into threadbare_migrations.applied (hash, created_at) values ('x', 9999999999999)`, {
      readOnly: false,
    });
    await store.close();
    await expect(openStore({ databaseUrl, dataDir: 'unused' })).rejects.toMatchObject({
      code: 'newer-schema',
      exitCode: 3,
    });
  });

  it('stops a statement that takes too long', async () => {
    const store = await openStore({ databaseUrl: await running.createDatabase(), dataDir: 'unused' });
    await expect(store.query('select pg_sleep(20)', { timeoutMs: 100 })).rejects.toMatchObject({ code: 'timed-out' });
    await store.close();
  });

  it('reads one state whatever is written meanwhile, and is not begun again when the connection is lost', async () => {
    const databaseUrl = await running.createDatabase();
    const [store, other] = [1, 2].map(() => openStore({ databaseUrl, dataDir: 'unused' }));
    if (store === undefined || other === undefined) throw new Error('no stores');
    const [reading, writing] = await Promise.all([store, other]);
    const count = 'select count(*)::integer as n from v_run';
    await reading.reading(async (reader) => {
      expect((await reader.query(count)).rows).toEqual([{ n: 0 }]);
      await writing.beginRun('test', '0');
      expect((await reader.query(count)).rows).toEqual([{ n: 0 }]);
    });
    expect((await reading.query(count)).rows).toEqual([{ n: 1 }]);
    let begun = 0;
    const name = new URL(databaseUrl).pathname.slice(1);
    const lost = reading.reading(async (reader) => {
      begun += 1;
      await running.run(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
      await reader.query(count);
    });
    await expect(lost).rejects.toMatchObject({ code: 'connection-lost' });
    expect(begun).toBe(1);
    await Promise.all([reading.close(), writing.close()]);
  });

  it('answers a statement that is sent as the connection breaks', async () => {
    const databaseUrl = await running.createDatabase();
    const store = await openStore({ databaseUrl, dataDir: 'unused' });
    const name = new URL(databaseUrl).pathname.slice(1);
    for (let turn = 0; turn < 6; turn += 1) {
      const lost = store.reading(async (reader) => {
        await reader.query('select 1');
        await running.run(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
        // Between the server's last word and the end of the connection.
        if (turn % 2 === 0) await new Promise((resolve) => setImmediate(resolve));
        await reader.query('select 2');
      });
      await expect(lost).rejects.toMatchObject({ code: 'connection-lost' });
    }
    await store.close();
  });

  it('survives a lost connection: the work is run again', async () => {
    const databaseUrl = await running.createDatabase();
    const store = await openStore({ databaseUrl, dataDir: 'unused' });
    const run = await store.beginRun('test', '0');
    const name = new URL(databaseUrl).pathname.slice(1);
    await running.run(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    await store.endRun(run, { posts: 1 });
    expect((await store.query('select summary from v_run')).rows).toEqual([{ summary: { posts: 1 } }]);
    await store.close();
  });

  it('says what is missing when the database or the rights are', async () => {
    const databaseUrl = await running.createEmptyDatabase();
    const url = new URL(databaseUrl);
    const missing = new URL(databaseUrl);
    missing.pathname = '/nowhere';
    await expect(openStore({ databaseUrl: missing.href, dataDir: 'unused' })).rejects.toMatchObject({
      code: 'no-database',
      exitCode: 3,
    });
    await running.run('create role weak login');
    url.username = 'weak';
    await expect(openStore({ databaseUrl: url.href, dataDir: 'unused' })).rejects.toMatchObject({
      code: 'not-permitted',
      message: expect.stringMatching(/extension|schema|database/i),
    });
  });

  it('puts the views on the search path of every program', async () => {
    const databaseUrl = await running.createEmptyDatabase();
    const store = await openStore({ databaseUrl, dataDir: 'unused' });
    const { rows } = await store.query(
      `select array_to_string(setconfig, ';') as set from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase where d.datname = current_database()`,
    );
    expect(String(rows[0]?.set).split(';')).toContain('search_path=analytics, public');
    await store.close();
  });
});
