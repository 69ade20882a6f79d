import type { Field, Read } from './engine.js';
import type { PageElement, PageTree } from './html/page-tree.js';
import { select } from './html/select.js';
import { compileSelector, type Selector } from './html/selector.js';
import { foldInline, textOf } from './html/text-of.js';

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
  const found = select(scope.tree, scope.element, selectorOf(selector));
  const owners = scope.owners;
  return owners === null ? found : found.filter((element) => owners[element.order] === scope.element.order);
}

/** Matches looked at before a way of reading is given up: a page may hold the same class thousands of times. */
const TRIED = 50;

/** The first value a field gives in a scope, white space folded; null when none does. */
export function readField(scope: Scope, field: Field): string | null {
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

function readOnce(scope: Scope, read: Read): string | null {
  if (read.select === undefined) return valueIn(scope.element, read);
  let tried = 0;
  for (const element of selectIn(scope, read.select)) {
    const value = valueIn(element, read);
    if (value !== null) return value;
    tried += 1;
    if (tried >= TRIED) return null;
  }
  return null;
}

function valueIn(element: PageElement, read: Read): string | null {
  const raw = read.attr === undefined ? textOf(element) : element.attributes[read.attr];
  if (raw === undefined) return null;
  const value = read.json === undefined ? raw : memberOf(raw, read.json);
  if (value === null) return null;
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
