import type { OtherPost, Others } from '../../model/across.js';
import { type Tokens, tokenize, type Vocabulary } from '../tokens.js';
import type { Other } from './candidates.js';
import { placeOfOther, type SiteOrder } from './order.js';

/**
 * The posts of other threads, each once, the earliest first: nothing depends on the order they came in. Their texts
 * are split into words when they are asked for.
 */
export function readOthers(
  threadId: string,
  { posts, copies }: Pick<Others, 'posts' | 'copies'>,
  order: SiteOrder,
  vocabulary: Vocabulary,
  authorNumber: (name: string | null) => number,
): Other[] {
  const known = new Map<string, OtherPost>();
  for (const post of [...posts, ...copies.flatMap((group) => group.posts)])
    if (post.threadId !== threadId) known.set(`${post.threadId} ${post.postId}`, post);
  const sorted = [...known.values()].map((post) => ({ post, place: placeOfOther(post) }));
  sorted.sort((a, b) => order.compareFirst(a.place, b.place));
  return sorted.map(({ post, place }) => {
    let own: Tokens | null = null;
    return {
      post,
      place,
      author: authorNumber(post.author),
      own: () => {
        own ??= tokenize(post.ownText, vocabulary);
        return own;
      },
    };
  });
}
