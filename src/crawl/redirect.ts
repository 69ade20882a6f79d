import type { PageOutcome, QueuedPage } from '../store/index.js';
import { newPage, sameSite } from './addresses.js';
import { type Crawler, lossOf, outcomeOf } from './crawler.js';

/** Redirects on the way to one page; browsers stop at 20, RFC 9309 asks for 5 at least. */
const MAX_HOPS = 10;

/** The address behind a redirect takes the place of the one asked for; a ring of redirects ends. */
export async function redirected(crawler: Crawler, page: QueuedPage, to: string): Promise<PageOutcome> {
  const { about } = page;
  const target = newPage(to, page.kind, { ...about, hops: about.hops + 1 }, page.headKey);
  if (target === null)
    return lossOf(page, 'failed', 'bad-redirect', `It redirects to ${to.slice(0, 200)}, no address.`);
  if (target.pageKey === page.pageKey) return ring(page, to);
  if (about.hops >= MAX_HOPS) {
    return lossOf(page, 'failed', 'too-many-redirects', `More than ${MAX_HOPS} redirects: it was given up.`);
  }
  if (page.kind !== 'seed' && !sameSite(page.url, target.url)) {
    const message = `It leads to another site (${target.url.slice(0, 200)}): crawl that address itself if it is wanted.`;
    return lossOf(page, 'skipped', 'redirect-leaves-site', message);
  }
  if (await leadsBack(crawler, target.pageKey, page.pageKey)) return ring(page, to);
  return outcomeOf(page, 'joined', { joinedKey: target.pageKey, discovered: [target] });
}

function ring(page: QueuedPage, to: string): PageOutcome {
  const message = `It redirects in a ring (to ${to.slice(0, 200)}): there is no page at its end.`;
  return lossOf(page, 'failed', 'redirect-loop', message);
}

/** Whether the redirects the crawl knows lead from one page to another. */
async function leadsBack(crawler: Crawler, from: string, to: string): Promise<boolean> {
  let key: string | null = from;
  for (let hop = 0; key !== null && hop <= 2 * MAX_HOPS; hop += 1) {
    if (key === to) return true;
    const known = await crawler.frontier.known(crawler.crawl.crawlId, [key]);
    const page = known.get(key);
    key = page?.state === 'joined' ? page.joinedKey : null;
  }
  return false;
}
