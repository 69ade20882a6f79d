import { selectorOf } from '../../field.js';
import type { PageElement, PageTree } from '../../html/page-tree.js';
import { select, selectFirst } from '../../html/select.js';
import { parentsByLevel } from '../../parents-by-level.js';

const ITEMS = 'tr.athing.comtr';
/** Pixels of the spacer image before a comment, for each level of the tree. */
const INDENT = 40;

const known = new WeakMap<PageTree, ReadonlyMap<PageElement, PageElement>>();

/** Pages before 2021 link no parents: the width of a spacer image tells how deep a comment stands. */
export function readParent(post: PageElement, tree: PageTree): string | null {
  if (!post.classes.includes('comtr')) return null;
  let parents = known.get(tree);
  if (parents === undefined) {
    parents = parentsByLevel(select(tree, tree.root, selectorOf(ITEMS)), (item) => levelOf(item, tree));
    known.set(tree, parents);
  }
  return parents.get(post)?.attributes.id ?? null;
}

function levelOf(item: PageElement, tree: PageTree): number {
  const cell = selectFirst(tree, item, selectorOf('td.ind'));
  const printed = Number(cell?.attributes.indent ?? Number.NaN);
  if (Number.isInteger(printed)) return printed;
  const spacer = selectFirst(tree, item, selectorOf('td.ind img, img[src="s.gif"]'));
  const width = Number(spacer?.attributes.width ?? Number.NaN);
  return Number.isFinite(width) ? Math.round(width / INDENT) : 0;
}
