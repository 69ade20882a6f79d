/** What a user wants forgotten. */
export type ForgetWish =
  | { readonly kind: 'author'; readonly name: string /** Host; null: every site. */; readonly site: string | null }
  | { readonly kind: 'post'; readonly threadId: string; readonly postId: string }
  | { readonly kind: 'document'; readonly documentId: string };

/** What was found of it among the derived rows when the rules were made. */
export interface ForgetBegun {
  /** Rules that are new; 0: it was asked for before. */
  readonly rules: number;
  /** Posts of theirs. */
  readonly posts: number;
  /** Accounts of theirs, by the engine's ids. */
  readonly accounts: number;
  /** The name is an everyday word: inside texts it goes only where somebody is addressed or cited by it. */
  readonly everyday: boolean;
  /** Fingerprints of an article that went: threads that share one are derived again. */
  readonly fingerprints: readonly bigint[];
}

/** What was found in one thread. */
export interface ForgetSwept {
  /** Kept pages that were rewritten. */
  readonly pages: number;
  /** Files these came from (`archive.warc.gz#12` is record 12). */
  readonly files: readonly string[];
}

/** What one run changed beside threads. */
export interface ForgetTables {
  readonly rows: Readonly<Record<string, number>>;
  readonly documents: readonly { readonly documentId: string; readonly fingerprints: readonly bigint[] }[];
}

/** Erasure, step by step; every step is one transaction and may be repeated (see ingest/forget.ts for the order). */
export interface Forgetting {
  /** Makes the rules. From then on nothing that they name is stored any more, whoever brings it. */
  begin(runId: string, wish: ForgetWish): Promise<ForgetBegun>;
  /** Whether there are rules by which not everything has been looked through. */
  isPending(): Promise<boolean>;
  /** Threads that may hold posts of forgotten people, by id: what these wrote is learned first. */
  suspects(): Promise<string[]>;
  /** Learns from one thread who they are and what they wrote. */
  learn(runId: string, threadId: string): Promise<void>;
  /** All threads with kept pages, by id. */
  threads(): Promise<string[]>;
  /** Rewrites the kept pages of one thread. */
  sweep(runId: string, threadId: string): Promise<ForgetSwept>;
  /** Clears everything that is not derived from pages. */
  sweepTables(runId: string): Promise<ForgetTables>;
  /** After all threads were derived again: what is left without owner goes, and the rules count as done. */
  finish(runId: string): Promise<number>;
  /** Does `work` over these very steps in one transaction and takes everything back. */
  rehearse<T>(work: (steps: Forgetting) => Promise<T>): Promise<T>;
}
