import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openQueue } from '../../src/jobs/server/queue.js';
import { defineTask } from '../../src/jobs/task.js';
import { work } from '../../src/jobs/worker.js';
import { openStore } from '../../src/store/index.js';
import { startServer, type TestServer } from '../support/postgres.js';
import { quietTools } from './bench-tools.js';

let server: TestServer | null = null;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server?.stop();
});

test('a worker whose connections are cut goes on where it was', { timeout: 180_000 }, async (context) => {
  if (server === null) return context.skip();
  const databaseUrl = await server.createDatabase();
  const database = new URL(databaseUrl).pathname.slice(1);
  const store = await openStore({ dataDir: 'unused', databaseUrl });
  await openQueue(store, databaseUrl);
  const done: string[] = [];
  const cut = server;
  const kind = defineTask({
    name: 'ingest',
    version: 1,
    schema: z.strictObject({ name: z.string() }),
    dedupeKey: ({ name }) => name,
    queue: () => null,
    fromArgs: () => ({}),
    run: async ({ name }, { store: inTask }) => {
      await inTask.query('select pg_sleep(0.02)', { timeoutMs: 0 });
      // In the middle of the batch every connection of this database is cut: the tasks' own, the queue's, the ledger's.
      if (Number(name) % 7 === 3)
        await cut.run(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}' and pid <> pg_backend_pid()`,
        );
      await inTask.query('select 1');
      done.push(name);
      return { result: name };
    },
  });
  const names = Array.from({ length: 24 }, (_, at) => String(at));
  await store.jobs.enqueue(names.map((name) => kind.make({ name })));
  const tools = quietTools({ random: () => -0.5 });
  const signal = new AbortController().signal;
  await work(store, { databaseUrl, jobs: 3, tools, signal, untilDone: true, kinds: [kind], beatMs: 300 });
  expect(await store.jobs.count()).toMatchObject({ done: names.length, failed: 0, queued: 0, running: 0 });
  expect(new Set(done)).toEqual(new Set(names));
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
