import type { Exchange } from '../fetch/exchange.js';
import { headerOf } from '../fetch/exchange.js';
import { sha256 } from '../model/ids.js';
import type { FetchedFacts } from '../store/index.js';

/** What is kept of any answer. */
export function factsOf(exchange: Exchange): FetchedFacts {
  return {
    status: exchange.status,
    etag: headerOf(exchange.headers, 'etag'),
    lastModified: headerOf(exchange.headers, 'last-modified'),
    sha256: null,
    archived: null,
    fetchedAt: exchange.startedAt,
  };
}

/** The payload's digest as the archive writes it. */
export const digestOf = (exchange: Exchange): string => `sha256:${sha256(exchange.raw)}`;
