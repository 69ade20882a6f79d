import type { Verdict } from '../model/thread.js';

/** Something that could not be read, with the file it happened in. `failed`: nothing of the input was kept. */
export interface FileProblem {
  readonly file: string;
  readonly code: string;
  readonly message: string;
  /** Position of the post on its page, or null. */
  readonly post: number | null;
  readonly threadId: string | null;
  readonly failed: boolean;
}

/** Counters while an ingest runs. */
export interface IngestTally {
  files: number;
  totalFiles: number;
  failed: number;
  pages: number;
  newPages: number;
  articles: number;
  posts: number;
  /** Readable inputs that held neither a thread nor an article. */
  unknown: number;
}

/** What an ingest did. Counts of quotes and posts are those of the threads it touched. */
export interface IngestSummary {
  readonly files: number;
  readonly failed: number;
  readonly unknown: number;
  readonly pages: number;
  readonly newPages: number;
  readonly articles: number;
  readonly threads: number;
  readonly posts: number;
  readonly stubs: number;
  readonly changed: { readonly inserted: number; readonly updated: number; readonly deleted: number };
  readonly quotes: Readonly<Partial<Record<Verdict, number>>>;
  readonly sayings: number;
  readonly annotations: { readonly written: number; readonly unchanged: number };
  /** Of the files that were read, and of the threads they touched (what v_problem has of both). */
  readonly problems: number;
  readonly seconds: number;
}

/** Counters at nought for so many inputs. */
export function emptyTally(totalFiles: number): IngestTally {
  return { files: 0, totalFiles, failed: 0, pages: 0, newPages: 0, articles: 0, posts: 0, unknown: 0 };
}
