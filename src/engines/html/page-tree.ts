import { fastTree } from './fast/fast-tree.js';
import { indexTree } from './index-tree.js';
import type { PageTree } from './page-element.js';
import { slowTree } from './slow-tree.js';

export { isElement, type PageElement, type PageNode, type PageTree } from './page-element.js';

/**
 * Parses HTML once, as browsers do, into a tree of our own that knows nothing of the parser behind it: our own parser
 * where a page holds nothing it refuses, parse5 where it does. Both give the same tree.
 */
export function parseTree(html: string): PageTree {
  const tree = fastTree(html);
  if ('root' in tree) return { ...indexTree(tree.root), cut: [], slow: null };
  const { root, cut } = slowTree(html);
  return { ...indexTree(root), cut, slow: tree.refused };
}
