import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { parsePage } from '../../src/engines/index.js';
import { updateThread } from '../../src/ingest/update-thread.js';
import { sha256 } from '../../src/model/ids.js';
import type { ThreadPage } from '../../src/model/page.js';
import { openStore } from '../../src/store/index.js';
import { identifyThread } from '../../src/threads/identity.js';
import { syntheticPages } from '../support/synthetic-thread.js';
import { type Figure, perSecond } from './measure.js';

const THREADS = 20;
const PAGES = 20;

/**
 * Rows of the post table: a thread's full ingest (snapshots, derivation, all tables, change log) against COPY of the
 * same post rows into a table with the same indexes and generated columns, on the same embedded database.
 */
export async function benchIngest(): Promise<Figure[]> {
  const dir = mkdtempSync(path.join(tmpdir(), 'threadbare-bench-'));
  try {
    const parsed: { page: ThreadPage; url: string; sha: string }[] = [];
    for (const { html, url } of syntheticPages({
      seed: 5,
      threads: THREADS,
      pagesPerThread: PAGES,
      postsPerPage: 25,
      pageBytes: 0,
    })) {
      const page = parsePage({ text: html, format: 'html', url });
      if (page.type === 'thread') parsed.push({ page, url, sha: sha256(html) });
    }
    const store = await openStore({ dataDir: dir });
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
    const bare = await bareCopy(dir);
    const against = `COPY ${perSecond(rows, bare, 'rows')}`;
    return [
      {
        name: `ingest of ${rows.toLocaleString('en')} posts, all tables`,
        ours: perSecond(rows, ours, 'posts'),
        bare: against,
        ratio: ours / bare,
      },
      {
        name: 'the same again, nothing changed',
        ours: perSecond(rows, unchanged, 'posts'),
        bare: against,
        ratio: unchanged / bare,
      },
    ];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** COPY of the stored post rows into a twin of the post table (indexes and generated columns included), in ms. */
async function bareCopy(dir: string): Promise<number> {
  const db = await PGlite.create(dir, { extensions: { pg_trgm } });
  try {
    const { rows } = await db.query<{ columns: string }>(
      `select string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns
         from information_schema.columns
        where table_schema = 'threadbare' and table_name = 'post' and is_generated = 'NEVER'`,
    );
    const columns = rows[0]?.columns;
    if (columns === undefined) throw new Error('the post table has no columns');
    const out = await db.query(`copy (select ${columns} from threadbare.post) to '/dev/blob' (format csv)`);
    if (out.blob === undefined) throw new Error('COPY gave no data');
    await db.exec('create table threadbare.post_twin (like threadbare.post including all)');
    const started = performance.now();
    await db.query(`copy threadbare.post_twin (${columns}) from '/dev/blob' (format csv)`, [], { blob: out.blob });
    return performance.now() - started;
  } finally {
    await db.close();
  }
}
