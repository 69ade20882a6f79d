import type { AnalysisResult } from './analyze/analyzer.js';
import { analyzeThread } from './analyze/index.js';
import type { CharsetSource } from './decode/charset.js';
import { decode } from './decode/decode.js';
import type { EngineOptions } from './engines/engine.js';
import { parsePage } from './engines/index.js';
import type { Annotation } from './model/annotation.js';
import type { ParsedPage, ThreadPage } from './model/page.js';
import type { Problem } from './model/problem.js';
import type { LinkedThread, StoredDocument } from './model/thread.js';
import { linkThread } from './quotes/index.js';
import { SOURCE_SETTINGS, type SourceSettings } from './quotes/sources.js';
import { assembleThread } from './threads/assemble.js';
import { identifyThread } from './threads/identity.js';

/** Saved bytes and what is known about where they came from. */
export interface RawPage {
  readonly bytes: Uint8Array;
  /** Path or name, a hint for the format; null for standard input. */
  readonly fileName: string | null;
  readonly contentType: string | null;
  /** Address the page was saved from, where the user says so. */
  readonly url: string | null;
}

/** A thread with its quotes checked and its posts analysed. */
export interface ThreadReading {
  readonly thread: LinkedThread;
  readonly analysis: AnalysisResult;
}

/** What one page says, and the charset its bytes were read in. */
export interface PageReading {
  readonly parsed: ParsedPage;
  readonly charset: string;
  readonly charsetFrom: CharsetSource;
}

/** Bytes to what one page says; the decoder's doubts come first among the problems. Throws InputError on no text. */
export function readPageAndCharset(raw: RawPage, options: EngineOptions = {}): PageReading {
  const { text, format, problems, charset, charsetFrom } = decode(raw.bytes, raw);
  return { parsed: withProblems(problems, parsePage({ text, format, url: raw.url }, options)), charset, charsetFrom };
}

/** The same for callers who need the page alone. */
export const readPage = (raw: RawPage, options: EngineOptions = {}): ParsedPage =>
  readPageAndCharset(raw, options).parsed;

/** What the pages of one thread and the known articles say together: a pure function of the two sets. */
export function deriveThread(
  threadId: string,
  site: string | null,
  pages: readonly ThreadPage[],
  documents: readonly StoredDocument[],
  settings: SourceSettings = SOURCE_SETTINGS,
): LinkedThread {
  return linkThread(assembleThread(threadId, site, pages), documents, settings);
}

/**
 * The whole way of a thread page: decode, parse, identify, assemble, link, analyse, as one expression and without a
 * database. Null when the page holds no thread. Throws InputError when the bytes hold no text.
 */
export function readThread(
  raw: RawPage,
  documents: readonly StoredDocument[] = [],
  stored: readonly Annotation[] = [],
): ThreadReading | null {
  return onThread(readPage(raw), (page) =>
    onIdentity(page, raw.url, (threadId, site) => analysed(deriveThread(threadId, site, [page], documents), stored)),
  );
}

const withProblems = (before: readonly Problem[], page: ParsedPage): ParsedPage => ({
  ...page,
  problems: [...before, ...page.problems],
});

const onThread = <T>(page: ParsedPage, next: (page: ThreadPage) => T): T | null =>
  page.type === 'thread' && page.posts.length > 0 ? next(page) : null;

function onIdentity<T>(page: ThreadPage, url: string | null, next: (threadId: string, site: string | null) => T): T {
  const { threadId, site } = identifyThread(page, url);
  return next(threadId, site);
}

const analysed = (thread: LinkedThread, stored: readonly Annotation[]): ThreadReading => ({
  thread,
  analysis: analyzeThread(thread, stored),
});
