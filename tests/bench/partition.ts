import postgres from 'postgres';
import { startServer } from '../support/postgres.js';

/*
 * Whether hash partitions of `post` by thread pay on one machine: the same rows, columns and indexes, once in one table,
 * once in 16 partitions. Rows are made by the server itself, so that both loads cost the same to feed.
 * Run: npx tsx tests/bench/partition.ts [rows]
 */

const ROWS = Number(process.argv[2] ?? 1_000_000);
const PARTITIONS = 16;
const POSTS_PER_THREAD = 50;

/** Seconds a piece of work takes. */
async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** Milliseconds of the fastest of seven runs, after one to warm up. */
async function fastest(work: () => Promise<unknown>): Promise<number> {
  await work();
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 7; i += 1) best = Math.min(best, 1000 * (await seconds(work)));
  return best;
}

const server = await startServer();
if (server === null) process.exit(0);
const sql = postgres(await server.createDatabase(), { max: 1, onnotice: () => undefined });
const run = (statement: string): Promise<unknown> => sql.unsafe(statement);
await run('set search_path = threadbare, public; alter table post disable trigger all');
await run('set synchronous_commit = on');
await run(`create unlogged table pool as select id,
    (select string_agg('w' || floor(20000 * pow(random(), 4))::integer, ' ') from generate_series(1, 20 + id % 90)) as text
  from generate_series(0, 19999) id`);
await run('create unique index on pool (id)');
await run(`create unlogged table staged as select n,
    md5('t' || n / ${POSTS_PER_THREAD})::uuid as thread_id, md5('p' || n)::uuid as post_id, 'post' as kind,
    (n % ${POSTS_PER_THREAD} + 1)::integer as position, (n % ${POSTS_PER_THREAD})::integer as ordinal, n::text as external_id,
    md5('a' || floor(20000 * pow(random(), 3)))::uuid as author_id, 'member' as author_kind, false as author_inferred,
    timestamptz '2020-01-01' + n * interval '1 minute' as posted_at, 'minute' as posted_precision,
    (select text from pool where pool.id = (n::bigint * 7919 % 20000)) as own_text,
    400 as size_raw, 400 as size_folded, 0 as size_repeated_raw, 0 as size_repeated_folded, 400 as size_own_folded
  from generate_series(0, ${ROWS - 1}) n`);
const columns = `thread_id, post_id, kind, position, ordinal, external_id, author_id, author_kind, author_inferred, posted_at,
  posted_precision, own_text, size_raw, size_folded, size_repeated_raw, size_repeated_folded, size_own_folded`;
await run('create table one (like post including all)');
await run('create table parts (like post including all) partition by hash (thread_id)');
for (let i = 0; i < PARTITIONS; i += 1)
  await run(`create table parts_${i} partition of parts for values with (modulus ${PARTITIONS}, remainder ${i})`);

const questions: readonly (readonly [string, string])[] = [
  ['one thread', `select post_id, own_text from T where thread_id = md5('t77')::uuid order by ordinal`],
  ['one post', `select own_text from T where thread_id = md5('t77')::uuid and post_id = md5('p3857')::uuid`],
  ['an author', `select count(*) from T where author_id = md5('a19000')::uuid`],
  ['a day', `select count(*) from T where posted_at >= '2020-06-01' and posted_at < '2020-06-02'`],
  ['two words', `select count(*) from T where search @@ to_tsquery('simple', 'w15000 & w9')`],
  ['posts per author', 'select author_id, count(*) from T group by 1 order by 2 desc limit 10'],
];
for (const table of ['one', 'parts']) {
  const load = await seconds(() =>
    (async () => {
      for (let at = 0; at < ROWS; at += 20_000)
        await run(
          `insert into ${table} (${columns}) select ${columns} from staged where n >= ${at} and n < ${at + 20_000}`,
        );
    })(),
  );
  await run(`analyze ${table}`);
  const [size] = await sql.unsafe(
    `select sum(pg_total_relation_size(c.oid))::bigint as bytes from pg_class c where c.relname = '${table}' or c.relname ~ '^${table}_[0-9]+$' and c.relkind = 'r'`,
  );
  console.log(`${table}: ${Math.round(ROWS / load)} rows/s, ${Math.round(Number(size?.bytes) / ROWS)} bytes a row`);
  for (const [name, statement] of questions)
    console.log(`  ${name}: ${(await fastest(() => run(statement.replace(/\bT\b/g, table)))).toFixed(2)} ms`);
}
await sql.end();
await server.stop();
