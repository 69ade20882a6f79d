import type { PageElement } from './html/page-tree.js';

/**
 * The item each item answers, for trees that are printed as a flat list and only indented: the nearest earlier item of
 * a lower level. Items at the lowest level so far have none. One pass: a walk back from each item would cost the square
 * of a long list of siblings.
 *
 * @param levelOf how deep an item is indented, from 0
 */
export function parentsByLevel(
  items: readonly PageElement[],
  levelOf: (item: PageElement) => number,
): ReadonlyMap<PageElement, PageElement> {
  const parents = new Map<PageElement, PageElement>();
  const above: { readonly item: PageElement; readonly level: number }[] = [];
  for (const item of items) {
    const level = levelOf(item);
    while ((above.at(-1)?.level ?? -1) >= level) above.pop();
    const parent = above.at(-1);
    if (parent !== undefined) parents.set(item, parent.item);
    above.push({ item, level });
  }
  return parents;
}
