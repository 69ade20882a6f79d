import { type Reaction, reactionOf } from '../../../model/page.js';
import { selectorOf } from '../../field.js';
import type { PageElement, PageTree } from '../../html/page-tree.js';
import { select } from '../../html/select.js';
import { textOf } from '../../html/text-of.js';

/**
 * The extension "Thanks for posts" lists who thanked under a post, with the total in brackets where it is more than one
 * ("… for the post (total 4):"). The sentence says "thanked" in the board's language, so the name is ours.
 */
export function readThanks(post: PageElement, tree: PageTree): readonly Reaction[] {
  const list = select(tree, post, selectorOf('[id^="list_thanks"] dl'))[0];
  if (list === undefined) return [];
  const actors = select(tree, list, selectorOf('dd a[href], dd .username, dd .username-coloured'))
    .map(textOf)
    .filter((name) => name !== '');
  const heading = select(tree, list, selectorOf('dt'))[0];
  const total = /\([^()\d]{0,20}(\d{1,6})[^()\d]{0,20}\)/.exec(heading === undefined ? '' : textOf(heading))?.[1];
  const count = total === undefined ? actors.length : Number(total);
  return count === 0 ? [] : [reactionOf('Thanks', count, [...new Set(actors)])];
}
