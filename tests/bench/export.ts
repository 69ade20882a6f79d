import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import postgres from 'postgres';
import { startServer } from '../support/postgres.js';
import { root } from '../support/shared.js';
import type { Figure } from './measure.js';
import { generate } from './scale/generate.js';

/** Two sizes: memory that grows with the posts shows between them. */
const SIZES = (process.env.THREADBARE_BENCH_POSTS ?? '20000,100000').split(',').map(Number);

const RUNS: readonly (readonly [name: string, args: readonly string[]])[] = [
  ['posts as csv.gz', ['--format', 'csv', '--out', 'posts.csv.gz']],
  ['posts as parquet', ['--format', 'parquet', '--out', 'posts.parquet']],
  ['posts as parquet by site, month', ['--format', 'parquet', '--partition', 'site,month', '--out', 'lake']],
  ['the same again, nothing changed', ['--format', 'parquet', '--partition', 'site,month', '--out', 'lake']],
  ['everything as jsonl', ['--format', 'jsonl', '--entity', 'all', '--out', 'all']],
  [
    'posts as jsonl under pseudonyms',
    ['--format', 'jsonl', '--key', 'a key for the benchmark alone', '--out', 'hidden.jsonl'],
  ],
  ['convokit', ['--format', 'convokit', '--out', 'corpus']],
  ['forumdl', ['--format', 'forumdl', '--out', 'forumdl.jsonl.gz']],
  ['gexf', ['--format', 'gexf', '--out', 'network.gexf']],
];

/** Rows a second and peak memory of exports of synthetic data sets of two sizes from a server on this machine. */
export async function benchExport(): Promise<Figure[]> {
  const server = await startServer({ own: true });
  if (server === null) return [];
  const figures: Figure[] = [];
  try {
    for (const posts of SIZES) {
      const url = await server.createDatabase();
      const sql = postgres(url, { max: 1, onnotice: () => undefined });
      await generate(sql, posts, () => undefined);
      await sql.unsafe('analyze');
      await sql.end();
      const out = mkdtempSync(path.join(tmpdir(), 'threadbare-bench-'));
      try {
        for (const [name, args] of RUNS) {
          const { mib, seconds, rows } = timed(
            url,
            args.map((arg, i) => (args[i - 1] === '--out' ? path.join(out, arg) : arg)),
          );
          const at = path.join(out, args.at(-1) ?? '');
          figures.push({
            name: `${posts.toLocaleString('en')}: ${name}`,
            ours: `${mib} MB peak`,
            bare: `${seconds} s, ${Math.round(rows / seconds).toLocaleString('en')} rows/s, ${Math.round(sizeOf(at) / 1e6)} MB out`,
            ratio: null,
          });
        }
      } finally {
        rmSync(out, { recursive: true, force: true });
      }
    }
  } finally {
    await server.stop();
  }
  return figures;
}

/** The built program in a process of its own. */
function timed(url: string, args: readonly string[]): { mib: number; seconds: number; rows: number } {
  const probe = pathToFileURL(path.join(root, 'tests', 'bench', 'peak-memory.mjs')).href;
  const program = path.join(root, 'dist', 'cli', 'main.js');
  const started = performance.now();
  const run = spawnSync(process.execPath, ['--import', probe, program, 'export', '--json', ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { ...process.env, DATABASE_URL: url },
  });
  const kib = /peak-rss-kib (\d+)/.exec(run.stderr)?.[1];
  if (run.status !== 0 || kib === undefined)
    throw new Error(`export ${args.join(' ')} failed: ${run.stderr}${run.stdout}`);
  const manifest: unknown = JSON.parse(run.stdout);
  const counts: unknown = typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'counts') : {};
  const rows = Object.values(typeof counts === 'object' && counts !== null ? counts : {}).reduce(
    (sum, n) => sum + Number(n),
    0,
  );
  return { mib: Math.round(Number(kib) / 1024), seconds: Math.round((performance.now() - started) / 100) / 10, rows };
}

function sizeOf(at: string): number {
  if (!statSync(at).isDirectory()) return statSync(at).size;
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}
