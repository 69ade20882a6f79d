import { cpus } from 'node:os';
import type { Sql } from 'postgres';
import type { Result } from './measure.js';

export interface Sizes {
  readonly server: string;
  readonly tables: readonly { readonly name: string; readonly rows: number; readonly bytes: number }[];
}

export async function sizes(sql: Sql): Promise<Sizes> {
  const [row] = await sql<{ server: string }[]>`select current_setting('server_version') as server`;
  const tables = await sql<{ name: string; rows: string; bytes: string }[]>`
    select c.relname as name, c.reltuples::bigint as rows, pg_total_relation_size(c.oid) as bytes
    from pg_class c where c.relnamespace in ('threadbare'::regnamespace, 'analytics'::regnamespace) and c.relkind = 'r'
      and c.reltuples > 0
    order by 3 desc`;
  return {
    server: (row?.server ?? '').split(' ')[0] ?? '',
    tables: tables.map((table) => ({ name: table.name, rows: Number(table.rows), bytes: Number(table.bytes) })),
  };
}

/** docs/scale-queries.md */
export function render(
  results: readonly Result[],
  { server, tables }: Sizes,
  settings: Readonly<Record<string, string>>,
  refresh: { readonly threads: number; readonly seconds: number },
  million: number,
): string {
  const posts = tables.find((table) => table.name === 'post')?.rows ?? 0;
  const slow = results.filter((result) => result.median > result.limit);
  const bytes = tables.reduce((sum, table) => sum + table.bytes, 0);
  return [
    `# Queries over ${Math.round(posts).toLocaleString('en')} posts`,
    '',
    'Written by `npm run bench:scale -- --write`; change nothing by hand. Every question of [cookbook.md](cookbook.md) is asked',
    `on PostgreSQL ${server} over a made-up data set of ${Math.round(posts).toLocaleString('en')} posts: lengths log-normal, threads and authors by Zipf's`,
    'law, 72 % of posts with a quote, values of all analyzers in their true shapes. Milliseconds are the median of five, warm,',
    'from the call to the decoded rows, with the rights of `threadbare_reader`. The limit is 200 ms, for searches 100 ms; a plan',
    'that reads a table of more than 50,000 rows as a whole is a fault unless it is declared here.',
    '',
    `Server: ${cpus().length} cores, ${Object.entries(settings)
      .map(([key, value]) => `\`${key} = ${value}\``)
      .join(', ')}.`,
    `The data set has ${(bytes / 2 ** 30).toFixed(1)} GiB with indexes, ${Math.round(bytes / posts).toLocaleString('en')} bytes per post.`,
    `To compare machines: \`select count(*) from generate_series(1, 1000000)\` took ${million.toFixed(0)} ms at the time.`,
    ...(refresh.threads > 0
      ? [
          `\`threadbare db refresh\` made the tables of sums for ${refresh.threads.toLocaleString('en')} threads in ${refresh.seconds.toFixed(0)} s.`,
        ]
      : []),
    slow.length === 0
      ? 'Every question is within its limit.'
      : `Over the limit: ${slow.map((result) => result.title).join('; ')}.`,
    '',
    '| question | ms | limit | rows | indexes | read as a whole |',
    '|---|---:|---:|---:|---|---|',
    ...results.map(
      (result) =>
        `| ${result.title} | ${result.median.toFixed(result.median < 10 ? 1 : 0)} | ${result.limit} | ${result.rows} | ${result.indexes.map((name) => `\`${name}\``).join(' ')} | ${[...result.whole.map((name) => `\`${name}\``), ...(result.note === null ? [] : [result.note])].join(': ')} |`,
    ),
    '',
    '## Sizes',
    '',
    '| table | rows | MiB |',
    '|---|---:|---:|',
    ...tables
      .filter((table) => table.bytes > 2 ** 20)
      .map(
        (table) => `| \`${table.name}\` | ${table.rows.toLocaleString('en')} | ${(table.bytes / 2 ** 20).toFixed(0)} |`,
      ),
    '',
  ].join('\n');
}
