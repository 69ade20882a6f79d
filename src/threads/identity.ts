import { isAddress } from '../model/address.js';
import { renderBody } from '../model/body.js';
import { deterministicId, sha256 } from '../model/ids.js';
import type { ArticlePage, PagePost, ThreadPage } from '../model/page.js';
import { foldText } from '../model/text.js';

/**
 * Who a page belongs to: the thread's id and its site. The site is the host of the thread's own address, else of the
 * address the page was saved from, as printed (a leading `www.` counts). The id is made of the site and the engine's
 * thread id; where none is printed, of the canonical address; else of the folded title and the opening post's folded
 * own text, so that a page saved again with more replies is the same thread.
 *
 * @param url where the page was saved from, if anybody says so; only used where the page prints no address.
 */
export function identifyThread(page: ThreadPage, url: string | null): { threadId: string; site: string | null } {
  const { externalId, title } = page.thread;
  const base = parseUrl(url, null);
  const own = parseUrl(page.thread.url, base);
  const address = own ?? base;
  const site = address === null || address.host === '' ? null : address.host.toLowerCase();
  if (externalId !== null) {
    // Without a site the number alone would join threads of different installations; the engine keeps some apart.
    const scope = site === null ? engineFamily(page.engine) : null;
    return { threadId: deterministicId('thread', site, scope, 'id', externalId), site };
  }
  if (address !== null) return { threadId: deterministicId('thread', site, 'url', canonicalAddress(address)), site };
  const opening = openingPost(page.posts);
  const words = opening === null ? '' : foldText(renderBody(opening.blocks).ownText);
  return { threadId: deterministicId('thread', site, 'text', foldTitle(title), sha256(words)), site };
}

/** The id of an article: its address, else its title, printed date and folded text. */
export function identifyDocument(page: ArticlePage): string {
  const address = parseUrl(page.url, null);
  if (address !== null) return deterministicId('document', 'url', canonicalAddress(address));
  const { title, published, text } = page.document;
  return deterministicId('document', 'text', foldTitle(title), published.local ?? published.at, sha256(foldText(text)));
}

/** `text:invision` and `invision` are two readings of one engine. */
export function engineFamily(engine: string): string {
  return engine.replace(/^text:/u, '');
}

function openingPost(posts: readonly PagePost[]): PagePost | null {
  let first: PagePost | null = null;
  for (const post of posts) if (first === null || post.position < first.position) first = post;
  return first;
}

const foldTitle = (title: string | null): string | null => (title === null ? null : foldText(title));

function parseUrl(url: string | null, base: URL | null): URL | null {
  if (url === null || url.trim() === '') return null;
  const options = base === null ? [url.trim()] : [url.trim(), base.href];
  const [address, from] = options;
  if (address === undefined || !isAddress(address, from)) return null;
  return new URL(address, from);
}

/** Query keys that name a page, a view or a visit of the same thread, not another thread. */
const VIEW_KEYS =
  /^(?:page|start|st|offset|sid|s|phpsessid|utm_\w+|fbclid|view|highlight|sort|order|do|_fromlogin|comment)$/iu;

/** An address without what differs between saves of one thread: protocol, fragment, page number, session. */
function canonicalAddress(address: URL): string {
  const path = address.pathname.replace(/\/(?:page[-/]?\d+|index\.html?)\/?$/iu, '/').replace(/\/+$/u, '');
  const query = [...address.searchParams]
    .filter(([key]) => !VIEW_KEYS.test(key))
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join('&');
  return `${address.host.toLowerCase()}${path}${query === '' ? '' : `?${query}`}`;
}
