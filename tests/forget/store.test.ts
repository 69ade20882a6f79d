import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forget, rehearseForget } from '../../src/ingest/forget.js';
import { settle } from '../../src/ingest/settle.js';
import { FORGETTING } from '../../src/store/forget/tables.js';
import { openStore, type Store } from '../../src/store/index.js';
import { sampleDocument } from '../store/sample.js';
import { dataFolder, removeFolder } from '../support/embedded.js';
import { startServer, type TestServer } from '../support/postgres.js';
import { everyTable, rowsWith } from './every-byte.js';
import { NAME, type Piece, pieces, SITE, type World, worldOf } from './world.js';

/** One post of the person, and others that quote it and speak of it. */
const LISTED: readonly Piece[] = [
  { by: 0, quotes: 0, how: 'named', mention: 9, likes: false, ids: true },
  { by: 1, quotes: 1, how: 'named', mention: 0, likes: true, ids: true },
  { by: 2, quotes: 2, how: 'nameless', mention: 9, likes: false, ids: true },
  { by: 3, quotes: 3, how: 'part', mention: 1, likes: false, ids: true },
];
const signal = new AbortController().signal;
const how = { analyze: false, jobs: 1, signal, onStep: () => undefined };
const THEIRS = /zq\d+[a-d][a-m] zq\d+[a-d][a-m] zq\d+[a-d][a-m] zq\d+[a-d][a-m] zq\d+[a-d][a-m] zq/;
const NAMED = /ann[-_ ]?lee/i;

async function put(store: Store, world: World, analyze = false): Promise<void> {
  const run = await store.beginRun('test', '0');
  await store.putPages(run, world.records);
  await store.putProblems(
    run,
    world.records.flatMap(({ page, file, threadId }) => page.problems.map((one) => ({ ...one, file, threadId }))),
  );
  const threads = new Set(world.records.map((record) => record.threadId));
  await settle(store, run, { threads, documents: new Map() }, { analyze, signal, onThread: () => undefined });
  await store.refreshDaily();
}

/** Rows that are no provenance, in a fixed order: what the data set says. */
async function derived(store: Store): Promise<string> {
  const tables = await everyTable(store, DERIVED);
  const out = [...tables].map(([name, rows]) => [
    name,
    rows.map((row) => row.replace(/"(run_id|at)": "[^"]*"(, )?/g, '')).sort(),
  ]);
  return JSON.stringify(out, null, 1);
}

const DERIVED =
  /\.(?:page|thread|post|quote|reply|repeat|reaction|revision|saying|author|forum|page_source|total_\w+|daily_(?!state)\w+)$/;

/** Empties everything, or all but the rules. */
async function empty(store: Store, butRules: boolean): Promise<void> {
  await store.query(
    `do $$ declare t text; begin
       for t in select format('%I.%I', schemaname, tablename) from pg_tables
         where schemaname = 'threadbare' and tablename <> 'daily_state' ${butRules ? "and tablename not like 'forgotten%'" : ''}
       loop execute 'truncate ' || t || ' cascade'; end loop; end $$`,
    { readOnly: false },
  );
}

/** The law of the whole: checked with pages, links, index and change log as they really are. */
async function obeysTheLaw(store: Store, runs: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(pieces, fc.integer({ min: 2, max: 6 }), fc.boolean(), async (list, perPage, ids) => {
      await empty(store, false);
      const world = worldOf(list, perPage, '5', ids);
      const wish = { kind: 'author', name: NAME.toUpperCase(), site: null } as const;
      await put(store, world);
      await forget(store, wish, how);
      const tables = await everyTable(store);
      expect(rowsWith(tables, NAMED)).toEqual([]);
      expect(rowsWith(tables, THEIRS)).toEqual([]);
      const posts = (tables.get('threadbare.post') ?? []).join('\n');
      for (const sentence of world.kept) expect(posts).toContain(sentence);
      const after = await derived(store);
      // The same files once more, and the same wish.
      await put(store, world);
      expect(await derived(store)).toBe(after);
      await forget(store, { ...wish, name: NAME }, how);
      expect(await derived(store)).toBe(after);
      // The rules first, then the pages.
      await empty(store, true);
      await put(store, world);
      expect(await derived(store)).toBe(after);
      // Later saves that show more, and another thread that quotes.
      await put(store, worldOf([...list, ...list], perPage, '5', ids));
      await put(store, worldOf(list, perPage, '6', ids));
      const later = await everyTable(store);
      expect(rowsWith(later, NAMED)).toEqual([]);
      expect(rowsWith(later, THEIRS)).toEqual([]);
    }),
    { numRuns: runs },
  );
}

let server: TestServer | null = null;
beforeAll(async () => {
  server = await startServer();
}, 60_000);
afterAll(() => server?.stop());

describe('forgetting', () => {
  it('leaves no byte of the name or the words in any table, whatever came when, and all words of others', async () => {
    if (server === null) return;
    const store = await openStore({ databaseUrl: await server.createDatabase(), dataDir: '' });
    await obeysTheLaw(store, 4);
    await store.close();
  }, 120_000);
});

describe('what forgetting reaches', () => {
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

  it('obeys the same law on the embedded database', () => obeysTheLaw(store, 1), 120_000);

  it('says what would go, and then changes nothing', async () => {
    await empty(store, false);
    const world = worldOf(LISTED, 3, '5');
    await put(store, world);
    const before = await everyTable(store);
    const said = await rehearseForget(store, { kind: 'author', name: NAME, site: null }, how);
    expect(said).toMatchObject({ found: { posts: 1, accounts: 1, everyday: false }, pages: 2, threads: 1 });
    expect(said.files).toEqual(['5.warc.gz#1', '5.warc.gz#2']);
    const after = await everyTable(store);
    after.delete('threadbare.run');
    before.delete('threadbare.run');
    expect(after).toEqual(before);
  });

  it('keeps to the site it is told, and finishes what was broken off', async () => {
    await put(store, worldOf(LISTED, 3, '5'));
    await forget(store, { kind: 'author', name: NAME, site: 'elsewhere.example' }, how);
    expect(rowsWith(await everyTable(store), /zq\d/).length).toBeGreaterThan(0);
    const run = await store.beginRun('test', '0');
    await store.forgetting.begin(run, { kind: 'author', name: NAME, site: SITE });
    expect(await store.forgetting.isPending()).toBe(true);
    await forget(store, null, how);
    expect(await store.forgetting.isPending()).toBe(false);
    const tables = await everyTable(store);
    expect(rowsWith(tables, NAMED)).toEqual([]);
    expect(rowsWith(tables, THEIRS)).toEqual([]);
  });

  it('leaves the words of others with them, where the forgotten pasted these later', async () => {
    await empty(store, false);
    const run = await store.beginRun('test', '0');
    await store.forgetting.begin(run, { kind: 'author', name: NAME, site: null });
    const first = worldOf([{ by: 1, quotes: 0, how: 'named', mention: 9, likes: false, ids: true }], 3, '5');
    await put(store, first);
    // The same words in another thread, a year later, beside words of their own.
    const [record] = worldOf([{ by: 0, quotes: 0, how: 'named', mention: 9, likes: false, ids: true }], 3, '6').records;
    const [post] = record?.page.posts ?? [];
    if (record === undefined || post === undefined) throw new Error('no post');
    const pasted = {
      ...post,
      postedAt: { ...post.postedAt, at: '2025-02-01T00:00:00.000Z' },
      blocks: [{ type: 'text' as const, text: first.kept.join(' ') }, ...post.blocks],
    };
    await store.putPages(run, [{ ...record, page: { ...record.page, posts: [pasted] } }]);
    await put(store, worldOf([{ by: 1, quotes: 0, how: 'named', mention: 8, likes: true, ids: true }], 3, '5'));
    const tables = await everyTable(store);
    expect(rowsWith(tables, THEIRS)).toEqual([]);
    const posts = (tables.get('threadbare.post') ?? []).join('\n');
    for (const sentence of first.kept) expect(posts).toContain(sentence);
  });

  it('forgets one post, by its id or by its words, and leaves the others of its author', async () => {
    for (const ids of [true, false]) {
      await empty(store, false);
      const world = worldOf([...LISTED, ...LISTED], 3, '5', ids);
      await put(store, world);
      const { rows } = await store.query(
        `select thread_id::text, post_id::text, own_text from v_post where own_text like '%zq0%' and kind = 'post' and author = $1`,
        { params: [NAME] },
      );
      const [post] = rows;
      await forget(store, { kind: 'post', threadId: String(post?.thread_id), postId: String(post?.post_id) }, how);
      const tables = await everyTable(store);
      expect(rowsWith(tables, /zq0[a-d][a-m] zq0[a-d][a-m] zq0[a-d][a-m] zq0[a-d][a-m] zq0[a-d][a-m] zq0/)).toEqual([]);
      expect(rowsWith(tables, /zq4/).length).toBeGreaterThan(0);
      const before = await derived(store);
      await put(store, world);
      expect(await derived(store)).toBe(before);
    }
  });

  it('forgets an article, and names in the others', async () => {
    await empty(store, false);
    const run = await store.beginRun('test', '0');
    const ids: string[] = [];
    for (const name of ['one', 'two']) {
      const document = {
        ...sampleDocument(name, `The ${name} article says that ${NAME} lost the boat in the harbour.`),
      };
      ids.push(document.id);
      await store.putDocument(run, document, [1n], { file: `${name}.html`, url: document.url, sha256: name });
    }
    await forget(store, { kind: 'document', documentId: ids[0] ?? '' }, how);
    await forget(store, { kind: 'author', name: NAME, site: null }, how);
    const document = sampleDocument('one', 'The one article again.');
    await store.putDocument(run, document, [1n], { file: 'one.html', url: document.url, sha256: 'one' });
    const tables = await everyTable(store);
    expect(rowsWith(tables, NAMED)).toEqual([]);
    expect((await store.documents()).map((one) => [one.id, one.text])).toEqual([
      [ids[1], 'The two article says that [removed] lost the boat in the harbour.'],
    ]);
  });

  it('clears what crawls, jobs and settings were told', async () => {
    await empty(store, false);
    const run = await store.beginRun('test', '0');
    await store.putSetting(run, 'targets', { targets: [{ name: NAME, aliases: ['boats'] }] });
    const address = `https://${SITE}/t/5-about-ann-lee-ost`;
    await store.query(
      `do $$ begin
         insert into threadbare.crawl (crawl_id, seeds, options, state, visit) values
           ('00000000-0000-0000-0000-000000000001', '{"${address}"}', '{}', 'open', 1);
         insert into threadbare.crawl_page (crawl_id, page_key, url, origin, kind, priority, about, head_key, state, visit)
         select '00000000-0000-0000-0000-000000000001', id, url, 'o', 'thread', 1, jsonb_build_object('title', title), id, 'queued', 1
         from (values ('00000000-0000-0000-0000-00000000000a'::uuid, '${address}', 'About ${NAME}'),
                      ('00000000-0000-0000-0000-00000000000b'::uuid, 'https://${SITE}/t/6', 'Boats')) v(id, url, title);
         insert into threadbare.job_input (path, reading, size, mtime, sha256) values
           ('/in/ann-lee-öst.html', 'x', 1, 1, 'x'), ('/in/boats.html', 'x', 1, 1, 'x');
       end $$`,
      { readOnly: false },
    );
    await forget(store, { kind: 'author', name: NAME, site: null }, how);
    expect(rowsWith(await everyTable(store), NAMED)).toEqual([]);
    const { rows } = await store.query('select url, state from threadbare.crawl_page order by page_key');
    expect(rows).toEqual([
      { url: `https://${SITE}/t/removed`, state: 'skipped' },
      { url: `https://${SITE}/t/6`, state: 'queued' },
    ]);
    expect(await store.setting('targets')).toEqual({ targets: [{ name: '[removed]', aliases: ['boats'] }] });
  });

  it('takes values of analyzers along, of other versions and models too', async () => {
    await empty(store, false);
    const world = worldOf(LISTED, 3, '5');
    await put(store, world);
    const run = await store.beginRun('test', '0');
    const threadId = world.records[0]?.threadId ?? '';
    const { rows } = await store.query(
      `select post_id::text as id from v_post where author <> $1 and kind = 'post' order by position limit 2`,
      { params: [NAME] },
    );
    const value = (words: string) => ({ language: words, confidence: 1, reason: null });
    const note = (postId: unknown, words: string) => ({
      analyzer: 'language:other',
      version: '1',
      inputHash: 'x',
      threadId,
      postId: String(postId),
      value: value(words),
    });
    await store.putAnnotations(run, threadId, [note(rows[0]?.id, `about ${NAME}`), note(rows[1]?.id, 'about boats')]);
    await forget(store, { kind: 'author', name: NAME, site: null }, how);
    const kept = await store.annotations(threadId);
    expect(kept.map((one) => one.value)).toEqual([value('about boats')]);
    const { rows: gone } = await store.query(
      `select count(*)::integer as n from v_change where entity = 'annotation' and op = 'delete'`,
    );
    expect(gone).toEqual([{ n: 1 }]);
  });

  it('is said of every table of the schema', async () => {
    const tables = await everyTable(store);
    const own = [...tables.keys()].filter((name) => !/^threadbare_(migrations|queue)\./.test(name)).sort();
    expect(
      Object.keys(FORGETTING)
        .filter((name) => tables.has(name))
        .sort(),
    ).toEqual(own);
  });
});
