import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { readMap } from '../../src/ingest/dump/index.js';
import { readRows } from '../../src/ingest/dump/read-rows.js';
import { Spool } from '../../src/ingest/dump/spool.js';
import { threadKey } from '../../src/ingest/dump/thread-pages.js';
import { openStore } from '../../src/store/index.js';
import { startServer } from '../support/postgres.js';
import { makeDump } from './dump-maker.js';
import { type Figure, peakMemory, perSecond } from './measure.js';

const SMALL = 20_000;
const LARGE = 200_000;

/** Rows of a dump read and spooled alone, by the processor's time, for machines are shared. */
export async function benchDumpRows(): Promise<Figure[]> {
  return inFolder(async (dir) => {
    const figures: Figure[] = [];
    for (const format of ['csv', 'jsonl'] as const) {
      const out = path.join(dir, `rows.${format}`);
      await makeDump({ posts: SMALL, out, format, seed: 3 });
      await spoolAll(out);
      const began = process.cpuUsage();
      const rows = await spoolAll(out);
      const { user, system } = process.cpuUsage(began);
      const ms = (user + system) / 1000;
      const mib = statSync(out).size / 1024 / 1024;
      figures.push({
        name: `${format}: rows read and spooled`,
        ours: perSecond(rows, ms, 'rows'),
        bare: `${(mib / (ms / 1000)).toFixed(1)} MiB/s of processor time`,
        ratio: null,
      });
    }
    return figures;
  });
}

async function spoolAll(file: string): Promise<number> {
  const map = await readMap(`${file}.map.yaml`);
  const spool = await Spool.open(statSync(file).size);
  let rows = 0;
  try {
    const reading = {
      map,
      stdin: Readable.from([]),
      signal: new AbortController().signal,
      note: (problem: { readonly message: string }) => console.log(problem.message),
      onRows: () => undefined,
    };
    for await (const posts of readRows(file, 0, reading))
      for (const post of posts) {
        rows += 1;
        await spool.add({ key: threadKey(post), line: JSON.stringify(post) });
      }
    await spool.flush();
  } finally {
    await spool.close();
  }
  return rows;
}

/** The whole way into a database (without analysis), its size, and the peak memory of the program for ten times the rows. */
export async function benchDumpIngest(): Promise<Figure[]> {
  return inFolder(async (dir) => {
    const figures: Figure[] = [];
    for (const posts of [SMALL, LARGE]) {
      const out = path.join(dir, `dump-${posts}.csv`);
      await makeDump({ posts, out, format: 'csv', seed: 3 });
      const data = path.join(dir, `data-${posts}`);
      const run = peakMemory(['ingest', out, '--map', `${out}.map.yaml`, '--no-analyze', '--data', data]);
      const store = await openStore({ dataDir: data });
      const bytes = (await store.status()).bytes;
      await store.close();
      rmSync(data, { recursive: true, force: true });
      figures.push({
        name: `embedded: dump of ${posts.toLocaleString('en')} posts`,
        ours: perSecond(posts, run.seconds * 1000, 'posts'),
        bare: `${run.mib} MB at most, ${Math.round(bytes / posts)} bytes/post`,
        ratio: null,
      });
    }
    return [...figures, ...(await onServer(dir))];
  });
}

async function onServer(dir: string): Promise<Figure[]> {
  const server = await startServer();
  if (server === null) return [];
  try {
    const databaseUrl = await server.createDatabase();
    const out = path.join(dir, `dump-${SMALL}.csv`);
    const args = ['ingest', out, '--map', `${out}.map.yaml`, '--no-analyze'];
    const run = peakMemory(args, { DATABASE_URL: databaseUrl });
    const store = await openStore({ databaseUrl, dataDir: dir });
    const { rows } = await store.query('select pg_database_size(current_database())::text as bytes');
    await store.close();
    return [
      {
        name: `server: dump of ${SMALL.toLocaleString('en')} posts`,
        ours: perSecond(SMALL, run.seconds * 1000, 'posts'),
        bare: `${run.mib} MB at most, ${Math.round(Number(rows[0]?.bytes) / SMALL)} bytes/post`,
        ratio: null,
      },
    ];
  } finally {
    await server.stop();
  }
}

async function inFolder<T>(work: (dir: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(path.join(tmpdir(), 'threadbare-bench-'));
  try {
    return await work(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
