import type { BodyFields, QuoteFields } from '../engine.js';
import { selectorOf } from '../field.js';
import { isElement, type PageElement, type PageTree } from '../html/page-tree.js';
import { matches, previousElement, select } from '../html/select.js';
import { textOf } from '../html/text-of.js';

/** What an element of a body is, where the spec gives it a meaning. */
type Role =
  | { readonly is: 'quote'; readonly fields: QuoteFields }
  | { readonly is: 'drop' | 'card' | 'code' | 'spoiler' | 'emoji' | 'smiley' | 'attachment' };

/** Roles of a page's elements: each selector is asked once for the whole page, not once per element. */
export interface Roles {
  /** By the element's `order`. */
  readonly of: ReadonlyMap<number, Role>;
  /** Citation lines that stand right before their quote, by the quote's `order`; they are dropped where they stand. */
  readonly headerOf: ReadonlyMap<number, PageElement>;
  /** `order` of the innermost quote around each element; null where no quote holds another. */
  readonly quoteOwners: Int32Array | null;
}

/** Marks the page's elements; where two meanings meet, the first of drop, card, quote, spoiler, code, attachment, emoji, smiley wins. */
export function assignRoles(tree: PageTree, body: BodyFields): Roles {
  const of = new Map<number, Role>();
  const quotes: PageElement[] = [];
  const headerOf = new Map<number, PageElement>();
  const mark = (selector: string, role: Role, accepts?: (element: PageElement) => boolean): void => {
    if (selector === '') return;
    for (const element of select(tree, tree.root, selectorOf(selector))) {
      if (of.has(element.order) || accepts?.(element) === false) continue;
      of.set(element.order, role);
      if (role.is === 'quote') quotes.push(element);
    }
  };
  // A line that could be either is the citation of the quote it opens, unless that one has its own outside.
  const opensQuote = (line: PageElement, { header }: QuoteFields): boolean => {
    const around = line.parent;
    const within = around !== null && of.get(around.order)?.is === 'quote' && !headerOf.has(around.order);
    return within && header !== '' && matches(tree, line, selectorOf(header));
  };
  mark(body.drop, { is: 'drop' });
  mark(body.card ?? '', { is: 'card' });
  for (const fields of body.quotes) {
    const unless = fields.unlessSays;
    mark(fields.each, { is: 'quote', fields }, (element) => {
      if (unless?.test(textOf(element)) === true) return false;
      return fields.alone !== true || isAlone(element);
    });
    if (fields.before === '') continue;
    for (const quote of quotes) {
      const before = headerOf.has(quote.order) ? null : previousElement(quote);
      if (before === null || of.has(before.order) || !matches(tree, before, selectorOf(fields.before))) continue;
      if (fields.beforeSays !== null && !fields.beforeSays.test(textOf(before))) continue;
      if (opensQuote(before, fields)) continue;
      headerOf.set(quote.order, before);
      of.set(before.order, { is: 'drop' });
    }
  }
  mark(body.spoiler.each, { is: 'spoiler' });
  mark(body.code, { is: 'code' });
  mark(body.attachment, { is: 'attachment' });
  mark(body.emoji, { is: 'emoji' });
  mark(body.smiley ?? '', { is: 'smiley' });
  const quoteOwners = ownersOf(tree, quotes);
  // A citation line belongs to the quote behind it: the quote around both must not take name and source from it.
  for (const [order, header] of headerOf) quoteOwners?.fill(order, header.order, header.last + 1);
  return { of, headerOf, quoteOwners };
}

/** Whether an element is all its parent shows. */
function isAlone(element: PageElement): boolean {
  return (element.parent?.children ?? []).every((child) => {
    if (child === element) return true;
    if (typeof child === 'string') return child.trim() === '';
    return !isElement(child) || (child.tag !== 'img' && textOf(child) === '');
  });
}

/**
 * The innermost of the given elements around each element of the page (its `order`; the elements themselves belong to
 * the one around them), or null when none of them holds another, so that nothing has to be looked up.
 */
export function ownersOf(tree: PageTree, given: readonly PageElement[]): Int32Array | null {
  const holders = [...given].sort((a, b) => a.order - b.order);
  if (!holders.some((holder, i) => (holders[i + 1]?.order ?? Number.POSITIVE_INFINITY) <= holder.last)) return null;
  const owners = new Int32Array(tree.elements.length).fill(-1);
  for (const holder of holders) owners.fill(holder.order, holder.order + 1, holder.last + 1);
  return owners;
}
