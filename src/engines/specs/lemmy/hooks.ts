import { type Reaction, reactionOf } from '../../../model/page.js';
import { selectorOf } from '../../field.js';
import type { PageElement, PageTree } from '../../html/page-tree.js';
import { select } from '../../html/select.js';

/** Votes stand in hints, in the board's language: "12 Upvotes · 3 Downvotes", or one of the two alone. */
export function readVotes(post: PageElement, tree: PageTree): readonly Reaction[] {
  const head = select(tree, post, selectorOf('.comment-node'))[0] ?? post;
  const hints = select(tree, head, selectorOf('[data-tippy-content]')).slice(0, 60);
  const votes = new Map<string, number>();
  for (const hint of hints) {
    const text = (hint.attributes['data-tippy-content'] ?? '').slice(0, 120);
    const both = /^(\d[\d.,\s]{0,12}) [^\d·]{3,40}· (\d[\d.,\s]{0,12}) [^\d·]{3,40}$/u.exec(text);
    const [, up = '', down = ''] = both ?? [];
    if (both !== null) votes.set('Upvote', numberIn(up)).set('Downvote', numberIn(down));
    // Alone, the hint of a vote is also the label of its element; the arrow tells which vote it is.
    else if (/^\d[\d.,\s]{0,12} \D{3,40}$/.test(text) && hint.attributes['aria-label'] === text) {
      votes.set(pointsDown(hint, tree) ? 'Downvote' : 'Upvote', numberIn(text));
    }
  }
  return [...votes].map(([name, count]) => reactionOf(name, count));
}

function pointsDown(hint: PageElement, tree: PageTree): boolean {
  return select(tree, hint, selectorOf('use')).some((use) =>
    Object.values(use.attributes).some((value) => value.includes('arrow-down')),
  );
}

function numberIn(text: string): number {
  return Number(/\d[\d.,\s]*/.exec(text)?.[0].replace(/\D/g, '') ?? '0');
}
