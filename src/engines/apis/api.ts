import type { ListingPage } from '../../model/listing.js';
import type { ParsedPage } from '../../model/page.js';

/** What an address stands for: one thread, a list of threads, or the list of a whole site. */
export type ApiKind = 'thread' | 'forum' | 'site';

/** Where an engine's public API answers what a page shows. */
export interface ApiPlan {
  readonly engine: string;
  readonly kind: ApiKind;
  /** First address to ask; the answer names the next one itself (`thread.nextUrl`, `ListingPage.nextUrl`). */
  readonly url: string;
  /** For the request's `Accept`. */
  readonly accept: string;
  /** The address people open. */
  readonly pageUrl: string;
}

/** A page that was fetched already. */
export interface KnownPage {
  readonly engine: string;
  readonly page: ParsedPage | ListingPage;
  /** Its markup: some engines print in its head where their API is. Null or left out: not at hand. */
  readonly text?: string | null | undefined;
}

/** The public API of one engine. */
export interface PublicApi {
  readonly engine: string;
  /** Hosts whose addresses say what they are before anything is fetched; null: a fetched page has to say so. */
  readonly hosts: RegExp | null;
  readonly accept: string;
  /** Asked in this order; the first that fits counts. */
  readonly forms: readonly ApiForm[];
  /** More values for the templates, read from a page that is known; null: this page has no API address. */
  readonly values?: (known: KnownPage, address: URL) => Values | null;
}

/** Values for the templates, by name. */
export type Values = Readonly<Record<string, string>>;

/** One kind of address and where the API answers the same. */
export interface ApiForm {
  readonly kind: ApiKind;
  /** Fits the path and query of an address, without its fragment; named groups are values for the templates. */
  readonly path: RegExp;
  /** `{origin}`, `{host}` and the values; a name without a value gives no address. */
  readonly api: string;
  readonly page: string;
}
