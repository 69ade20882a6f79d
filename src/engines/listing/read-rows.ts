import { isAddress } from '../../model/address.js';
import type { ListedForum, ListedThread } from '../../model/listing.js';
import type { PageDates } from '../dates/page-dates.js';
import { readMoment } from '../dates/read-moment.js';
import { readField, type Scope, selectIn, selectorOf } from '../field.js';
import type { PageElement, PageTree } from '../html/page-tree.js';
import { matches } from '../html/select.js';
import type { Resolve } from '../page-url.js';
import { exactCount } from './exact-count.js';
import type { ForumRows, ListingSpec, ThreadRows } from './listing-spec.js';

/** A row with the part of the spec that reads it. */
export interface Row<R> {
  readonly scope: Scope;
  readonly rows: R;
}

/** Rows of all parts in document order, without what is refused; an element matched twice belongs to the first part. */
export function rowsOf<R extends ForumRows | ThreadRows>(tree: PageTree, parts: readonly R[]): readonly Row<R>[] {
  const page: Scope = { tree, element: tree.root, owners: null };
  const found = new Map<PageElement, R>();
  for (const rows of parts) {
    for (const element of selectIn(page, rows.each)) if (!found.has(element)) found.set(element, rows);
  }
  return [...found]
    .map(([element, rows]): Row<R> => ({ scope: { tree, element, owners: null }, rows }))
    .filter(({ scope, rows }) => !shows(scope, rows.refuse))
    .sort((a, b) => a.scope.element.order - b.scope.element.order);
}

/** Whether a row is set above the list's own order. */
export function isPinned({ scope, rows }: Row<ThreadRows>): boolean {
  return shows(scope, rows.pinned) || readField(scope, rows.pinnedSays) !== null;
}

/** Whether a row matches a selector or holds what does. */
function shows(scope: Scope, selector: string): boolean {
  if (selector === '') return false;
  return matches(scope.tree, scope.element, selectorOf(selector)) || selectIn(scope, selector).length > 0;
}

/** Sections, each once. */
export function readForums(
  rows: readonly Row<ForumRows>[],
  resolve: Resolve,
  home: string | null,
): readonly ListedForum[] {
  const found = new Map<string, ListedForum>();
  for (const { scope, rows: part } of rows) {
    const url = addressOf(resolve(readField(scope, part.url)), home);
    if (url === null) continue;
    const known = found.get(url);
    const title = readField(scope, part.title);
    if (known === undefined || (known.title === null && title !== null)) found.set(url, { url, title });
  }
  return [...found.values()];
}

export interface ReadThreads {
  readonly threads: readonly ListedThread[];
  /** Rows without an address of this board. */
  readonly unread: number;
}

/** Threads, each once: a pinned one may stand again among the others. */
export function readThreads(
  rows: readonly Row<ThreadRows>[],
  spec: ListingSpec,
  dates: PageDates,
  resolve: Resolve,
  home: string | null,
): ReadThreads {
  const found = new Map<string, ListedThread>();
  let unread = 0;
  for (const row of rows) {
    const { scope, rows: part } = row;
    if (readField(scope, part.refuseSays) !== null) continue;
    if (spec.hooks.refusesRow?.(scope.element, scope.tree) === true) continue;
    const url = addressOf(resolve(readField(scope, part.url)), home);
    if (url === null) {
      unread += 1;
      continue;
    }
    if (found.has(url)) continue;
    found.set(url, {
      url,
      title: readField(scope, part.title),
      externalId: readField(scope, part.externalId),
      replies: repliesOf(scope, part),
      lastPostAt: readMoment(scope, part.lastPost, dates.order, dates.times),
      pinned: isPinned(row),
    });
  }
  return { threads: [...found.values()], unread };
}

function repliesOf(scope: Scope, rows: ThreadRows): number | null {
  const replies = readField(scope, rows.replies);
  if (replies !== null) return exactCount(replies);
  const posts = readField(scope, rows.posts);
  const count = posts === null ? null : exactCount(posts);
  return count === null || count < 1 ? null : count - 1;
}

/**
 * An address a crawler may be led to: a page of the list's own site, without its anchor. Null for script links and for
 * other sites: rows that lead there are redirects and advertisements.
 */
function addressOf(url: string | null, home: string | null): string | null {
  if (url === null) return null;
  const page = url.replace(/#.*$/s, '');
  if (page === '' || /^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(page)) return null;
  const host = hostOf(page);
  const own = home === null ? null : hostOf(home);
  return host === null || own === null || host === own || host.endsWith(`.${own}`) ? page : null;
}

function hostOf(url: string): string | null {
  return isAddress(url) ? new URL(url).hostname.replace(/^www\./, '') : null;
}
