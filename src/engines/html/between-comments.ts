import { isElement, type PageElement, type PageNode } from './page-tree.js';

/** Two comments that old archives and boards write around a post's text. */
export interface CommentPair {
  readonly from: RegExp;
  readonly to: RegExp;
}

/**
 * What stands between two comments inside an element, as an element of its own; null where the first one is missing.
 * The second may stand deeper than the first: mail with tags that are never closed swallows what follows it. What a
 * script or style holds is not looked at.
 */
export function betweenComments(element: PageElement, { from, to }: CommentPair): PageElement | null {
  const holder = holderOf(element, from);
  if (holder === null) return null;
  const at = holder.children.findIndex((node) => isComment(node, from));
  const before = holder.children.slice(0, at).findLast((node) => typeof node !== 'string' && isElement(node));
  const order = before !== undefined && typeof before !== 'string' && isElement(before) ? before.last : holder.order;
  const { kept } = upTo(holder.children.slice(at + 1), to);
  return { ...holder, order, last: lastOf(kept, order), children: [...kept] };
}

function isComment(node: PageNode, says: RegExp): boolean {
  return typeof node !== 'string' && !isElement(node) && says.test(node.comment.slice(0, 200).trim());
}

/** The element that has the comment as its child. */
function holderOf(element: PageElement, says: RegExp): PageElement | null {
  if (element.children.some((node) => isComment(node, says))) return element;
  for (const node of element.children) {
    const found = typeof node !== 'string' && isElement(node) ? holderOf(node, says) : null;
    if (found !== null) return found;
  }
  return null;
}

/** The nodes before the comment; an element that holds it is cut there. */
function upTo(
  nodes: readonly PageNode[],
  says: RegExp,
): { readonly kept: readonly PageNode[]; readonly ended: boolean } {
  const kept: PageNode[] = [];
  for (const node of nodes) {
    if (isComment(node, says)) return { kept, ended: true };
    if (typeof node === 'string' || !isElement(node)) {
      kept.push(node);
      continue;
    }
    const inside = upTo(node.children, says);
    if (!inside.ended) kept.push(node);
    else {
      kept.push({ ...node, last: lastOf(inside.kept, node.order), children: [...inside.kept] });
      return { kept, ended: true };
    }
  }
  return { kept, ended: false };
}

function lastOf(nodes: readonly PageNode[], otherwise: number): number {
  const last = nodes.findLast((node) => typeof node !== 'string' && isElement(node));
  return last !== undefined && typeof last !== 'string' && isElement(last) ? last.last : otherwise;
}
