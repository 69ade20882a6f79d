import type { BodyFields, QuoteFields } from '../engine.js';
import { selectorOf } from '../field.js';
import type { PageElement, PageTree } from '../html/page-tree.js';
import { matches, previousElement, select } from '../html/select.js';
import { textOf } from '../html/text-of.js';

/** What an element of a body is, where the spec gives it a meaning. */
type Role =
  | { readonly is: 'quote'; readonly fields: QuoteFields }
  | { readonly is: 'drop' | 'code' | 'spoiler' | 'emoji' | 'attachment' };

/** Roles of a page's elements: each selector is asked once for the whole page, not once per element. */
export interface Roles {
  /** By the element's `order`. */
  readonly of: ReadonlyMap<number, Role>;
  /** Citation lines that stand right before their quote, by the quote's `order`; they are dropped where they stand. */
  readonly headerOf: ReadonlyMap<number, PageElement>;
  /** `order` of the innermost quote around each element; null where no quote holds another. */
  readonly quoteOwners: Int32Array | null;
}

/** Marks the page's elements; where two meanings meet, the first of drop, quote, spoiler, code, attachment, emoji wins. */
export function assignRoles(tree: PageTree, body: BodyFields): Roles {
  const of = new Map<number, Role>();
  const quotes: PageElement[] = [];
  const headerOf = new Map<number, PageElement>();
  const mark = (selector: string, role: Role): void => {
    if (selector === '') return;
    for (const element of select(tree, tree.root, selectorOf(selector))) {
      if (of.has(element.order)) continue;
      of.set(element.order, role);
      if (role.is === 'quote') quotes.push(element);
    }
  };
  mark(body.drop, { is: 'drop' });
  for (const fields of body.quotes) {
    mark(fields.each, { is: 'quote', fields });
    if (fields.before === '') continue;
    for (const quote of quotes) {
      const before = headerOf.has(quote.order) ? null : previousElement(quote);
      if (before === null || of.has(before.order) || !matches(tree, before, selectorOf(fields.before))) continue;
      if (fields.beforeSays !== null && !fields.beforeSays.test(textOf(before))) continue;
      headerOf.set(quote.order, before);
      of.set(before.order, { is: 'drop' });
    }
  }
  mark(body.spoiler.each, { is: 'spoiler' });
  mark(body.code, { is: 'code' });
  mark(body.attachment, { is: 'attachment' });
  mark(body.emoji, { is: 'emoji' });
  return { of, headerOf, quoteOwners: ownersOf(tree, quotes) };
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
