import { type Reaction, reactionOf } from '../../../model/page.js';
import type { Citation } from '../../engine.js';
import { selectorOf } from '../../field.js';
import { isElement, type PageElement, type PageTree } from '../../html/page-tree.js';
import { select } from '../../html/select.js';
import { textOf, textWithout } from '../../html/text-of.js';
import { SAID } from './citation-phrases.js';

/** Longer lines are no citation lines. */
const LONGEST_CITATION = 240;

/** Views without data attributes print only "X said:". */
export function readCitation(header: string): Citation | null {
  const line = header.slice(0, LONGEST_CITATION + 1).replace(/[\s↑:：.]{0,9}$/u, '');
  if (line.length > LONGEST_CITATION) return null;
  const folded = line.toLowerCase();
  for (const { phrases } of SAID) {
    const phrase = phrases.find((words) => folded.endsWith(` ${words}`));
    const author = phrase === undefined ? '' : line.slice(0, -phrase.length).trim();
    if (author !== '') return { author, when: null };
  }
  return null;
}

/**
 * XenForo 2 prints the kinds of reactions as pictures and one sentence for all of them ("A, B and 3 others"): with a
 * single kind the sentence counts it, with several only the total is known. XenForo 2.0 has likes without pictures.
 */
export function readReactionBar(post: PageElement, tree: PageTree): readonly Reaction[] {
  const bar = select(tree, post, selectorOf('.reactionsBar.is-active, .reactionsBar, .likesBar'))[0];
  const link = bar === undefined ? undefined : select(tree, bar, selectorOf('a[href], .reactionsBar-link'))[0];
  if (bar === undefined || link === undefined) return [];
  const kinds = select(tree, bar, selectorOf('.reactionSummary .reaction')).flatMap((kind) => nameOf(kind, tree));
  const names = [...new Set(kinds)];
  if (names.length > 1) return names.map((name) => reactionOf(name, null));
  const { actors, others } = peopleIn(link, tree, 'bdi');
  const count = actors.length + others;
  return count === 0 ? [] : [reactionOf(names[0] ?? 'Like', count, actors)];
}

function nameOf(kind: PageElement, tree: PageTree): readonly string[] {
  const image = select(tree, kind, selectorOf('img'))[0];
  const name = image?.attributes.alt ?? image?.attributes.title ?? kind.attributes.title ?? textOf(kind);
  return name === '' ? [] : [name];
}

/** XenForo 1 prints likes as a sentence with linked names ("A, B and 15 others like this."). */
export function readLikes(post: PageElement, tree: PageTree): readonly Reaction[] {
  const sentence = select(tree, post, selectorOf('.likesSummary .LikeText'))[0];
  if (sentence === undefined) return [];
  const { actors, others } = peopleIn(sentence, tree, '.username');
  const count = actors.length + others;
  return count === 0 ? [] : [reactionOf('Like', count, actors)];
}

/** The people a sentence names, and the number it gives for the rest. */
function peopleIn(sentence: PageElement, tree: PageTree, named: string): { actors: readonly string[]; others: number } {
  const people = select(tree, sentence, selectorOf(named));
  const rest = textWithout(sentence, new Set(people)).slice(0, 400);
  const number = /\d[\d.,\u00a0\u202f ]{0,12}/.exec(rest)?.[0].replace(/\D/g, '') ?? '';
  return { actors: people.map(textOf).filter((name) => name !== ''), others: number === '' ? 0 : Number(number) };
}

/** Replies of a Fora thread hang below the post they answer: the box around them begins with a mark of its id. */
export function readParent(post: PageElement): string | null {
  for (const sibling of post.parent?.children ?? []) {
    if (!isElement(sibling)) continue;
    return /^js-new-reply-container-(\d{1,20})$/.exec(sibling.attributes.id ?? '')?.[1] ?? null;
  }
  return null;
}
