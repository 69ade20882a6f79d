import { apiFor } from '../engines/apis/index.js';
import { readTarget } from '../fetch/safety/target.js';
import { PolicyError, UsageError } from '../model/errors.js';
import type { CrawlPlan, NewPage } from '../store/index.js';
import { newPage } from './addresses.js';

/**
 * The first addresses of a crawl, each once.
 *
 * @throws UsageError `bad-address` for what is no http(s) address
 * @throws PolicyError `private-address` for addresses that are private on their face; names are looked at when they are
 *   resolved
 */
export function seedsOf(urls: readonly string[], plan: CrawlPlan): readonly NewPage[] {
  const pages = new Map<string, NewPage>();
  for (const url of urls) {
    const target = readTarget(url, { allowPrivate: plan.allowPrivate });
    if ('failure' in target) {
      const { code, message } = target.failure;
      if (code === 'private-address') throw new PolicyError(code, `${url}: ${message}`);
      throw new UsageError('bad-address', `${url}: ${message}`);
    }
    const page = newPage(target.url.href, 'seed');
    if (page === null) throw new UsageError('bad-address', `${url}: this is no http or https address.`);
    const seed = plan.api ? byApi(page) : page;
    pages.set(seed.pageKey, seed);
  }
  return [...pages.values()];
}

/** Where the address alone tells that an API is better, it is asked at once. */
function byApi(page: NewPage): NewPage {
  const plan = apiFor(page.url, null);
  if (plan === null) return page;
  const { accept, pageUrl, kind } = plan;
  return newPage(plan.url, kind, { accept, fallback: page.url, shown: pageUrl }, page.pageKey) ?? page;
}
