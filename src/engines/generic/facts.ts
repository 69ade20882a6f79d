import { isElement, type PageElement, type PageTree } from '../html/page-tree.js';
import { foldInline, textOf } from '../html/text-of.js';
import { dateAttribute, findDateWords } from './date-words.js';
import { cleanName } from './names.js';
import { AUTHOR_HREF, AUTHOR_TOKEN, NOT_AUTHOR_TOKEN } from './words.js';

/** What is measured of every element of a page, so that the sum over any stretch of the document costs nothing. */
export interface Facts {
  readonly tree: PageTree;
  /** Class tokens of an element in small letters, humps and underscores as hyphens, figures as `#`. */
  readonly tokens: (element: PageElement) => readonly string[];
  /** Elements that carry or print a time. */
  readonly dates: ReadonlySet<number>;
  /** Elements that look like the name of a person beside a text. */
  readonly authors: ReadonlySet<number>;
  /** Sums over a stretch of the document, both ends included (`order`). */
  readonly sum: (what: Measure, from: number, to: number) => number;
  readonly hidden: (order: number) => boolean;
  /** Place of an element among the children (texts too) of its parent, from 0. */
  readonly childIndex: (element: PageElement) => number;
}

/** Visible characters, those of them in links, times, names. */
export type Measure = 'text' | 'link' | 'date' | 'author';

const HIDDEN: ReadonlySet<string> = new Set([
  'script',
  'style',
  'template',
  'head',
  'select',
  'svg',
  'textarea',
  'button',
]);
/** Longer texts name nobody and are no time. */
const SHORT = 70;
/** A time in a line of running text is a time of the post only when little stands beside it. */
const BESIDE_DATE = 60;

export function factsOf(tree: PageTree): Facts {
  const size = tree.elements.length;
  const text = new Int32Array(size + 1);
  const link = new Int32Array(size + 1);
  const date = new Int32Array(size + 1);
  const author = new Int32Array(size + 1);
  const hidden = new Uint8Array(size);
  const inLink = new Uint8Array(size);
  const tokens: (readonly string[] | undefined)[] = new Array<readonly string[] | undefined>(size);
  const tokensOf = (element: PageElement): readonly string[] => {
    const known = tokens[element.order];
    if (known !== undefined) return known;
    const made = element.classes.map(tokenOf);
    tokens[element.order] = made;
    return made;
  };
  const places = new Int32Array(size);
  for (const element of tree.elements) {
    const above = element.parent?.order ?? -1;
    hidden[element.order] = HIDDEN.has(element.tag) || (above >= 0 && hidden[above] === 1) ? 1 : 0;
    inLink[element.order] = element.tag === 'a' || (above >= 0 && inLink[above] === 1) ? 1 : 0;
    let own = 0;
    if (hidden[element.order] === 0) {
      for (const child of element.children) if (typeof child === 'string') own += visibleLength(child);
    }
    element.children.forEach((child, i) => {
      if (isElement(child)) places[child.order] = i;
    });
    text[element.order + 1] = (text[element.order] ?? 0) + own;
    link[element.order + 1] = (link[element.order] ?? 0) + (inLink[element.order] === 1 ? own : 0);
  }
  const total = (sums: Int32Array, from: number, to: number): number => (sums[to + 1] ?? 0) - (sums[from] ?? 0);
  const dates = findDates(tree, (element) =>
    hidden[element.order] === 1 ? -1 : total(text, element.order, element.last),
  );
  const authors = new Set<number>();
  for (const element of tree.elements) {
    if (hidden[element.order] === 0 && !dates.has(element.order)) {
      if (looksLikeAuthor(element, tokensOf(element), total(text, element.order, element.last)))
        authors.add(element.order);
    }
    date[element.order + 1] = (date[element.order] ?? 0) + (dates.has(element.order) ? 1 : 0);
    author[element.order + 1] = (author[element.order] ?? 0) + (authors.has(element.order) ? 1 : 0);
  }
  const sums = { text, link, date, author };
  return {
    tree,
    tokens: tokensOf,
    dates,
    authors,
    sum: (what, from, to) => total(sums[what], from, to),
    hidden: (order) => hidden[order] === 1,
    childIndex: (element) => places[element.order] ?? 0,
  };
}

/** `msgBody_12` and `msg-body-9` are one name. */
export function tokenOf(name: string): string {
  return name
    .slice(0, 60)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/_+/g, '-')
    .replace(/\d+/g, '#');
}

function visibleLength(text: string): number {
  return /\S/.test(text) ? foldInline(text).length : 0;
}

/** Times by attribute, else by their words; of nested ones the innermost, one for machines before words. */
function findDates(tree: PageTree, lengthOf: (element: PageElement) => number): Set<number> {
  const found = new Set<number>();
  const below = new Uint8Array(tree.elements.length);
  for (let order = tree.elements.length - 1; order > 0; order -= 1) {
    const element = tree.elements[order];
    if (element === undefined) continue;
    const length = lengthOf(element);
    if (length >= 0 && isDate(element, length, below[order] === 1)) {
      for (let inside = order + 1; inside <= element.last && inside < order + 12; inside += 1) found.delete(inside);
      found.add(order);
      below[order] = 1;
    }
    if (below[order] === 1 && element.parent !== null) below[element.parent.order] = 1;
  }
  return found;
}

function isDate(element: PageElement, length: number, below: boolean): boolean {
  const carried = dateAttribute(element.tag, element.attributes);
  // A block may carry the time of its post for its own scripts.
  if (carried !== null && (length <= SHORT || element.tag === 'time')) return carried.machine !== null || !below;
  if (below || length < 4) return false;
  if (length <= SHORT) return printsDate(textOf(element));
  return element.children.some(
    (child) => typeof child === 'string' && child.length <= 160 && printsDate(foldInline(child)),
  );
}

function printsDate(text: string): boolean {
  const found = findDateWords(text);
  return found !== null && text.length - found.words.length <= (/\d{4}|:\d{2}/.test(found.words) ? BESIDE_DATE : 24);
}

function looksLikeAuthor(element: PageElement, tokens: readonly string[], length: number): boolean {
  const { attributes, tag } = element;
  if (attributes['data-author'] !== undefined || attributes['data-username'] !== undefined) return true;
  const prop = attributes.itemprop ?? '';
  if (/(?:^|\s)(?:author|creator)(?:\s|$)/.test(prop)) return true;
  if (length === 0 || length > SHORT) return false;
  const named =
    (attributes.rel ?? '').includes('author') ||
    (tag === 'a' && AUTHOR_HREF.test(attributes.href ?? '')) ||
    tokens.some((token) => AUTHOR_TOKEN.test(token) && !NOT_AUTHOR_TOKEN.test(token));
  return named && cleanName(textOf(element)) !== null;
}

/** The element children of an element. */
export function elementChildren(element: PageElement): readonly PageElement[] {
  return element.children.filter(isElement);
}
