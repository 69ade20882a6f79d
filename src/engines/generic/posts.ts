import type { PageElement } from '../html/page-tree.js';
import type { Item } from './candidates.js';
import { idPattern } from './candidates.js';
import type { Facts } from './facts.js';
import { NOT_QUOTE_TOKEN, QUOTE_TOKEN, SIGNATURE_TOKEN } from './words.js';

/** A would-be post with the elements that are its own: not those of posts nested in it, not what is quoted. */
export interface Draft {
  readonly item: Item;
  readonly parent: number;
  /** In document order; the item's own elements included. */
  readonly own: readonly PageElement[];
  /** Those of them outside quotes. */
  readonly frame: readonly PageElement[];
  /** Posts nested in it. */
  readonly holes: readonly Item[];
}

export function draftsOf(
  facts: Facts,
  items: readonly Item[],
  isQuote: (element: PageElement) => boolean = (element) => isQuoteBox(facts, element),
): readonly Draft[] {
  const nested = new Map<number, Item[]>();
  for (const item of items) {
    if (item.parent < 0) continue;
    const known = nested.get(item.parent);
    if (known === undefined) nested.set(item.parent, [item]);
    else known.push(item);
  }
  return items.map((item, at) => {
    const holes = nested.get(at) ?? [];
    const own: PageElement[] = [];
    const frame: PageElement[] = [];
    let hole = 0;
    let quoted = -1;
    for (let order = item.from; order <= item.to; order += 1) {
      while ((holes[hole]?.to ?? Number.POSITIVE_INFINITY) < order) hole += 1;
      const next = holes[hole];
      if (next !== undefined && order >= next.from) {
        order = next.to;
        continue;
      }
      const element = facts.tree.elements[order];
      if (element === undefined || facts.hidden(order)) continue;
      own.push(element);
      if (order > quoted && order > item.from && isQuote(element)) quoted = element.last;
      if (order > quoted) frame.push(element);
    }
    return { item, parent: item.parent, own, frame, holes };
  });
}

/** Whether an element is a quote by its name. */
export function isQuoteBox(facts: Facts, element: PageElement): boolean {
  if (facts.tokens(element).some((token) => SIGNATURE_TOKEN.test(token))) return false;
  if (element.tag === 'blockquote') return true;
  if (!/^(?:div|aside|section|td|table|fieldset|dl|q|article|figure|ul|li)$/.test(element.tag)) return false;
  return facts.tokens(element).some((token) => QUOTE_TOKEN.test(token) && !NOT_QUOTE_TOKEN.test(token));
}

/** Share of the posts that have such a box, and of their text that stands in it, when it is no quote but the body. */
const POSING_POSTS = 0.9;
const POSING_TEXT = 0.25;

/**
 * Tells quotes from boxes that only look like quotes: some boards print the body itself in a `blockquote`. A box that
 * nearly every post has once, around most of its words, is the body.
 */
export function quoteTest(facts: Facts, drafts: readonly Draft[]): (element: PageElement) => boolean {
  const seen = new Map<string, { posts: number; share: number }>();
  for (const draft of drafts) {
    const outer = new Map<string, PageElement[]>();
    let until = -1;
    for (const element of draft.own) {
      if (element.order <= until || element.order === draft.item.from || !mayPose(facts, element)) continue;
      until = element.last;
      const name = nameOf(facts, element);
      outer.set(name, [...(outer.get(name) ?? []), element]);
    }
    for (const [name, boxes] of outer) {
      const [box] = boxes;
      if (box === undefined || boxes.length > 1) continue;
      const known = seen.get(name) ?? { posts: 0, share: 0 };
      const share = facts.sum('text', box.order, box.last) / Math.max(1, draft.item.text);
      seen.set(name, { posts: known.posts + 1, share: known.share + share });
    }
  }
  const posing = new Set(
    [...seen]
      .filter(([, { posts, share }]) => posts >= POSING_POSTS * drafts.length && share >= POSING_TEXT * posts)
      .map(([name]) => name),
  );
  return (element) => isQuoteBox(facts, element) && !(posing.size > 0 && posing.has(nameOf(facts, element)));
}

/** A `blockquote` without the name of a quote. */
function mayPose(facts: Facts, element: PageElement): boolean {
  return (
    element.tag === 'blockquote' &&
    !facts
      .tokens(element)
      .some((token) => (QUOTE_TOKEN.test(token) && !NOT_QUOTE_TOKEN.test(token)) || SIGNATURE_TOKEN.test(token)) &&
    !element.children.some((child) => typeof child !== 'string' && 'tag' in child && child.tag === 'cite')
  );
}

/** Class tokens that say how something is shown, not what it is. */
const STATE =
  /^(?:odd|even|first|last|row#?|alt#?|active|new|unread|js-.*|is-.*|has-.*|col-.*|#|.*[:[\]/].*|[mp][xytblr]?-#|text-.*|bg-.*|font-.*|flex.*|w-.*|h-.*)$/;

/**
 * What an element is called, the same in all posts: by class, property, form of its id, else by its place.
 *
 * @param telling a class token that says what the element is stands for all of them
 */
export function nameOf(facts: Facts, element: PageElement, telling: RegExp | null = null): string {
  const told = telling === null ? undefined : facts.tokens(element).find((token) => telling.test(token));
  if (told !== undefined) return told;
  const names = [...new Set(facts.tokens(element).filter((token) => !STATE.test(token)))].sort();
  if (names.length > 0) return names.join('.');
  const { itemprop, id } = element.attributes;
  if (itemprop !== undefined && itemprop !== '') return `@${itemprop}`;
  if (id !== undefined && /\d/.test(id)) return `#${idPattern(id)}`;
  const above: string[] = [];
  for (let up = element.parent; up !== null && above.length < 2; up = up.parent) {
    const classes = facts.tokens(up).filter((token) => !STATE.test(token));
    if (classes.length > 0) {
      above.push(classes.sort().join('.'));
      break;
    }
    above.push(up.tag);
  }
  return `${element.tag}<${above.join('<')}`;
}
