import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Ended } from '../../src/jobs/attempt.js';
import { defineTask, type TaskContext, type TaskEnd, type TaskKind } from '../../src/jobs/task.js';
import { type WorkOptions, work } from '../../src/jobs/worker.js';
import { DatabaseError, InputError, InterruptedError } from '../../src/model/errors.js';
import { openStore, type Store } from '../../src/store/index.js';
import { dataFolder, removeFolder } from '../support/embedded.js';
import { startServer, type TestServer } from '../support/postgres.js';
import { quietTools } from './bench-tools.js';

/*
 * What every worker keeps to, on the embedded database and on a server: the same tasks, once in the process and once
 * handed out by graphile-worker.
 */

type Do = (name: string, context: TaskContext) => Promise<TaskEnd> | TaskEnd;

/** A kind of task that does what the test says. */
const kindOf = (doing: Do, version = 1, more: { readonly long?: boolean } = {}): TaskKind =>
  defineTask({
    name: 'ingest',
    version,
    schema: z.strictObject({ name: z.string(), queue: z.string().nullable().default(null) }),
    maxAttempts: 3,
    dedupeKey: ({ name }) => name,
    queue: ({ queue }) => queue,
    fromArgs: () => ({}),
    run: async ({ name }, context) => doing(name, context),
    ...more,
  });

interface Place {
  readonly store: Store;
  readonly databaseUrl: string | null;
}

let server: TestServer | null = null;
let folder = '';
const places = new Map<string, Place>();
beforeAll(async () => {
  folder = await dataFolder();
  places.set('embedded', { store: await openStore({ dataDir: folder }), databaseUrl: null });
  server = await startServer();
  if (server === null) return;
  const databaseUrl = await server.createDatabase();
  places.set('server', { store: await openStore({ dataDir: 'unused', databaseUrl }), databaseUrl });
});
afterAll(async () => {
  for (const { store } of places.values()) await store.close();
  removeFolder(folder);
  await server?.stop();
});

/** Tries follow at once: half the wait of a jitter of zero, of a back-off that tests shorten. */
const NOW = { random: () => -0.5 };

describe.each(['embedded', 'server'])('tasks on the %s database', (name) => {
  let place: Place | undefined;
  beforeEach(async (context) => {
    place = places.get(name);
    if (place === undefined) return context.skip();
    const { store, databaseUrl } = place;
    if (databaseUrl !== null) await (await import('../../src/jobs/server/queue.js')).openQueue(store, databaseUrl);
    await store.jobs.cancel((await store.jobs.list({ limit: 10_000 })).map((task) => task.taskId));
    await store.jobs.clear(['done', 'failed', 'cancelled'], -60);
  });

  const here = (): Place => {
    if (place === undefined) throw new Error('no place');
    return place;
  };
  const ends: [string, Ended['as']][] = [];
  const workOff = (kinds: readonly TaskKind[], more: Partial<WorkOptions> = {}): Promise<void> => {
    ends.length = 0;
    const { store, databaseUrl } = here();
    return work(store, {
      databaseUrl,
      jobs: 4,
      tools: quietTools(NOW),
      signal: new AbortController().signal,
      untilDone: true,
      kinds,
      onEnd: (task, { as }) => ends.push([nameOf(task.payload), as]),
      ...more,
    });
  };
  const nameOf = (payload: unknown): string => z.object({ name: z.string() }).parse(payload).name;
  const queue = async (kind: TaskKind, ...names: string[]): Promise<readonly string[]> =>
    (await here().store.jobs.enqueue(names.map((one) => kind.make({ name: one })))).map((one) => one.taskId);

  test('are done once each, and the ledger says so', async () => {
    const seen: string[] = [];
    const kind = kindOf((one) => {
      seen.push(one);
      return { result: { name: one } };
    });
    const [a] = await queue(kind, 'a', 'b', 'c');
    // The same work is queued once while it is not finished.
    expect(await here().store.jobs.enqueue([kind.make({ name: 'a' })])).toEqual([{ taskId: a, known: true }]);
    await workOff([kind]);
    expect(seen.sort()).toEqual(['a', 'b', 'c']);
    expect(await here().store.jobs.find(a ?? '')).toMatchObject({
      state: 'done',
      result: { name: 'a' },
      attempts: 0,
      errorCode: null,
    });
    expect(await here().store.jobs.workers()).toEqual([]);
  });

  test('are tried again where that may help, and are dead letters where it does not', async () => {
    let tries = 0;
    const kind = kindOf((one) => {
      if (one === 'bad') throw new InputError('unreadable', 'It cannot be read.');
      if (one === 'never') throw new Error('a fault of the program');
      tries += 1;
      if (tries < 3) throw new DatabaseError('conflict', 'Somebody was in the way.', 'retry');
      return { result: null };
    });
    const [bad, never, twice] = await queue(kind, 'bad', 'never', 'twice');
    await workOff([kind]);
    const { jobs } = here().store;
    expect(await jobs.find(bad ?? '')).toMatchObject({ state: 'failed', attempts: 1, errorCode: 'unreadable' });
    expect(await jobs.find(never ?? '')).toMatchObject({ state: 'failed', attempts: 3, errorCode: 'unexpected' });
    expect(await jobs.find(twice ?? '')).toMatchObject({ state: 'done', attempts: 2, errorCode: null });
    // Somebody looks, mends it and queues it again.
    expect((await jobs.list({ states: ['failed'] })).map((task) => nameOf(task.payload)).sort()).toEqual([
      'bad',
      'never',
    ]);
    const again = await jobs.requeue([bad ?? '', never ?? '', twice ?? '']);
    expect([...again].sort()).toEqual([bad, never].sort());
    await workOff([kindOf(() => ({ result: 'mended' }))]);
    expect(await jobs.count()).toMatchObject({ done: 3, failed: 0, queued: 0 });
  });

  test('of one queue go one after the other', async () => {
    let under = 0;
    let most = 0;
    const kind = kindOf(async () => {
      under += 1;
      most = Math.max(most, under);
      await new Promise((resolve) => setTimeout(resolve, 20));
      under -= 1;
      return { result: null };
    });
    const tasks = ['1', '2', '3', '4'].map((one) => kind.make({ name: one, queue: 'host:forum.example' }));
    await here().store.jobs.enqueue(tasks);
    await workOff([kind]);
    expect(most).toBe(1);
    expect(ends.length).toBe(4);
  });

  test('that were divided go on when all their parts are finished, failed ones too', async () => {
    const order: string[] = [];
    const kind: TaskKind = kindOf((one, { task }) => {
      order.push(one);
      if (one === 'part 2') throw new InputError('unreadable', 'no');
      if (one !== 'whole' || task.progress !== null) return { result: one };
      const parts = ['part 1', 'part 2', 'part 3'].map((part) => kind.make({ name: part }, { part: true }));
      return { stage: 'only', progress: { stage: 'only' }, parts };
    });
    const [whole] = await queue(kind, 'whole');
    await workOff([kind]);
    expect([order.at(0), order.at(-1), order.length]).toEqual(['whole', 'whole', 5]);
    const { jobs } = here().store;
    expect(await jobs.find(whole ?? '')).toMatchObject({ state: 'done' });
    expect(await jobs.count(whole)).toMatchObject({ done: 2, failed: 1 });
    // A part that is mended takes its whole with it.
    const parts = await jobs.list({ rootId: whole ?? '', states: ['failed'] });
    await jobs.requeue(parts.map((part) => part.taskId));
    expect(await jobs.find(whole ?? '')).toMatchObject({ state: 'waiting' });
    await workOff([kindOf((one) => ({ result: one }))]);
    expect(await jobs.find(whole ?? '')).toMatchObject({ state: 'done' });
  });

  test('of a kind or version a worker does not know wait for one that does', async () => {
    const older = kindOf(() => ({ result: 1 }), 1);
    const newer = kindOf(() => ({ result: 2 }), 2);
    const [task] = await queue(newer, 'of a newer form');
    await workOff([older]);
    expect(await here().store.jobs.find(task ?? '')).toMatchObject({ state: 'queued', attempts: 0 });
    await workOff([newer]);
    expect(await here().store.jobs.find(task ?? '')).toMatchObject({ state: 'done', result: 2 });
  });

  test('under way are finished when the worker is told to stop; long ones stop and wait again', async () => {
    for (const long of [false, true]) {
      const stop = new AbortController();
      const kind = kindOf(
        async (_one, { signal }) => {
          stop.abort();
          await new Promise((resolve) => setTimeout(resolve, 30));
          if (signal.aborted) throw new InterruptedError();
          return { result: null };
        },
        1,
        { long },
      );
      const [task] = await queue(kind, `long ${long}`);
      await workOff([kind], { signal: stop.signal, untilDone: false });
      expect(await here().store.jobs.find(task ?? '')).toMatchObject({ state: long ? 'queued' : 'done', attempts: 0 });
    }
  });

  test('of schedules are queued once when their moment comes', async () => {
    const kind = kindOf(() => ({ result: null }));
    const { jobs } = here().store;
    const { kind: called, payloadVersion, payload } = kind.make({ name: 'every minute' });
    const schedule = { name: 'often', cron: '* * * * *', timezone: null, kind: called, payloadVersion, payload };
    await jobs.putSchedule(schedule, new Date(Date.now() - 600_000));
    // However many workers look, and however many moments have passed.
    const { queueDue } = await import('../../src/jobs/schedule.js');
    const kinds = new Map([[kind.name, kind]]);
    const queued = await Promise.all([1, 2, 3].map(() => queueDue(here().store, kinds)));
    expect(queued.flat().map((one) => one.known)).toEqual([false]);
    const [after] = await jobs.schedules();
    expect(Date.parse(after?.nextAt ?? '')).toBeGreaterThan(Date.now());
    await workOff([kind]);
    expect(ends).toEqual([['every minute', 'done']]);
    expect(await jobs.dropSchedules(['often'])).toBe(1);
  });

  test('of a worker that died wait again', async () => {
    const kind = kindOf(() => ({ result: null }));
    const { jobs } = here().store;
    const [task = ''] = await queue(kind, 'orphan');
    // A worker nobody has heard of took it.
    const gone = '00000000-0000-4000-8000-00000000dead';
    expect(await jobs.begin(gone, task)).toMatchObject({ state: 'running' });
    await workOff([kind]);
    expect(await jobs.find(task)).toMatchObject({ state: 'done', deaths: 1 });
    // It comes back and finds that the task is not its own any more.
    expect(await jobs.finish(gone, task, 'late', null)).toBe(false);
  });

  test('that are cancelled are not done', async () => {
    const kind = kindOf(() => ({ result: null }));
    const ids = await queue(kind, 'unwanted');
    expect(await here().store.jobs.cancel(ids)).toEqual(ids);
    await workOff([kind]);
    expect(ends).toEqual([]);
  });
});
