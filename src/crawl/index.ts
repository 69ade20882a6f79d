import { PolicyError, UsageError } from '../model/errors.js';
import { canonicalJson } from '../model/ids.js';
import type { CrawlPlan, CrawlRecord, Store } from '../store/index.js';
import type { CrawlOptions } from './options.js';
import { runCrawl } from './run-crawl.js';
import { seedsOf } from './seeds.js';
import type { CrawlSummary } from './summary.js';

export { lookAhead, type Outlook } from './dry-run.js';
export { type CrawlOptions, DEFAULT_BUDGET, DEFAULT_DELAY_MS, DEFAULT_PLAN } from './options.js';
export type { CrawlProgress } from './progress.js';
export { seedsOf } from './seeds.js';
export type { CrawlSummary } from './summary.js';

/**
 * Crawls threads, sections and sites from these addresses on, by the links that descriptions of engines name. Where a
 * crawl of the same addresses and the same plan has work left, that one goes on.
 *
 * @throws UsageError for what is no address
 * @throws PolicyError `private-address`, or `crawl-taken` where another process is at work on it
 */
export async function crawl(
  store: Store,
  urls: readonly string[],
  plan: CrawlPlan,
  options: CrawlOptions,
): Promise<CrawlSummary> {
  const pages = seedsOf(urls, plan);
  const open = (await store.frontier.list()).find(
    (one) => one.state === 'open' && sameWork(one, { seeds: urls, plan }),
  );
  if (open !== undefined) options.onNotice(`Going on with crawl ${open.crawlId.slice(0, 8)}, which has work left.`);
  return runCrawl(store, open ?? (await store.frontier.begin(urls, plan, pages)), options);
}

const sameWork = (a: Pick<CrawlRecord, 'seeds' | 'plan'>, b: Pick<CrawlRecord, 'seeds' | 'plan'>): boolean =>
  canonicalJson([a.seeds, a.plan]) === canonicalJson([b.seeds, b.plan]);

/** What may be changed while a crawl goes on. */
export type Replan = Partial<Pick<CrawlPlan, 'delayMs' | 'budget' | 'warcDir'>>;

export interface ResumeOptions {
  /** The beginning of a crawl's id; null: the one with work left that was begun last. */
  readonly crawl: string | null;
  /** What was refused or failed is tried again: after a sign-in, or when a server is well. */
  readonly retry: boolean;
  readonly replan: Replan;
}

/** Goes on with a crawl that was interrupted, killed or stopped. @throws UsageError `no-crawl` */
export async function resumeCrawl(
  store: Store,
  { crawl: id, retry, replan }: ResumeOptions,
  options: CrawlOptions,
): Promise<CrawlSummary> {
  const found = await crawlNamed(store, id);
  const record = { ...found, plan: { ...found.plan, ...replan } };
  await store.frontier.replan(record.crawlId, record.plan);
  if (retry) await store.frontier.retry(record.crawlId);
  return runCrawl(store, record, options);
}

/**
 * Looks again at a crawl that has ended: lists from their first page, threads where their list shows something new,
 * threads named as seeds from their last page, with the validators that servers gave. @throws UsageError `no-crawl`
 */
export async function refreshCrawl(
  store: Store,
  { crawl: id, replan }: Omit<ResumeOptions, 'retry'>,
  options: CrawlOptions,
): Promise<CrawlSummary> {
  const record = await crawlNamed(store, id);
  if (record.state === 'open') {
    throw new PolicyError(
      'crawl-unfinished',
      `Crawl ${record.crawlId.slice(0, 8)} still has work left: run \`threadbare crawl --resume\` first.`,
    );
  }
  await store.frontier.replan(record.crawlId, { ...record.plan, ...replan });
  const keys = seedsOf(record.seeds, record.plan).flatMap((page) => [page.pageKey, page.headKey]);
  await store.frontier.refresh(record.crawlId, keys);
  return runCrawl(store, await crawlNamed(store, record.crawlId), options);
}

/** A crawl by the beginning of its id, else the one with work left, else the latest. @throws UsageError `no-crawl` */
export async function crawlNamed(store: Store, id: string | null): Promise<CrawlRecord> {
  const record = await store.frontier.find(id);
  if (record !== null) return record;
  throw new UsageError(
    'no-crawl',
    id === null
      ? 'There is no crawl in this database: begin one with `threadbare crawl URL`.'
      : `There is no crawl ${id} in this database: \`threadbare crawl --status\` lists them.`,
  );
}
