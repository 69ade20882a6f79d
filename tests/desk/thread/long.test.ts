import { afterAll, beforeAll, expect, it } from 'vitest';
import { POST_ROUTES } from '../../../src/desk/routes/post.js';
import { THREAD_ROUTES } from '../../../src/desk/routes/thread.js';
import { openStore, type Store } from '../../../src/store/index.js';
import { dataFolder, removeFolder } from '../../support/embedded.js';
import { startServer, type TestServer } from '../../support/postgres.js';
import { deskAs } from '../support.js';
import { fillLongThread } from './long-thread.js';

const POSTS = 10_000;

let server: TestServer | null = null;
let store: Store;
let folder: string;
let thread: string;

beforeAll(async () => {
  server = await startServer();
  if (server === null) return;
  folder = await dataFolder({ fresh: true });
  const databaseUrl = await server.createDatabase();
  store = await openStore({ databaseUrl, dataDir: folder });
  thread = await fillLongThread(databaseUrl, POSTS);
  await store.refreshDaily();
}, 120_000);

afterAll(async () => {
  await store?.close();
  await server?.stop();
  if (folder !== undefined) removeFolder(folder);
});

/** Milliseconds of the quickest of some answers, and the last answer. */
async function timed(address: string): Promise<{ readonly took: number; readonly html: string }> {
  const ask = deskAs(store, {}, [...THREAD_ROUTES, ...POST_ROUTES]);
  let took = Number.POSITIVE_INFINITY;
  let html = '';
  for (let i = 0; i < 4; i += 1) {
    const began = performance.now();
    const answer = await ask(address);
    html = await answer.text();
    took = Math.min(took, performance.now() - began);
    expect([address, answer.status]).toEqual([address, 200]);
  }
  return { took, html };
}

const postsOf = (html: string): string[] =>
  [...html.matchAll(/<li class="knot \w+" id="([^"]+)"/g)].map(([, id]) => id ?? '');

it('reads a thread of 10,000 posts window by window, none twice and none left out', async (context) => {
  if (server === null) return context.skip();
  const { rows } = await store.query('select post_id from v_post where thread_id = $1 order by ordinal', {
    params: [thread],
  });
  // Stubs come on top.
  expect(rows.length).toBeGreaterThanOrEqual(POSTS);
  const last = Math.ceil(rows.length / 100);
  const ask = deskAs(store, {}, THREAD_ROUTES);
  for (const page of [1, 2, 50, last]) {
    const html = await (await ask(`/thread/${thread}?page=${page}`)).text();
    const wanted = rows.slice((page - 1) * 100, page * 100).map(({ post_id }) => post_id);
    expect(postsOf(html)).toEqual(wanted);
    expect(html.includes('data-window="earlier"')).toBe(page > 1);
    expect(html.includes('data-window="later"')).toBe(page < last);
  }
  const somewhere = String(rows[7_321]?.post_id);
  expect(postsOf(await (await ask(`/thread/${thread}?around=${somewhere}`)).text())).toContain(somewhere);
}, 120_000);

it('takes no longer at its end than at its beginning', async (context) => {
  if (server === null) return context.skip();
  const { rows } = await store.query('select post_id from v_post where thread_id = $1 and ordinal = 9000', {
    params: [thread],
  });
  const addresses = [
    `/thread/${thread}`,
    `/thread/${thread}?page=50`,
    `/thread/${thread}?page=100`,
    `/thread/${thread}/discussion`,
    `/post/${thread}/${rows[0]?.post_id}`,
  ];
  const times: number[] = [];
  for (const address of addresses) times.push((await timed(address)).took);
  console.log(
    `10,000 posts: ${addresses.map((address, i) => `${address.slice(address.lastIndexOf('/')).slice(0, 24)} ${Math.round(times[i] ?? 0)} ms`).join(', ')}`,
  );
  // 300 ms on a quiet machine; tests share theirs with others.
  expect(Math.max(...times)).toBeLessThan(1500);
  expect(times[2]).toBeLessThan(3 * (times[0] ?? 0) + 100);
}, 120_000);
