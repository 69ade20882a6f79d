import { type Reaction, reactionOf } from '../../../model/page.js';
import type { Citation } from '../../engine.js';
import { selectorOf } from '../../field.js';
import type { PageElement, PageTree } from '../../html/page-tree.js';
import { select } from '../../html/select.js';
import { textOf } from '../../html/text-of.js';
import { readCitation as readFamilyCitation } from '../phpbb/citation.js';

/** The line begins with its time in brackets: "(2019-02-24, 05:31 PM)X Wrote:". */
export function readCitation(header: string): Citation | null {
  const timed = /^\(([^()]{4,60})\)\s*/.exec(header);
  const named = readFamilyCitation(timed === null ? header : header.slice(timed[0].length));
  return named === null ? null : { author: named.author, when: timed?.[1] ?? named.when };
}

/** Words for thanking; the list of the add-on says "Like" otherwise. */
const THANKS = /thank|dank|merci|gracias|grazie|obrigad|спасибо|дяк|dzięk|teşekk|tack|děkuj/i;

/**
 * The add-on "Thank You/Like" lists names under a post ("The following 2 users Like X's post:"); one setting decides
 * whether it speaks of thanks or likes.
 */
export function readThanks(post: PageElement, tree: PageTree): readonly Reaction[] {
  const list = select(tree, post, selectorOf('[id^="tyl_data_"]'))[0];
  if (list === undefined) return [];
  const actors = select(tree, list, selectorOf('a[href]'))
    .map(textOf)
    .filter((name) => name !== '');
  if (actors.length === 0) return [];
  const heading = select(tree, post, selectorOf('[id^="tyl_title_"]'))[0];
  const words = heading === undefined ? '' : textOf(heading);
  const printed = /\b(\d{1,6})\b/.exec(words)?.[1];
  const count = printed === undefined ? actors.length : Number(printed);
  return [reactionOf(THANKS.test(words) ? 'Thanks' : 'Like', count, [...new Set(actors)])];
}
