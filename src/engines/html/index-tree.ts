import type { GrowingElement } from './growing.js';
import type { PageElement, PageTree } from './page-element.js';

type Index = Map<string, PageElement[]>;

/** The class names of one `class` attribute, and the lists of the index they belong to. */
interface ClassNames {
  readonly names: readonly string[];
  readonly lists: readonly PageElement[][];
}

/** Numbers a grown tree in document order, links siblings and makes the indexes: one walk. */
export function indexTree(root: GrowingElement): Omit<PageTree, 'cut' | 'slow'> {
  const elements: PageElement[] = [root];
  const byTag: Index = new Map();
  const byClass: Index = new Map();
  const byId: Index = new Map();
  const byAttribute: Index = new Map();
  // Pages repeat a few hundred `class` attributes thousands of times: each is split once.
  const classes = new Map<string, ClassNames>();
  const enter = (element: GrowingElement): void => {
    const { attributes } = element;
    listOf(byTag, element.tag).push(element);
    for (const name in attributes) listOf(byAttribute, name).push(element);
    const { id, class: written } = attributes;
    if (id !== undefined) listOf(byId, id).push(element);
    if (written === undefined || written === '') return;
    let known = classes.get(written);
    if (known === undefined) {
      const names = classNames(written);
      known = { names, lists: names.map((name) => listOf(byClass, name)) };
      classes.set(written, known);
    }
    element.classes = known.names;
    for (const list of known.lists) list.push(element);
  };
  number(root, elements, enter);
  return { root, elements, byTag, byClass, byId, byAttribute };
}

/** Walks by the links between elements instead of recursion: trees may be deep. */
function number(root: GrowingElement, elements: PageElement[], enter: (element: GrowingElement) => void): void {
  let first = linkChildren(root);
  let at: GrowingElement = root;
  for (;;) {
    if (first !== null) {
      at = first;
      at.order = elements.length;
      elements.push(at);
      enter(at);
      first = linkChildren(at);
      continue;
    }
    at.last = elements.length - 1;
    if (at.next !== null) first = at.next;
    else if (at.parent === null) return;
    else at = at.parent;
  }
}

/** Links the element children of an element; gives the first. */
function linkChildren(parent: GrowingElement): GrowingElement | null {
  let first: GrowingElement | null = null;
  let before: GrowingElement | null = null;
  for (const child of parent.children) {
    if (typeof child === 'string' || !('tag' in child)) continue;
    child.previous = before;
    child.place = before === null ? 1 : before.place + 1;
    if (before === null) first = child;
    else before.next = child;
    before = child;
  }
  return first;
}

function listOf(index: Index, key: string): PageElement[] {
  const known = index.get(key);
  if (known !== undefined) return known;
  const made: PageElement[] = [];
  index.set(key, made);
  return made;
}

function classNames(written: string): readonly string[] {
  const names = written.split(/\s+/).filter((name) => name !== '');
  return names.length < 2 ? names : [...new Set(names)];
}
