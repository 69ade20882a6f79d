import type { PageElement, PageTree } from './html/page-tree.js';
import { selectFirst } from './html/select.js';
import type { Selector } from './html/selector.js';

/**
 * One element per post for boards where nothing holds a whole post: it stands for everything from its mark to the next
 * one. It has no children of its own, selectors find what lies in its range. The last post ends with what holds all
 * marks; a single one with what is around the table cell or row of its body.
 */
export function runsOf(tree: PageTree, marks: readonly PageElement[], body: Selector): readonly PageElement[] {
  const [first] = marks;
  const final = marks.at(-1);
  if (first === undefined || final === undefined) return [];
  const end = first === final ? endOfSingle(tree, first, body) : endAround(first, final);
  return marks.map((mark, i) => ({
    order: mark.order,
    last: (marks[i + 1]?.order ?? end + 1) - 1,
    tag: mark.tag,
    attributes: mark.attributes,
    classes: mark.classes,
    parent: mark.parent,
    children: [],
    place: mark.place,
    previous: mark.previous,
    next: mark.next,
  }));
}

/** The end of the innermost element that holds both marks. */
function endAround(first: PageElement, final: PageElement): number {
  let above = first.parent;
  while (above !== null && above.last < final.order) above = above.parent;
  return above === null ? final.last : above.last;
}

function endOfSingle(tree: PageTree, mark: PageElement, body: Selector): number {
  for (let above = mark.parent; above !== null; above = above.parent) {
    if (selectFirst(tree, above, body) !== null) return (above.parent ?? above).last;
  }
  return mark.last;
}
