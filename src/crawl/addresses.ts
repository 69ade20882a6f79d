import { cleanAddress } from '../fetch/urls/clean-address.js';
import { isAddress } from '../model/address.js';
import { deterministicId } from '../model/ids.js';
import type { CrawlAbout, CrawlKind, NewPage } from '../store/index.js';

/** The key of a cleaned address in a crawl. */
export const pageKey = (url: string): string => deterministicId('crawl-page', url);

/** What goes first: a thread that was begun is read to its end before the next one, and threads before more lists. */
const PRIORITY: Readonly<Record<CrawlKind | 'rest', number>> = { seed: 0, rest: 1, thread: 2, forum: 3, site: 4 };

/** An address as it was found: nothing known of it yet. */
const FOUND: CrawlAbout = {
  hops: 0,
  place: 1,
  accept: null,
  fallback: null,
  plain: false,
  replies: null,
  lastPost: null,
  shown: null,
  backwards: false,
  list: null,
  idle: 0,
  rechecks: 0,
};

/**
 * An address for the frontier; null where it is none that can be fetched.
 *
 * @param headKey the page that heads its list or thread; null: itself
 */
export function newPage(
  url: string,
  kind: CrawlKind,
  about: Partial<CrawlAbout> = {},
  headKey: string | null = null,
): NewPage | null {
  const clean = cleanAddress(url);
  if (clean === null) return null;
  const key = pageKey(clean);
  const priority = kind === 'thread' && (about.place ?? 1) > 1 ? PRIORITY.rest : PRIORITY[kind];
  return {
    pageKey: key,
    url: clean,
    origin: new URL(clean).origin,
    kind,
    priority,
    headKey: headKey ?? key,
    about: { ...FOUND, ...about },
  };
}

/** Whether two addresses lie on one site: the same host and port, `www.` and the scheme aside. */
export function sameSite(a: string, b: string): boolean {
  return isAddress(a) && isAddress(b) && siteOf(new URL(a)) === siteOf(new URL(b));
}

const siteOf = ({ hostname, port }: URL): string => `${hostname.toLowerCase().replace(/^www\./, '')}:${port}`;
