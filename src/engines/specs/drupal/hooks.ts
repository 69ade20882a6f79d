import { selectorOf } from '../../field.js';
import type { PageElement, PageTree } from '../../html/page-tree.js';
import { select } from '../../html/select.js';
import { parentsByLevel } from '../../parents-by-level.js';

const COMMENTS = '#comments .comment, .comment-wrapper .comment, article.comment';
const COMMENT_ID = /#?comment-(\d+)$/;

const known = new WeakMap<PageTree, ReadonlyMap<PageElement, PageElement>>();

/** Threaded comments stand in one `div.indented` more than what they answer; those at the top answer the topic. */
export function readParent(post: PageElement, tree: PageTree): string | null {
  const parents = known.get(tree) ?? parentsByLevel(select(tree, tree.root, selectorOf(COMMENTS)), levelOf);
  known.set(tree, parents);
  const parent = parents.get(post);
  return parent === undefined ? null : idOf(parent, tree);
}

function levelOf(comment: PageElement): number {
  let level = 0;
  for (let above = comment.parent; above !== null; above = above.parent)
    if (above.classes.includes('indented')) level += 1;
  return level;
}

function idOf(comment: PageElement, tree: PageTree): string | null {
  const printed = [comment.attributes.id, comment.previous?.attributes.id, comment.attributes.about];
  const links = select(tree, comment, selectorOf('h3 a, a[rel="bookmark"]')).map(({ attributes }) => attributes.href);
  return [...printed, ...links].flatMap((name) => COMMENT_ID.exec(name ?? '')?.[1] ?? [])[0] ?? null;
}
