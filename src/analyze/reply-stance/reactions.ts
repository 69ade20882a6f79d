import { reactionMeaning } from '../../model/reaction-meaning.js';
import { foldText } from '../../model/text.js';
import type { LinkedPost } from '../../model/thread.js';

/** Names of a reaction that are looked through. */
const NAMES = 500;

/**
 * What two posts' writers showed of each other by reactions, where the page names who reacted: 1 the replying one
 * approves of the post he answers, -1 he disapproves; half of that where the answered one reacted to the reply. Counts
 * without names say nothing of these two. -1..1, 0 where nobody reacted.
 */
export function reactionBetween(reply: LinkedPost, source: LinkedPost | undefined): number {
  if (source === undefined) return 0;
  const shown = polarityBy(source, reply.author.name) + 0.5 * polarityBy(reply, source.author.name);
  return Math.max(-1, Math.min(1, shown));
}

function polarityBy(post: LinkedPost, name: string | null): number {
  const wanted = foldText(name ?? '');
  if (wanted === '') return 0;
  let sum = 0;
  for (const { name: reaction, actors } of post.reactions) {
    if (actors.length === 0) continue;
    const { polarity } = reactionMeaning(reaction);
    if (polarity !== null && polarity !== 0 && actors.slice(0, NAMES).some((actor) => foldText(actor) === wanted))
      sum += polarity;
  }
  return Math.sign(sum);
}
