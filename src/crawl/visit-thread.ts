import { type KnownPage as ApiKnownPage, apiFor } from '../engines/apis/index.js';
import type { ThreadPage } from '../model/page.js';
import type { NewPage, PageOutcome, QueuedPage, ReadPage, Requeue } from '../store/index.js';
import { identifyThread } from '../threads/identity.js';
import { newPage, sameSite } from './addresses.js';
import type { Answer } from './answer.js';
import { type Crawler, outcomeOf } from './crawler.js';
import { followThread } from './follow-thread.js';
import type { ReadAs } from './read-answer.js';

/** A page of a thread: kept with its thread, its neighbours into the frontier. */
export async function visitThread(
  crawler: Crawler,
  page: QueuedPage,
  answer: Answer,
  parsed: ThreadPage,
  as: ReadAs,
): Promise<PageOutcome> {
  const api = await askApi(crawler, page, { engine: parsed.engine, page: parsed, text: as.text });
  if (api !== null) return { ...api, fetched: answer.facts };
  const { threadId, site } = identifyThread(parsed, page.about.shown ?? page.url);
  const { aliases, joined } = await canonical(crawler, page, parsed, threadId);
  if (joined !== null) return outcomeOf(page, 'joined', { joinedKey: joined, kind: 'thread', fetched: answer.facts });
  const { place, sha256, facts } = answer;
  const others = await otherPages(crawler, page);
  const before = others.find((one) => one.sha256 === sha256);
  // Some boards answer any page number with the last page again.
  if (before !== undefined)
    return outcomeOf(page, 'joined', { kind: 'thread', joinedKey: before.pageKey, fetched: facts });
  const followed = followThread(parsed.thread, page, crawler.crawl.plan);
  return outcomeOf(page, 'read', {
    kind: 'thread',
    fetched: facts,
    figures: {
      threadId,
      page: parsed.thread.page,
      pageCount: parsed.thread.pageCount,
      posts: parsed.posts.length,
      expectedPosts: parsed.expectedPosts,
      totalPosts: parsed.thread.totalPosts ?? null,
    },
    discovered: followed.pages,
    requeue: movedUp(others, page, parsed.thread.totalPosts ?? null),
    aliases,
    keep: {
      threadId,
      site,
      url: page.url,
      page: parsed,
      file: `${place.file}#${place.number}`,
      sha256,
      fetchedAt: facts.fetchedAt,
      charset: as.charset,
      charsetFrom: as.charsetFrom,
    },
    problems: [...parsed.problems, ...followed.problems].map((one) => ({ ...one, file: page.url, threadId })),
  });
}

/** Times the pages of a thread are looked at again because posts went away while they were being read. */
const MAX_RECHECKS = 2;

/**
 * A thread that counts fewer posts than an earlier page of this visit did has lost some meanwhile: those behind moved up
 * over the ends of pages that had been read already, so these are read again.
 */
function movedUp(others: readonly ReadPage[], page: QueuedPage, total: number | null): readonly Requeue[] {
  if (total === null) return [];
  return others
    .filter((one) => one.visit === page.visit && one.rechecks < MAX_RECHECKS)
    .filter((one) => one.totalPosts !== null && one.totalPosts > total)
    .map((one) => ({ pageKey: one.pageKey, force: true, about: { rechecks: one.rechecks + 1 } }));
}

/** Pages of the same thread that were read. */
async function otherPages({ frontier, crawl }: Crawler, page: QueuedPage): Promise<readonly ReadPage[]> {
  const pages = await frontier.pagesOf(crawl.crawlId, [page.headKey]);
  return (pages.get(page.headKey) ?? []).filter((one) => one.pageKey !== page.pageKey);
}

/**
 * Asks the engine's public API instead of its pages, where it has one: the page itself is then only the way there. Null
 * where there is none, where it was asked already or has refused.
 */
export async function askApi(crawler: Crawler, page: QueuedPage, known: ApiKnownPage): Promise<PageOutcome | null> {
  const { about } = page;
  if (!crawler.crawl.plan.api || about.plain || about.fallback !== null || about.place > 1) return null;
  if (crawler.withoutApi.has(page.origin)) return null;
  const plan = apiFor(page.url, known);
  if (plan === null || plan.kind !== 'thread') return null;
  const { replies, lastPost, list } = about;
  const asked = newPage(
    plan.url,
    'thread',
    { accept: plan.accept, fallback: page.url, shown: plan.pageUrl, replies, lastPost, list },
    page.headKey,
  );
  if (asked === null || asked.pageKey === page.pageKey) return null;
  return outcomeOf(page, 'joined', { kind: 'thread', joinedKey: asked.pageKey, discovered: [asked] });
}

/**
 * Other addresses of a thread's first page: the one it prints for itself will not be fetched again, and where that one
 * was read already as the same page of the same thread, this is no new page.
 */
async function canonical(
  crawler: Crawler,
  page: QueuedPage,
  parsed: ThreadPage,
  threadId: string,
): Promise<{ readonly aliases: readonly NewPage[]; readonly joined: string | null }> {
  const { url, page: number } = parsed.thread;
  if (
    url === null ||
    (number ?? 1) > 1 ||
    page.about.place > 1 ||
    page.about.fallback !== null ||
    !sameSite(url, page.url)
  )
    return { aliases: [], joined: null };
  const own = newPage(url, 'thread', {}, page.headKey);
  if (own === null || own.pageKey === page.pageKey) return { aliases: [], joined: null };
  const known = await crawler.frontier.known(crawler.crawl.crawlId, [own.pageKey]);
  const there = known.get(own.pageKey);
  const same = there?.threadId === threadId && (there.page ?? 1) === (number ?? 1);
  const read = there?.state === 'read' || there?.state === 'unchanged';
  if (read && same) return { aliases: [], joined: own.pageKey };
  // Already on its way here (it redirects to this page), or ended otherwise: nothing to join.
  return { aliases: there === undefined || there.state === 'queued' ? [own] : [], joined: null };
}
