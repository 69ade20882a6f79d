import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepPages, type Touched } from '../../src/ingest/keep-page.js';
import { settle } from '../../src/ingest/settle.js';
import { emptyTally, type FileProblem } from '../../src/ingest/summary.js';
import { sha256 } from '../../src/model/ids.js';
import { readPageAndCharset } from '../../src/pipeline.js';
import { openStore, type Store } from '../../src/store/index.js';
import { dataFolder, removeFolder } from '../support/embedded.js';
import { type SyntheticPage, syntheticPages } from '../support/synthetic-thread.js';

/*
 * Threads are written several in a transaction: one that is refused must not take the others with it, and one of which
 * nothing has changed is not derived again.
 */

const pages = [...syntheticPages({ seed: 9, threads: 5, pagesPerThread: 2, postsPerPage: 3, pageBytes: 0 })];
const never = new AbortController().signal;

let folder = '';
let store: Store;
beforeAll(async () => {
  folder = await dataFolder();
  store = await openStore({ dataDir: folder });
});
afterAll(async () => {
  await store.close();
  removeFolder(folder);
});

/** The store, and the threads each transaction derived. */
function watched(): { readonly store: Store; readonly derived: string[][] } {
  const derived: string[][] = [];
  const watching: Store = {
    ...store,
    updateThreads: async (...asked) => {
      const done = await store.updateThreads(...asked);
      derived.push(done.threads.map((one) => one.threadId));
      return done;
    },
  };
  return { store: watching, derived };
}

async function keep(
  chosen: readonly SyntheticPage[],
): Promise<{ run: string; touched: Touched; notes: FileProblem[] }> {
  const run = await store.beginRun('test', '0');
  const touched = { threads: new Set<string>(), documents: new Map<string, readonly bigint[]>() };
  const notes: FileProblem[] = [];
  const read = chosen.map(({ name, url, html }) => {
    const bytes = new TextEncoder().encode(html);
    const reading = readPageAndCharset({ bytes, fileName: name, contentType: null, url });
    return { file: name, url, fetchedAt: null, sha256: sha256(bytes), ...reading };
  });
  await keepPages(store, run, read, { tally: emptyTally(1), touched, note: (one) => notes.push(one) });
  return { run, touched, notes };
}

const settled = (on: Store, run: string, touched: Touched, analyze = false): ReturnType<typeof settle> =>
  settle(on, run, touched, { analyze, signal: never, onThread: () => undefined });

const ask = async (sql: string): Promise<unknown> => (await store.query(sql)).rows;
const change = (sql: string): Promise<unknown> => store.query(sql, { readOnly: false });

test('a thread that is refused stays out, the others of its batch are stored, and it is a problem until it goes in', async () => {
  await change(`alter table threadbare.thread add constraint odd check (title <> 'Synthetic thread 3') not valid`);
  const { run, touched } = await keep(pages);
  const told: string[] = [];
  const summary = await settle(store, run, touched, {
    analyze: false,
    signal: never,
    onThread: () => undefined,
    onFailure: (threadId) => told.push(threadId),
  });
  expect(summary).toMatchObject({ threads: 4, posts: 24 });
  expect(told).toHaveLength(1);
  expect(await ask('select title from v_thread order by 1')).toEqual(
    [1, 2, 4, 5].map((n) => ({ title: `Synthetic thread ${n}` })),
  );
  expect(await ask(`select code, thread_id, file, message ~ 'odd' as why from v_problem`)).toEqual([
    { code: 'thread-failed', thread_id: told[0], file: `thread ${told[0]}`, why: true },
  ]);

  await change('alter table threadbare.thread drop constraint odd');
  expect(await settled(store, run, touched)).toMatchObject({ threads: 5, posts: 30 });
  expect(await ask('select code from v_problem')).toEqual([]);
});

test('a page that is refused is a problem of its file, the others are kept', async () => {
  await change("alter table threadbare.page_source add constraint odd check (file not like '%-4-page-1.%') not valid");
  const again = pages.map((page) => ({ ...page, name: `again-${page.name}` }));
  const { notes } = await keep(again);
  await change('alter table threadbare.page_source drop constraint odd');
  expect(notes.filter((one) => one.failed)).toMatchObject([
    { file: 'again-thread-4-page-1.html', code: 'page-refused', post: null },
  ]);
  expect(await ask(`select count(*)::integer as n from threadbare.page_source where file like 'again-%'`)).toEqual([
    { n: 9 },
  ]);
});

test('what is as it was is not derived again; what is new, changed, marked or not analysed is', async () => {
  const { run, touched } = await keep(pages);
  const ids = [...touched.threads].sort();
  await settled(store, run, touched);
  const second = watched();
  expect(await settled(second.store, run, touched)).toMatchObject({ threads: 5, posts: 30, changed: { inserted: 0 } });
  expect(second.derived).toEqual([]);

  const analysed = watched();
  expect((await settled(analysed.store, run, touched, true)).annotations.written).toBeGreaterThan(0);
  expect(analysed.derived.flat().sort()).toEqual(ids);
  const after = watched();
  expect((await settled(after.store, run, touched, true)).annotations).toEqual({ written: 0, unchanged: 0 });
  expect(after.derived).toEqual([]);

  const [first = ''] = ids;
  await change(`insert into threadbare.stale (thread_id, marks) values ('${first}', 1)`);
  const marked = watched();
  await settled(marked.store, run, touched, true);
  expect(marked.derived).toEqual([[first]]);
  expect(await store.unsettled(ids, 'another version', null)).toEqual(ids);
});

test('values of a thread that somebody has derived since are left to them', async () => {
  const { run, touched } = await keep(pages);
  await settled(store, run, touched);
  const [threadId = ''] = touched.threads;
  const read = await ask(`select revision from threadbare.thread_state where thread_id = '${threadId}'`);
  const [{ revision }] = Array.isArray(read) ? read : [{ revision: 0 }];
  const value = {
    analyzer: 'late',
    version: '1',
    inputHash: 'x',
    threadId,
    postId: null,
    value: { language: 'en', confidence: 1, reason: null },
  };
  const late = { threadId, marks: 0, annotations: [value] };
  expect(await store.finishThreads(run, [{ ...late, revision: Number(revision) - 1 }], null)).toBe(0);
  expect(await ask(`select count(*)::integer as n from threadbare.annotation where analyzer = 'late'`)).toEqual([
    { n: 0 },
  ]);
  expect(await store.finishThreads(run, [{ ...late, revision: Number(revision) }], null)).toBe(1);
});
