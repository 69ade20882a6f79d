import { isElement, type PageElement, type PageTree } from './page-tree.js';
import type { AttributeTest, Compound, Selector } from './selector.js';

/**
 * The elements inside `scope` (not itself) that match, in document order. Candidates come from the page's indexes by
 * the rarest name the selector's last step demands, so the cost is that of the elements that nearly match; a selector
 * with a name the page lacks costs a look into the indexes.
 */
export function select(tree: PageTree, scope: PageElement, selector: Selector): readonly PageElement[] {
  const { chains } = selector;
  const only = chains.length === 1 ? chains[0] : undefined;
  if (only !== undefined) return selectChain(tree, scope, only, Number.POSITIVE_INFINITY);
  const found: PageElement[] = [];
  let lists = 0;
  for (const chain of chains) {
    const list = selectChain(tree, scope, chain, Number.POSITIVE_INFINITY);
    if (list.length === 0) continue;
    lists += 1;
    for (const element of list) found.push(element);
  }
  return lists < 2 ? found : [...new Set(found)].sort((a, b) => a.order - b.order);
}

/** The first element inside `scope` that matches, or null. */
export function selectFirst(tree: PageTree, scope: PageElement, selector: Selector): PageElement | null {
  let first: PageElement | null = null;
  for (const chain of selector.chains) {
    const found = selectChain(tree, scope, chain, 1)[0];
    if (found !== undefined && (first === null || found.order < first.order)) first = found;
  }
  return first;
}

/** Whether an element itself matches. */
export function matches(tree: PageTree, element: PageElement, selector: Selector): boolean {
  for (const chain of selector.chains) {
    if (matchesChain(tree, element, chain, chain.length - 1) === FOUND) return true;
  }
  return false;
}

/** The element right before another among its siblings, or null. */
export function previousElement(element: PageElement): PageElement | null {
  return element.previous;
}

const NO_ELEMENTS: readonly PageElement[] = [];

function selectChain(
  tree: PageTree,
  scope: PageElement,
  chain: readonly Compound[],
  most: number,
): readonly PageElement[] {
  const target = chain.at(-1);
  if (target === undefined || scope.last === scope.order) return NO_ELEMENTS;
  const candidates = candidatesFor(tree, target);
  let out: PageElement[] | null = null;
  for (let i = firstAfter(candidates, scope.order); i < candidates.length; i += 1) {
    const candidate = candidates[i];
    if (candidate === undefined || candidate.order > scope.last) break;
    // Asked only once something could match: most selectors of most specs end before this.
    if (out === null && !isPossible(tree, chain)) return NO_ELEMENTS;
    out ??= [];
    if (matchesChain(tree, candidate, chain, chain.length - 1) !== FOUND) continue;
    out.push(candidate);
    if (out.length >= most) break;
  }
  return out ?? NO_ELEMENTS;
}

/** The shortest list of the page's indexes that holds every element the step can match. */
function candidatesFor(tree: PageTree, target: Compound): readonly PageElement[] {
  if (target.id !== null) return tree.byId.get(target.id) ?? NO_ELEMENTS;
  let best: readonly PageElement[] | null = null;
  for (const name of target.classes) {
    const list = tree.byClass.get(name);
    if (list === undefined) return NO_ELEMENTS;
    if (best === null || list.length < best.length) best = list;
  }
  for (const test of target.attributes) {
    const list = tree.byAttribute.get(test.name);
    if (list === undefined) return NO_ELEMENTS;
    if (best === null || list.length < best.length) best = list;
  }
  if (target.tag !== null) {
    const list = tree.byTag.get(target.tag);
    if (list === undefined) return NO_ELEMENTS;
    if (best === null || list.length < best.length) best = list;
  }
  return best ?? tree.elements;
}

/** Whether the page has every name that the steps before the last demand. */
function isPossible(tree: PageTree, chain: readonly Compound[]): boolean {
  for (let i = chain.length - 2; i >= 0; i -= 1) {
    const step = chain[i];
    if (step !== undefined && candidatesFor(tree, step).length === 0) return false;
  }
  return true;
}

/** Index of the first element behind `order` in a list in document order. */
function firstAfter(list: readonly PageElement[], order: number): number {
  if (order === 0) return list[0]?.order === 0 ? 1 : 0;
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.order ?? 0) <= order) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * How a try ended. `HOPELESS`: no ancestor further up can help either, so an outer descendant step need not go on
 * trying; without it a chain of n descendant steps costs depth to the power of n.
 */
type Outcome = typeof FOUND | typeof MISSED | typeof HOPELESS;
const FOUND = 2;
const MISSED = 1;
const HOPELESS = 0;

function matchesChain(tree: PageTree, element: PageElement, chain: readonly Compound[], at: number): Outcome {
  const compound = chain[at];
  if (compound === undefined || !matchesCompound(tree, element, compound)) return MISSED;
  if (at === 0) return FOUND;
  switch (compound.combinator) {
    case '+':
      return element.previous === null ? MISSED : orMissed(matchesChain(tree, element.previous, chain, at - 1));
    case '~':
      return hasEarlierSibling(tree, element, chain, at - 1) ? FOUND : MISSED;
    case '>':
      return element.parent === null ? HOPELESS : matchesChain(tree, element.parent, chain, at - 1);
    default:
      for (let above = element.parent; above !== null; above = above.parent) {
        const outcome = matchesChain(tree, above, chain, at - 1);
        if (outcome !== MISSED) return outcome;
      }
      return HOPELESS;
  }
}

/** Siblings have the same ancestors as the element itself, so their hopelessness is true of it too, but of it alone. */
function orMissed(outcome: Outcome): Outcome {
  return outcome === FOUND ? FOUND : MISSED;
}

/** Place of the first child that matches, by the step and the parent: looked for once, not once per later sibling. */
const firstMatching = new WeakMap<readonly Compound[], Map<number, WeakMap<PageElement, number>>>();

function hasEarlierSibling(tree: PageTree, element: PageElement, chain: readonly Compound[], at: number): boolean {
  const { parent } = element;
  if (parent === null || element.previous === null) return false;
  const byStep = firstMatching.get(chain) ?? new Map<number, WeakMap<PageElement, number>>();
  firstMatching.set(chain, byStep);
  const known = byStep.get(at) ?? new WeakMap<PageElement, number>();
  byStep.set(at, known);
  let first = known.get(parent);
  if (first === undefined) {
    const match = parent.children.find(
      (child) => typeof child !== 'string' && 'tag' in child && matchesChain(tree, child, chain, at) === FOUND,
    );
    first = typeof match === 'object' && 'tag' in match ? match.place : Number.POSITIVE_INFINITY;
    known.set(parent, first);
  }
  return first < element.place;
}

function matchesCompound(tree: PageTree, element: PageElement, compound: Compound): boolean {
  if (compound.tag !== null && element.tag !== compound.tag) return false;
  if (compound.id !== null && element.attributes.id !== compound.id) return false;
  for (const name of compound.classes) if (!element.classes.includes(name)) return false;
  for (const test of compound.attributes) if (!matchesAttribute(element, test)) return false;
  if (compound.firstChild && element.place !== 1) return false;
  if (compound.lastChild && element.next !== null) return false;
  if (compound.nthChild !== null && element.place !== compound.nthChild) return false;
  if (compound.empty && !isEmpty(element)) return false;
  for (const selector of compound.not) if (matches(tree, element, selector)) return false;
  for (const selector of compound.is) if (!matches(tree, element, selector)) return false;
  for (const selector of compound.has) if (selectFirst(tree, element, selector) === null) return false;
  for (const selector of compound.hasChild) if (!hasMatchingChild(tree, element, selector)) return false;
  return true;
}

/** Whether a child matches, by the selector and the parent: many children may ask after the same parent. */
const matchingChild = new WeakMap<Selector, WeakMap<PageElement, boolean>>();

function hasMatchingChild(tree: PageTree, element: PageElement, selector: Selector): boolean {
  const known = matchingChild.get(selector) ?? new WeakMap<PageElement, boolean>();
  matchingChild.set(selector, known);
  let answer = known.get(element);
  if (answer === undefined) {
    answer = element.children.some((child) => isElement(child) && matches(tree, child, selector));
    known.set(element, answer);
  }
  return answer;
}

function isEmpty(element: PageElement): boolean {
  return element.children.every((child) => typeof child !== 'string' && 'comment' in child);
}

function matchesAttribute(element: PageElement, test: AttributeTest): boolean {
  const printed = element.attributes[test.name];
  if (printed === undefined) return false;
  const value = test.ignoreCase ? printed.toLowerCase() : printed;
  switch (test.operator) {
    case '':
      return true;
    case '=':
      return value === test.value;
    case '^=':
      return value.startsWith(test.value);
    case '$=':
      return value.endsWith(test.value);
    case '*=':
      return value.includes(test.value);
    case '~=':
      return value.split(/\s+/).includes(test.value);
    case '|=':
      return value === test.value || value.startsWith(`${test.value}-`);
  }
}
