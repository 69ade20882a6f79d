import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExportOptions, exportData, type Manifest } from '../../src/export/index.js';
import { openStore } from '../../src/store/index.js';
import { startServer, type TestServer } from '../support/postgres.js';
import { fill, HARBOUR, makePlace, never, type Place, threadIdOf } from './world.js';

let place: Place;
beforeAll(async () => {
  place = await makePlace();
  await fill(place.store, HARBOUR);
});
afterAll(() => place.remove());

type Line = Readonly<Record<string, unknown>>;
const linesOf = (file: string): Line[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** A warehouse: what comes is applied line by line, a tombstone to every row that has its key. */
function apply(table: Line[], changes: readonly Line[], key: readonly string[]): Line[] {
  let rows = table;
  for (const { op, seq: _seq, ...row } of changes) {
    const named = key.filter((column) => row[column] !== null);
    rows = rows.filter((one) => !named.every((column) => one[column] === row[column]));
    if (op === 'upsert') rows = [...rows, row];
  }
  return rows;
}

const KEYS: Readonly<Record<string, readonly string[]>> = {
  posts: ['thread_id', 'post_id'],
  threads: ['thread_id'],
  quotes: ['thread_id', 'post_id', 'quote_index'],
  replies: ['thread_id', 'from_post_id', 'to_post_id', 'via'],
  reactions: ['thread_id', 'post_id', 'reaction_index'],
  stances: ['thread_id', 'post_id', 'target_key'],
  sentiment: ['thread_id', 'post_id', 'analyzer'],
  repeats: ['thread_id', 'post_id', 'repeat_index'],
};

const sorted = (rows: readonly Line[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

describe('--changed-since', () => {
  it('brings a warehouse to what a full export says, tombstones included, and nothing when nothing changed', async () => {
    const run = (name: string, options: Partial<ExportOptions>): Promise<Manifest> =>
      exportData(place.store, { format: 'jsonl', entity: 'all', out: place.at(name), ...options }, { signal: never });
    const full = await run('full', {});
    const warehouse = new Map(
      Object.keys(KEYS).map((entity) => [entity, linesOf(`${place.at('full')}/${entity}.jsonl`)]),
    );
    expect(full.highWater).toBeGreaterThan(0);

    // A post is written anew without its quotes, one is liked, one comes, and the post known from a quote alone goes.
    const [hull] = HARBOUR;
    if (hull === undefined) throw new Error('no thread');
    const posts = hull.posts.map((post) =>
      post.id === '3'
        ? { ...post, text: 'I take it back: the hull is fine and I love it.', quotes: [] }
        : post.id === '2'
          ? { ...post, likedBy: ['Zed'] }
          : post,
    );
    const last = {
      id: '9',
      author: 'Zed',
      text: 'Replace it, I say.',
      quotes: [{ of: '2', by: 'Bo', text: 'cheap repair' }],
      at: '2025-05-01T08:00:00Z',
    };
    await place.store.query('delete from threadbare.page where thread_id = $1::uuid', {
      params: [threadIdOf(hull)],
      readOnly: false,
    });
    await fill(place.store, [{ ...hull, title: 'The hull is fine', posts: [...posts, last] }]);

    const next = await run('next', { changedSince: full.highWater ?? 0 });
    expect(next.highWater).toBeGreaterThan(full.highWater ?? 0);
    await run('now', {});
    for (const [entity, key] of Object.entries(KEYS)) {
      const changes = linesOf(`${place.at('next')}/${entity}.jsonl`);
      const after = apply(warehouse.get(entity) ?? [], changes, key);
      expect([entity, sorted(after)]).toEqual([entity, sorted(linesOf(`${place.at('now')}/${entity}.jsonl`))]);
    }
    const quotes = linesOf(`${place.at('next')}/quotes.jsonl`);
    expect(quotes.filter((row) => row.op === 'delete')).toHaveLength(2);
    expect(quotes.every((row) => Number(row.seq) > (full.highWater ?? 0))).toBe(true);
    expect(linesOf(`${place.at('next')}/posts.jsonl`).filter((row) => row.op === 'delete')).toHaveLength(1);
    // The thread whose page did not change is not in it.
    expect(linesOf(`${place.at('next')}/threads.jsonl`)).toHaveLength(1);

    const quiet = await run('quiet', { changedSince: next.highWater ?? 0 });
    expect(Object.values(quiet.counts).every((count) => count === 0)).toBe(true);
    expect(quiet.highWater).toBe(next.highWater);
  });

  it('gives a tombstone for a row that no longer fits the filter', async () => {
    const manifest = await exportData(
      place.store,
      { format: 'jsonl', out: place.at('filtered.jsonl'), changedSince: 0, where: "author = 'Bo'" },
      { signal: never },
    );
    const rows = linesOf(place.at('filtered.jsonl'));
    expect(manifest.counts.posts).toBe(rows.length);
    expect(new Set(rows.filter((row) => row.op === 'upsert').map((row) => row.author))).toEqual(new Set(['Bo']));
    expect(rows.some((row) => row.op === 'delete')).toBe(true);
  });
});

describe('the horizon on a server', () => {
  let server: TestServer | null = null;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server?.stop());

  it('waits for a writer with a smaller number that has not committed, so that nothing is lost', async (context) => {
    if (server === null) return context.skip();
    const url = await server.createDatabase();
    const store = await openStore({ databaseUrl: url, dataDir: place.data });
    const [slow, fast] = [postgres(url, { max: 1 }), postgres(url, { max: 1 })];
    try {
      const insert = (sql: postgres.Sql | postgres.TransactionSql, id: string) =>
        sql`insert into threadbare.change (entity, id, op) values ('document', ${id}, 'insert') returning seq`;
      let letGo: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      let inside: () => void = () => undefined;
      const begun = new Promise<void>((resolve) => {
        inside = resolve;
      });
      const first = slow.begin(async (sql) => {
        await insert(sql, 'slow');
        inside();
        await held;
      });
      await begun;
      await insert(fast, 'fast');
      // The greater number is there for all to see, the smaller one is not.
      const seen = await store.query('select max(seq) as top, count(*) as n from v_change');
      expect(seen.rows[0]).toEqual({ top: 2, n: 1 });
      let told = false;
      const horizon = store.changeHorizon().then((found) => {
        told = true;
        return found;
      });
      await fast`select pg_sleep(0.3)`;
      expect(told).toBe(false);
      letGo();
      await first;
      const { seq } = await horizon;
      expect(seq).toBe(2);
      const all = await store.query('select id from v_change where seq <= $1::bigint order by seq', { params: [seq] });
      expect(all.rows.map((row) => row.id)).toEqual(['slow', 'fast']);
    } finally {
      await Promise.all([slow.end(), fast.end()]);
      await store.close();
    }
  });
});
