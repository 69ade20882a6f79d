import { apiFor } from '../engines/apis/index.js';
import type { ListingPage } from '../model/listing.js';
import type { CrawlKind, CrawlPlan, KnownPage, PageOutcome, QueuedPage, Requeue } from '../store/index.js';
import { newPage } from './addresses.js';
import type { Answer } from './answer.js';
import { type Crawler, lossOf, outcomeOf } from './crawler.js';
import { changedRows, type ListOffer, offerOf, type WantedThread } from './follow-list.js';
import type { ReadAs } from './read-answer.js';

/** Pages of a list in a row without a thread that is new, after which it goes round in circles. */
const MAX_IDLE = 5;
/** Times a list is begun again because it moved while it was being read. */
const MAX_RECHECKS = 3;

/** A page of a list: its rows, sections and next page into the frontier, as far as the plan wants them. */
export function visitList(
  crawler: Crawler,
  page: QueuedPage,
  answer: Answer,
  list: ListingPage,
  as: ReadAs,
): Promise<PageOutcome> {
  const api = askListApi(crawler, page, list, as);
  if (api !== null) return Promise.resolve({ ...api, fetched: answer.facts });
  const { plan } = crawler.crawl;
  if (plan.depth === 'thread') {
    const message = `This is a list of ${list.threads.length} threads, and --depth thread follows none: leave it out, or name the threads.`;
    return Promise.resolve(lossOf(page, 'skipped', 'list-not-followed', message, { fetched: answer.facts }));
  }
  return crawler.lists.add(() => takeRows(crawler, page, answer, list));
}

/** What a list is followed for: sections too where it shows nothing but sections, or where the user wants the site. */
function kindOf(page: QueuedPage, list: ListingPage, plan: CrawlPlan): CrawlKind {
  if (page.kind !== 'seed') return page.kind;
  if (plan.depth !== null) return plan.depth;
  return list.threads.length === 0 ? 'site' : 'forum';
}

async function takeRows(crawler: Crawler, page: QueuedPage, answer: Answer, list: ListingPage): Promise<PageOutcome> {
  const { frontier, crawl } = crawler;
  const { crawlId, plan } = crawl;
  const kind = kindOf(page, list, plan);
  const useApi = plan.api && !crawler.withoutApi.has(page.origin);
  const offer = offerOf(list, { ...page, kind }, plan, useApi);
  const keys = [...offer.threads.map(({ page: one }) => one.pageKey), page.headKey];
  const known = await frontier.known(crawlId, keys);
  const fresh = offer.threads.filter(({ page: one }) => !known.has(one.pageKey));
  const room = plan.threads === null ? Number.POSITIVE_INFINITY : plan.threads - (await frontier.countThreads(crawlId));
  const taken = fresh.slice(0, Math.max(0, room));
  const full = room <= fresh.length && plan.threads !== null;
  const changed = crawl.visit > 1 ? changedRows(offer.threads, known) : [];
  const idle = fresh.length === 0 && offer.threads.length > 0 ? page.about.idle + 1 : 0;
  const over = full || idle >= MAX_IDLE || isEmpty(list) || isRest(crawler, list, fresh, changed);
  const next = over || offer.next === null ? null : { ...offer.next, about: { ...offer.next.about, idle } };
  return outcomeOf(page, 'read', {
    kind,
    fetched: answer.facts,
    figures: {
      threadId: null,
      page: list.page,
      pageCount: list.pageCount,
      posts: null,
      expectedPosts: null,
      totalPosts: null,
    },
    discovered: [...taken.map(({ page: one }) => one), ...offer.forums, ...(next === null ? [] : [next])],
    requeue: [
      ...(await pagesToSee(crawler, changed, known)),
      ...(next !== null && crawl.visit > 1 ? [{ pageKey: next.pageKey, force: false, about: {} }] : []),
      ...recheck(page, list, offer, known),
    ],
    listed: changed.map(({ figures }) => figures),
    problems: [...list.problems, ...offer.problems].map((one) => ({ ...one, file: page.url })),
  });
}

/** Some boards answer any page number, with an empty page or with the last one again. */
const isEmpty = (list: ListingPage): boolean => list.threads.length + list.forums.length === 0;

/** On a later visit a sorted list has been read far enough where a page shows nothing new. */
function isRest(
  { crawl }: Crawler,
  list: ListingPage,
  fresh: readonly WantedThread[],
  changed: readonly WantedThread[],
): boolean {
  return crawl.visit > 1 && list.newestFirst && fresh.length === 0 && changed.length === 0;
}

/**
 * The pages of changed threads that may read differently: the last one, where new posts come. Where the list counts fewer
 * replies than before, posts have moved up over the ends of pages, so all of them.
 */
async function pagesToSee(
  crawler: Crawler,
  changed: readonly WantedThread[],
  known: ReadonlyMap<string, KnownPage>,
): Promise<Requeue[]> {
  if (changed.length === 0) return [];
  const heads = changed.map(({ page }) => page.headKey);
  const read = await crawler.frontier.pagesOf(crawler.crawl.crawlId, heads);
  return changed.flatMap(({ page: { headKey }, figures }) => {
    const pages = read.get(headKey)?.map((one) => one.pageKey) ?? [headKey];
    const before = known.get(figures.pageKey)?.about.replies ?? null;
    const fewer = before !== null && figures.replies !== null && figures.replies < before;
    return (fewer ? pages : pages.slice(-1)).map((pageKey) => ({ pageKey, force: false, about: {} }));
  });
}

/**
 * A row that an earlier page of the same list has shown already in this visit was pushed here by a thread that moved to
 * the front meanwhile: the front is looked at again.
 */
function recheck(
  page: QueuedPage,
  list: ListingPage,
  offer: ListOffer,
  known: ReadonlyMap<string, KnownPage>,
): readonly Requeue[] {
  if (page.about.place < 2 || !list.newestFirst) return [];
  const head = known.get(page.headKey);
  if (head === undefined || head.about.rechecks >= MAX_RECHECKS) return [];
  const pinned = new Set(list.threads.filter((row) => row.pinned).map((row) => newPage(row.url, 'thread')?.pageKey));
  const pushed = offer.threads.some(({ page: one }) => {
    const there = known.get(one.pageKey);
    const key = one.about.fallback === null ? one.pageKey : newPage(one.about.fallback, 'thread')?.pageKey;
    return there?.visit === page.visit && there.about.list === page.headKey && !pinned.has(key);
  });
  return pushed ? [{ pageKey: page.headKey, force: true, about: { rechecks: head.about.rechecks + 1 } }] : [];
}

/** Asks the engine's API for the list, where it has one; null where not. */
function askListApi(crawler: Crawler, page: QueuedPage, list: ListingPage, as: ReadAs): PageOutcome | null {
  const { about } = page;
  if (!crawler.crawl.plan.api || about.plain || about.accept !== null || about.place > 1) return null;
  if (crawler.withoutApi.has(page.origin) || crawler.crawl.plan.depth === 'thread') return null;
  const plan = apiFor(page.url, { engine: list.engine, page: list, text: as.text });
  if (plan === null || plan.kind === 'thread') return null;
  const kind = page.kind === 'seed' ? (crawler.crawl.plan.depth ?? plan.kind) : page.kind;
  const asked = newPage(plan.url, kind, { accept: plan.accept, fallback: page.url, shown: plan.pageUrl }, page.headKey);
  if (asked === null || asked.pageKey === page.pageKey) return null;
  return outcomeOf(page, 'joined', { kind, joinedKey: asked.pageKey, discovered: [asked] });
}
