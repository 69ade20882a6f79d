import type { Store } from '../../store/index.js';
import type { Visitor } from '../visit.js';
import { type PostEchoes, readEchoes } from './post-echoes.js';
import { type PostEvent, readPostEvents } from './post-events.js';
import { type PostProblem, readThreadProblems, readWordings, type Wording } from './post-history.js';
import { likelyPages, readSavedPages, type SavedPage } from './post-pages.js';
import { type ChainStep, readChains } from './quotes-chain.js';
import { isId, readThreadHead, type ThreadHead } from './thread-head.js';
import { readOnePost } from './thread-posts.js';
import { type FullPost, fullPosts } from './thread-window.js';

/** Answers named on a post's page. */
const ANSWERS_SHOWN = 200;

/** Everything known about one post. */
export interface PostDetail {
  readonly head: ThreadHead;
  readonly full: FullPost;
  readonly chains: readonly ChainStep[];
  readonly echoes: PostEchoes;
  readonly wordings: readonly Wording[];
  readonly events: readonly PostEvent[];
  readonly problems: readonly PostProblem[];
  /** Saved pages that hold it, as far as their numbers tell. */
  readonly pages: readonly SavedPage[];
  readonly pagesInAll: number;
}

/** Everything known about a post, where it is on one of the visitor's sites; else null, as if it were not there. */
export async function readPost(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
  threadId: string,
  postId: string,
): Promise<PostDetail | null> {
  if (!isId(postId)) return null;
  const head = await readThreadHead(store, visitor, threadId);
  const post = head === null ? null : await readOnePost(store, threadId, postId);
  if (head === null || post === null) return null;
  const [[full], echoes, wordings, events, problems, saved] = await Promise.all([
    fullPosts(store, threadId, [post], ANSWERS_SHOWN),
    readEchoes(store, visitor, threadId, postId),
    readWordings(store, post),
    readPostEvents(store, [post]),
    readThreadProblems(store, threadId),
    readSavedPages(store, threadId),
  ]);
  if (full === undefined) return null;
  return {
    head,
    full,
    chains: await readChains(store, full.quotes),
    echoes,
    wordings,
    events: events.get(postId) ?? [],
    problems,
    pages: likelyPages(saved, post, head.lastPosition),
    pagesInAll: saved.length,
  };
}
