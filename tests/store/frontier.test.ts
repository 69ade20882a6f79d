import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newPage } from '../../src/crawl/addresses.js';
import { DEFAULT_PLAN } from '../../src/crawl/options.js';
import { ownIdentity } from '../../src/store/connect/process-identity.js';
import {
  type CrawlRecord,
  type NewPage,
  openStore,
  type PageOutcome,
  type QueuedPage,
  type Store,
} from '../../src/store/index.js';
import { dataFolder, removeFolder } from '../support/embedded.js';
import { startServer } from '../support/postgres.js';
import { derive, fingerprintPages, record, samplePage, threadIdOf } from './sample.js';

const PLAN = { ...DEFAULT_PLAN, warcDir: 'warc' };
const NOTHING: Omit<PageOutcome, 'pageKey' | 'state' | 'kind'> = {
  code: null,
  message: null,
  attempts: 1,
  notBefore: null,
  joinedKey: null,
  fetched: null,
  figures: null,
  discovered: [],
  aliases: [],
  requeue: [],
  listed: [],
  keep: null,
  problems: [],
  checked: [],
};

function page(path: string, place = 1, head: NewPage | null = null): NewPage {
  const made = newPage(`https://board.example${path}`, 'thread', { place }, head?.pageKey ?? null);
  if (made === null) throw new Error(`no address: ${path}`);
  return made;
}

const end = (one: NewPage, state: PageOutcome['state'], more: Partial<PageOutcome> = {}): PageOutcome => ({
  ...NOTHING,
  pageKey: one.pageKey,
  state,
  kind: one.kind,
  ...more,
});

interface Place {
  readonly store: Store;
  readonly remove: () => Promise<void>;
}

async function embedded(): Promise<Place> {
  const folder = await dataFolder();
  return { store: await openStore({ dataDir: folder }), remove: async () => removeFolder(folder) };
}

async function onServer(): Promise<Place | null> {
  const server = await startServer();
  if (server === null) return null;
  const store = await openStore({ databaseUrl: await server.createDatabase(), dataDir: 'unused' });
  return { store, remove: () => server.stop() };
}

describe.each([
  ['the embedded database', embedded],
  ['a PostgreSQL server', onServer],
])('the frontier on %s', (_name, open) => {
  let place: Place | null = null;
  let store: Store;
  let run = '';
  beforeAll(async () => {
    place = await open();
    if (place === null) return;
    store = place.store;
    run = await store.beginRun('test', '0');
  });
  beforeEach((context) => {
    if (place === null) context.skip();
  });
  afterAll(async () => {
    await place?.store.close();
    await place?.remove();
  });

  const begin = (...pages: NewPage[]): Promise<CrawlRecord> =>
    store.frontier.begin(['https://board.example/'], PLAN, pages);
  const waiting = async (crawl: CrawlRecord): Promise<string[]> =>
    (await store.frontier.next(crawl.crawlId, 'https://board.example', 10, [])).map((one: QueuedPage) => one.url);

  it('gives addresses in the order of their priority, then of discovery, each once', async () => {
    const first = page('/t/1');
    const crawl = await begin(first, page('/t/2'), page('/t/1?page=2', 2, first), page('/t/1'));
    expect(await waiting(crawl)).toEqual([
      'https://board.example/t/1?page=2',
      'https://board.example/t/1',
      'https://board.example/t/2',
    ]);
  });

  it('writes the end of a try with all it led to, and again the same', async () => {
    const first = page('/t/1');
    const crawl = await begin(first);
    const keep = {
      ...record('hull', samplePage('hull', 1, [{ id: '1', author: 'Bo', text: 'It leaks.' }])),
      url: first.url,
    };
    const figures = {
      threadId: threadIdOf('hull'),
      page: 1,
      pageCount: 2,
      posts: 1,
      expectedPosts: 1,
      totalPosts: 2,
    };
    const outcome = end(first, 'read', {
      keep,
      figures,
      discovered: [page('/t/1?page=2', 2, first)],
      aliases: [page('/topic/1')],
      problems: [{ file: first.url, code: 'no-date', message: 'No time is printed.' }],
      checked: [first.url],
    });
    expect(await store.frontier.commit(crawl.crawlId, run, outcome)).toBe('new');
    expect(await store.frontier.commit(crawl.crawlId, run, outcome)).toBe('known');
    expect(await waiting(crawl)).toEqual(['https://board.example/t/1?page=2']);
    const { states, posts } = await store.frontier.figures(crawl.crawlId);
    expect({ states, posts }).toEqual({ states: { read: 1, queued: 1, joined: 1 }, posts: 1 });
    expect(await store.pagesOf(threadIdOf('hull'))).toHaveLength(1);
  });

  it('hands threads over once, complete ones first, and marks them as out of date', async () => {
    const first = page('/t/5');
    const crawl = await begin(first);
    const keep = {
      ...record('mast', samplePage('mast', 1, [{ id: '1', author: 'Bo', text: 'It bends.' }])),
      url: first.url,
    };
    const figures = { threadId: threadIdOf('mast'), page: 1, pageCount: 2, posts: 1, expectedPosts: 1, totalPosts: 1 };
    const next = page('/t/5?page=2', 2, first);
    await store.frontier.commit(crawl.crawlId, run, end(first, 'read', { keep, figures, discovered: [next] }));
    expect(await store.frontier.handOver(crawl.crawlId, false)).toEqual([]);
    await store.frontier.commit(crawl.crawlId, run, end(next, 'gone', { code: 'not-found', message: 'gone' }));
    expect(await store.frontier.handOver(crawl.crawlId, false)).toEqual([threadIdOf('mast')]);
    expect(await store.staleThreads()).toContain(threadIdOf('mast'));
    expect(await store.frontier.handOver(crawl.crawlId, true)).toEqual([]);
  });

  it('keeps a page that is to be tried later back until its time', async () => {
    const first = page('/t/7');
    const crawl = await begin(first);
    const later = new Date(Date.now() + 3_600_000).toISOString();
    await store.frontier.commit(crawl.crawlId, run, end(first, 'queued', { notBefore: later, code: 'server-error' }));
    expect(await waiting(crawl)).toEqual([]);
    const [host] = await store.frontier.hosts(crawl.crawlId);
    expect(Date.parse(host?.notBefore ?? '')).toBe(Date.parse(later));
  });

  it('queues what a later visit wants: lists from their first page, seeds from their last', async () => {
    const head = page('/t/9');
    const rest = page('/t/9?page=2', 2, head);
    const list = { ...page('/f/1'), kind: 'forum' as const };
    const crawl = await begin(head, rest, list);
    for (const one of [head, rest, list]) await store.frontier.commit(crawl.crawlId, run, end(one, 'read'));
    expect(await store.frontier.refresh(crawl.crawlId, [head.pageKey])).toBe(2);
    expect((await waiting(crawl)).sort()).toEqual(['https://board.example/f/1', 'https://board.example/t/9?page=2']);
  });

  it('tries again what was refused or failed, and only that', async () => {
    const [refused, failed, gone] = [page('/t/10'), page('/t/11'), page('/t/12')];
    const crawl = await begin(refused, failed, gone);
    await store.frontier.commit(crawl.crawlId, run, end(refused, 'refused', { code: 'login-required' }));
    await store.frontier.commit(crawl.crawlId, run, end(failed, 'failed', { code: 'timeout' }));
    await store.frontier.commit(crawl.crawlId, run, end(gone, 'gone', { code: 'gone' }));
    await store.frontier.release(crawl.crawlId, true);
    expect(await store.frontier.retry(crawl.crawlId)).toBe(2);
    expect((await store.frontier.find(crawl.crawlId))?.state).toBe('open');
  });

  it('has one worker a crawl and one a host; a dead one is none', async () => {
    const crawl = await begin(page('/t/13'));
    await store.frontier.take(crawl.crawlId);
    await store.frontier.take(crawl.crawlId);
    expect(await store.frontier.takeHost('board.example')).toBe(true);
    // The process that started this one lives as long as the test; one that has ended does not.
    const parent = { ...ownIdentity(), pid: process.ppid, started: null };
    const dead = { ...parent, pid: spawnSync(process.execPath, ['--version']).pid };
    const own = async (owner: object): Promise<void> => {
      const json = JSON.stringify(owner);
      const write = { params: [json], readOnly: false };
      await store.query('update threadbare.crawl set owner = $1::jsonb, owned_until = now()', write);
      await store.query('update threadbare.crawl_host set owner = $1::jsonb, owned_until = now()', write);
    };
    await own(parent);
    await expect(store.frontier.take(crawl.crawlId)).rejects.toMatchObject({ code: 'crawl-taken', exitCode: 4 });
    expect(await store.frontier.takeHost('board.example')).toBe(false);
    await own(dead);
    await store.frontier.take(crawl.crawlId);
    expect(await store.frontier.takeHost('board.example')).toBe(true);
  });

  it('counts the requests of a day', async () => {
    await store.frontier.noteRequest('budget.example', null);
    await store.frontier.noteRequest('budget.example', '2030-01-01T00:00:00Z');
    await store.frontier.noteRequest('budget.example', null);
    expect(await store.frontier.host('budget.example')).toMatchObject({
      fetchedToday: 3,
      holdUntil: '2030-01-01T00:00:00Z',
    });
    await store.query(`update threadbare.crawl_host set day = '2000-01-01'`, { readOnly: false });
    expect((await store.frontier.host('budget.example')).fetchedToday).toBe(0);
  });
});

describe('a page that turns out to be another thread’s', () => {
  it('is taken back from the thread it was in, which goes when nothing is left of it', async () => {
    const folder = await dataFolder();
    const store = await openStore({ dataDir: folder });
    try {
      const run = await store.beginRun('test', '0');
      const posts = [{ id: '1', author: 'Bo', text: 'It leaks.' }];
      const put = async (name: string, number: number, file: string, sha: string): Promise<void> => {
        await store.putPage(run, { ...record(name, samplePage(name, number, posts), file), sha256: sha });
        await store.updateThread(threadIdOf(name), run, derive, fingerprintPages);
      };
      await put('old', 1, 'a.html', 'aa');
      await put('kept', 1, 'b.html', 'bb');
      await put('kept', 2, 'c.html', 'cc');
      await put('new', 1, 'a.html', 'aa');
      await put('new', 2, 'c.html', 'cc');
      expect(await store.dropMoved(run)).toEqual({ touched: [threadIdOf('kept')], deleted: [threadIdOf('old')] });
      expect((await store.listThreads()).map((thread) => thread.threadId).sort()).toEqual(
        [threadIdOf('kept'), threadIdOf('new')].sort(),
      );
      expect(await store.pagesOf(threadIdOf('kept'))).toHaveLength(1);
      const gone = await store.query(`select entity, op from v_change where thread_id = $1 and op = 'delete'`, {
        params: [threadIdOf('old')],
      });
      expect(gone.rows.map((row) => row.entity)).toEqual(expect.arrayContaining(['thread', 'post', 'page']));
      expect(await store.dropMoved(run)).toEqual({ touched: [], deleted: [] });
    } finally {
      await store.close();
      removeFolder(folder);
    }
  });
});
