import { isAddress } from '../../model/address.js';
import type { KnownPage, Values } from './api.js';

/** The part of a page that is searched for its links. */
const HEAD = 400_000;
const LINK = /<link\s[^<>]{0,2000}>/gi;
const API_RELATION = /\brel\s*=\s*(?:"https:\/\/api\.w\.org\/"|'https:\/\/api\.w\.org\/'|https:\/\/api\.w\.org\/)/i;
const TARGET = /\bhref\s*=\s*(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s"'>]{1,2000}))/i;

/**
 * Where the comments of a WordPress article are answered: the head of every page links its API, at `/wp-json/` or,
 * without speaking addresses, as a query. Pages that were cleaned of that link have no API for us.
 */
export function wordpressValues({ page, text }: KnownPage, address: URL): Values | null {
  if (page.type !== 'thread' || page.thread.externalId === null || text == null) return null;
  const api = apiOf(text.slice(0, HEAD), address);
  if (api === null) return null;
  return {
    api,
    // A query that names the route already goes on with a further parameter.
    start: api.includes('?') ? '&' : '?',
    article: page.thread.externalId,
    address: page.thread.url ?? address.href,
  };
}

function apiOf(head: string, address: URL): string | null {
  for (const [link] of head.matchAll(LINK)) {
    if (!API_RELATION.test(link)) continue;
    const target = TARGET.exec(link);
    const href = (target?.[1] ?? target?.[2] ?? target?.[3] ?? '').replaceAll('&amp;', '&').replaceAll('&#038;', '&');
    if (!isAddress(href, address.href)) return null;
    const api = new URL(href, address);
    // Another host's API would answer for other articles.
    return api.host === address.host ? api.href : null;
  }
  return null;
}
