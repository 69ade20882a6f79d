import type { Settled } from '../ingest/settle.js';
import type { CrawledThread } from '../store/index.js';
import type { Crawler } from './crawler.js';
import type { StoppedHost } from './host-loop.js';
import { type LostSeed, lostSeeds } from './lost-seeds.js';

/** What a crawl did and how complete it is. Counts of pages are those of the whole crawl, all its visits. */
export interface CrawlSummary {
  readonly crawl: string;
  readonly seeds: readonly string[];
  readonly visit: number;
  readonly state: 'open' | 'finished';
  /** Requests of this process, robots.txt apart. */
  readonly requests: number;
  readonly read: number;
  readonly unchanged: number;
  readonly queued: number;
  readonly refused: number;
  readonly gone: number;
  readonly failed: number;
  readonly skipped: number;
  /** Addresses without a page, by code. */
  readonly codes: Readonly<Record<string, number>>;
  readonly threads: readonly CrawledThread[];
  readonly posts: { readonly found: number; readonly expected: number };
  /** Seeds that gave nothing, with the code. */
  readonly lostSeeds: readonly LostSeed[];
  readonly stopped: readonly StoppedHost[];
  readonly settled: Settled;
  readonly archive: string;
  readonly seconds: number;
}

export interface SummaryParts {
  readonly stopped: readonly StoppedHost[];
  readonly settled: Settled;
  readonly seconds: number;
}

export async function summarize(crawler: Crawler, parts: SummaryParts): Promise<CrawlSummary> {
  const { frontier, crawl, tally } = crawler;
  const { states, codes, posts, expectedPosts } = await frontier.figures(crawl.crawlId);
  const queued = states.queued ?? 0;
  return {
    crawl: crawl.crawlId,
    seeds: crawl.seeds,
    visit: crawl.visit,
    state: queued === 0 ? 'finished' : 'open',
    requests: tally.requests,
    read: states.read ?? 0,
    unchanged: states.unchanged ?? 0,
    queued,
    refused: states.refused ?? 0,
    gone: states.gone ?? 0,
    failed: states.failed ?? 0,
    skipped: states.skipped ?? 0,
    codes,
    threads: await frontier.threads(crawl.crawlId),
    posts: { found: posts, expected: expectedPosts },
    lostSeeds: await lostSeeds(frontier, crawl),
    stopped: parts.stopped,
    settled: parts.settled,
    archive: crawl.plan.warcDir,
    seconds: Math.round(parts.seconds * 1000) / 1000,
  };
}
