import type { InputError } from '../model/errors.js';

/** A page kept in an archive. */
export interface ArchivedPage {
  /** Place of the record in the file, from 1, records of every kind counted. */
  readonly number: number;
  /** Where it was fetched from; null where the record does not say. */
  readonly url: string | null;
  /** When it was fetched, ISO 8601; null where the record does not say. */
  readonly fetchedAt: string | null;
  /** As the server declared it; null where it did not. */
  readonly contentType: string | null;
  /** The page itself: HTTP headers, transfer and content encoding are gone. */
  readonly bytes: Uint8Array;
  /** First byte of the record in the file; packed, of the gzip member or zstd frame it begins in. */
  readonly offset?: number;
  /** Name of the file that holds the record inside the archive; `offset` counts from its beginning. */
  readonly inner?: string;
}

/** What a record gave: a page, or why it is none. Records that hold no page (requests, metadata) give nothing. */
export type ArchiveItem =
  | { readonly page: ArchivedPage }
  | { readonly number: number; readonly url: string | null; readonly error: InputError };
