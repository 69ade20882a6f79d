import type { PageElement } from '../../html/page-tree.js';

/** In the threaded layout answers stand in a box named after the post they answer ("wpf-post-replies-12"). */
export function parentOf(post: PageElement): string | null {
  for (let above = post.parent; above !== null; above = above.parent) {
    const id = /^wpf-post-replies-([1-9]\d*)$/.exec(above.attributes.id ?? '')?.[1];
    if (id !== undefined) return id;
  }
  return null;
}
