import { type Reaction, reactionOf } from '../../../model/page.js';
import type { Citation } from '../../engine.js';
import { selectorOf } from '../../field.js';
import type { PageElement, PageTree } from '../../html/page-tree.js';
import { select } from '../../html/select.js';
import { textOf } from '../../html/text-of.js';
import { ON_WORDS } from './citation-words.js';

/** Longer citation lines are no citation lines. */
const LONGEST_CITATION = 300;

/** "Quote from: NAME on DATE" in any language: up to the colon the phrase, then the name. */
const ATTRIBUTED = /^[^:]{1,40}:{1,2}\s*(.{1,260})$/;
const CLOCK = /\d{1,2}[:.h]\d{2}/;
const CLOCK_FIRST = /^\d{1,2}[:.h]\d{2}/;

/**
 * Reads "Quote from: Ann on June 17, 2013, 14:56:26" and its translations. The name may hold the same word ("Man on the
 * moon"), so the last one that a time follows divides name and date. Without a date the rest is the name.
 */
export function readCitation(header: string): Citation | null {
  if (header.length > LONGEST_CITATION) return null;
  const said = ATTRIBUTED.exec(header)?.[1]?.trim();
  if (said === undefined || said === '') return null;
  const words = said.split(' ');
  for (let i = words.length - 2; i > 0; i -= 1) {
    const when = words.slice(i + 1).join(' ');
    // "Today at 7:39" has such a word before its clock in some languages ("Сегодня в 07:39"): the day must follow too.
    if (!ON_WORDS.has((words[i] ?? '').toLowerCase()) || !CLOCK.test(when) || CLOCK_FIRST.test(when)) continue;
    return { author: words.slice(0, i).join(' '), when };
  }
  return { author: said, when: null };
}

/** Likes are a sentence: "4 people like this.", "You and 2 other people like this.", "You like this.". */
export function readLikes(post: PageElement, tree: PageTree): readonly Reaction[] {
  const line = select(tree, post, selectorOf('.like_count'))[0];
  const sentence = line === undefined ? '' : textOf(line);
  if (sentence === '') return [];
  const digits = /\d[\d.,\u00a0]{0,12}/.exec(sentence);
  if (digits === null) return [reactionOf('Like', 1)];
  const others = Number(digits[0].replace(/\D/g, ''));
  // Words before the number name the reader of the page, who is one more.
  const reader = /\p{L}/u.test(sentence.slice(0, digits.index)) ? 1 : 0;
  return [reactionOf('Like', others + reader)];
}
