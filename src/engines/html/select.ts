import type { PageElement, PageTree } from './page-tree.js';
import { isElement } from './page-tree.js';
import type { AttributeTest, Compound, Selector } from './selector.js';

/**
 * The elements inside `scope` (not itself) that match, in document order. Candidates come from the page's indexes by
 * the rarest name the selector's last step demands, so the cost is that of the elements that nearly match.
 */
export function select(tree: PageTree, scope: PageElement, selector: Selector): readonly PageElement[] {
  const lists = selector.chains.map((chain) => selectChain(tree, scope, chain));
  if (lists.length === 1) return lists[0] ?? [];
  const seen = new Set(lists.flat());
  return [...seen].sort((a, b) => a.order - b.order);
}

/** The first element inside `scope` that matches, or null. */
export function selectFirst(tree: PageTree, scope: PageElement, selector: Selector): PageElement | null {
  return select(tree, scope, selector)[0] ?? null;
}

/** Whether an element itself matches. */
export function matches(tree: PageTree, element: PageElement, selector: Selector): boolean {
  return selector.chains.some((chain) => matchesChain(tree, element, chain, chain.length - 1));
}

function selectChain(tree: PageTree, scope: PageElement, chain: readonly Compound[]): PageElement[] {
  const target = chain.at(-1);
  if (target === undefined) return [];
  const candidates = candidatesFor(tree, target);
  const out: PageElement[] = [];
  for (let i = firstAfter(candidates, scope.order); i < candidates.length; i += 1) {
    const candidate = candidates[i];
    if (candidate === undefined || candidate.order > scope.last) break;
    if (matchesChain(tree, candidate, chain, chain.length - 1)) out.push(candidate);
  }
  return out;
}

function candidatesFor(tree: PageTree, target: Compound): readonly PageElement[] {
  if (target.id !== null) return tree.byId.get(target.id) ?? [];
  let best: readonly PageElement[] | null = null;
  const offer = (list: readonly PageElement[] | undefined): void => {
    const found = list ?? [];
    if (best === null || found.length < best.length) best = found;
  };
  for (const name of target.classes) offer(tree.byClass.get(name));
  for (const test of target.attributes) offer(tree.byAttribute.get(test.name));
  if (target.tag !== null) offer(tree.byTag.get(target.tag));
  return best ?? tree.elements;
}

/** Index of the first element behind `order` in a list in document order. */
function firstAfter(list: readonly PageElement[], order: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.order ?? 0) <= order) low = middle + 1;
    else high = middle;
  }
  return low;
}

function matchesChain(tree: PageTree, element: PageElement, chain: readonly Compound[], at: number): boolean {
  const compound = chain[at];
  if (compound === undefined || !matchesCompound(tree, element, compound)) return false;
  if (at === 0) return true;
  if (compound.combinator === '+') {
    const before = previousElement(element);
    return before !== null && matchesChain(tree, before, chain, at - 1);
  }
  if (compound.combinator === '>') return element.parent !== null && matchesChain(tree, element.parent, chain, at - 1);
  for (let above = element.parent; above !== null; above = above.parent) {
    if (matchesChain(tree, above, chain, at - 1)) return true;
  }
  return false;
}

function matchesCompound(tree: PageTree, element: PageElement, compound: Compound): boolean {
  if (compound.tag !== null && element.tag !== compound.tag) return false;
  if (compound.id !== null && element.attributes.id !== compound.id) return false;
  for (const name of compound.classes) if (!element.classes.includes(name)) return false;
  for (const test of compound.attributes) if (!matchesAttribute(element, test)) return false;
  if (compound.firstChild && element.parent?.children.find(isElement) !== element) return false;
  for (const selector of compound.not) if (matches(tree, element, selector)) return false;
  for (const selector of compound.has) if (selectFirst(tree, element, selector) === null) return false;
  return true;
}

function matchesAttribute(element: PageElement, test: AttributeTest): boolean {
  const value = element.attributes[test.name];
  if (value === undefined) return false;
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
  }
}

/** The element right before another among its siblings, or null. */
export function previousElement(element: PageElement): PageElement | null {
  const siblings = element.parent?.children ?? [];
  let before: PageElement | null = null;
  for (const sibling of siblings) {
    if (sibling === element) return before;
    if (isElement(sibling)) before = sibling;
  }
  return null;
}
