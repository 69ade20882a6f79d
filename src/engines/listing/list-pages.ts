import { readField, readNumber, type Scope } from '../field.js';
import { numberedLinks } from '../page-links.js';
import type { Resolve } from '../page-url.js';
import type { ListingSpec } from './listing-spec.js';

/** Where a page stands in its list. */
export interface ListPages {
  readonly url: string | null;
  readonly page: number | null;
  readonly pageCount: number | null;
  readonly nextUrl: string | null;
}

/**
 * Page, pages and the next one: as the spec's fields say, completed from the numbers of the page links. The last page
 * has no next one whatever else is linked, and a list does not go on with itself.
 */
export function readPages(page: Scope, spec: ListingSpec, resolve: Resolve): ListPages {
  const numbered = numberedLinks(page, spec.pageLinks, resolve);
  const highest = Math.max(0, ...numbered.keys());
  const printed = readNumber(page, spec.page);
  const counted = readNumber(page, spec.pageCount);
  const single = spec.unpagedIsSingle && printed === null && counted === null && highest === 0;
  const number = single ? 1 : printed;
  const count = single ? 1 : largest(counted, highest, printed);
  const link = resolve(readField(page, spec.nextUrl)) ?? (number === null ? null : (numbered.get(number + 1) ?? null));
  const own = resolve(readField(page, spec.canonical));
  const next = number !== null && count !== null && number >= count ? null : link;
  return {
    url: resolve(readField(page, spec.url)) ?? numbered.get(1) ?? (number === null || number === 1 ? own : null),
    page: number,
    pageCount: count,
    nextUrl: next !== null && next !== own ? next : null,
  };
}

/** The highest page that is printed, linked or shown itself. */
function largest(counted: number | null, linked: number, shown: number | null): number | null {
  if (counted === null && linked === 0) return null;
  return Math.max(counted ?? 0, linked, shown ?? 0);
}
