import type { Field, Read } from './engine.js';
import { isElement, type PageElement, type PageTree } from './html/page-tree.js';
import { previousElement, select } from './html/select.js';
import { compileSelector, type Selector } from './html/selector.js';
import { foldInline, textOf, textWithout } from './html/text-of.js';

/** Where values are read: one element of a page, without the parts that belong to a post nested in it. */
export interface Scope {
  readonly tree: PageTree;
  readonly element: PageElement;
  /** The post each element belongs to (`order` of the post), where posts are nested; null where they are not. */
  readonly owners: Int32Array | null;
}

/** Selectors of specs, compiled once per process; as many as specs have, so the table is bounded. */
const compiled = new Map<string, Selector>();

/** The compiled form of a spec's selector. @throws SelectorError for a selector that cannot be read */
export function selectorOf(text: string): Selector {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const made = compileSelector(text);
  compiled.set(text, made);
  return made;
}

/** All matches of a selector in a scope, in document order; '' matches nothing. */
export function selectIn(scope: Scope, selector: string): readonly PageElement[] {
  if (selector === '') return [];
  const { tree, element, owners } = scope;
  if (owners === null) return select(tree, element, selectorOf(selector));
  const found = matchesOf(tree, owners, selector).get(element.order) ?? [];
  // A citation line outside its quote belongs to the quote, but is not inside it.
  return found.every(({ order }) => order <= element.last && order > element.order)
    ? found
    : found.filter(({ order }) => order <= element.last && order > element.order);
}

/** Matches of a page with nested posts, by the post they belong to; gone with the table of owners. */
const owned = new WeakMap<Int32Array, Map<string, ReadonlyMap<number, readonly PageElement[]>>>();

/**
 * Where posts are nested, a selector is asked once for the whole page: asked per post, each match would be looked at
 * once for every post around it (480 nested posts took 38 s).
 */
function matchesOf(tree: PageTree, owners: Int32Array, selector: string): ReadonlyMap<number, readonly PageElement[]> {
  const tables = owned.get(owners) ?? new Map<string, ReadonlyMap<number, readonly PageElement[]>>();
  owned.set(owners, tables);
  const known = tables.get(selector);
  if (known !== undefined) return known;
  const made = new Map<number, PageElement[]>();
  for (const element of select(tree, tree.root, selectorOf(selector))) {
    const owner = owners[element.order] ?? -1;
    const list = made.get(owner);
    if (list === undefined) made.set(owner, [element]);
    else list.push(element);
  }
  tables.set(selector, made);
  return made;
}

/** Matches looked at before a way of reading is given up: a page may hold the same class thousands of times. */
const TRIED = 50;

/** Values read from posts: ids, names and times are asked for by several steps. Gone with the scope they belong to. */
const kept = new WeakMap<Scope, Map<Field, string | null>>();

/** Keeps the values that are read from this very scope. */
export function keepValues(scope: Scope): Scope {
  kept.set(scope, new Map());
  return scope;
}

/** The first value a field gives in a scope, white space folded; null when none does. */
export function readField(scope: Scope, field: Field): string | null {
  const values = kept.get(scope);
  if (values === undefined) return firstValue(scope, field);
  const known = values.get(field);
  if (known !== undefined) return known;
  const value = firstValue(scope, field);
  values.set(field, value);
  return value;
}

function firstValue(scope: Scope, field: Field): string | null {
  for (const read of field) {
    const value = readOnce(scope, read);
    if (value !== null) return value;
  }
  return null;
}

/** A field as a whole number, or null. */
export function readNumber(scope: Scope, field: Field): number | null {
  const value = readField(scope, field);
  if (value === null) return null;
  const digits = /-?\d[\d.,\u00a0\u202f ]{0,15}/.exec(value)?.[0].replace(/[^\d-]/g, '');
  const number = digits === undefined || digits === '' ? Number.NaN : Number(digits);
  return Number.isSafeInteger(number) ? number : null;
}

function readOnce(given: Scope, read: Read): string | null {
  const element = read.before === true ? previousElement(given.element) : given.element;
  if (element === null) return null;
  const scope = element === given.element ? given : { ...given, element, owners: null };
  if (read.comment === true) return commentIn(scope.element, read);
  if (read.select === undefined) return valueIn(scope.tree, scope.element, read);
  let tried = 0;
  const found = selectIn(scope, read.select);
  for (const element of read.last === true ? found.slice(-TRIED).reverse() : found) {
    const value = valueIn(scope.tree, element, read);
    if (value !== null) return value;
    tried += 1;
    if (tried >= TRIED) return null;
  }
  return null;
}

/** Comments looked at in one element: archives write their facts first. */
const COMMENTS = 200;

function commentIn(element: PageElement, read: Read): string | null {
  let left = COMMENTS;
  const visit = (node: PageElement): string | null => {
    for (const child of node.children) {
      if (left <= 0) return null;
      if (typeof child === 'string') continue;
      let value: string | null;
      if (isElement(child)) value = visit(child);
      else {
        left -= 1;
        value = partOf(child.comment.slice(0, 2_000), read);
      }
      if (value !== null) return value;
    }
    return null;
  };
  return visit(element);
}

function valueIn(tree: PageTree, element: PageElement, read: Read): string | null {
  if (read.says !== undefined && !read.says.test(textOf(element))) return null;
  if (read.as !== undefined && read.attr === undefined && read.match === undefined) return read.as;
  const raw =
    read.attr === undefined
      ? textWithout(element, leftOut(tree, element, read), read.titled)
      : element.attributes[read.attr];
  if (raw === undefined) return null;
  const value = read.json === undefined ? raw : memberOf(raw, read.json);
  const part = value === null ? null : partOf(value, read);
  return part === null ? null : (read.as ?? part);
}

const NOTHING: ReadonlySet<PageElement> = new Set();

function leftOut(tree: PageTree, element: PageElement, read: Read): ReadonlySet<PageElement> {
  return read.without === undefined ? NOTHING : new Set(select(tree, element, selectorOf(read.without)));
}

/** What a field wants of a raw value: white space folded, cut to what its pattern matches. */
function partOf(value: string, read: Read): string | null {
  const folded = foldInline(value);
  if (read.match === undefined) return folded === '' ? null : folded;
  const found = read.match.exec(folded);
  const part = found === null ? '' : foldInline(found[1] ?? found[0]);
  return part === '' ? null : part;
}

/** A member of a JSON value as text; null when it is not JSON, has no such member or that is not a plain value. */
function memberOf(json: string, path: string): string | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    // A page may print broken JSON in an attribute: then this way of reading gives nothing and the next is tried.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  for (const step of path.split('.')) {
    if (value === null || typeof value !== 'object') return null;
    value = new Map<string, unknown>(Object.entries(value)).get(step);
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
