import type { Moment } from './moment.js';
import type { Detection } from './page.js';
import type { Problem } from './problem.js';

/** A thread as one row of a list shows it. */
export interface ListedThread {
  /** Address of its first page, without session, sort order, anchor or jump to the last post. */
  readonly url: string;
  readonly title: string | null;
  /** The engine's own id, where the row prints it. */
  readonly externalId: string | null;
  /** Replies as printed, the opener not counted; null where the list prints none or rounds them ("1.2K"). */
  readonly replies: number | null;
  /** Time of the latest post. */
  readonly lastPostAt: Moment;
  /** Pinned above the list's own order. */
  readonly pinned: boolean;
}

/** A section that a list names. */
export interface ListedForum {
  readonly url: string;
  readonly title: string | null;
}

/** What one page of a list of threads, or of sections, says. */
export interface ListingPage {
  readonly type: 'listing';
  readonly engine: string;
  readonly detection: Detection;
  readonly title: string | null;
  /** Address of the list's first page as the page prints it, else null. */
  readonly url: string | null;
  /** Sections in the order of the page; sub-sections of a section too. */
  readonly forums: readonly ListedForum[];
  /** Rows in the order of the page. */
  readonly threads: readonly ListedThread[];
  /** Rows that are not pinned stand by their latest post, newest first: where one is too old, so are all behind it. */
  readonly newestFirst: boolean;
  readonly page: number | null;
  readonly pageCount: number | null;
  readonly nextUrl: string | null;
  readonly problems: readonly Problem[];
}
