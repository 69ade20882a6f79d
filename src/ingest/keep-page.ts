import type { ArticlePage, ThreadPage } from '../model/page.js';
import type { StoredDocument } from '../model/thread.js';
import { fingerprint } from '../quotes/fingerprint.js';
import type { PageRecord, Store } from '../store/index.js';
import { identifyDocument, identifyThread } from '../threads/identity.js';
import { isOdd } from './odd.js';
import type { OpenedPage } from './open-page.js';
import type { FileProblem, IngestTally } from './summary.js';

/** Threads to derive again, and fingerprints of the articles that came in. */
export interface Touched {
  readonly threads: Set<string>;
  readonly documents: Map<string, readonly bigint[]>;
}

/** Counters, what was touched, and where problems go. */
export interface Keeping {
  readonly tally: IngestTally;
  readonly touched: Touched;
  readonly note: (problem: FileProblem) => void;
}

/**
 * Keeps parsed pages in the store, those of threads in one transaction, and notes the problems they reported. A page
 * that the database refuses is a problem of its file, and the others are kept.
 */
export async function keepPages(
  store: Store,
  run: string,
  pages: readonly OpenedPage[],
  { tally, touched, note }: Keeping,
): Promise<void> {
  const records: { readonly page: OpenedPage; readonly record: PageRecord }[] = [];
  for (const page of pages) {
    const { parsed } = page;
    if (parsed.type === 'article') {
      await keepArticle(store, run, page, parsed, touched);
      tally.articles += 1;
      problemsOf(page, null).forEach(note);
    } else if (parsed.posts.length === 0) {
      tally.unknown += 1;
      // A crawl leaves lists of threads in its archives, as it should: only who names one as a thread is told.
      const isList = isRecord(page) && parsed.problems.some((one) => one.code === 'index-page');
      if (!isList) problemsOf(page, null).forEach(note);
    } else records.push({ page, record: recordOf(page, parsed) });
  }
  const kept = await putSome(
    store,
    run,
    records.map(({ record }) => record),
  );
  records.forEach(({ page, record }, n) => {
    const outcome = kept[n] ?? 'known';
    if (typeof outcome !== 'string') {
      tally.failed += 1;
      note(refused(page, outcome.error));
      return;
    }
    touched.threads.add(record.threadId);
    tally.pages += 1;
    if (outcome === 'new') tally.newPages += 1;
    tally.posts += record.page.posts.length;
    problemsOf(page, record.threadId).forEach(note);
  });
}

type Outcome = 'new' | 'known' | { readonly error: unknown };

/** All in one transaction; where one is refused, in halves, until it stands alone. */
async function putSome(store: Store, run: string, records: readonly PageRecord[]): Promise<readonly Outcome[]> {
  if (records.length === 0) return [];
  try {
    return await store.putPages(run, records);
  } catch (error) {
    if (!isOdd(error)) throw error;
    if (records.length === 1) return [{ error }];
  }
  const half = records.length >> 1;
  const first = await putSome(store, run, records.slice(0, half));
  return [...first, ...(await putSome(store, run, records.slice(half)))];
}

const refused = (page: OpenedPage, error: unknown): FileProblem => ({
  file: page.file,
  code: 'page-refused',
  message: `The database does not take this page; the others were kept. (${error instanceof Error ? error.message : String(error)})`,
  post: null,
  threadId: null,
  failed: true,
});

async function keepArticle(
  store: Store,
  run: string,
  page: OpenedPage,
  parsed: ArticlePage,
  touched: Touched,
): Promise<void> {
  const document = documentOf(parsed, page.url);
  const marks = fingerprint(document.text);
  const { file, url, sha256, fetchedAt, charset, charsetFrom } = page;
  await store.putDocument(run, document, marks, { file, url, sha256, fetchedAt, charset, charsetFrom });
  touched.documents.set(document.id, marks);
}

function recordOf(page: OpenedPage, parsed: ThreadPage): PageRecord {
  const { file, url, sha256, fetchedAt, charset, charsetFrom } = page;
  return { ...identifyThread(parsed, url), url, page: parsed, file, sha256, fetchedAt, charset, charsetFrom };
}

/** The article as it is kept: its id does not depend on the file it lay in. */
export function documentOf(page: ArticlePage, url: string | null): StoredDocument {
  const { title, authors, publisher, agency, published, text } = page.document;
  return { id: identifyDocument(page), url: page.url ?? url, title, authors, publisher, agency, published, text };
}

/** Whether it lay in an archive among others. */
const isRecord = (page: OpenedPage): boolean => /#\d+$/.test(page.file);

const problemsOf = (page: OpenedPage, threadId: string | null): FileProblem[] =>
  page.parsed.problems.map((problem) => ({ ...problem, file: page.file, threadId, failed: false }));
