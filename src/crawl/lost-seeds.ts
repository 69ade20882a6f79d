import type { CrawlRecord, Frontier, KnownPage } from '../store/index.js';
import { newPage } from './addresses.js';
import { seedsOf } from './seeds.js';

/** A seed that gave nothing, and why. */
export interface LostSeed {
  readonly url: string;
  readonly state: KnownPage['state'];
  readonly code: string | null;
  readonly message: string | null;
}

/** Addresses a seed may stand for, one after the other: redirects, an API, its page instead. */
const MAX_STEPS = 20;

/** Seeds at whose end nothing was read; those that still wait are not lost. */
export async function lostSeeds(frontier: Frontier, crawl: CrawlRecord): Promise<readonly LostSeed[]> {
  const lost: LostSeed[] = [];
  for (const seed of seedsOf(crawl.seeds, crawl.plan)) {
    const end = await endOf(frontier, crawl.crawlId, seed.pageKey);
    if (end === null || end.state === 'queued' || end.state === 'read' || end.state === 'unchanged') continue;
    const { state, code, message } = end;
    lost.push({ url: seed.about.shown ?? seed.url, state, code, message });
  }
  return lost;
}

async function endOf(frontier: Frontier, crawlId: string, from: string): Promise<KnownPage | null> {
  let key: string | null = from;
  let last: KnownPage | null = null;
  const seen = new Set<string>();
  while (key !== null && !seen.has(key) && seen.size < MAX_STEPS) {
    seen.add(key);
    const page: KnownPage | undefined = (await frontier.known(crawlId, [key])).get(key);
    if (page === undefined) return last;
    last = page;
    key = page.state === 'joined' ? page.joinedKey : insteadOf(page);
  }
  return last;
}

/** The page that is read instead of an API without an answer. */
function insteadOf(page: KnownPage): string | null {
  if (page.state !== 'skipped' || page.about.fallback === null) return null;
  return newPage(page.about.fallback, page.kind)?.pageKey ?? null;
}
