import { type Reaction, reactionOf } from '../../../model/page.js';
import type { Citation } from '../../engine.js';
import { selectorOf } from '../../field.js';
import type { PageElement, PageTree } from '../../html/page-tree.js';
import { select } from '../../html/select.js';
import { textOf } from '../../html/text-of.js';
import { BARE_HEADINGS, CITATION_PHRASES } from './citation-phrases.js';

/** Longer citation lines are no citation lines. */
const LONGEST_CITATION = 320;

/** The view for robots prints no data on quotes, only "36 minutes ago, X said:": name and time are taken from it. */
export function readCitation(header: string): Citation | null {
  const line = header
    .slice(0, LONGEST_CITATION + 9)
    .replace(/\s+/g, ' ')
    .replace(/\s*:?\s*$/, '')
    .trim();
  if (line.length > LONGEST_CITATION || BARE_HEADINGS.has(line.toLowerCase())) return null;
  for (const { pattern } of CITATION_PHRASES) {
    const groups = pattern.exec(line)?.groups;
    const author = groups?.author?.trim();
    if (author === undefined || author === '') continue;
    return { author, when: groups?.when?.trim() ?? groups?.ago?.trim() ?? null };
  }
  return null;
}

/**
 * A quote may come from another application of the site (a blog, an album), whose ids count on their own: such an id
 * names no post here.
 */
export function trustsSource(quote: PageElement): boolean {
  const from = quote.attributes['data-ipsquote-contentapp'];
  if (from === undefined) return true;
  for (let above = quote.parent; above !== null; above = above.parent) {
    const here = above.attributes['data-commentapp'];
    if (here !== undefined) return here === from;
  }
  return true;
}

/** IP.Board 3 prints likes as a sentence ("A, B and C like this", "A and 5 others like this"); the names are counted. */
export function readLikes(post: PageElement, tree: PageTree): readonly Reaction[] {
  const bar = select(tree, post, selectorOf('.ipsLikeBar_info'))[0];
  const sentence = bar === undefined ? '' : textOf(bar);
  if (sentence === '') return [];
  const names = /^(.{1,2000}?) likes? this\.?$/i.exec(sentence)?.[1];
  // In another language the sentence shows that there are likes, not how many.
  if (names === undefined) return [reactionOf('Like', null)];
  const parts = names.split(/, | and /);
  const others = /^(\d{1,6}) others?$/.exec(parts.at(-1) ?? '')?.[1];
  return [
    others === undefined
      ? reactionOf('Like', parts.length, parts)
      : reactionOf('Like', parts.length - 1 + Number(others), parts.slice(0, -1)),
  ];
}
