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
  /** Place among the element siblings, from 1; the root has 0. */
  readonly place: number;
  /** The element siblings right before and behind. */
  readonly previous: PageElement | null;
  next: PageElement | null;
}

/** A comment: old mail archives and boards keep metadata in them. */
export interface PageComment {
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
  /** Why the page was read by parse5 and not by the fast parser; null for pages the fast parser read. */
  readonly slow: string | null;
}

export function isElement(node: PageNode): node is PageElement {
  return typeof node !== 'string' && 'tag' in node;
}
