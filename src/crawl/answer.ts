import type { Exchange } from '../fetch/exchange.js';
import type { ArchivePlace, FetchedFacts } from '../store/index.js';

/** An answer on its way into the store. */
export interface Answer {
  readonly exchange: Exchange;
  readonly facts: FetchedFacts;
  readonly place: ArchivePlace;
  /** SHA-256 of the unpacked body. */
  readonly sha256: string;
}
