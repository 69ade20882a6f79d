import { type Reaction, reactionOf } from '../../../model/page.js';
import { selectorOf } from '../../field.js';
import type { PageElement, PageTree } from '../../html/page-tree.js';
import { select } from '../../html/select.js';
import { textOf } from '../../html/text-of.js';

/** The add-on "Post Thank You" and its kin keep one box per post, named after the deed: `post_thanks_box_12`. */
const DEEDS = ['thanks', 'groan', 'hugs', 'likes', 'like', 'agree', 'disagree', 'dislike', 'support'] as const;

/** Boards that renamed thanks say so in the heading ("The following 30 users liked this post"). */
const RENAMED: readonly (readonly [RegExp, string])[] = [
  [/\bupvot/i, 'Upvote'],
  [/\bdownvot/i, 'Downvote'],
  [/\bdislike/i, 'Dislike'],
  [/\blike[sd]?\b|gefällt|gefallen|aime/i, 'Like'],
  [/\bdisagree/i, 'Disagree'],
  [/\bagree/i, 'Agree'],
];

/** Reads who thanked, liked or groaned: linked names below the post, or only a number. */
export function readThanks(post: PageElement, tree: PageTree): readonly Reaction[] {
  const id = /(\d{1,15})$/.exec(post.attributes.id ?? '')?.[1];
  if (id === undefined) return [];
  return DEEDS.flatMap((deed): Reaction[] => {
    const box = tree.byId.get(`post_${deed}_box_${id}`)?.[0];
    if (box === undefined) return [];
    const heading = select(tree, box, selectorOf('strong, h2, h3, h4, .posttitle, .alt2'))[0];
    const words = heading === undefined ? '' : textOf(heading).slice(0, 400);
    const actors = select(tree, box, selectorOf('a[href*="member"], a[href*="/user"]'))
      .map(textOf)
      .filter((name) => name !== '');
    const count = actors.length > 0 ? actors.length : Number(/\d{1,6}/.exec(words)?.[0] ?? '0');
    return count === 0 ? [] : [reactionOf(nameOf(deed, words), count, actors)];
  });
}

function nameOf(deed: string, heading: string): string {
  const renamed = deed === 'thanks' ? RENAMED.find(([says]) => says.test(heading))?.[1] : undefined;
  return renamed ?? `${deed.slice(0, 1).toUpperCase()}${deed.slice(1)}`;
}
