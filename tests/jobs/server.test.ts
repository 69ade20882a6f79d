import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openQueue } from '../../src/jobs/server/queue.js';
import { defineTask } from '../../src/jobs/task.js';
import { work } from '../../src/jobs/worker.js';
import { openStore, type Store } from '../../src/store/index.js';
import { startServer, type TestServer } from '../support/postgres.js';
import { quietTools } from './bench-tools.js';

let server: TestServer | null = null;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server?.stop();
});

const namedTask = (run: (name: string, store: Store) => Promise<void>, queue: string | null = null) =>
  defineTask({
    name: 'ingest',
    version: 1,
    schema: z.strictObject({ name: z.string() }),
    dedupeKey: ({ name }) => name,
    queue: () => queue,
    fromArgs: () => ({}),
    run: async ({ name }, { store }) => {
      await run(name, store);
      return { result: name };
    },
  });

test('a worker whose connections are cut goes on where it was', { timeout: 180_000 }, async (context) => {
  if (server === null) return context.skip();
  const databaseUrl = await server.createDatabase();
  const database = new URL(databaseUrl).pathname.slice(1);
  const store = await openStore({ dataDir: 'unused', databaseUrl });
  await openQueue(store, databaseUrl);
  const done: string[] = [];
  const cut = server;
  const kind = namedTask(async (name, inTask) => {
    await inTask.query('select pg_sleep(0.02)', { timeoutMs: 0 });
    // In the middle of the batch every connection of this database is cut: the tasks' own, the queue's, the ledger's.
    if (Number(name) % 7 === 3)
      await cut.run(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}' and pid <> pg_backend_pid()`,
      );
    await inTask.query('select 1');
    done.push(name);
  });
  const names = Array.from({ length: 24 }, (_, at) => String(at));
  await store.jobs.enqueue(names.map((name) => kind.make({ name })));
  const tools = quietTools({ random: () => -0.5 });
  const signal = new AbortController().signal;
  await work(store, { databaseUrl, jobs: 3, tools, signal, untilDone: true, kinds: [kind], beatMs: 300 });
  expect(await store.jobs.count()).toMatchObject({ done: names.length, failed: 0, queued: 0, running: 0 });
  expect(new Set(done)).toEqual(new Set(names));
  await store.close();
  // None was opened behind our back, which would keep the process alive.
  const left = postgres(new URL('/postgres', databaseUrl).href, { max: 1 });
  try {
    await expect
      .poll(() => left`select pid, query from pg_stat_activity where datname = ${database}`, { timeout: 15_000 })
      .toEqual([]);
  } finally {
    await left.end();
  }
});

test('a connection cut while the end of a task is written down ends no worker', {
  timeout: 120_000,
}, async (context) => {
  if (server === null) return context.skip();
  const databaseUrl = await server.createDatabase();
  const store = await openStore({ dataDir: 'unused', databaseUrl });
  await openQueue(store, databaseUrl);
  const write = { readOnly: false };
  // The second and third end of a task take their own connection with them.
  await store.query('create sequence threadbare_queue.ends', write);
  await store.query(
    `create function threadbare_queue.cut() returns trigger language plpgsql as $$
     begin
       if nextval('threadbare_queue.ends') in (2, 3) then
         perform pg_terminate_backend(pg_backend_pid());
       end if;
       return old;
     end $$`,
    write,
  );
  await store.query(
    'create trigger cut before delete on threadbare_queue._private_jobs for each row execute function threadbare_queue.cut()',
    write,
  );
  const done: string[] = [];
  const kind = namedTask(async (name, inTask) => {
    await inTask.query('select pg_sleep(0.1)', { timeoutMs: 0 });
    done.push(name);
  }, 'host:boats.example');
  // All in the queue of one host: a lock left behind would hold up those that come after.
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  await store.jobs.enqueue(names.map((name) => kind.make({ name })));
  const said: string[] = [];
  const tools = quietTools({ random: () => -0.5, warn: (text) => said.push(text) });
  const signal = new AbortController().signal;
  await work(store, { databaseUrl, jobs: 2, tools, signal, untilDone: true, kinds: [kind], beatMs: 300 });
  expect(done.toSorted()).toEqual(names);
  expect(await store.jobs.count()).toMatchObject({ done: names.length, failed: 0, queued: 0, running: 0 });
  expect(said.join(' ')).toMatch(/The queue stopped.*starting again/);
  const { rows } = await store.query(
    `select locked_by from threadbare_queue._private_jobs where locked_by is not null
     union all select locked_by from threadbare_queue._private_job_queues where locked_by is not null`,
  );
  expect(rows).toEqual([]);
  await store.close();
});

test('a runner that miscounts its own ends is left behind, and another goes on', {
  timeout: 120_000,
}, async (context) => {
  if (server === null) return context.skip();
  const databaseUrl = await server.createDatabase();
  const store = await openStore({ dataDir: 'unused', databaseUrl });
  await openQueue(store, databaseUrl);
  const write = { readOnly: false };
  // One end fails, then two succeed that were under way, then the last task ends: graphile-worker has counted these twice.
  await store.query('create sequence threadbare_queue.ends', write);
  await store.query(
    `create function threadbare_queue.cut() returns trigger language plpgsql as $$
     begin
       if nextval('threadbare_queue.ends') = 2 then
         perform pg_terminate_backend(pg_backend_pid());
       end if;
       perform pg_sleep(0.3);
       return old;
     end $$`,
    write,
  );
  await store.query(
    'create trigger cut before delete on threadbare_queue._private_jobs for each row execute function threadbare_queue.cut()',
    write,
  );
  const done: string[] = [];
  const kind = namedTask(async (name) => {
    if (name === 'd') await sleep(2_000);
    done.push(name);
  });
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  await store.jobs.enqueue(names.map((name) => kind.make({ name })));
  const said: string[] = [];
  const tools = quietTools({ random: () => -0.5, warn: (text) => said.push(text) });
  const signal = new AbortController().signal;
  await work(store, { databaseUrl, jobs: 4, tools, signal, untilDone: true, kinds: [kind], beatMs: 300 });
  expect(new Set(done)).toEqual(new Set(names));
  expect(await store.jobs.count()).toMatchObject({ done: names.length, failed: 0, queued: 0, running: 0 });
  expect(said).toContain('The queue did not end in time and was left behind.');
  await store.close();
});

test('a task that was taken without hearing of it is taken again by the same worker alone', async (context) => {
  if (server === null) return context.skip();
  const databaseUrl = await server.createDatabase();
  const store = await openStore({ dataDir: 'unused', databaseUrl });
  await openQueue(store, databaseUrl);
  const kind = namedTask(async () => undefined);
  const [mine, other] = [randomUUID(), randomUUID()];
  const known = [{ kind: 'ingest', payloadVersion: 1 }];
  const [begun] = await store.jobs.enqueue(['begun', 'claimed'].map((name) => kind.make({ name })));
  const taskId = begun?.taskId ?? '';
  // The answers of these are lost with the connection.
  expect(await store.jobs.begin(mine, taskId)).toMatchObject({ taskId });
  const claimed = await store.jobs.claim(mine, known, null, [taskId]);
  expect(claimed).toMatchObject({ payload: { name: 'claimed' } });
  expect(await store.jobs.begin(other, taskId)).toBeNull();
  expect(await store.jobs.claim(other, known, null, [])).toBeNull();
  expect(await store.jobs.begin(mine, taskId)).toMatchObject({ taskId });
  expect(await store.jobs.claim(mine, known, null, [taskId])).toMatchObject({ taskId: claimed?.taskId });
  expect(await store.jobs.claim(mine, known, null, [taskId, claimed?.taskId ?? ''])).toBeNull();
  await store.close();
});

test('a queue or schema of a newer version is refused in words', async (context) => {
  if (server === null) return context.skip();
  const databaseUrl = await server.createDatabase();
  const store = await openStore({ dataDir: 'unused', databaseUrl });
  await openQueue(store, databaseUrl);
  const write = { readOnly: false };
  await store.query('insert into threadbare_queue.migrations (id, breaking) values (999999, true)', write);
  await expect(openQueue(store, databaseUrl)).rejects.toMatchObject({ code: 'newer-queue', exitCode: 3 });
  expect(process.exitCode).toBe(undefined);
  await store.query(
    `insert into threadbare_migrations.applied (hash, created_at) values ('later', 9999999999999)`,
    write,
  );
  await store.close();
  await expect(openStore({ dataDir: 'unused', databaseUrl })).rejects.toMatchObject({ code: 'newer-schema' });
});
