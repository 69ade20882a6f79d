import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import postgres from 'postgres';
import { parsePage } from '../../src/engines/index.js';
import { updateThread } from '../../src/ingest/update-thread.js';
import { sha256 } from '../../src/model/ids.js';
import type { ThreadPage } from '../../src/model/page.js';
import { openStore, type StoreOptions } from '../../src/store/index.js';
import { identifyThread } from '../../src/threads/identity.js';
import { startServer } from '../support/postgres.js';
import { syntheticPages } from '../support/synthetic-thread.js';
import { type Figure, perSecond } from './measure.js';

const THREADS = 20;
const PAGES = 20;

interface ParsedPage {
  readonly page: ThreadPage;
  readonly url: string;
  readonly sha: string;
}

const COLUMNS = `select string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns
  from information_schema.columns
 where table_schema = 'threadbare' and table_name = 'post' and is_generated = 'NEVER'`;
const TWIN = 'create table threadbare.post_twin (like threadbare.post including all)';

/**
 * Rows of the post table: a thread's full ingest (snapshots, derivation, all tables, change log; parse apart) against
 * COPY of the same post rows into a table with the same indexes and generated columns, on the same database.
 */
export async function benchIngest(): Promise<Figure[]> {
  const parsed: ParsedPage[] = [];
  const pages = { seed: 5, threads: THREADS, pagesPerThread: PAGES, postsPerPage: 25, pageBytes: 0 };
  for (const { html, url } of syntheticPages(pages)) {
    const page = parsePage({ text: html, format: 'html', url });
    if (page.type === 'thread') parsed.push({ page, url, sha: sha256(html) });
  }
  const dir = mkdtempSync(path.join(tmpdir(), 'threadbare-bench-'));
  const figures: Figure[] = [];
  try {
    figures.push(...(await measure('embedded', parsed, { dataDir: dir }, () => copyEmbedded(path.join(dir, 'pg')))));
    const server = await startServer();
    if (server !== null) {
      try {
        const databaseUrl = await server.createDatabase();
        figures.push(
          ...(await measure('server', parsed, { dataDir: dir, databaseUrl }, () => copyServer(databaseUrl))),
        );
      } finally {
        await server.stop();
      }
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  return figures;
}

async function measure(
  where: string,
  parsed: readonly ParsedPage[],
  options: StoreOptions,
  copy: () => Promise<number>,
): Promise<Figure[]> {
  const store = await openStore(options);
  const run = await store.beginRun('bench', '0');
  const started = performance.now();
  const threads = new Set<string>();
  for (const { page, url, sha } of parsed) {
    const { threadId, site } = identifyThread(page, url);
    threads.add(threadId);
    await store.putPage(run, { threadId, site, url, page, file: null, sha256: sha });
  }
  let rows = 0;
  for (const threadId of threads) rows += (await updateThread(store, run, threadId)).posts;
  const ours = performance.now() - started;
  const again = performance.now();
  for (const threadId of threads) await updateThread(store, run, threadId);
  const unchanged = performance.now() - again;
  await store.endRun(run, {});
  await store.close();
  const bare = await copy();
  const against = `COPY ${perSecond(rows, bare, 'rows')}`;
  const name = `${where}: ingest of ${rows.toLocaleString('en')} posts`;
  return [
    { name, ours: perSecond(rows, ours, 'posts'), bare: against, ratio: ours / bare },
    {
      name: `${where}: the same again`,
      ours: perSecond(rows, unchanged, 'posts'),
      bare: against,
      ratio: unchanged / bare,
    },
  ];
}

/** COPY of the stored post rows into a twin of the post table (indexes and generated columns included), in ms. */
async function copyEmbedded(dir: string): Promise<number> {
  const db = await PGlite.create(dir, { extensions: { pg_trgm } });
  try {
    const columns = (await db.query<{ columns: string }>(COLUMNS)).rows[0]?.columns ?? '';
    const out = await db.query(`copy (select ${columns} from threadbare.post) to '/dev/blob' (format csv)`);
    if (out.blob === undefined) throw new Error('COPY gave no data');
    await db.exec(TWIN);
    const started = performance.now();
    await db.query(`copy threadbare.post_twin (${columns}) from '/dev/blob' (format csv)`, [], { blob: out.blob });
    return performance.now() - started;
  } finally {
    await db.close();
  }
}

/** The same on the server, which writes and reads the file itself: no client stands in the way of COPY. */
async function copyServer(databaseUrl: string): Promise<number> {
  const sql = postgres(databaseUrl, { max: 1 });
  const file = path.join(tmpdir(), `threadbare-bench-${process.pid}.copy`);
  try {
    const columns = (await sql.unsafe<{ columns: string }[]>(COLUMNS))[0]?.columns ?? '';
    await sql.unsafe(`copy (select ${columns} from threadbare.post) to '${file}'`);
    await sql.unsafe(TWIN);
    const started = performance.now();
    await sql.unsafe(`copy threadbare.post_twin (${columns}) from '${file}'`);
    return performance.now() - started;
  } finally {
    await sql.end();
    rmSync(file, { force: true });
  }
}
