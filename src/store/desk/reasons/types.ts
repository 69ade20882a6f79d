import type { FoundReason, ReasonKind } from './kinds.js';
import type { ThreadSigns } from './sign-types.js';

/** How reasons are made of signs; pure. Another version makes all threads' reasons anew. */
export interface ReasonRules {
  readonly version: string;
  readonly reasonsOf: (signs: ThreadSigns) => readonly FoundReason[];
}

export interface RefreshOptions {
  /** All threads, not only what changed. Default false. */
  readonly full?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: ((done: number, all: number) => void) | undefined;
}

/** What a refresh did: threads looked at, rows of reasons and items that changed, threads that were gone. */
export interface Refreshed {
  readonly threads: number;
  readonly reasons: number;
  readonly items: number;
  readonly gone: number;
}

/** A kind of reason that nobody is asked about any more. */
export interface Mute {
  readonly reason: ReasonKind;
  /** Null: everywhere. */
  readonly siteId: string | null;
  readonly host: string | null;
  readonly userId: string | null;
  readonly at: string;
}

/** How often a kind of reason was right, by what was decided. */
export interface ReasonPrecision {
  readonly reason: ReasonKind;
  /** Posts with this reason that somebody decided on, or called the reason wrong. */
  readonly decided: number;
  /** Of them, those removed, warned about or escalated, without the reason being called wrong. */
  readonly right: number;
  readonly wrong: number;
  /** right / decided; null where nothing was decided. */
  readonly precision: number | null;
  /** Interval of Wilson (1927) that holds the true share in 95 of 100 cases. */
  readonly low: number;
  readonly high: number;
  /** Muted everywhere. */
  readonly muted: boolean;
  /** Surely wrong more often than right: proposed for muting. */
  readonly weak: boolean;
}

/** A member's report, as the forum hands it over. */
export interface ReportRow {
  /** Address of the post, its thread's and its own id on the forum ("12/345"), its own id, or ids of this database. */
  readonly target: string;
  /** Host of the forum, where the target does not say it. */
  readonly site?: string | null | undefined;
  readonly reporter?: string | null | undefined;
  readonly category?: string | null | undefined;
  readonly note?: string | null | undefined;
  /** ISO 8601 with offset. */
  readonly reportedAt?: string | null | undefined;
  /** The report's own id on the forum: the same report twice counts once. */
  readonly externalId?: string | null | undefined;
}

/** Who brings reports in. */
export interface Reporter {
  readonly userId: string | null;
  readonly source: 'csv' | 'api';
  /** Sites the caller may see; null: all. */
  readonly sites: readonly string[] | null;
}

/**
 * What became of a report. `elsewhere`: its post is on a site the caller may not see, so nothing was kept; to him it must
 * read like `unmatched`.
 */
export interface ImportedReport {
  readonly status: 'new' | 'known' | 'unmatched' | 'elsewhere';
  readonly reportId: string | null;
  readonly threadId: string | null;
  readonly postId: string | null;
}

export interface ReportsImported {
  readonly new: number;
  readonly known: number;
  /** Kept, but their posts are not stored. */
  readonly unmatched: number;
  /** Posts that were decided on and are open again. */
  readonly reopened: number;
  /** In the order of the rows. */
  readonly rows: readonly ImportedReport[];
}

/** A report as it is kept. */
export interface StoredReport {
  readonly reportId: string;
  readonly target: string;
  readonly reporter: string | null;
  readonly category: string | null;
  readonly note: string | null;
  readonly reportedAt: string | null;
  readonly importedAt: string;
  readonly source: 'csv' | 'api';
}

/** Why posts are worth a look: reports, reasons, the queue's items. Every method is safe to repeat. */
export interface ReasonStore {
  /**
   * Makes reasons and items of threads whose values changed since they were made last, some threads in a transaction; what
   * is half done when it is killed is done by the next. Beside a writer, too: what he changes meanwhile is seen next time.
   */
  refresh(rules: ReasonRules, options?: RefreshOptions): Promise<Refreshed>;
  /** Keeps what members reported and puts the posts into the queue; a new report opens a decided post again. */
  importReports(rows: readonly ReportRow[], by: Reporter): Promise<ReportsImported>;
  /** Reports whose post is not stored, the latest first; those without a site are shown to whoever may see all. */
  unmatchedReports(sites: readonly string[] | null, limit: number, before?: string | null): Promise<StoredReport[]>;
  /** @throws InputError `no-site` */
  mute(kind: ReasonKind, siteId: string | null, by: string | null): Promise<void>;
  /** @throws InputError `no-site` */
  unmute(kind: ReasonKind, siteId: string | null): Promise<void>;
  mutes(): Promise<Mute[]>;
  precision(sites: readonly string[] | null): Promise<ReasonPrecision[]>;
}
