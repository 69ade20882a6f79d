import type { PageElement, PageTree } from '../html/page-tree.js';
import { textOf } from '../html/text-of.js';
import type { Facts } from './facts.js';

/** What a page says of its thread. */
export interface FoundThread {
  readonly title: string | null;
  readonly page: number | null;
  readonly pageCount: number | null;
  readonly next: string | null;
  readonly previous: string | null;
  /** Links above the thread, outermost first. */
  readonly crumbs: readonly PageElement[];
  readonly tags: readonly PageElement[];
}

const PAGER_TOKEN =
  /(?:^|-)(?:paginat\w*|pager|pagenav\w*|page-?nav\w*|pages?|page-?(?:numbers?|links?|list|jump)|paging|seiten|nav-?links|pgn)(?:-|$)/;
const CRUMB_TOKEN =
  /(?:^|-)(?:bread-?crumbs?|crumbs?|crumb-?list|nav-?bread|nav-?path|linktree|navigate-section|brdcrumb|mobile-breadcrumbs)(?:-|$)/;
const NEXT_WORD =
  /^[\s»›>→]*(?:next(?: page)?|nächste(?: seite)?|weiter|vor|suivante?|page suivante|siguiente|próxim[ao]|successiv[ao]|volgende|след(?:ующая|\.)?|далее|następna|dalej)[\s»›>→.]*$|^\s*(?:[»›→]|>{1,2})\s*$/iu;
const PREVIOUS_WORD =
  /^[\s«‹<←]*(?:prev(?:ious)?(?: page)?|vorherige(?: seite)?|zurück|précédente?|anterior|precedente|vorige|пред(?:ыдущая|\.)?|назад|poprzednia|wstecz)[\s«‹<←.]*$|^\s*(?:[«‹←]|<{1,2})\s*$/iu;
const OF =
  /(?:page|seite|página|pagina|pág\.?|стр(?:аница)?\.?|strona)\s?(\d{1,5})\s?(?:of|von|sur|de|di|van|из|z|\/)\s?(\d{1,5})|^\D{0,20}(\d{1,5})\s?(?:of|von|sur|\/|из)\s?(\d{1,5})\D{0,20}$/iu;

/** Reads title, pages and path. @param first where the posts begin (`order`): the title stands before, or in the first post */
export function findThread(facts: Facts, first: number, last: number): FoundThread {
  const { tree } = facts;
  const pager = pagerOf(facts, first, last);
  return {
    title: titleOf(tree, first),
    ...pager,
    crumbs: crumbsOf(facts, first),
    tags: tagsOf(tree),
  };
}

function titleOf(tree: PageTree, first: number): string | null {
  const marked = meta(tree, 'og:title') ?? null;
  const whole = textOfFirst(tree.byTag.get('title'));
  const headings = [
    ...(tree.byTag.get('h1') ?? []),
    ...(tree.byTag.get('h2') ?? []),
    ...(tree.byTag.get('h3') ?? []),
  ].slice(0, 60);
  const headline = tree.elements.find(
    (element) => element.attributes.itemprop === 'headline' && element.order < first + 60,
  );
  const stated = headline === undefined ? '' : (headline.attributes.content ?? textOf(headline));
  // A heading that the page's own title repeats is the thread's; the board's name stands in no heading of its own.
  const known = `${whole ?? ''}\n${marked ?? ''}`.toLowerCase();
  const fitting = headings
    .map((heading) => ({ heading, text: textOf(heading) }))
    .filter(
      ({ text, heading }) =>
        text.length >= 3 && text.length <= 300 && heading.order < first + 200 && known.includes(text.toLowerCase()),
    );
  const boardName = meta(tree, 'og:site_name')?.toLowerCase();
  const best = fitting
    .filter(({ text }) => text.toLowerCase() !== boardName)
    .sort((a, b) => b.text.length - a.text.length || place(a.heading) - place(b.heading))[0];
  const short = withoutSite(marked, boardName) ?? withoutSite(whole, boardName);
  // A heading that is a small part of the title is the board's name or the forum's.
  const heading = best !== undefined && best.text.length >= 0.5 * (short?.length ?? 0) ? best.text : null;
  const title = stated !== '' ? stated : (heading ?? short);
  return title === null || title === '' ? null : title.replace(/\s+/g, ' ').trim();
}

const place = (heading: PageElement): number => (heading.tag === 'h1' ? 0 : heading.tag === 'h2' ? 1 : 2);

function withoutSite(title: string | null, site: string | undefined): string | null {
  if (title === null) return null;
  const parts = title.split(/\s[|•·»–—:-]\s|\s::\s/);
  const kept = parts.filter(
    (part) => part.trim().toLowerCase() !== site && !/^(?:page|seite|página)\s?\d+$/i.test(part.trim()),
  );
  if (kept.length < parts.length) return kept.join(' - ');
  if (parts.length < 2) return title;
  // "Board - View topic - Title" of old boards; others put the board last.
  const view = parts.findIndex((part) => VIEW_TOPIC.test(part.trim()));
  return (view >= 0 && view < parts.length - 1 ? parts.slice(view + 1) : parts.slice(0, -1)).join(' - ');
}

const VIEW_TOPIC =
  /^(?:view (?:topic|thread|post|single post)|thema anzeigen|beitrag anzeigen|voir le sujet|ver (?:tema|tópico)|leggi (?:argomento|topic)|просмотр темы|zobacz temat|bekijk onderwerp|téma megtekintése|zobrazit téma|konuyu görüntüle)$/iu;

function meta(tree: PageTree, property: string): string | undefined {
  const found = (tree.byTag.get('meta') ?? []).find(
    (one) => one.attributes.property === property || one.attributes.name === property,
  );
  const content = found?.attributes.content?.trim();
  return content === '' ? undefined : content;
}

function textOfFirst(elements: readonly PageElement[] | undefined): string | null {
  const text = elements?.[0]?.children
    .find((child) => typeof child === 'string')
    ?.replace(/\s+/g, ' ')
    .trim();
  return text === undefined || text === '' ? null : text;
}

interface Pager {
  readonly page: number | null;
  readonly pageCount: number | null;
  readonly next: string | null;
  readonly previous: string | null;
}

function pagerOf(facts: Facts, first: number, last: number): Pager {
  const { tree } = facts;
  const linked = (rel: string): string | null => {
    const found = [...(tree.byTag.get('link') ?? []), ...(tree.byTag.get('a') ?? [])].find(
      (one) => (one.attributes.rel ?? '').split(/\s+/).includes(rel) && one.attributes.href !== undefined,
    );
    return found?.attributes.href ?? null;
  };
  const boxes = pagerBoxes(facts).sort((a, b) => distance(a, first, last) - distance(b, first, last));
  let best: Pager = { page: null, pageCount: null, next: null, previous: null };
  const own = numberOf(meta(tree, 'og:url') ?? canonicalOf(tree));
  for (const box of boxes.slice(0, 12)) {
    if (own !== null && !pagesOf(facts, box, own)) continue;
    const read = readPager(facts, box);
    if (read.pageCount !== null || read.next !== null) {
      best = read;
      break;
    }
  }
  // Some boards give the next thread as `rel=next`: a numbered page link is surer.
  const next = best.page !== null && best.pageCount !== null ? best.next : (linked('next') ?? best.next);
  const previous =
    best.page !== null && best.pageCount !== null
      ? best.previous
      : (linked('prev') ?? linked('previous') ?? best.previous);
  if (best.page !== null) return { ...best, next, previous };
  // Without page links there is one page.
  return next === null && previous === null ? { page: 1, pageCount: 1, next, previous } : { ...best, next, previous };
}

function canonicalOf(tree: PageTree): string | undefined {
  return (tree.byTag.get('link') ?? []).find((one) => one.attributes.rel === 'canonical')?.attributes.href;
}

/** The longest number in the thread's address, which the addresses of its other pages share. */
function numberOf(address: string | undefined): string | null {
  const numbers =
    address
      ?.replace(/^https?:\/\/[^/]+/, '')
      .replace(/[?&/](?:page|p|start)[=/-]?\d+/g, '')
      .match(/\d{2,}/g) ?? [];
  return numbers.length === 0 ? null : numbers.reduce((a, b) => (b.length > a.length ? b : a));
}

/** Whether a box of page links leads to other pages of this thread, as far as addresses tell. */
function pagesOf(facts: Facts, box: PageElement, own: string): boolean {
  for (let order = box.order; order <= box.last; order += 1) {
    const href = facts.tree.elements[order]?.attributes.href;
    if (href !== undefined && (href.includes(own) || /^[?#]|^javascript:/.test(href))) return true;
  }
  return facts.sum('link', box.order, box.last) === 0;
}

const distance = (box: PageElement, first: number, last: number): number =>
  box.last < first ? first - box.last : box.order > last ? box.order - last : 100_000;

/** Elements in a box of page links; more is another part of the page. */
const LARGEST_PAGER = 400;

function pagerBoxes(facts: Facts): PageElement[] {
  const boxes: PageElement[] = [];
  let until = -1;
  for (const element of facts.tree.elements) {
    if (element.order <= until || element.tag === 'body' || element.tag === 'html') continue;
    const named =
      facts.tokens(element).some((token) => PAGER_TOKEN.test(token)) ||
      /^page(?:s|nav|r|ination)?/i.test(element.attributes['aria-label'] ?? '') ||
      PAGER_TOKEN.test(element.attributes.id?.toLowerCase() ?? '');
    if (!named || element.last - element.order > LARGEST_PAGER || facts.sum('text', element.order, element.last) > 400)
      continue;
    if (!/\d|[»›>→]/.test(textOf(element)) && facts.sum('link', element.order, element.last) === 0) continue;
    boxes.push(element);
    until = element.last;
  }
  return boxes;
}

function readPager(facts: Facts, box: PageElement): Pager {
  const text = textOf(box);
  let next: string | null = null;
  let previous: string | null = null;
  let current: number | null = null;
  let highest = 0;
  for (let order = box.order; order <= box.last; order += 1) {
    const element = facts.tree.elements[order];
    if (
      element === undefined ||
      (element.last > order && element.tag !== 'a' && element.tag !== 'li' && order !== box.order)
    )
      continue;
    const words = textOf(element);
    const { href } = element.attributes;
    const label = `${element.attributes['aria-label'] ?? element.attributes.title ?? ''}`;
    const tokens = facts.tokens(element);
    const inner = facts.tree.elements.slice(order, element.last + 1).flatMap((one) => facts.tokens(one));
    if (element.tag === 'a' && href !== undefined && href !== '' && !/^(?:#|javascript:)/i.test(href)) {
      if (
        next === null &&
        (NEXT_WORD.test(words) || NEXT_WORD.test(label) || inner.some((token) => /(?:^|-)next(?:-|$)/.test(token)))
      )
        next = href;
      else if (
        previous === null &&
        (PREVIOUS_WORD.test(words) ||
          PREVIOUS_WORD.test(label) ||
          inner.some((token) => /(?:^|-)prev(?:ious)?(?:-|$)/.test(token)))
      )
        previous = href;
    }
    const number = /^\s*[[(]?\s*(\d{1,5})\s*[\])]?\s*$/.exec(words)?.[1];
    if (number === undefined) continue;
    highest = Math.max(highest, Number(number));
    const active =
      tokens.some((token) => /(?:^|-)(?:active|current|selected|curr|this|on)(?:-|$)/.test(token)) ||
      element.attributes['aria-current'] !== undefined;
    if (active || (current === null && /^(?:strong|b|em|span)$/.test(element.tag) && !insideLink(element, box)))
      current = Number(number);
  }
  const of = OF.exec(text.slice(0, 200));
  if (of !== null) {
    const [page, count] = [Number(of[1] ?? of[3]), Number(of[2] ?? of[4])];
    if (page >= 1 && page <= count) return { page, pageCount: count, next, previous };
  }
  if (highest < 2) return { page: null, pageCount: null, next, previous };
  const page = current ?? (previous === null ? 1 : null);
  const pageCount = Math.max(highest, page ?? 0);
  const before = (page === null || page < 2 ? null : linkTo(facts, box, page - 1)) ?? previous;
  const behind = page === pageCount ? null : ((page === null ? null : linkTo(facts, box, page + 1)) ?? next);
  return { page, pageCount, next: behind, previous: before };
}

function insideLink(element: PageElement, box: PageElement): boolean {
  for (let up: PageElement | null = element; up !== null && up !== box; up = up.parent)
    if (up.tag === 'a' && up.attributes.href !== undefined) return true;
  return facts0(element);
}

/** A number whose own child is a link is a link too. */
function facts0(element: PageElement): boolean {
  return element.children.some((child) => typeof child !== 'string' && 'tag' in child && child.tag === 'a');
}

function linkTo(facts: Facts, box: PageElement, page: number): string | null {
  for (let order = box.order; order <= box.last; order += 1) {
    const element = facts.tree.elements[order];
    if (element?.tag === 'a' && element.attributes.href !== undefined && textOf(element) === String(page))
      return element.attributes.href;
  }
  return null;
}

function crumbsOf(facts: Facts, first: number): readonly PageElement[] {
  const { tree } = facts;
  const box = tree.elements.find(
    (element) =>
      element.order < first + 20 &&
      element.tag !== 'body' &&
      facts.sum('text', element.order, element.last) <= 600 &&
      facts.sum('link', element.order, element.last) > 0 &&
      (/breadcrumb/i.test(element.attributes.itemtype ?? '') ||
        /^bread/i.test(element.attributes['aria-label'] ?? '') ||
        CRUMB_TOKEN.test((element.attributes.id ?? '').toLowerCase()) ||
        facts.tokens(element).some((token) => CRUMB_TOKEN.test(token))),
  );
  if (box === undefined) return [];
  const links: PageElement[] = [];
  for (let order = box.order; order <= box.last; order += 1) {
    const element = tree.elements[order];
    if (element?.tag !== 'a' || element.attributes.href === undefined) continue;
    const text = textOf(element);
    if (text !== '' && text.length <= 120) links.push(element);
  }
  return links;
}

function tagsOf(tree: PageTree): readonly PageElement[] {
  return (tree.byTag.get('a') ?? [])
    .filter((one) => (one.attributes.rel ?? '').split(/\s+/).includes('tag') && textOf(one).length <= 60)
    .slice(0, 30);
}
