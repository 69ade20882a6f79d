import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hivePath } from '../../src/export/hive.js';
import { type ExportOptions, exportData, type Manifest, verifyExport } from '../../src/export/index.js';
import { fill, HARBOUR, makePlace, never, type Place, type ThreadSketch } from './world.js';

/** A host with a port, and a thread without a site. */
const MORE: readonly ThreadSketch[] = [
  {
    name: 'port',
    site: 'boats.example:8080',
    posts: [{ id: '1', author: 'Bo', text: 'At another port.', at: '2025-03-09T10:00:00Z' }],
  },
  {
    name: 'homeless',
    site: null,
    posts: [{ id: '1', author: 'Bo', text: 'Nobody knows where.', at: '2025-03-31T23:59:59.5Z' }],
  },
];

let place: Place;
let duck: Awaited<ReturnType<DuckDBInstance['connect']>>;
beforeAll(async () => {
  place = await makePlace();
  await fill(place.store, [...HARBOUR, ...MORE]);
  duck = await (await DuckDBInstance.create(':memory:')).connect();
});
afterAll(async () => {
  duck.closeSync();
  await place.remove();
});

const ask = async (sql: string): Promise<unknown[]> => (await duck.runAndReadAll(sql)).getRowObjectsJson();
const lake = (options: Partial<ExportOptions> = {}): Promise<Manifest> =>
  exportData(
    place.store,
    { format: 'parquet', out: place.at('lake'), partition: ['site', 'month'], ...options },
    { signal: never },
  );
const folders = (): string[] =>
  readdirSync(place.at('lake'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.parquet'))
    .map((name) => path.dirname(name))
    .sort();
const whole = (name: string): string =>
  `read_parquet('${place.at(name)}/**/*.parquet', hive_partitioning = true, hive_types_autocast = false)`;

describe('parquet', () => {
  it('says in DuckDB what the database says: types, counts, sums, lists, JSON, times', async () => {
    await exportData(place.store, { format: 'parquet', entity: 'all', out: place.at('all') }, { signal: never });
    const posts = `read_parquet('${place.at('all')}/posts.parquet')`;
    const types = await ask(`select column_name, column_type from (describe select * from ${posts})`);
    expect(Object.fromEntries(types.map((row) => Object.values(row ?? {})))).toMatchObject({
      post_id: 'VARCHAR',
      position: 'INTEGER',
      posted_at: 'TIMESTAMP WITH TIME ZONE',
      sentiment: 'DOUBLE',
      author_inferred: 'BOOLEAN',
      links: 'JSON',
      parts: 'INTEGER[]',
    });
    const sums =
      'count(*)::integer as n, sum(size_raw)::integer as size, round(sum(sentiment), 9)::double as tone, count(posted_at)::integer as timed';
    const mine = await place.store.query(
      `select ${sums.replaceAll('::double', '::double precision').replace('sum(sentiment)', 'sum(sentiment)::numeric')} from v_post`,
    );
    const epoch = 'sum(extract(epoch from posted_at))';
    expect(await ask(`select ${sums} from ${posts}`)).toEqual(mine.rows);
    const [there] = await ask(`select ${epoch}::varchar as t from ${posts}`);
    const [here] = (await place.store.query(`select ${epoch}::text as t from v_post`)).rows;
    expect(Number(Reflect.get(there ?? {}, 't'))).toBe(Number(here?.t));
    expect(await ask(`select text from ${posts} order by thread_id, ordinal`)).toEqual(
      (await place.store.query('select text from v_post order by thread_id, ordinal')).rows,
    );
    expect(
      await ask(
        `select list_aggregate(actors, 'string_agg', '+') as who from read_parquet('${place.at('all')}/reactions.parquet') where len(actors) = 2`,
      ),
    ).toEqual([{ who: 'Bo+Ghost Writer' }]);
    expect(await ask(`select links->>'$[0].text' as text from ${posts} where links is not null`)).toEqual([
      { text: 'page of Tilda Marsh' },
    ]);
  });
});

describe('partitions', () => {
  it('are a Hive layout that DuckDB reads: null months, escaped hosts, equal counts and sums', async () => {
    const manifest = await lake();
    expect(folders()).toEqual([
      'site=__HIVE_DEFAULT_PARTITION__/month=2025-03',
      'site=boats.example%3A8080/month=2025-03',
      'site=boats.example/month=2025-03',
      'site=boats.example/month=2025-04',
      'site=boats.example/month=__HIVE_DEFAULT_PARTITION__',
      'site=ships.example/month=2024-12',
      'site=ships.example/month=2025-01',
    ]);
    expect(manifest.updated).toEqual({ written: 7, removed: 0, kept: 0 });
    const rows = await ask(
      `select site, month, count(*)::integer as n, sum(size_raw)::integer as size from ${whole('lake')} group by all order by site, month`,
    );
    const mine = await place.store.query(
      `select site, to_char(posted_at at time zone 'UTC', 'YYYY-MM') as month, count(*)::integer as n, sum(size_raw)::integer as size from v_post group by 1, 2 order by 1, 2`,
    );
    const key = (row: unknown): string => JSON.stringify(row);
    expect(rows.map(key).sort()).toEqual(mine.rows.map(key).sort());
    expect(rows.filter((row) => Reflect.get(row ?? {}, 'month') === null)).toHaveLength(1);
    expect((await verifyExport(place.at('lake'))).faults).toEqual([]);
  });

  it('are written again only where rows changed, and vanish with their last row', async () => {
    const times = (): Map<string, number> =>
      new Map(folders().map((name) => [name, statSync(path.join(place.at('lake'), name, 'part-00000.parquet')).ino]));
    const before = times();
    expect((await lake()).updated).toEqual({ written: 0, removed: 0, kept: 7 });
    expect(times()).toEqual(before);

    // The last post of December is moved into January by a correction of its time; nothing else changes.
    const [, mast] = HARBOUR;
    if (mast === undefined) throw new Error('no thread');
    await place.store.query(
      `delete from threadbare.page where thread_id in (select thread_id from v_thread where external_id = 'mast')`,
      { readOnly: false },
    );
    await fill(place.store, [{ ...mast, posts: mast.posts.map((post) => ({ ...post, at: '2025-01-01T00:30:00Z' })) }]);
    const manifest = await lake();
    expect(manifest.updated).toEqual({ written: 1, removed: 1, kept: 5 });
    expect(existsSync(path.join(place.at('lake'), 'site=ships.example', 'month=2024-12'))).toBe(false);
    const after = times();
    const changed = [...after].filter(([name, inode]) => before.get(name) !== inode).map(([name]) => name);
    expect(changed).toEqual(['site=ships.example/month=2025-01']);
    expect(await ask(`select count(*)::integer as n from ${whole('lake')}`)).toEqual(
      (await place.store.query('select count(*)::integer as n from v_post')).rows,
    );
    expect(manifest.counts.posts).toBe(9);
    expect((await verifyExport(place.at('lake'))).faults).toEqual([]);
    // A fresh export of the same state has the same rows in the same places.
    await lake({ out: place.at('fresh') });
    const counts = (name: string): Promise<unknown[]> =>
      ask(
        `select site, month, string_agg(post_id, ',' order by post_id) as ids from ${whole(name)} group by all order by 1, 2`,
      );
    expect(await counts('lake')).toEqual(await counts('fresh'));
  });

  it('are all written again when the index is gone, and refused where other options or other files stand', async () => {
    const index = path.join(place.at('lake'), '_threads.jsonl.gz');
    expect(readFileSync(index).length).toBeGreaterThan(0);
    await expect(lake({ text: false })).rejects.toMatchObject({ code: 'export-exists' });
    await expect(lake({ out: path.join(place.at('lake'), 'site=boats.example') })).rejects.toMatchObject({
      code: 'not-an-export',
    });
    expect((await lake({ text: false, overwrite: true })).updated).toMatchObject({ written: 6, kept: 0 });
    expect((await lake({ overwrite: true })).updated).toMatchObject({ written: 6, kept: 0 });
  });

  it('of what belongs to posts lie where their posts lie', async () => {
    await lake({ out: place.at('quotes'), entity: 'quotes' });
    expect(
      await ask(`select site, month, count(*)::integer as n from ${whole('quotes')} group by all order by month`),
    ).toEqual([
      { site: 'boats.example', month: '2025-03', n: 1 },
      { site: 'boats.example', month: '2025-04', n: 2 },
    ]);
    expect((await lake({ out: place.at('quotes'), entity: 'quotes' })).updated).toEqual({
      written: 0,
      removed: 0,
      kept: 2,
    });
  });

  it('have names as Hive writes them', () => {
    expect(hivePath(['month', 'site'], { site: 'a/b=c%d "é"', month: null })).toBe(
      'month=__HIVE_DEFAULT_PARTITION__/site=a%2Fb%3Dc%25d %22é%22',
    );
  });
});
