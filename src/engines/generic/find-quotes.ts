import { isElement, type PageElement } from '../html/page-tree.js';
import { textOf } from '../html/text-of.js';
import { holds } from './candidates.js';
import { attributesOf, citationOf, LONGEST_HEADER, nameIn } from './citation.js';
import type { Facts } from './facts.js';
import { idIn } from './find-ids.js';
import { cleanName } from './names.js';
import { datedHead, type Header, headerBefore, headerInside, textAt } from './quote-header.js';
import { BARE_QUOTE } from './words.js';

/** A quote in a body. */
export interface FoundQuote {
  readonly element: PageElement;
  /** What it says of its source, with where that stands. */
  readonly header: Header | null;
  readonly author: string | null;
  readonly sourceId: string | null;
  readonly sourceUrl: string | null;
}

/** Quotes read in one post. */
const MOST_QUOTES = 200;

/**
 * The quotes in a post's body, outer before inner: what is a quote by its name, and what follows a line that says
 * "Quote:" or "X wrote:". A box in a box is one quote where the outer one adds nothing but the citation line.
 */
export function findQuotes(
  facts: Facts,
  isQuote: (element: PageElement) => boolean,
  bodies: readonly PageElement[],
  drop: ReadonlySet<PageElement>,
  known: { readonly ids: ReadonlySet<string>; readonly names: ReadonlySet<string> },
): readonly FoundQuote[] {
  const boxes = boxesOf(facts, isQuote, bodies, drop, known.names);
  const merged = boxes.filter((box) => !isInnerPart(facts, box, boxes));
  return merged.map((element) => read(facts, element, merged, bodies, known.ids));
}

function boxesOf(
  facts: Facts,
  isQuote: (element: PageElement) => boolean,
  bodies: readonly PageElement[],
  drop: ReadonlySet<PageElement>,
  names: ReadonlySet<string>,
): readonly PageElement[] {
  const found = new Set<PageElement>();
  for (const body of bodies) {
    let until = -1;
    for (let order = body.order + 1; order <= body.last; order += 1) {
      const element = facts.tree.elements[order];
      if (element === undefined || order <= until || facts.hidden(order)) continue;
      const below = quotedBelow(facts, element, body);
      if (below !== null) found.add(below);
      if (drop.has(element)) until = element.last;
      else if (isNamedBox(facts, element, names)) found.add(element);
      else if (isQuote(element)) {
        if (facts.sum('text', order, element.last) > 0 || holdsPicture(facts, element)) found.add(element);
      }
    }
  }
  return [...found].sort((a, b) => a.order - b.order).slice(0, MOST_QUOTES);
}

/** A box in a body that begins with the name of somebody who posts on this page and a time: his post, quoted. */
function isNamedBox(facts: Facts, element: PageElement, names: ReadonlySet<string>): boolean {
  const [head] = element.children.filter(isElement);
  if (
    head === undefined ||
    !holds(element) ||
    element.children.some((child) => typeof child === 'string' && /\S/.test(child))
  )
    return false;
  const length = facts.sum('text', head.order, head.last);
  if (length === 0 || length > 90 || facts.sum('date', head.order, head.last) !== 1) return false;
  if (facts.sum('text', element.order, element.last) < length + 20) return false;
  const name = cleanName(textOf(head));
  return name !== null && names.has(name);
}

function holdsPicture(facts: Facts, element: PageElement): boolean {
  const end = Math.min(element.last, element.order + 30);
  for (let order = element.order + 1; order <= end; order += 1)
    if (facts.tree.elements[order]?.tag === 'img') return true;
  return false;
}

/** The box after a line that says nothing but "Quote:", or that names somebody and stands before a table. */
function quotedBelow(facts: Facts, element: PageElement, body: PageElement): PageElement | null {
  const length = facts.sum('text', element.order, element.last);
  if (length < 4 || length > LONGEST_HEADER || element.tag === 'a') return null;
  const text = textOf(element);
  const bare = BARE_QUOTE.test(text);
  if (!bare && citationOf(text) === null) return null;
  let next = element.next;
  while (next !== null && next.tag === 'br') next = next.next;
  if (next === null || next.last > body.last || facts.sum('text', next.order, next.last) === 0) return null;
  return (bare && holds(next)) || next.tag === 'table' || (next.tag === 'tr' && element.tag === 'tr') ? next : null;
}

/** Whether a box is the content of the quote around it rather than a quote of its own. */
function isInnerPart(facts: Facts, box: PageElement, boxes: readonly PageElement[]): boolean {
  const outer = boxes.findLast((one) => one.order < box.order && box.last <= one.last);
  if (outer === undefined) return false;
  const between = boxes.filter((one) => one !== box && one.order > outer.order && one.last <= outer.last);
  const siblings = between.filter((one) => !(one.order > box.order && one.last <= box.last));
  if (siblings.length > 0) return false;
  if (outer.tag === box.tag && outer.attributes.class === box.attributes.class) return false;
  const outside = facts.sum('text', outer.order, outer.last) - facts.sum('text', box.order, box.last);
  if (outside > LONGEST_HEADER) return false;
  // Text behind the inner box is the outer one's own.
  return facts.sum('text', Math.min(box.last + 1, outer.last), outer.last) < 40 || box.last === outer.last;
}

function read(
  facts: Facts,
  element: PageElement,
  all: readonly PageElement[],
  bodies: readonly PageElement[],
  ids: ReadonlySet<string>,
): FoundQuote {
  const header = headerInside(facts, element, all) ?? headerBefore(facts, element, bodies) ?? datedHead(facts, element);
  const where = header === null ? null : header.is === 'element' ? header.element : null;
  const line = header === null ? '' : header.is === 'element' ? textOf(header.element) : textAt(header.run);
  const marked = attributesOf(element, where);
  const source = sourceOf(facts, element, where, ids);
  return {
    element,
    header,
    author: marked ?? (line === '' ? null : nameIn(facts, where, line)),
    sourceId: source.id,
    sourceUrl: source.url,
  };
}

/** The post a quote comes from: a number in the links and data of the quote, one that a post of the page bears first. */
function sourceOf(
  facts: Facts,
  quote: PageElement,
  header: PageElement | null,
  ids: ReadonlySet<string>,
): { id: string | null; url: string | null } {
  let guess: { id: string; url: string | null } | null = null;
  const look = (from: number, to: number): { id: string; url: string | null } | null => {
    for (let order = from; order <= to; order += 1) {
      const element = facts.tree.elements[order];
      if (element === undefined) break;
      for (const name in element.attributes) {
        const value = element.attributes[name] ?? '';
        const linked = name === 'href' || name === 'cite';
        if (value.length > 300 || !(linked || /^data-.*(?:post|comment|cid|msg|quote|source|pid)/.test(name))) continue;
        const id = linked ? numberIn(value) : /user|time|date/.test(name) ? null : idIn(value);
        if (id === null) continue;
        if (ids.has(id)) return { id, url: linked ? value : null };
        if (linked && /#/.test(value)) guess ??= { id, url: value };
      }
    }
    return null;
  };
  const sure =
    (header === null ? null : look(header.order, header.last)) ??
    look(quote.order, Math.min(quote.last, quote.order + 8));
  return sure ?? guess ?? { id: null, url: null };
}

/** The number of a post in an address: in its fragment, else in a parameter that is called so, else its last part. */
function numberIn(href: string): string | null {
  const fragment = /#[a-z_-]{0,16}(\d{1,12})$/i.exec(href)?.[1];
  const parameter = /[?&;](?:p|post|pid|msg|id|comment|postid|findpost)=(\d{1,12})/i.exec(href)?.[1];
  return fragment ?? parameter ?? /\/(\d{1,12})\/?$/.exec(href)?.[1] ?? null;
}
