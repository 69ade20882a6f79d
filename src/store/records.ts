import type { ThreadPage } from '../model/page.js';

/** One parsed page and where it came from. `sha256` is that of the bytes it was parsed from. */
export interface PageRecord {
  readonly threadId: string;
  /** Host of the installation; null when unknown. */
  readonly site: string | null;
  readonly url: string | null;
  readonly page: ThreadPage;
  readonly file: string | null;
  readonly sha256: string;
  /** ISO 8601, or null where nobody recorded it. */
  readonly fetchedAt?: string | null | undefined;
  /** Charset the bytes were read in, and what said so (`bom`, `header`, `meta`, `sniff`). */
  readonly charset?: string | null | undefined;
  readonly charsetFrom?: string | null | undefined;
}

/** Where a document came from: provenance, outside the promise of equal rows. */
export interface Provenance {
  readonly file: string | null;
  readonly url: string | null;
  readonly sha256: string;
  readonly fetchedAt?: string | null | undefined;
  readonly charset?: string | null | undefined;
  readonly charsetFrom?: string | null | undefined;
}

export interface ProblemRecord {
  readonly file: string | null;
  readonly code: string;
  readonly message: string;
  readonly post?: number | null | undefined;
  readonly threadId?: string | null | undefined;
}
