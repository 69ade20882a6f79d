import { z } from 'zod';
import type { CrawlOptions, CrawlSummary } from '../../crawl/index.js';
import { crawl as crawlNew, DEFAULT_BUDGET, DEFAULT_PLAN, refreshCrawl, seedsOf } from '../../crawl/index.js';
import { PolicyError, ThreadbareError } from '../../model/errors.js';
import { canonicalJson } from '../../model/ids.js';
import type { CrawlPlan, Store } from '../../store/index.js';
import { defineTask, type TaskContext, type TaskEnd } from '../task.js';

export const CRAWL_PAYLOAD = z.strictObject({
  urls: z.array(z.string().min(1)).min(1),
  depth: z.enum(['thread', 'forum', 'site']).nullable().default(null),
  /** Pages of each thread, and threads, at most. */
  pages: z.int().min(1).nullable().default(null),
  threads: z.int().min(1).nullable().default(null),
  /** ISO 8601: threads with posts since then. */
  since: z.string().nullable().default(null),
  /** Source of a regular expression that titles or addresses fit. */
  match: z.string().nullable().default(null),
  api: z.boolean().default(true),
  /** Milliseconds between two requests to a host; null: two seconds, or what its robots.txt asks for. */
  delayMs: z.number().min(0).nullable().default(null),
  budget: z.int().min(1).default(DEFAULT_BUDGET),
  warc: z.string().optional(),
  cookies: z.string().optional(),
  contact: z.string().optional(),
  retries: z.int().min(1).max(100).optional(),
  allowPrivate: z.boolean().default(false),
  engine: z.string().optional(),
  engines: z.string().optional(),
  analyze: z.boolean().default(true),
  jobs: z.int().min(1).max(64).default(1),
  /** A crawl of the same addresses that has ended is looked at again, with validators; false: another one is begun. */
  refresh: z.boolean().default(true),
  /** A part of a job that analyses the threads itself afterwards. */
  handOver: z.boolean().default(false),
});

type Payload = z.output<typeof CRAWL_PAYLOAD>;

/** What the ledger keeps of a crawl. */
export type CrawlResult = Omit<CrawlSummary, 'threads'> & { readonly threads: number };

/** Fetches threads, sections or boards. A queue per server: on all machines together one crawl at a time asks it. */
export const crawl = defineTask({
  name: 'crawl',
  version: 1,
  schema: CRAWL_PAYLOAD,
  // A crawl that another machine is believed to be at is waited for: up to eight minutes.
  maxAttempts: 9,
  long: true,
  dedupeKey: ({ urls, ...plan }) => `crawl:${canonicalJson([[...urls].sort(), plan.depth, plan.since, plan.match])}`,
  queue: ({ urls }) => queueOf(urls),
  fromArgs: (args) => ({ urls: args }),
  run,
});

/** The host these addresses lie on, as the name of a queue; null where they lie on several. */
function queueOf(urls: readonly string[]): string | null {
  const groups = [...byHost(urls).keys()];
  return groups.length === 1 && groups[0] !== undefined ? `host:${groups[0]}` : null;
}

/** Addresses by host, in order. @throws UsageError `bad-address` */
export function byHost(urls: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const url of urls) {
    // Private addresses are refused when the crawl begins: what is a host is asked here.
    const plan = { ...DEFAULT_PLAN, api: false, allowPrivate: true, warcDir: '' };
    for (const page of seedsOf([url], plan)) {
      const { host } = new URL(page.url);
      groups.set(host, [...(groups.get(host) ?? []), url]);
    }
  }
  return groups;
}

async function run(payload: Payload, { store, tools, signal, onStep }: TaskContext): Promise<TaskEnd> {
  const { urls, warc, refresh, handOver, jobs, analyze, cookies, contact, retries, engine, engines, ...rest } = payload;
  const plan: CrawlPlan = {
    ...DEFAULT_PLAN,
    depth: rest.depth,
    pages: rest.pages,
    threads: rest.threads,
    since: rest.since,
    match: rest.match,
    api: rest.api,
    delayMs: rest.delayMs,
    budget: rest.budget,
    warcDir: warc ?? tools.warcFolder,
    allowPrivate: rest.allowPrivate,
  };
  const settings = { jobs, analyze, cookies, contact, retries, engine, engines, allowPrivate: rest.allowPrivate };
  const summary = await tools.withCrawlOptions(settings, signal, async (options) => {
    const how: CrawlOptions = {
      ...options,
      onStep: (progress) => {
        options.onStep(progress);
        onStep(`${progress.read} pages read, ${progress.queued} queued`);
      },
    };
    return patient(() => go(store, urls, plan, refresh, how));
  });
  if (handOver)
    await store.jobs.handOver(
      summary.threads.flatMap((one) => one.threadId ?? []),
      [],
    );
  const result: CrawlResult = { ...summary, threads: summary.threads.length };
  return { result };
}

/** The same work as before: goes on where it has work left, looks again where it has ended. */
async function go(
  store: Store,
  urls: readonly string[],
  plan: CrawlPlan,
  refresh: boolean,
  options: CrawlOptions,
): Promise<CrawlSummary> {
  const same = (await store.frontier.list()).filter(
    (one) => canonicalJson([one.seeds, one.plan]) === canonicalJson([urls, plan]),
  );
  const ended = same[0];
  if (!refresh || ended === undefined || same.some((one) => one.state === 'open'))
    return crawlNew(store, urls, plan, options);
  return refreshCrawl(store, { crawl: ended.crawlId, replan: {} }, options);
}

/** A crawl another process is at comes free: it is tried again later. */
async function patient<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PolicyError && error.code === 'crawl-taken')) throw error;
    throw new ThreadbareError('crawl-taken', error.message, 4, 'retry', { cause: error });
  }
}
