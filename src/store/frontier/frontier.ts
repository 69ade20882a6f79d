import type { PageRecord, ProblemRecord } from '../records.js';

/** What an address was followed as; a seed shows what it is when it has been read. */
export type CrawlKind = 'seed' | 'site' | 'forum' | 'thread';

/** What came of an address. */
export type CrawlState = 'queued' | 'read' | 'unchanged' | 'joined' | 'refused' | 'gone' | 'failed' | 'skipped';

/** How an address was reached, and what its list said about it; kept as JSON. */
export interface CrawlAbout {
  /** Redirects on the way here. */
  readonly hops: number;
  /** Place in its list or thread, counted by the crawl from 1. */
  readonly place: number;
  /** What it is followed for: `Accept` of an API; null for pages. */
  readonly accept: string | null;
  /** The page to fetch instead when an API has no answer; null where there is none. */
  readonly fallback: string | null;
  /** Ask no API for it: its API had no answer. */
  readonly plain: boolean;
  /** Replies and time of the last post as the list printed them: unchanged figures need no new visit. */
  readonly replies: number | null;
  readonly lastPost: string | null;
  /** Address people open, where `url` is an API's. */
  readonly shown: string | null;
  /** Follow links back as well: the thread was entered in its middle. */
  readonly backwards: boolean;
  /** `page_key` of the list it was found in first; null for seeds and what they lead to. */
  readonly list: string | null;
  /** Pages of its list in a row, up to this one, that showed nothing new. */
  readonly idle: number;
  /** Times it was fetched again because its list or thread moved while it was being read. */
  readonly rechecks: number;
}

/** An address to be fetched, as discovered. */
export interface NewPage {
  readonly pageKey: string;
  readonly url: string;
  readonly origin: string;
  readonly kind: CrawlKind;
  readonly priority: number;
  readonly headKey: string;
  readonly about: CrawlAbout;
}

/** Where an answer lies in the archive. */
export interface ArchivePlace {
  readonly file: string;
  readonly offset: number;
  readonly length: number;
  readonly number: number;
  /** Of the payload, as the archive writes it. */
  readonly digest: string;
  /** ISO 8601. */
  readonly date: string;
}

/** An address that waits for its turn, with what an earlier visit left. */
export interface QueuedPage extends NewPage {
  readonly attempts: number;
  readonly visit: number;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly sha256: string | null;
  readonly archived: ArchivePlace | null;
  readonly threadId: string | null;
}

/** What is known of a page that was fetched. */
export interface FetchedFacts {
  readonly status: number | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly sha256: string | null;
  readonly archived: ArchivePlace | null;
  readonly fetchedAt: string | null;
}

/** What a page says about itself, for the table of completeness. */
export interface PageFigures {
  readonly threadId: string | null;
  readonly page: number | null;
  readonly pageCount: number | null;
  readonly posts: number | null;
  readonly expectedPosts: number | null;
  /** Posts of the whole thread, as this page counted them. */
  readonly totalPosts: number | null;
}

/** A page to be fetched again. */
export interface Requeue {
  readonly pageKey: string;
  /** Even when this visit has ended it already; whoever says so sees to it that it ends. */
  readonly force: boolean;
  /** Changes of what is known of it. */
  readonly about: Partial<Pick<CrawlAbout, 'plain' | 'rechecks'>>;
}

export interface ListedFigures {
  readonly pageKey: string;
  readonly replies: number | null;
  readonly lastPost: string | null;
}

/** The end of one try: written as one transaction. */
export interface PageOutcome {
  readonly pageKey: string;
  /** `queued`: to be tried again. */
  readonly state: CrawlState;
  readonly code: string | null;
  readonly message: string | null;
  readonly kind: CrawlKind;
  readonly attempts: number;
  /** ISO 8601; only for `queued`. */
  readonly notBefore: string | null;
  /** The address it stands for. */
  readonly joinedKey: string | null;
  /** Null: nothing was fetched, what an earlier visit left stays. */
  readonly fetched: FetchedFacts | null;
  /** Null: what an earlier visit left stays. */
  readonly figures: PageFigures | null;
  readonly discovered: readonly NewPage[];
  /** Other addresses of this very page: never to be fetched. */
  readonly aliases: readonly NewPage[];
  /** Pages that wait again, once per visit unless `force`. */
  readonly requeue: readonly Requeue[];
  /** What a list says now of threads that are in the crawl. */
  readonly listed: readonly ListedFigures[];
  /** The page of a thread, kept in the same transaction. */
  readonly keep: PageRecord | null;
  readonly problems: readonly ProblemRecord[];
  /** Files or addresses whose earlier problems are out of date. */
  readonly checked: readonly string[];
}

/** How a crawl goes about its addresses; see docs/cli.md for what each means. Kept as JSON, so it is plain. */
export interface CrawlPlan {
  readonly depth: 'thread' | 'forum' | 'site' | null;
  readonly pages: number | null;
  readonly threads: number | null;
  /** ISO 8601. */
  readonly since: string | null;
  /** Source of a regular expression. */
  readonly match: string | null;
  readonly api: boolean;
  readonly delayMs: number | null;
  readonly budget: number;
  readonly warcDir: string;
  readonly allowPrivate: boolean;
}

export interface CrawlRecord {
  readonly crawlId: string;
  readonly seeds: readonly string[];
  readonly plan: CrawlPlan;
  readonly state: 'open' | 'finished';
  readonly visit: number;
  readonly startedAt: string;
  readonly finishedAt: string | null;
}

/** Work of one server. */
export interface HostWork {
  readonly origin: string;
  readonly queued: number;
  /** ISO 8601; null: something can go at once. */
  readonly notBefore: string | null;
}

export interface HostRecord {
  /** Answer to robots.txt as the fetch room serialises it; null before it was asked. */
  readonly robots: unknown;
  readonly robotsAt: string | null;
  readonly holdUntil: string | null;
  /** Requests of this day (UTC). */
  readonly fetchedToday: number;
}

/** One thread of a crawl, for the table of completeness. */
export interface CrawledThread {
  readonly url: string;
  readonly threadId: string | null;
  readonly pagesRead: number;
  readonly pageCount: number | null;
  readonly posts: number;
  readonly expectedPosts: number;
  /** Replies its list printed. */
  readonly listedReplies: number | null;
  /** Pages of it that were not read: refused, gone, failed. */
  readonly lost: number;
}

/** Counts of a crawl's addresses by state, and of the visit at hand. */
export interface CrawlFigures {
  readonly states: Readonly<Partial<Record<CrawlState, number>>>;
  /** Ended without a page, by code. */
  readonly codes: Readonly<Record<string, number>>;
  readonly threads: number;
  readonly posts: number;
  readonly expectedPosts: number;
}

/** The keeper of crawls. Every method is one transaction, safe to repeat. */
export interface Frontier {
  /** Begins a crawl with its first addresses. */
  begin(seeds: readonly string[], plan: CrawlPlan, pages: readonly NewPage[]): Promise<CrawlRecord>;
  /** One crawl by id (or the beginning of one), else the latest; null where there is none. */
  find(crawlId: string | null): Promise<CrawlRecord | null>;
  /** All crawls, the latest first. */
  list(): Promise<readonly CrawlRecord[]>;
  /** Makes this process its worker. @throws PolicyError `crawl-taken` when another one is at work on it */
  take(crawlId: string): Promise<void>;
  /** Says that this process still lives, for its crawl and its hosts; every half minute. */
  renew(crawlId: string): Promise<void>;
  /** Ends the work of this process; `finished`: there is nothing left to do. */
  release(crawlId: string, finished: boolean): Promise<void>;
  /** Changes how the rest of a crawl is gone about. */
  replan(crawlId: string, plan: CrawlPlan): Promise<void>;
  /**
   * Another visit: lists from their first page, threads named as seeds (by their keys) from their last page. Gives how
   * many addresses wait again.
   */
  refresh(crawlId: string, seedKeys: readonly string[]): Promise<number>;
  /** What was refused or failed waits again; gives how many. */
  retry(crawlId: string): Promise<number>;
  hosts(crawlId: string): Promise<readonly HostWork[]>;
  /** The next addresses of a server that may go now, in order; `except` are in work. */
  next(crawlId: string, origin: string, limit: number, except: readonly string[]): Promise<readonly QueuedPage[]>;
  /** Which of these addresses are in the crawl, and as what. */
  known(crawlId: string, keys: readonly string[]): Promise<ReadonlyMap<string, KnownPage>>;
  /** The pages that were read of the threads headed by these keys, in order. */
  pagesOf(crawlId: string, headKeys: readonly string[]): Promise<ReadonlyMap<string, readonly ReadPage[]>>;
  /** Threads the crawl has taken so far, however far it got with them. */
  countThreads(crawlId: string): Promise<number>;
  /** Writes the end of a try; gives whether the page was new to the store. */
  commit(crawlId: string, runId: string, outcome: PageOutcome): Promise<'new' | 'known' | null>;
  /** What is known of a server: robots.txt under its origin, requests under its host. */
  host(origin: string): Promise<HostRecord>;
  /** Makes this process the only one that asks a host; false while another one is. */
  takeHost(host: string): Promise<boolean>;
  releaseHost(host: string): Promise<void>;
  putRobots(origin: string, robots: unknown): Promise<void>;
  /** Counts a request of today; with a time, nobody asks this server before it. */
  noteRequest(host: string, holdUntil: string | null): Promise<void>;
  /**
   * Hands the threads whose pages came in over to be derived: they are marked as out of date in the same transaction.
   * Only those with no page left to fetch, unless `all`. Gives their ids.
   */
  handOver(crawlId: string, all: boolean): Promise<readonly string[]>;
  /** Where the archives of a crawl end, as far as it knows: file and bytes. */
  archives(crawlId: string): Promise<readonly { readonly file: string; readonly length: number }[]>;
  figures(crawlId: string): Promise<CrawlFigures>;
  threads(crawlId: string): Promise<readonly CrawledThread[]>;
}

/** A page of a thread that was read. */
export interface ReadPage {
  readonly pageKey: string;
  readonly place: number;
  readonly rechecks: number;
  readonly visit: number;
  readonly sha256: string | null;
  readonly totalPosts: number | null;
}

export interface KnownPage {
  readonly state: CrawlState;
  readonly kind: CrawlKind;
  readonly visit: number;
  readonly about: CrawlAbout;
  readonly headKey: string;
  readonly joinedKey: string | null;
  readonly threadId: string | null;
  readonly page: number | null;
  readonly code: string | null;
  readonly message: string | null;
}
