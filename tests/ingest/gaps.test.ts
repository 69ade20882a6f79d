import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepPages } from '../../src/ingest/keep-page.js';
import { settle } from '../../src/ingest/settle.js';
import { emptyTally } from '../../src/ingest/summary.js';
import { sha256 } from '../../src/model/ids.js';
import { readPageAndCharset } from '../../src/pipeline.js';
import { openStore, type Store } from '../../src/store/index.js';
import { dataFolder, removeFolder } from '../support/embedded.js';
import { type SyntheticPage, syntheticPages } from '../support/synthetic-thread.js';

let folder = '';
let store: Store;
const pages = [...syntheticPages({ seed: 6, threads: 1, pagesPerThread: 3, postsPerPage: 4, pageBytes: 0 })];

beforeAll(async () => {
  folder = await dataFolder();
  store = await openStore({ dataDir: folder });
});
afterAll(async () => {
  await store.close();
  removeFolder(folder);
});

async function ingestPages(chosen: readonly SyntheticPage[]): Promise<void> {
  const run = await store.beginRun('test', '0');
  const touched = { threads: new Set<string>(), documents: new Map<string, readonly bigint[]>() };
  for (const { name, url, html } of chosen) {
    const bytes = new TextEncoder().encode(html);
    const reading = readPageAndCharset({ bytes, fileName: name, contentType: null, url });
    const page = { file: name, url, fetchedAt: null, sha256: sha256(bytes), ...reading };
    await keepPages(store, run, [page], { tally: emptyTally(1), touched, note: () => undefined });
  }
  await settle(store, run, touched, {
    analyze: false,
    signal: new AbortController().signal,
    onThread: () => undefined,
  });
}

const ask = async (sql: string) => (await store.query(sql)).rows;

test('a gap between pages is a problem until the missing page comes', async () => {
  const [first, second, third] = pages;
  if (first === undefined || second === undefined || third === undefined) throw new Error('three pages expected');
  await ingestPages([third, first]);
  expect(
    await ask(`select file, code, message ~ '\\m2\\M' as names_page, at is not null as timed from v_problem`),
  ).toEqual([{ file: null, code: 'missing-pages', names_page: true, timed: true }]);
  expect(await ask('select posts from v_thread')).toEqual([{ posts: 8 }]);

  await ingestPages([second]);
  expect(await ask('select code from v_problem')).toEqual([]);
  expect(await ask('select posts from v_thread')).toEqual([{ posts: 12 }]);
  expect(
    await ask(
      `select count(*)::integer as n, min(position) as low, max(position) as high from v_post where kind = 'post'`,
    ),
  ).toEqual([{ n: 12, low: 1, high: 12 }]);
});
