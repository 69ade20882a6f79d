import { neverFollow } from '../fetch/urls/never-follow.js';
import type { ThreadPage } from '../model/page.js';
import type { Problem } from '../model/problem.js';
import type { CrawlPlan, NewPage, QueuedPage } from '../store/index.js';
import { newPage, sameSite } from './addresses.js';

/** Where a page leads, and what is missing of the way. */
export interface Followed {
  readonly pages: readonly NewPage[];
  readonly problems: readonly Problem[];
}

/**
 * The other pages of a thread: the next one, and the one before where the thread was entered in its middle. (A page that
 * says more follow and names no way to them has said so itself: `no-next-page`.)
 */
export function followThread(thread: ThreadPage['thread'], from: QueuedPage, plan: CrawlPlan): Followed {
  const { about, headKey } = from;
  const problems: Problem[] = [];
  const pages: NewPage[] = [];
  const middle = about.backwards || (from.kind === 'seed' && (thread.page ?? 1) > 1);
  const more = plan.pages === null || about.place < plan.pages;
  const add = (url: string | null, backwards: boolean): void => {
    if (url === null || !more) return;
    const refusal = refusalOf(url, from.url);
    if (refusal !== null) {
      problems.push(refusal);
      return;
    }
    const { accept, fallback, plain, shown, replies, lastPost } = about;
    const rest = { place: about.place + 1, accept, fallback, plain, shown, replies, lastPost, backwards };
    const page = newPage(url, 'thread', rest, headKey);
    if (page !== null && page.pageKey !== from.pageKey) pages.push(page);
  };
  // One page leads both ways only where the thread was entered; from there each way goes on by itself.
  if (!about.backwards) add(thread.nextUrl, false);
  if (middle) add(thread.prevUrl, true);
  return { pages, problems };
}

/** Why a link of a description is not followed after all; null where it is. */
export function refusalOf(url: string, from: string): Problem | null {
  if (!sameSite(url, from)) {
    const message = `The next page is said to be on another site (${url.slice(0, 200)}): it was not followed.`;
    return { code: 'link-leaves-site', message, post: null };
  }
  const never = neverFollow(url);
  if (never === null) return null;
  return {
    code: 'link-not-followed',
    message: `The next page is said to be ${url.slice(0, 200)} (${never}): it was not followed.`,
    post: null,
  };
}
