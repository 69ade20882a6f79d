/** How far a crawl is. */
export interface CrawlProgress {
  /** Requests answered in this process. */
  readonly requests: number;
  readonly read: number;
  readonly unchanged: number;
  readonly queued: number;
  readonly refused: number;
  readonly failed: number;
  readonly posts: number;
  /** What is being done. */
  readonly step: string;
  /** Servers at work, each with the time of its next request: milliseconds since 1970, null: at once. */
  readonly hosts: readonly { readonly host: string; readonly nextAt: number | null }[];
}

/** Counters while a crawl runs. */
export interface CrawlTally {
  requests: number;
  read: number;
  unchanged: number;
  queued: number;
  refused: number;
  failed: number;
  posts: number;
}

export const emptyTally = (): CrawlTally => ({
  requests: 0,
  read: 0,
  unchanged: 0,
  queued: 0,
  refused: 0,
  failed: 0,
  posts: 0,
});
