import { load } from 'cheerio';
import { boundMarkup } from './bound-markup.js';

/** An element of a page. Texts are plain strings among its children; script and style text is kept as children too. */
export interface PageElement {
  /** Place in document order, from 0 (the root). */
  readonly order: number;
  /** `order` of its last descendant, or its own: `a` holds `b` when `a.order < b.order && b.order <= a.last`. */
  last: number;
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly classes: readonly string[];
  readonly parent: PageElement | null;
  readonly children: PageNode[];
}

/** A comment: old mail archives and boards keep metadata in them. */
interface PageComment {
  readonly comment: string;
}

export type PageNode = PageElement | PageComment | string;

/** A parsed page: a flat list of elements with indexes, so that a selector looks only at elements that can match. */
export interface PageTree {
  readonly root: PageElement;
  /** In document order; `elements[i].order === i`. */
  readonly elements: readonly PageElement[];
  readonly byTag: ReadonlyMap<string, readonly PageElement[]>;
  readonly byClass: ReadonlyMap<string, readonly PageElement[]>;
  readonly byId: ReadonlyMap<string, readonly PageElement[]>;
  readonly byAttribute: ReadonlyMap<string, readonly PageElement[]>;
  /** What had to be left out to keep a hostile page bounded, in words; empty for every ordinary page. */
  readonly cut: readonly string[];
}

/** Deeper elements are attached to the ancestor at this depth: walks may recurse, and browsers cut at 512 too. */
const MAX_DEPTH = 800;

/**
 * Parses HTML once, as browsers do (parse5 under cheerio; `scriptingEnabled: false` opens `<noscript>`, where crawler
 * views of some engines keep their posts), into a tree of our own that knows nothing of the parser behind it.
 */
export function parseTree(html: string): PageTree {
  const { markup, cut } = boundMarkup(html);
  const parsed = load(markup, { scriptingEnabled: false }).root()[0];
  return { ...grow(parsed === undefined ? [] : parsed.children), cut };
}

export function isElement(node: PageNode): node is PageElement {
  return typeof node !== 'string' && 'tag' in node;
}

/** What a parser's tree must offer; domhandler's nodes do. */
interface SourceNode {
  readonly nodeType: number;
  readonly name?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly data?: string;
  readonly children?: readonly SourceNode[];
}

function grow(top: readonly SourceNode[]): Omit<PageTree, 'cut'> {
  const elements: PageElement[] = [];
  const byTag = new Map<string, PageElement[]>();
  const byClass = new Map<string, PageElement[]>();
  const byId = new Map<string, PageElement[]>();
  const byAttribute = new Map<string, PageElement[]>();
  const root = element('#document', {}, null, 0);
  elements.push(root);
  const stack: { into: PageElement; nodes: readonly SourceNode[]; next: number }[] = [
    { into: root, nodes: top, next: 0 },
  ];
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const node = frame.nodes[frame.next];
    if (node === undefined) {
      stack.pop();
      if (stack.length <= MAX_DEPTH) frame.into.last = elements.length - 1;
      continue;
    }
    frame.next += 1;
    if (node.nodeType === 3) frame.into.children.push(node.data ?? '');
    else if (node.nodeType === 8) frame.into.children.push({ comment: node.data ?? '' });
    else if (node.attribs !== undefined) {
      const made = element(node.name ?? '', node.attribs, frame.into, elements.length);
      elements.push(made);
      frame.into.children.push(made);
      add(byTag, made.tag, made);
      for (const name of made.classes) add(byClass, name, made);
      const id = node.attribs.id;
      if (id !== undefined) add(byId, id, made);
      for (const name in node.attribs) add(byAttribute, name, made);
      stack.push({ into: stack.length > MAX_DEPTH ? frame.into : made, nodes: node.children ?? [], next: 0 });
    }
  }
  root.last = elements.length - 1;
  return { root, elements, byTag, byClass, byId, byAttribute };
}

function element(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  parent: PageElement | null,
  order: number,
): PageElement {
  const names = attributes.class;
  const classes = names === undefined || names === '' ? NO_CLASSES : unique(names.split(/\s+/));
  return { order, last: order, tag, attributes, classes, parent, children: [] };
}

const NO_CLASSES: readonly string[] = [];

function unique(names: readonly string[]): readonly string[] {
  const kept = names.filter((name) => name !== '');
  return kept.length < 2 ? kept : [...new Set(kept)];
}

function add(map: Map<string, PageElement[]>, key: string, value: PageElement): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
