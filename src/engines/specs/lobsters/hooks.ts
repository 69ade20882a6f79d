import { isElement, type PageElement } from '../../html/page-tree.js';

/** Answers stand in a list behind the comment they answer, both inside one subtree. */
export function readParent(post: PageElement): string | null {
  const list = post.parent?.parent;
  const above = list?.parent;
  if (list?.tag !== 'ol' || above?.classes.includes('comments_subtree') !== true) return null;
  const answered = above.children.filter(isElement).find((child) => child.classes.includes('comment'));
  return answered?.attributes['data-shortid'] ?? null;
}
