import type { ArticlePage, ThreadPage } from '../model/page.js';
import type { StoredDocument } from '../model/thread.js';
import { fingerprint } from '../quotes/fingerprint.js';
import type { Store } from '../store/index.js';
import { identifyDocument, identifyThread } from '../threads/identity.js';
import type { OpenedPage } from './open-page.js';
import type { FileProblem, IngestTally } from './summary.js';

/** Threads to derive again, and fingerprints of the articles that came in. */
export interface Touched {
  readonly threads: Set<string>;
  readonly documents: Map<string, readonly bigint[]>;
}

/** Keeps one parsed page in the store; gives the problems the page itself reported. */
export async function keepPage(
  store: Store,
  run: string,
  page: OpenedPage,
  tally: IngestTally,
  touched: Touched,
): Promise<FileProblem[]> {
  const { parsed } = page;
  if (parsed.type === 'article') {
    const document = documentOf(parsed, page.url);
    const marks = fingerprint(document.text);
    await store.putDocument(run, document, marks, {
      file: page.file,
      url: page.url,
      sha256: page.sha256,
      fetchedAt: page.fetchedAt,
      charset: page.charset,
      charsetFrom: page.charsetFrom,
    });
    touched.documents.set(document.id, marks);
    tally.articles += 1;
    return problemsOf(page, null);
  }
  if (parsed.posts.length === 0) {
    tally.unknown += 1;
    // A crawl leaves lists of threads in its archives, as it should: only who names one as a thread is told.
    return isRecord(page) && parsed.problems.some((one) => one.code === 'index-page') ? [] : problemsOf(page, null);
  }
  const threadId = await keepThreadPage(store, run, page, parsed, tally);
  touched.threads.add(threadId);
  return problemsOf(page, threadId);
}

async function keepThreadPage(
  store: Store,
  run: string,
  page: OpenedPage,
  parsed: ThreadPage,
  tally: IngestTally,
): Promise<string> {
  const { threadId, site } = identifyThread(parsed, page.url);
  const kept = await store.putPage(run, {
    threadId,
    site,
    url: page.url,
    page: parsed,
    file: page.file,
    sha256: page.sha256,
    fetchedAt: page.fetchedAt,
    charset: page.charset,
    charsetFrom: page.charsetFrom,
  });
  tally.pages += 1;
  if (kept === 'new') tally.newPages += 1;
  tally.posts += parsed.posts.length;
  return threadId;
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
