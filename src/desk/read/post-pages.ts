import { z } from 'zod';
import type { Store } from '../../store/index.js';

/** A saved page of a thread and where it came from. */
export interface SavedPage {
  readonly contentHash: string;
  readonly pageNumber: number | null;
  readonly engine: string;
  readonly file: string | null;
  readonly url: string | null;
  readonly sha256: string;
  readonly fetchedAt: string | null;
  /** When it was taken in. */
  readonly at: string;
  readonly charset: string | null;
  readonly charsetFrom: string | null;
  /** Version of the program that read it. */
  readonly version: string | null;
}

const COLUMNS = `p.content_hash, p.page_number, p.engine, p.file, p.url, p.sha256, p.fetched_at, p.at, p.charset, p.charset_from, r.version
  from v_page p left join v_run r on r.run_id = p.run_id`;

const SAVED = z
  .object({
    content_hash: z.string(),
    page_number: z.number().nullable(),
    engine: z.string().nullable(),
    file: z.string().nullable(),
    url: z.string().nullable(),
    sha256: z.string(),
    fetched_at: z.string().nullable(),
    at: z.string(),
    charset: z.string().nullable(),
    charset_from: z.string().nullable(),
    version: z.string().nullable(),
  })
  .transform(
    (row): SavedPage => ({
      contentHash: row.content_hash,
      pageNumber: row.page_number,
      engine: row.engine ?? 'unknown',
      file: row.file,
      url: row.url,
      sha256: row.sha256,
      fetchedAt: row.fetched_at,
      at: row.at,
      charset: row.charset,
      charsetFrom: row.charset_from,
      version: row.version,
    }),
  );

/** Pages of a thread read at most: a page of ten posts each of a thread of 20,000. */
const MOST_PAGES = 2000;

/** Saved pages of a thread in the order of its pages, the latest save of each first. The thread must be one of the visitor's. */
export async function readSavedPages(store: Store, threadId: string): Promise<readonly SavedPage[]> {
  const { rows } = await store.query(
    `select ${COLUMNS} where p.thread_id = $1::uuid order by p.page_number nulls first, coalesce(p.fetched_at, p.at) desc limit ${MOST_PAGES}`,
    { params: [threadId] },
  );
  return z.array(SAVED).parse(rows);
}

/** Where one snapshot came from; several files may hold the same page. */
export async function readSaves(store: Store, threadId: string, contentHash: string): Promise<readonly SavedPage[]> {
  const { rows } = await store.query(
    `select ${COLUMNS} where p.thread_id = $1::uuid and p.content_hash = $2 order by coalesce(p.fetched_at, p.at) desc limit 20`,
    { params: [threadId, contentHash] },
  );
  return z.array(SAVED).parse(rows);
}

/**
 * The saved pages that may hold a post: those whose number fits, taking all pages to hold the same number of posts, and
 * their neighbours; all, where the thread has few.
 */
export function likelyPages(
  saved: readonly SavedPage[],
  post: { readonly position: number | null },
  positions: number | null,
): readonly SavedPage[] {
  const numbers = [...new Set(saved.map(({ pageNumber }) => pageNumber ?? 1))].sort((a, b) => a - b);
  if (numbers.length <= 3 || post.position === null || positions === null) return saved.slice(0, 12);
  const at = Math.floor(((post.position - 1) / positions) * numbers.length);
  const near = new Set(numbers.slice(Math.max(0, at - 1), at + 2));
  const middle = numbers[at];
  return saved
    .filter(({ pageNumber }) => near.has(pageNumber ?? 1))
    .sort((a, b) => Number(b.pageNumber === middle) - Number(a.pageNumber === middle))
    .slice(0, 12);
}
