import type { FullPost } from '../full-posts.js';
import { type Row, textOf } from '../row.js';

/** The one post a post answers, in forms that have room for one. */
export interface Answered {
  readonly postId: string;
  /** How it is known; `opening`: nothing says so, the thread's first post is taken. */
  readonly via: 'parent' | 'quote' | 'mention' | 'opening';
}

const ORDER = ['parent', 'quote', 'mention'] as const;

function earlier(replies: readonly Row[], before: ReadonlySet<string>): Answered | null {
  for (const via of ORDER)
    for (const reply of replies) {
      const postId = textOf(reply, 'to_post_id');
      if (textOf(reply, 'via') === via && postId !== null && before.has(postId)) return { postId, via };
    }
  return null;
}

/**
 * Which post each one answers: what the page says (a parent), else its first quote, else whom it calls, else the thread's
 * first post; only posts that came before, so that every thread is one tree. The first post answers none.
 */
export function answers(): (post: FullPost) => { readonly rootId: string; readonly answered: Answered | null } {
  let rootId = '';
  const before = new Set<string>();
  return ({ post, first, replies }) => {
    const postId = textOf(post, 'post_id') ?? '';
    if (first) {
      rootId = postId;
      before.clear();
    }
    const found = first ? null : (earlier(replies, before) ?? { postId: rootId, via: 'opening' as const });
    before.add(postId);
    return { rootId, answered: found };
  };
}
