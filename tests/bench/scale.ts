/**
 * `npm run bench:scale [-- --posts 1000000 --dsn postgres://… --only TITLE --write]`: fills a throw-away PostgreSQL with a
 * made-up data set of that size, asks every question of docs/cookbook.md and checks time and plan. `--dsn` names an empty
 * database of yours instead, which is kept, and used as it is when it is full. `--write` writes docs/scale-queries.md.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { openStore } from '../../src/store/index.js';
import { readRecipes } from '../cookbook/recipes.js';
import { startServer } from '../support/postgres.js';
import { root } from '../support/shared.js';
import { generate } from './scale/generate.js';
import { measure } from './scale/measure.js';
import { paramsOf, searches } from './scale/params.js';
import { render, sizes } from './scale/render.js';

/** Of a server with 8 GB; the rest is PostgreSQL's default, or what throw-away servers need. */
const SETTINGS = {
  shared_buffers: '2GB',
  effective_cache_size: '6GB',
  work_mem: '64MB',
  random_page_cost: '1.1',
  max_wal_size: '8GB',
};

const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '1000000' },
    dsn: { type: 'string' },
    only: { type: 'string', default: '' },
    write: { type: 'boolean', default: false },
  },
});
const posts = Number(values.posts);
if (!Number.isInteger(posts) || posts < 1000) throw new Error('--posts must be a whole number, 1000 or more');

const say = (text: string): void => console.log(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${text}`);
/** Milliseconds, the least of three. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 3; i += 1) {
    const begin = performance.now();
    await work();
    least = Math.min(least, performance.now() - begin);
  }
  return least;
}

const server =
  values.dsn === undefined
    ? await startServer({ own: true, settings: Object.entries(SETTINGS).map(([key, value]) => `-c ${key}=${value}`) })
    : null;
const dsn = values.dsn ?? (await server?.createDatabase());
if (dsn === undefined) process.exit(0);
const store = await openStore({ databaseUrl: dsn, dataDir: '' });
const sql = postgres(dsn, { max: 1, onnotice: () => undefined });
try {
  const [found] = await sql<{ posts: string; made: boolean }[]>`
    select count(*) as posts, exists (select 1 from pg_indexes where indexname = 'post_search') as made from threadbare.post`;
  if (Number(found?.posts ?? 0) < posts * 0.98 || found?.made !== true) {
    say(`making ${posts.toLocaleString('en')} posts`);
    await generate(sql, posts, say);
    say('vacuum');
    await sql.unsafe('vacuum (analyze)');
  }
  const begin = performance.now();
  const refreshed = await store.refreshDaily();
  const refresh = { threads: refreshed.threads, seconds: (performance.now() - begin) / 1000 };
  say(`daily tables: ${refresh.threads} threads in ${refresh.seconds.toFixed(1)} s`);
  if (refreshed.threads > 0) await sql.unsafe('vacuum (analyze)');
  const pick = await paramsOf(sql);
  const asked = [
    ...readRecipes().map((recipe) => ({
      title: recipe.title,
      sql: recipe.sql,
      params: recipe.params.map(pick),
      limit: 200,
    })),
    ...(await searches(sql)),
  ].filter(({ title }) => title.toLowerCase().includes(values.only.toLowerCase()));
  const results = [];
  for (const question of asked) {
    const result = await measure(store, sql, question);
    results.push(result);
    say(
      `${result.median.toFixed(1).padStart(8)} ms ${result.rows.toString().padStart(5)} rows  ${result.title}${result.faults.map((fault) => `\n           !! ${fault}`).join('')}`,
    );
  }
  const million = await timeOf(() => sql`select count(*) from generate_series(1, 1000000)`);
  const faults = results.flatMap((result) => result.faults);
  if (values.write) {
    const text = render(results, await sizes(sql), SETTINGS, refresh, million);
    writeFileSync(path.join(root, 'docs', 'scale-queries.md'), text);
  }
  say(faults.length === 0 ? 'every question in time' : `${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await sql.end();
  await store.close();
  await server?.stop();
}
