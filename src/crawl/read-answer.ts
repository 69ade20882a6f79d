import type { CharsetSource } from '../decode/charset.js';
import { decode } from '../decode/decode.js';
import type { EngineOptions } from '../engines/engine.js';
import { parsePage } from '../engines/index.js';
import { parseListing } from '../engines/listing/index.js';
import type { Exchange } from '../fetch/exchange.js';
import { headerOf } from '../fetch/exchange.js';
import { InputError } from '../model/errors.js';
import type { ListingPage } from '../model/listing.js';
import type { ArticlePage, ThreadPage } from '../model/page.js';
import type { Problem } from '../model/problem.js';
import type { CrawlKind } from '../store/index.js';

/** How the bytes of an answer were read. */
export interface ReadAs {
  readonly charset: string;
  readonly charsetFrom: CharsetSource;
  /** The decoded page. */
  readonly text: string;
}

/** What an answer turned out to be. */
export type Reading =
  | { readonly is: 'thread'; readonly page: ThreadPage; readonly as: ReadAs }
  | { readonly is: 'listing'; readonly page: ListingPage; readonly as: ReadAs }
  | { readonly is: 'article'; readonly page: ArticlePage; readonly as: ReadAs }
  | {
      readonly is: 'nothing';
      readonly code: string;
      readonly message: string;
      readonly problems: readonly Problem[];
      /** The engine it shows the signs of; `unknown` where none. */
      readonly engine: string;
      readonly page: ThreadPage | null;
      readonly as: ReadAs | null;
    };

/**
 * Reads an answer as what it was followed as: lists as lists, threads as threads; a seed as whatever it is. Links come
 * out of descriptions of engines only, so a page nobody describes leads nowhere. Never throws on what a server sends.
 */
export function readAnswer({ url, body, headers }: Exchange, kind: CrawlKind, options: EngineOptions): Reading {
  const contentType = headerOf(headers, 'content-type');
  try {
    const { text, format, charset, charsetFrom, problems } = decode(body, { contentType });
    const input = { text, format, url };
    const as = { charset, charsetFrom, text };
    const listing = kind === 'thread' ? null : parseListing(input, options);
    if (listing !== null) return { is: 'listing', page: withProblems(problems, listing), as };
    const page = withProblems(problems, parsePage(input, options));
    if (page.type === 'article') return { is: 'article', page, as };
    if (page.posts.length > 0) return { is: 'thread', page, as };
    const why = page.problems.find((problem) => NO_THREAD.has(problem.code)) ?? page.problems.at(-1);
    const code = why?.code ?? 'unknown-page';
    const message = why?.message ?? 'No posts were recognised.';
    return { is: 'nothing', code, message, problems: page.problems, engine: page.engine, page, as };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { code, message } = error;
    return { is: 'nothing', code, message, problems: [], engine: 'unknown', page: null, as: null };
  }
}

/** Codes that say what a page without posts is. */
const NO_THREAD: ReadonlySet<string> = new Set([
  'login-required',
  'error-page',
  'empty-shell',
  'index-page',
  'unknown-page',
]);

const withProblems = <T extends { readonly problems: readonly Problem[] }>(before: readonly Problem[], page: T): T => ({
  ...page,
  problems: [...before, ...page.problems],
});
