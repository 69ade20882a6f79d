import { apiFor } from '../engines/apis/index.js';
import type { ListedThread, ListingPage } from '../model/listing.js';
import type { Moment } from '../model/moment.js';
import type { Problem } from '../model/problem.js';
import type { CrawlPlan, KnownPage, ListedFigures, NewPage, QueuedPage } from '../store/index.js';
import { newPage, sameSite } from './addresses.js';
import { refusalOf } from './follow-thread.js';

/** A row of a list that is wanted: what would be fetched for it, and what the list says of it. */
export interface WantedThread {
  readonly page: NewPage;
  readonly figures: ListedFigures;
}

/** What a page of a list offers, limits applied that need no database. */
export interface ListOffer {
  readonly threads: readonly WantedThread[];
  readonly forums: readonly NewPage[];
  /** The next page of the list, unless the list has been read far enough. */
  readonly next: NewPage | null;
  readonly problems: readonly Problem[];
}

/**
 * The rows, sections and next page of a list that a plan wants. Rows without a time are always wanted; a list that is
 * sorted by its latest posts ends where they are older than `since`, pinned rows aside.
 *
 * @param api ask the engine's API for threads where it has one
 */
export function offerOf(list: ListingPage, from: QueuedPage, plan: CrawlPlan, api: boolean): ListOffer {
  const home = from.about.shown ?? from.url;
  const match = plan.match === null ? null : new RegExp(plan.match, 'iu');
  const threads: WantedThread[] = [];
  let tooOld = false;
  for (const row of list.threads) {
    if (!sameSite(row.url, home)) continue;
    if (isBefore(row.lastPostAt, plan.since)) {
      if (!row.pinned) tooOld = true;
      continue;
    }
    if (match !== null && !match.test(row.title ?? '') && !match.test(row.url)) continue;
    const page = pageOf(row, list, from, api);
    if (page === null) continue;
    const { replies } = row;
    threads.push({ page, figures: { pageKey: page.pageKey, replies, lastPost: timeOf(row.lastPostAt) } });
  }
  const forums = from.kind === 'site' ? list.forums.flatMap((forum) => forumOf(forum.url, home)) : [];
  const end = tooOld && list.newestFirst;
  const refusal = list.nextUrl === null || end ? null : refusalOf(list.nextUrl, from.url);
  const next = list.nextUrl === null || end || refusal !== null ? null : nextOf(list.nextUrl, from);
  return { threads, forums, next, problems: refusal === null ? [] : [refusal] };
}

function pageOf(row: ListedThread, list: ListingPage, from: QueuedPage, api: boolean): NewPage | null {
  const about = { replies: row.replies, lastPost: timeOf(row.lastPostAt), list: from.headKey };
  const plain = newPage(row.url, 'thread', about);
  const plan = api ? apiFor(row.url, { engine: list.engine, page: list }) : null;
  if (plan === null || plan.kind !== 'thread' || plain === null) return plain;
  return newPage(plan.url, 'thread', { ...about, accept: plan.accept, fallback: plain.url, shown: plain.url });
}

function forumOf(url: string, home: string): NewPage[] {
  const page = sameSite(url, home) ? newPage(url, 'site') : null;
  return page === null ? [] : [page];
}

function nextOf(url: string, from: QueuedPage): NewPage | null {
  const { accept, fallback, shown } = from.about;
  const page = newPage(url, from.kind, { place: from.about.place + 1, accept, fallback, shown }, from.headKey);
  return page === null || page.pageKey === from.pageKey ? null : page;
}

/** The time as kept to compare with: certain, else the wall clock; words such as "2 hours ago" say another thing each time. */
const timeOf = ({ at, local }: Moment): string | null => at ?? local;

/** Whether a time is surely before: a wall clock may be off by the width of the zones, 14 hours at most. */
function isBefore({ at, local }: Moment, since: string | null): boolean {
  if (since === null) return false;
  const limit = Date.parse(since);
  if (at !== null) return Date.parse(at) < limit;
  if (local === null) return false;
  const wall = Date.parse(`${local.length === 10 ? `${local}T23:59:59` : local}Z`);
  return wall + 14 * 3_600_000 < limit;
}

/** Threads of the crawl that the list shows with other figures than before. */
export function changedRows(
  wanted: readonly WantedThread[],
  known: ReadonlyMap<string, KnownPage>,
): readonly WantedThread[] {
  return wanted.filter(({ figures }) => {
    const before = known.get(figures.pageKey);
    if (before === undefined) return false;
    const { replies, lastPost } = before.about;
    // A list that prints neither cannot say that nothing changed.
    if (figures.replies === null && figures.lastPost === null) return true;
    return replies !== figures.replies || lastPost !== figures.lastPost;
  });
}
