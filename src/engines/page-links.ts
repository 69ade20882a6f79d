import { isAddress } from '../model/address.js';
import type { Problem } from '../model/problem.js';
import { type Scope, selectIn } from './field.js';
import { textOf } from './html/text-of.js';
import type { Resolve } from './page-url.js';

/** Page links looked at; a navigation shows a dozen. */
const MOST_LINKS = 400;

/** Page links by the number their words say; of several for one page the first counts. */
export function numberedLinks(page: Scope, selector: string, resolve: Resolve): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const element of selectIn(page, selector).slice(0, MOST_LINKS)) {
    const words = textOf(element);
    const digits = /^\D{0,3}?(\d{1,3}(?:[.,]\d{3})?|\d{4,6})\D{0,3}$/.exec(words)?.[1]?.replace(/\D/g, '');
    const href = resolve(element.attributes.href ?? null);
    const number = Number(digits);
    if (digits !== undefined && href !== null && number >= 1 && !found.has(number)) found.set(number, href);
  }
  return found;
}

/**
 * The address of a page of a thread by the parameter that holds its number, for engines whose page links a script
 * draws; null where the page's own address is not known.
 */
export function addressOfPage(address: string | null, parameter: string, number: number): string | null {
  if (parameter === '' || address === null || !isAddress(address)) return null;
  const url = new URL(address);
  url.hash = '';
  url.searchParams.delete(parameter);
  if (number > 1) url.searchParams.set(parameter, String(number));
  return url.href;
}

/** What is printed of a page's place among its pages. */
export interface PagePlace {
  readonly page: number | null;
  readonly pageCount: number | null;
  readonly nextUrl: string | null;
}

/** A page that is not the last and leads to no further one: posts behind it would be lost without a word. */
export function lostNextPage({ page, pageCount, nextUrl }: PagePlace): Problem[] {
  if (nextUrl !== null || pageCount === null || pageCount < 2 || (page !== null && page >= pageCount)) return [];
  const message = `This is ${page === null ? 'one page' : `page ${page}`} of ${pageCount}, and no link to the next one can be read: what stands behind it is not found by following links; add the other pages by hand.`;
  return [{ code: 'no-next-page', message, post: null }];
}
