import type { Inquiry, Others, PostPrint } from '../model/across.js';
import type { Annotation } from '../model/annotation.js';
import type { ThreadPage } from '../model/page.js';
import type { LinkedThread, Saying, StoredDocument, Verdict } from '../model/thread.js';
import type { DeskStore } from './desk/index.js';
import type { Forgetting } from './forget/forgetting.js';
import type { Frontier } from './frontier/frontier.js';
import type { Ledger } from './jobs/ledger.js';
import type { PageRecord, ProblemRecord, Provenance } from './records.js';

import type { StoreMode } from './session.js';

export type { PageRecord, ProblemRecord, Provenance } from './records.js';
export type { StoreMode } from './session.js';

export interface StoreOptions {
  /** `postgres://…` of a server; null, empty or absent: the embedded database in `dataDir`. */
  readonly databaseUrl?: string | null | undefined;
  /** Folder of the embedded database (made when missing); not touched when a server is used. */
  readonly dataDir: string;
  /** Every transaction is read-only; nothing is created or migrated. Default false. */
  readonly readOnly?: boolean | undefined;
  /** Make the folder and an empty database in it where there is none. Default true; else DatabaseError `no-database`. */
  readonly create?: boolean | undefined;
  /** Bring the schema up to date on opening. Default true (false when `readOnly`). */
  readonly migrate?: boolean | undefined;
  /** Words for the user: waiting for another process, taking over, creating a folder. Default: dropped. */
  readonly onNotice?: ((text: string) => void) | undefined;
}

/** What became of threads whose pages turned out to be another thread's. */
export interface Moved {
  /** Threads with pages left: to be derived again. */
  readonly touched: readonly string[];
  /** Threads without any: deleted, with their rows. */
  readonly deleted: readonly string[];
}

/** Rows written by one call; rows that already were as they should be are counted, not touched. */
export interface WriteCounts {
  readonly inserted: number;
  readonly updated: number;
  readonly deleted: number;
  readonly unchanged: number;
}

/** What `updateThread` did. `posts` counts kind `post`, `knownPosts` stubs and placeholders too. */
export interface ThreadUpdate extends WriteCounts {
  readonly threadId: string;
  readonly posts: number;
  readonly knownPosts: number;
  readonly thread: LinkedThread;
  /** Marks of being out of date it had; `clearStale` takes them away once all that depends on the thread is done. */
  readonly marks: number;
}

/** How threads of a site are linked with each other; pure functions (quotes/across). */
export interface AcrossRules {
  /** What the posts of a thread are found by; depends on the thread alone. */
  readonly print: (thread: LinkedThread) => readonly PostPrint[];
  /** What a thread that is linked in itself wants to know of others. */
  readonly inquire: (thread: LinkedThread) => Inquiry;
  /** The thread with what the others answered. */
  readonly link: (thread: LinkedThread, others: Others) => LinkedThread;
  /** Whether two own texts have a run of words in common that `link` could report; symmetric. */
  readonly sharesRun: (a: string, b: string) => boolean;
}

/** Derives a thread from all its snapshots and the documents that share a fingerprint with it; pure. */
export type DeriveThread = (
  pages: readonly ThreadPage[],
  site: string | null,
  documents: readonly StoredDocument[],
) => LinkedThread;

/** Fingerprints of a thread's words, by which documents are found; called before `derive`, on the same pages. */
export type FingerprintPages = (pages: readonly ThreadPage[]) => readonly bigint[];

/** How threads are derived. */
export interface DeriveRules {
  /** Version of the program: another one may make other rows of the same pages. */
  readonly version: string;
  readonly derive: (
    threadId: string,
    pages: readonly ThreadPage[],
    site: string | null,
    documents: readonly StoredDocument[],
  ) => LinkedThread;
  readonly fingerprintOf: FingerprintPages;
  readonly across?: AcrossRules | undefined;
}

/** A thread as it was written. */
export interface DerivedThread {
  readonly threadId: string;
  readonly thread: LinkedThread;
  /** Marks of being out of date it had. */
  readonly marks: number;
  /** Counts how often it was derived: tells whether somebody has done so since. */
  readonly revision: number;
}

/** What `updateThreads` did: the threads it took, and the rows of all of them. */
export interface ThreadBatch extends WriteCounts {
  readonly threads: readonly DerivedThread[];
}

/** A derived thread with the values its analyzers gave; none where it was not analysed. */
export interface FinishedThread extends Omit<DerivedThread, 'thread'> {
  readonly annotations: readonly Annotation[];
}

/** What some threads hold together. */
export interface ThreadFigures {
  readonly threads: number;
  /** Stubs left out. */
  readonly posts: number;
  readonly stubs: number;
  readonly quotes: Readonly<Partial<Record<Verdict, number>>>;
}

/** What sayings are made of: all articles and chosen references, and these threads. */
export interface SayingBasis {
  /** Threads that share words with an article, hold a chosen post, or were asked for; ordered by id. */
  readonly threads: readonly { readonly threadId: string; readonly site: string | null }[];
  /** Equal as long as the pages of these threads, the articles and the choices are the same. */
  readonly key: string;
}

/** An article or a post that a user chose as the reference of the sayings it holds. */
export interface ChosenReference {
  readonly sourceId: string;
  readonly kind: 'document' | 'post';
  /** Thread of a post; null for an article. */
  readonly threadId: string | null;
}

/** A run of an analyzer; without a version the latest that has values. */
export interface RunChoice {
  readonly analyzer: string;
  readonly version: string | null;
}

/** One line of `listThreads`, in the order of first arrival. */
export interface ThreadSummary {
  readonly threadId: string;
  readonly site: string | null;
  readonly engine: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly posts: number;
  readonly knownPosts: number;
}

export interface QueryOptions {
  /** Values of `$1`, `$2`, … as text, number, boolean, null or arrays of these. */
  readonly params?: readonly unknown[] | undefined;
  /** Run in a read-only transaction. Default true. */
  readonly readOnly?: boolean | undefined;
  /**
   * Milliseconds a statement may take; 0 = no limit. Default 30,000. Kept by a server; the embedded database runs
   * inside the process without a clock and cannot be stopped before it is done.
   */
  readonly timeoutMs?: number | undefined;
  /** Rows returned at most; more set `truncated`. Default: all. */
  readonly maxRows?: number | undefined;
}

/**
 * Rows of a query, the same on both ends: numbers as numbers (text where a number would lose digits), times as
 * ISO 8601 in UTC, JSON and arrays as values, everything else as text.
 */
export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly truncated: boolean;
}

/** Rows of a scan, some at a time; values as in `QueryResult`. */
export interface RowBatch {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

export interface ScanOptions {
  /** Values of `$1`, `$2`, …, as in `QueryOptions`. */
  readonly params?: readonly unknown[] | undefined;
  /** Rows in one batch at most. Default 500. */
  readonly batchRows?: number | undefined;
}

/** Reads the data set as it was at one moment, whatever others write meanwhile. Schema `analytics` is on the path. */
export interface Reader {
  readonly query: (sql: string, params?: readonly unknown[]) => Promise<QueryResult>;
  /** Rows in batches at flat memory. Several scans may be open at a time; one that is left early ends with the reading. */
  readonly scan: (sql: string, options?: ScanOptions) => AsyncIterable<RowBatch>;
}

/** Reading as another than the user of the connection; both are limits of the transaction alone. */
export interface ReadingOptions {
  /** `reader`: with the rights of threadbare_reader, where that role exists and may be taken. Default: one's own. */
  readonly role?: 'reader' | undefined;
  /** As `QueryOptions.timeoutMs`, for each statement and each batch. Default 0. */
  readonly timeoutMs?: number | undefined;
}

export interface DailyOptions {
  /** All threads, not only what changed. Default false. */
  readonly full?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: ((done: number, all: number) => void) | undefined;
}

/** What `refreshDaily` did: threads made anew, and up to which change the tables are now. */
export interface DailyRefresh {
  readonly threads: number;
  readonly full: boolean;
  readonly seq: number;
}

/** Where the change log stands, for those who come back for what is new. */
export interface Horizon {
  /**
   * Every change with this number or a smaller one is there for all to see, or never will be. Null: this role may not
   * take the lock that tells.
   */
  readonly seq: number | null;
  /** Migrations applied. */
  readonly migrations: number;
  /** Runs the views show, by task. */
  readonly analyzers: Readonly<Record<string, string>>;
}

export interface StoreStatus {
  readonly mode: StoreMode;
  /** Where it is, without a password. */
  readonly location: string;
  readonly server: string;
  /** Migrations applied and known to this program. */
  readonly migrations: { readonly applied: number; readonly known: number };
  readonly rows: Readonly<Record<string, number>>;
  readonly bytes: number;
  /** Which of threadbare_reader, _writer and _moderator the cluster has; none where nobody could make them. */
  readonly roles: readonly string[];
  /** Selected run per analyzer, and posts that do not have it yet. */
  readonly analyzers: readonly { readonly analyzer: string; readonly version: string; readonly missing: number }[];
}

/** The keeper of snapshots, derived rows and annotations. Every method is one transaction, safe to repeat. */
export interface Store {
  readonly mode: StoreMode;
  /** Crawls: what they have seen and have still to fetch. */
  readonly frontier: Frontier;
  /** Erasure of people, posts and articles. */
  readonly forgetting: Forgetting;
  /** The moderators' desk: people, reasons, decisions. */
  readonly desk: DeskStore;
  /** Tasks: what is to be done, who is at it, what came of it. */
  readonly jobs: Ledger;

  /** Notes that a command starts; the id goes into provenance and the change log. */
  beginRun(command: string, version: string): Promise<string>;
  /** Notes that it ended, with any figures worth keeping (JSON). */
  endRun(runId: string, summary: Readonly<Record<string, unknown>>): Promise<void>;

  /**
   * Keeps a page as a snapshot (key: thread and content). The same bytes parsed differently (a newer parser) replace
   * their earlier snapshot in that thread.
   */
  putPage(runId: string, record: PageRecord): Promise<'new' | 'known'>;
  /**
   * Keeps pages, of one thread or of many, as if `putPage` were called for each in turn, in one transaction: all of them
   * are kept or none. Give some hundred at most: they are held in memory and their threads locked until the end.
   */
  putPages(runId: string, records: readonly PageRecord[]): Promise<readonly ('new' | 'known')[]>;
  /** Takes back readings of pages that a later one put into another thread; see store/moved.ts. */
  dropMoved(runId: string): Promise<Moved>;
  /** Snapshots of a thread in a stable order (by content hash). */
  pagesOf(threadId: string): Promise<ThreadPage[]>;
  /**
   * Derives the thread from all its snapshots under one lock per thread and writes only rows that differ. With `across`
   * it is linked with the other threads of its site, and those whose rows may read differently now are noted as stale.
   */
  updateThread(
    threadId: string,
    runId: string,
    derive: DeriveThread,
    fingerprintOf: FingerprintPages,
    across?: AcrossRules,
  ): Promise<ThreadUpdate>;
  /**
   * The same for many threads in one transaction: as many from the front of `threadIds` as fit into it, one at least;
   * `threads` says which, ordered by id. If one of them cannot be derived or written, none is.
   */
  updateThreads(threadIds: readonly string[], runId: string, rules: DeriveRules): Promise<ThreadBatch>;
  /**
   * Those of some threads that are not as this version of the program would leave them: never derived, marked as out of
   * date, with other pages or articles, or (where `analysis` says what analysed threads are noted with) not analysed so.
   */
  unsettled(threadIds: readonly string[], version: string, analysis: string | null): Promise<string[]>;
  /**
   * Stores the values of derived threads, notes `analysis` (null: they were not analysed) and takes their marks away, in
   * one transaction. A thread that somebody has derived since is left to them. Returns how many values were new or changed.
   */
  finishThreads(runId: string, threads: readonly FinishedThread[], analysis: string | null): Promise<number>;
  /** What some threads hold together. */
  threadFigures(threadIds: readonly string[]): Promise<ThreadFigures>;
  /** Threads that must be derived again because of what came in elsewhere, ordered by id. */
  staleThreads(): Promise<string[]>;
  /** Says that a thread was brought up to date as it stood with so many marks; newer marks stay. */
  clearStale(threadId: string, marks: number): Promise<void>;

  /** Keeps an article. `changed`: known, but the row now reads differently. */
  putDocument(
    runId: string,
    document: StoredDocument,
    fingerprints: readonly bigint[],
    provenance: Provenance,
  ): Promise<'new' | 'known' | 'changed'>;
  /** Documents by id, or all, ordered by id. */
  documents(ids?: readonly string[]): Promise<StoredDocument[]>;
  /** Threads that share at least one fingerprint, ordered by id. */
  threadsSharing(fingerprints: readonly bigint[]): Promise<string[]>;

  /** Every stored annotation of a thread, of all versions. */
  annotations(threadId: string): Promise<Annotation[]>;
  /** The same for several threads, by thread; those without any are left out. */
  annotationsOf(threadIds: readonly string[]): Promise<ReadonlyMap<string, readonly Annotation[]>>;
  /** Stores values; one row per subject, analyzer and version. Returns how many rows were new or changed. */
  putAnnotations(runId: string, threadId: string, annotations: readonly Annotation[]): Promise<number>;
  /**
   * Shows this run in the views for its task (`stance` is answered by `stance` and by `stance:openai`); null: the latest
   * version of the built-in analyzer again. UsageError `unknown-run` where no value of it is stored.
   */
  selectRun(task: string, run: RunChoice | null): Promise<void>;

  /** What a user told the analyzers, as JSON; null: nothing. */
  setting(name: string): Promise<unknown>;
  /**
   * Makes a setting, or takes it back (null). Where that changes it, every thread is marked as out of date in the same
   * transaction, so that values computed under the old one do not stay. True when it changed.
   */
  putSetting(runId: string, name: string, value: unknown): Promise<boolean>;

  /** What sayings are made of now; `also` names threads to look at besides. */
  sayingBasis(also?: readonly string[]): Promise<SayingBasis>;
  /** Makes the stored sayings exactly these, by difference, under one lock. */
  putSayings(runId: string, sayings: readonly Saying[]): Promise<WriteCounts>;
  /** What users chose as references of sayings, the latest choice first. */
  references(): Promise<ChosenReference[]>;
  /** Chooses a reference, before all chosen earlier; it lasts until it is dropped. Sayings are settled by the caller. */
  chooseReference(runId: string, reference: ChosenReference): Promise<void>;
  /** Takes choices back; gives how many there were. */
  dropReferences(sourceIds: readonly string[]): Promise<number>;
  /** Stores problems; earlier ones of `checkedFiles` that are not among them are removed. Returns rows written. */
  putProblems(runId: string, problems: readonly ProblemRecord[], checkedFiles?: readonly string[]): Promise<number>;

  listThreads(): Promise<ThreadSummary[]>;
  /** Any SQL, with schema `analytics` first on the search path; read-only unless told otherwise. */
  query(sql: string, options?: QueryOptions): Promise<QueryResult>;
  /**
   * One read-only transaction over an unchanging state, for answers that do not fit into memory. It is not begun again
   * when the connection is lost (DatabaseError `connection-lost`). On the embedded database others wait while it lasts.
   */
  reading<T>(work: (reader: Reader) => Promise<T>, options?: ReadingOptions): Promise<T>;
  /**
   * Brings the daily, pair and total tables of schema `analytics` up to the change log: threads that changed since the
   * last refresh are made anew, all where another run of an analyzer is shown. Some transactions; safe to repeat and
   * while others write, and the same rows as with `full`.
   */
  refreshDaily(options?: DailyOptions): Promise<DailyRefresh>;
  /** How far the change log can be read without missing anything; see store/horizon.ts. Waits for writers at most a minute. */
  changeHorizon(): Promise<Horizon>;
  status(): Promise<StoreStatus>;
  /** Brings the schema up to date; true when something was applied. */
  migrate(): Promise<boolean>;
  /** Deletes everything stored and leaves an empty, current schema. */
  reset(): Promise<void>;
  /** A DSN other programs can use now: the socket of the embedded database (while this process runs) or the server. */
  url(): string;
  /** Finishes, drains other clients of the embedded database, releases the folder; the process can end. */
  close(): Promise<void>;
}
