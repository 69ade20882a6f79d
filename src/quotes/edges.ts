import { foldText } from '../model/text.js';
import type { LinkedPost, ReplyEdge } from '../model/thread.js';

type EdgePost = Pick<LinkedPost, 'id' | 'parentExternalId' | 'author' | 'body' | 'quotes'>;

/** Words of a name looked at after an "@"; forum names are seldom longer. */
const MAX_NAME_WORDS = 4;
const MAX_NAME = 60;
const NONE: ReadonlyMap<string, number> = new Map();

/**
 * Who answers whom, one edge per (from, to, via): `quote` with the number of top-level quotes of that source (nested
 * quotes make no edge), `parent` as printed by tree engines, `mention` for "@name" of somebody who posted earlier in
 * the thread, pointing to the latest of that person's posts. To be asked post by post in thread order.
 *
 * @param postIdOf id of the first post with a printed id.
 */
export function createEdges(postIdOf: (externalId: string) => string | undefined): (post: EdgePost) => ReplyEdge[] {
  const latestBy = new Map<string, string>();
  // Names are few and folding costs more than a look-up.
  const folds = new Map<string, string>();
  return (post) => {
    const edges: ReplyEdge[] = [];
    for (const [toPostId, multiplicity] of quotedSources(post))
      edges.push({ fromPostId: post.id, toPostId, via: 'quote', multiplicity });
    const parent = post.parentExternalId === null ? undefined : postIdOf(post.parentExternalId);
    if (parent !== undefined && parent !== post.id)
      edges.push({ fromPostId: post.id, toPostId: parent, via: 'parent', multiplicity: 1 });
    for (const toPostId of mentioned(post.body.ownText, latestBy)) {
      if (toPostId !== post.id) edges.push({ fromPostId: post.id, toPostId, via: 'mention', multiplicity: 1 });
    }
    const name = post.author.name ?? '';
    const folded = folds.get(name) ?? foldText(name);
    folds.set(name, folded);
    if (folded !== '') latestBy.set(folded, post.id);
    return edges;
  };
}

function quotedSources(post: EdgePost): ReadonlyMap<string, number> {
  if (post.quotes.length === 0) return NONE;
  const counts = new Map<string, number>();
  for (const { parentIndex, sourcePostId } of post.quotes) {
    if (parentIndex !== null || sourcePostId === null || sourcePostId === post.id) continue;
    counts.set(sourcePostId, (counts.get(sourcePostId) ?? 0) + 1);
  }
  return counts;
}

/** Posts of the people a text addresses with "@name": the longest known name after the sign, at least three letters. */
function mentioned(text: string, latestBy: ReadonlyMap<string, string>): Set<string> {
  const found = new Set<string>();
  if (latestBy.size === 0 || !text.includes('@')) return found;
  for (const match of text.matchAll(/(?<![\p{L}\p{N}@._])@(?=["\p{L}\p{N}_])/gu)) {
    const after = text.slice(match.index + 1, match.index + 1 + MAX_NAME).split('\n', 1)[0] ?? '';
    const parts = after.replace(/^"/u, '').split(' ').slice(0, MAX_NAME_WORDS);
    for (let n = parts.length; n > 0; n -= 1) {
      const name = foldText(parts.slice(0, n).join(' ')).replace(/(?:'s|[^\p{L}\p{N}_]+)$/u, '');
      const to = name.length >= 3 ? latestBy.get(name) : undefined;
      if (to === undefined) continue;
      found.add(to);
      break;
    }
  }
  return found;
}
