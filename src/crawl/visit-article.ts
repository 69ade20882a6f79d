import { documentOf } from '../ingest/keep-page.js';
import type { ArticlePage } from '../model/page.js';
import { fingerprint } from '../quotes/fingerprint.js';
import type { PageOutcome, QueuedPage } from '../store/index.js';
import type { Answer } from './answer.js';
import { type Crawler, outcomeOf } from './crawler.js';
import type { ReadAs } from './read-answer.js';
import { askApi } from './visit-thread.js';

/** An article without comments on its page: kept as a document, unless an API has its comments. */
export async function visitArticle(
  crawler: Crawler,
  page: QueuedPage,
  { place, sha256, facts }: Answer,
  parsed: ArticlePage,
  as: ReadAs,
): Promise<PageOutcome> {
  const api = await askApi(crawler, page, { engine: parsed.engine, page: parsed, text: as.text });
  if (api !== null) return { ...api, fetched: facts };
  const document = documentOf(parsed, page.url);
  await crawler.store.putDocument(crawler.run, document, fingerprint(document.text), {
    file: `${place.file}#${place.number}`,
    url: page.url,
    sha256,
    fetchedAt: facts.fetchedAt,
    charset: as.charset,
    charsetFrom: as.charsetFrom,
  });
  return outcomeOf(page, 'read', {
    kind: 'thread',
    fetched: facts,
    problems: parsed.problems.map((one) => ({ ...one, file: page.url })),
  });
}
