import PQueue from 'p-queue';
import { createLanes } from '../fetch/polite/lanes.js';
import { openWarcWriter, trimWarc } from '../fetch/warc/index.js';
import { InputError } from '../model/errors.js';
import type { CrawlRecord, Store } from '../store/index.js';
import { VERSION } from '../version.js';
import type { Crawler } from './crawler.js';
import { workThrough } from './host-loop.js';
import { type CrawlOptions, DEFAULT_DELAY_MS } from './options.js';
import { emptyTally } from './progress.js';
import { openRobotsGate } from './robots-gate.js';
import { startSettler } from './settle-threads.js';
import { type CrawlSummary, summarize } from './summary.js';

/** Refusals in a row after which a server is left alone. */
const STOP_AFTER = 3;
/** Milliseconds between signs of life to other processes. */
const RENEW_MS = 30_000;

/**
 * Works on a crawl until nothing is left, every server with work has been stopped, or the signal is raised; then derives
 * and analyses the threads that came in. Whatever ends it, what was committed stays and another process can go on.
 */
export async function runCrawl(store: Store, crawl: CrawlRecord, options: CrawlOptions): Promise<CrawlSummary> {
  const { frontier } = store;
  const began = performance.now();
  await frontier.take(crawl.crawlId);
  const renewal = setInterval(() => {
    frontier
      .renew(crawl.crawlId)
      .catch((error: unknown) => options.onNotice(`The crawl could not be renewed: ${String(error)}`));
  }, RENEW_MS);
  let finished = false;
  try {
    // A process that was killed may have left a record behind that nobody knows of, whole or torn.
    for (const { file, length } of await frontier.archives(crawl.crawlId)) await trim(file, length, options);
    const crawler = await openCrawler(store, crawl, options);
    const settler = startSettler(crawler);
    const stopped = await workThrough(crawler, settler).finally(() => crawler.archive.close());
    const settled = await settler.finish();
    const summary = await summarize(crawler, { stopped, settled, seconds: (performance.now() - began) / 1000 });
    await store.endRun(crawler.run, { ...summary, threads: summary.threads.length });
    finished = summary.queued === 0;
    return summary;
  } finally {
    clearInterval(renewal);
    await frontier.release(crawl.crawlId, finished);
  }
}

/** An archive that was moved away is told; what the database has of it stays, and new pages go to a new file. */
async function trim(file: string, length: number, options: CrawlOptions): Promise<void> {
  try {
    await trimWarc(file, length);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    options.onNotice(`${file}: ${error.message}`);
  }
}

async function openCrawler(store: Store, crawl: CrawlRecord, options: CrawlOptions): Promise<Crawler> {
  const { plan } = crawl;
  const { frontier } = store;
  const lanes = createLanes({
    jobs: options.jobs,
    delayMs: plan.delayMs ?? DEFAULT_DELAY_MS,
    dailyBudget: plan.budget,
    stopAfterRefusals: STOP_AFTER,
    random: options.random,
  });
  const run = await store.beginRun('crawl', VERSION);
  const archive = await openWarcWriter({
    dir: plan.warcDir,
    prefix: `crawl-${crawl.crawlId.slice(0, 8)}`,
    software: `Threadbare/${VERSION}`,
    robots: 'obey (RFC 9309)',
  });
  const robots = openRobotsGate({
    client: options.client,
    lanes,
    frontier,
    signal: options.signal,
    onRequest: (host) => frontier.noteRequest(host, null),
  });
  const tally = emptyTally();
  const lists = new PQueue({ concurrency: 1 });
  return {
    store,
    frontier,
    crawl,
    run,
    options,
    lanes,
    robots,
    archive,
    tally,
    lists,
    withApi: new Set(),
    withoutApi: new Set(),
  };
}
