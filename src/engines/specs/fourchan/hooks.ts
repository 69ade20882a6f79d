import type { WrittenBody } from '../../engine.js';
import type { PageElement, PageTree } from '../../html/page-tree.js';
import { textOf } from '../../html/text-of.js';
import { readComment, runsOfWords } from './read-comment.js';

const known = new WeakMap<PageTree, Map<string, ReadonlySet<string> | null>>();

/** Reads a comment and looks quoted posts up on the same page. */
export function readBody(body: PageElement, tree: PageTree): WrittenBody {
  const kept = known.get(tree) ?? new Map<string, ReadonlySet<string> | null>();
  known.set(tree, kept);
  return readComment(body, (id) => {
    const found = kept.get(id);
    if (found !== undefined) return found;
    const source = tree.byId.get(`m${id}`)?.[0];
    const made = source === undefined ? null : runsOfWords(textOf(source));
    kept.set(id, made);
    return made;
  });
}
