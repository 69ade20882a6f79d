import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parsePage } from '../../src/engines/index.js';
import { startAnalyzePool } from '../../src/ingest/analyze-pool.js';
import { refreshAll } from '../../src/ingest/bring-up-to-date.js';
import { DERIVE } from '../../src/ingest/update-thread.js';
import { sha256 } from '../../src/model/ids.js';
import { openStore, type PageRecord, type Store, type StoreOptions } from '../../src/store/index.js';
import { identifyThread } from '../../src/threads/identity.js';
import { VERSION } from '../../src/version.js';
import { startServer } from '../support/postgres.js';
import { syntheticPages } from '../support/synthetic-thread.js';
import { type CopyRates, copyEmbedded, copyServer } from './ingest-copy.js';
import { type Figure, perSecond } from './measure.js';

/*
 * The rate of the write path beside bare COPY of the same rows into twins of the tables, with the same indexes and
 * generated columns, in the same database, one after the other. 20,000 posts (a fifth of them measures how code is compiled), half in threads of 50 and half in threads of 500: 72 % of posts with a quote, about
 * 60 words of their own, one reaction each. `THREADBARE_BENCH_POSTS` makes more of both.
 */
const POSTS = Number(process.env.THREADBARE_BENCH_POSTS ?? 20_000);
const PAGES_TOGETHER = 32;
const never = new AbortController().signal;

/** Parsed pages: short threads and long ones, half of the posts each. */
function parsedPages(): PageRecord[] {
  const records: PageRecord[] = [];
  const shapes = [
    { seed: 5, threads: Math.ceil(POSTS / 100), pagesPerThread: 2, postsPerPage: 25, pageBytes: 0 },
    { seed: 6, threads: Math.ceil(POSTS / 1000), pagesPerThread: 20, postsPerPage: 25, pageBytes: 0 },
  ];
  for (const [n, shape] of shapes.entries())
    for (const made of syntheticPages(shape)) {
      // Two sites: both number their threads from 1.
      const [html, url] = [made.html, made.url].map((text) => text.replaceAll('board.example', `board${n}.example`));
      if (html === undefined || url === undefined) continue;
      const page = parsePage({ text: html, format: 'html', url });
      if (page.type !== 'thread') continue;
      const identity = identifyThread(page, url);
      records.push({ ...identity, url, page, file: null, sha256: sha256(html) });
    }
  return records;
}

export async function benchIngest(): Promise<Figure[]> {
  const records = parsedPages();
  const dir = mkdtempSync(path.join(tmpdir(), 'threadbare-bench-'));
  const figures: Figure[] = [];
  try {
    const server = await startServer({ own: true });
    if (server !== null) {
      try {
        const databaseUrl = await server.createDatabase();
        figures.push(
          ...(await measure('server', records, { dataDir: dir, databaseUrl }, () => copyServer(databaseUrl))),
        );
      } finally {
        await server.stop();
      }
    }
    figures.push(...(await measure('embedded', records, { dataDir: dir }, () => copyEmbedded(path.join(dir, 'pg')))));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  return figures;
}

async function measure(
  where: string,
  records: readonly PageRecord[],
  options: StoreOptions,
  copy: () => Promise<CopyRates>,
): Promise<Figure[]> {
  const derivation = derivationAlone(records);
  const store = await openStore(options);
  const run = await store.beginRun('bench', '0');
  const pages = await timed(() => putAll(store, run, records));
  const ids = [...new Set(records.map((record) => record.threadId))];
  const threads = await timed(() => refresh(store, run, ids, null));
  const again = await timed(async () => {
    await putAll(store, run, records);
    await store.unsettled(ids, VERSION, null);
  });
  const pool = await startAnalyzePool(1);
  const analysed = await timed(() => refresh(store, run, ids, pool.analyze));
  await pool.close();
  const posts = Number((await store.query('select count(*) as n from threadbare.post')).rows[0]?.n);
  await store.endRun(run, {});
  await store.close();
  const rates = await copy();
  const full = pages + threads;
  const rate = (ms: number): string => perSecond(posts, ms, 'posts');
  return [
    {
      name: `${where}: ${posts.toLocaleString('en')} rows of post, our statement`,
      ours: rate(rates.ours),
      bare: `COPY of them ${rate(rates.post)}`,
      ratio: rates.ours / rates.post,
    },
    {
      name: `${where}: full ingest, parsed pages to all tables`,
      ours: rate(full),
      bare: `COPY of all tables ${rate(rates.all)}`,
      ratio: full / rates.all,
    },
    {
      name: `${where}: the same without linking (pure, ${rate(derivation)})`,
      ours: rate(full - derivation),
      bare: `COPY of all tables ${rate(rates.all)}`,
      ratio: (full - derivation) / rates.all,
    },
    {
      name: `${where}: the same beside the post rows alone`,
      ours: rate(full),
      bare: `COPY of post ${rate(rates.post)}`,
      ratio: full / rates.post,
    },
    { name: `${where}: the same pages again, unchanged`, ours: rate(again), bare: '', ratio: null },
    { name: `${where}: analysed too (derived again)`, ours: rate(analysed), bare: '', ratio: null },
  ];
}

/**
 * Milliseconds of the pure part of an ingest, on compiled code: assembling, linking and stripping the threads, and their
 * fingerprints. Called twice, as the first time also compiles it: neither side of a comparison should pay for that.
 */
function derivationAlone(records: readonly PageRecord[]): number {
  const threads = new Map<string, PageRecord[]>();
  for (const record of records) threads.set(record.threadId, [...(threads.get(record.threadId) ?? []), record]);
  const once = (): number => {
    const started = performance.now();
    for (const [threadId, some] of threads) {
      const pages = some.map((record) => record.page);
      DERIVE.fingerprintOf(pages);
      const linked = DERIVE.derive(threadId, pages, some[0]?.site ?? null, []);
      DERIVE.across?.print(linked);
      DERIVE.across?.inquire(linked);
    }
    return performance.now() - started;
  };
  return Math.min(once(), once());
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function putAll(store: Store, run: string, records: readonly PageRecord[]): Promise<void> {
  for (let at = 0; at < records.length; at += PAGES_TOGETHER)
    await store.putPages(run, records.slice(at, at + PAGES_TOGETHER));
}

const refresh = (
  store: Store,
  run: string,
  ids: readonly string[],
  analyze: Awaited<ReturnType<typeof startAnalyzePool>>['analyze'] | null,
): Promise<void> => refreshAll(store, run, ids, { analyze, jobs: 1, signal: never }, () => undefined);
