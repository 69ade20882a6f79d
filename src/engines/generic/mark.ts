import { type GrowingElement, type GrowingNode, growingElement } from '../html/growing.js';
import { indexTree } from '../html/index-tree.js';
import { isElement, type PageElement, type PageNode, type PageTree } from '../html/page-tree.js';
import type { TextRun } from './quote-header.js';
import { QUOTE_CODE } from './typed-quotes.js';

/** What is written on a copy of a page before it is read. */
export interface Marks {
  /** Attributes by `order`; their names begin with `generic-`, which no page's own attribute keeps. */
  readonly attributes: ReadonlyMap<number, Readonly<Record<string, string>>>;
  /** Elements side by side that are one post, by the first one's `order`. */
  readonly wraps: ReadonlyMap<
    number,
    { readonly elements: readonly PageElement[]; readonly attributes: Readonly<Record<string, string>> }
  >;
  /** Citation lines by the `order` of their quote: they become its first child. */
  readonly headers: ReadonlyMap<number, MovedHeader>;
}

/** An element, or children of one side by side. */
export type MovedHeader = { readonly element: PageElement } | { readonly run: TextRun };

/** A copy of the page with the marks on it. Depth is bounded by the tree, so walking may recurse. */
export function markTree(tree: PageTree, marks: Marks): PageTree {
  const moved = new Set<PageElement>();
  const cut = new Map<PageElement, Map<number, number>>();
  for (const header of marks.headers.values()) {
    if ('element' in header) moved.add(header.element);
    else {
      const { parent, from, to, length } = header.run;
      const lengths = cut.get(parent) ?? new Map<number, number>();
      cut.set(parent, lengths);
      for (let index = from; index <= to; index += 1) {
        const node = parent.children[index];
        if (node !== undefined && typeof node !== 'string' && isElement(node)) moved.add(node);
        else lengths.set(index, index === to ? length : Number.MAX_SAFE_INTEGER);
      }
    }
  }
  const wrapped = new Set([...marks.wraps.values()].flatMap(({ elements }) => elements));

  // Inside how many quotes left as code the walk is: their code is no text.
  let codes = 0;
  const copyElement = (element: PageElement, into: GrowingElement): GrowingElement => {
    const copy = growingElement(element.tag, {
      ...withoutMarks(element.attributes),
      ...marks.attributes.get(element.order),
    });
    copy.parent = into;
    const header = marks.headers.get(element.order);
    if (header !== undefined) copy.children.push(copyHeader(header, copy));
    copyChildren(element, copy);
    return copy;
  };
  const copyHeader = (header: MovedHeader, into: GrowingElement): GrowingElement => {
    const copy = growingElement('div', { 'generic-header': '' });
    copy.parent = into;
    if ('element' in header) copy.children.push(copyElement(header.element, copy));
    else {
      const { parent, from, to, length } = header.run;
      for (let index = from; index <= to; index += 1) {
        const node = parent.children[index];
        if (typeof node === 'string') copy.children.push(index === to ? node.slice(0, length) : node);
        else if (node !== undefined && isElement(node)) copy.children.push(copyElement(node, copy));
      }
    }
    return copy;
  };
  const copyWrap = (
    elements: readonly PageElement[],
    values: Readonly<Record<string, string>>,
    into: GrowingElement,
  ): GrowingElement => {
    const copy = growingElement('div', values);
    copy.parent = into;
    const quoted = values['generic-quote'] !== undefined;
    if (quoted) codes += 1;
    for (const element of elements) copy.children.push(copyElement(element, copy));
    if (quoted) codes -= 1;
    return copy;
  };
  const copyNode = (
    child: PageNode,
    from: PageElement,
    index: number,
    into: GrowingElement,
  ): readonly GrowingNode[] => {
    if (typeof child === 'string') {
      const text = child.slice(cut.get(from)?.get(index) ?? 0);
      return [codes > 0 ? text.replace(QUOTE_CODE, '') : text];
    }
    if (!isElement(child)) return [child];
    if (moved.has(child)) return [];
    const wrap = marks.wraps.get(child.order);
    if (wrap !== undefined) return [copyWrap(wrap.elements, wrap.attributes, into)];
    return wrapped.has(child) ? [] : [copyElement(child, into)];
  };
  const copyChildren = (from: PageElement, into: GrowingElement): void => {
    from.children.forEach((child, index) => {
      into.children.push(...copyNode(child, from, index, into));
    });
  };
  const root = growingElement(tree.root.tag, tree.root.attributes);
  copyChildren(tree.root, root);
  return { ...indexTree(root), cut: tree.cut, slow: tree.slow };
}

function withoutMarks(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names = Object.keys(attributes);
  if (!names.some((name) => name.startsWith('generic-'))) return attributes;
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !name.startsWith('generic-')));
}
