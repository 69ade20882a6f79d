/**
 * The public API: the rooms of docs/architecture.md as functions. Reading, linking and scoring need no database.
 *
 * ```ts
 * import { readThread } from 'threadbare';
 * const reading = readThread({ bytes, fileName: 'thread.html', contentType: null, url: null });
 * ```
 */
export { analyzeThread, prepareAnalyzers, scoreText } from './analyze/index.js';
export { decode } from './decode/decode.js';
export { parsePage } from './engines/index.js';
export { pageToJson } from './engines/to-json.js';
export { type IngestOptions, ingest } from './ingest/ingest.js';
export { findInputs } from './ingest/inputs.js';
export type { FileProblem, IngestSummary } from './ingest/summary.js';
export type * from './model/annotation.js';
export type * from './model/body.js';
export { renderBody } from './model/body.js';
export {
  DatabaseError,
  InputError,
  InterruptedError,
  PolicyError,
  ThreadbareError,
  UsageError,
} from './model/errors.js';
export type * from './model/moment.js';
export type * from './model/page.js';
export type { Problem } from './model/problem.js';
export type * from './model/thread.js';
export { deriveThread, type RawPage, readPage, readThread, type ThreadReading } from './pipeline.js';
export { checkQuote, type QuoteCheck } from './quotes/check-quote.js';
export { type FinishedPost, type LinkedPosts, linkPosts, linkThread } from './quotes/index.js';
export { extractQuotations, type Quotation } from './quotes/quotations.js';
export { changeSettings, QUOTE_SETTINGS, type QuoteSettings } from './quotes/quote-settings.js';
export { groupSayings } from './quotes/sayings.js';
export type { PostReader, ReadableThread } from './quotes/scan.js';
export { type SourceSettings, traceSources } from './quotes/sources.js';
export { renderHtml } from './report/render-html.js';
export { renderJson } from './report/render-json.js';
export { renderText } from './report/render-text.js';
export { reportAll, reportThread } from './report/report.js';
export { withPlots } from './report/with-plots.js';
export { openStore, type Store, type StoreOptions } from './store/index.js';
export { assembleThread } from './threads/assemble.js';
export { identifyDocument, identifyThread } from './threads/identity.js';
export { VERSION } from './version.js';
