import type { Moment } from './moment.js';

/** What a post's own text is found by from other threads of its site. */
export interface PostPrint {
  readonly postId: string;
  /** Winnowed fingerprints of the own text, distinct, ascending; signed 64-bit, as Postgres `bigint` holds them. */
  readonly prints: readonly bigint[];
  /** Hash of all folded words of an own text long enough to be a copy of another; else null. */
  readonly textHash: bigint | null;
}

/** A post of another thread of the same site, as it stands in its thread; no stub. */
export interface OtherPost {
  readonly threadId: string;
  readonly postId: string;
  /** Name as printed; null where none is. */
  readonly author: string | null;
  readonly authorExternalId: string | null;
  readonly externalId: string | null;
  readonly url: string | null;
  /** Across its thread, from 1; null where it has none. */
  readonly position: number | null;
  readonly postedAt: Moment;
  readonly ownText: string;
  /** The whole visible body, quotes included; null where the post quotes nobody. */
  readonly bodyText: string | null;
  /** Quotes at its top level. */
  readonly topQuotes: number;
  /** Own texts of earlier wordings, oldest first. */
  readonly revisions: readonly string[];
}

/** What a thread's quotes want to know of the site's other threads; its own texts ask by their {@link PostPrint}. */
export interface Inquiry {
  /** Fingerprints of quotes that found no sure source in the thread: a thread that holds one may hold the source. */
  readonly waiting: readonly bigint[];
  /** Post ids and addresses those quotes print. */
  readonly externalIds: readonly string[];
  readonly urls: readonly string[];
}

/** All posts of the site, this thread's included, that say the same from the first word to the last. */
export interface CopyGroup {
  readonly textHash: bigint;
  /** The earliest ones in other threads (by time, then thread and post id), at most a fixed number. */
  readonly posts: readonly OtherPost[];
  /** Different names as printed, folded; posts without a name count for none. */
  readonly accounts: number;
  readonly threads: number;
}

/** What the site's other threads answer. */
export interface Others {
  /** Posts that share a fingerprint, an id or an address with the inquiry, each once, in a fixed order. */
  readonly posts: readonly OtherPost[];
  /** Fingerprints that stand in too many posts of the site to mean anything; posts found by these alone are left out. */
  readonly stock: ReadonlySet<bigint>;
  readonly copies: readonly CopyGroup[];
}

/** How many posts of a site may hold a run of words before it is nobody's. */
export const STOCK_POSTS = 48;
