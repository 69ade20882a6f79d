import type { ListedForum, ListedThread, ListingPage } from '../../model/listing.js';
import { UNKNOWN_MOMENT } from '../../model/moment.js';
import type { Detection } from '../../model/page.js';
import type { Problem } from '../../model/problem.js';
import { isNewestFirst } from '../listing/list-dates.js';

/** A row before it is known to lead anywhere: one without an address is left out. */
export type ThreadDraft = Partial<Omit<ListedThread, 'url'>> & { readonly url: string | null };
export type ForumDraft = { readonly url: string | null; readonly title: string | null };

/** A list as a reader of JSON writes it; what a form lacks is left out. */
export interface ListingDraft {
  readonly engine: string;
  readonly detection: Detection;
  readonly title?: string | null;
  readonly url?: string | null;
  readonly forums?: readonly ForumDraft[];
  readonly threads?: readonly ThreadDraft[];
  readonly newestFirst?: boolean;
  readonly page?: number | null;
  readonly pageCount?: number | null;
  readonly nextUrl?: string | null;
  readonly problems?: readonly Problem[];
}

const ROW: Omit<ListedThread, 'url'> = {
  title: null,
  externalId: null,
  replies: null,
  lastPostAt: UNKNOWN_MOMENT,
  pinned: false,
};

/** Completes a list: each thread and each section once, those without an address left out. */
export function draftListing(draft: ListingDraft): ListingPage {
  const threads = onceEach(
    (draft.threads ?? []).flatMap(({ url, ...row }): ListedThread[] => (url === null ? [] : [{ ...ROW, ...row, url }])),
  );
  return {
    type: 'listing',
    engine: draft.engine,
    detection: draft.detection,
    title: draft.title ?? null,
    url: draft.url ?? null,
    forums: onceEach(
      (draft.forums ?? []).flatMap(({ url, title }): ListedForum[] => (url === null ? [] : [{ url, title }])),
    ),
    threads,
    newestFirst: draft.newestFirst === true && threads.length > 0 && isNewestFirst(threads),
    page: draft.page ?? null,
    pageCount: draft.pageCount ?? null,
    nextUrl: draft.nextUrl ?? null,
    problems: draft.problems ?? [],
  };
}

function onceEach<T extends { readonly url: string }>(rows: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return rows.filter(({ url }) => !seen.has(url) && seen.add(url));
}
