import type { Moment } from '../../model/moment.js';
import { foldText } from '../../model/text.js';
import type { LinkedPost, LinkedThread, QuoteLink, Repeat, ReplyEdge } from '../../model/thread.js';
import type { Citation, TimeBounds } from '../bounds.js';
import { createTimeline, readCitation } from '../bounds.js';
import { createEdges } from '../edges.js';
import { measure } from '../sizes.js';
import type { Other } from './candidates.js';
import type { NewLinks } from './link-quotes.js';

/**
 * A thread with some quotes tied to posts of other threads. Stubs nobody points to any more are gone, repeats of a
 * stub's words are repeats of the post it stood for, and what follows from links is drawn again: sizes, bounds on
 * times, reply edges (none leads to another thread).
 */
export function settleLinks(thread: LinkedThread, links: NewLinks, others: readonly Other[]): LinkedThread {
  if (links.size === 0) return thread;
  const relinked = thread.posts.map((post): LinkedPost => {
    const changed = links.get(post.id);
    return changed === undefined
      ? post
      : { ...post, quotes: post.quotes.map((link) => changed.get(link.index) ?? link) };
  });
  const stubs = new Map(thread.posts.flatMap((post) => (post.kind === 'stub' ? [[post.id, post] as const] : [])));
  const standsFor = new Map<string, QuoteLink>();
  thread.posts.forEach((post, at) => {
    post.quotes.forEach((link, i) => {
      const now = relinked[at]?.quotes[i];
      if (now === undefined || now === link || link.sourcePostId === null || !stubs.has(link.sourcePostId)) return;
      const known = standsFor.get(link.sourcePostId);
      if (known === undefined || now.text.length > known.text.length) standsFor.set(link.sourcePostId, now);
    });
  });
  const authors = new Map(others.map(({ post }) => [otherKey(post.threadId, post.postId), post.author]));
  const repointed = relinked.map((post) => repoint(post, standsFor, authors));
  const needed = new Set(repointed.flatMap(pointedStubs));
  const posts = repointed.filter((post) => post.kind !== 'stub' || needed.has(post.id));
  const absent = new Set(posts.filter(isAbsent).map(({ id }) => id));
  const bounds = boundsOf(thread, posts, others);
  const settled = posts.map((post): LinkedPost => {
    const { postedAfter, postedBefore } = bounds(post.id);
    const sizes = links.has(post.id)
      ? measure(post, post.body, (quote) => isAtHand(post.quotes[quote], absent))
      : post.sizes;
    return { ...post, sizes, postedAfter, postedBefore };
  });
  return { ...thread, posts: settled, edges: edgesOf(settled) };
}

/** Stubs a post's quotes and repeats point to. */
const pointedStubs = (post: LinkedPost): string[] =>
  [...post.quotes, ...post.repeats].flatMap(({ sourcePostId, sourceThreadId }) =>
    sourcePostId === null || sourceThreadId != null ? [] : [sourcePostId],
  );

const isAbsent = (post: LinkedPost): boolean =>
  post.kind !== 'post' && (post.kind === 'stub' || post.body.ownText === '');

/** A source in another thread of the site is stored, so its copy here says nothing that would be lost without it. */
const isAtHand = (link: QuoteLink | undefined, absent: ReadonlySet<string>): boolean =>
  link !== undefined && link.sourcePostId !== null && (link.sourceThreadId != null || !absent.has(link.sourcePostId));

/** Repeats of a stub's words as repeats of the post it stood for. */
function repoint(
  post: LinkedPost,
  standsFor: ReadonlyMap<string, QuoteLink>,
  authors: ReadonlyMap<string, string | null>,
): LinkedPost {
  if (!post.repeats.some(({ sourcePostId }) => sourcePostId !== null && standsFor.has(sourcePostId))) return post;
  const own = nameOf(post.author.name);
  const repeats = post.repeats.map((repeat): Repeat => {
    const link = repeat.sourcePostId === null ? undefined : standsFor.get(repeat.sourcePostId);
    if (link === undefined) return repeat;
    const { sourcePostId } = link;
    const sourceThreadId = link.sourceThreadId ?? null;
    const isOwn = own !== '' && nameOf(authors.get(`${sourceThreadId} ${sourcePostId}`) ?? null) === own;
    return {
      ...repeat,
      sourcePostId,
      sourceThreadId,
      kind: isOwn ? 'self' : repeat.kind === 'self' ? 'unmarked' : repeat.kind,
    };
  });
  return { ...post, repeats };
}

const nameOf = (name: string | null): string => (name === null ? '' : foldText(name));

/** Bounds on posting times by post id; the times of sources in other threads, which are known, help to bound them. */
function boundsOf(
  thread: LinkedThread,
  posts: readonly LinkedPost[],
  others: readonly Other[],
): (postId: string) => TimeBounds {
  const isTree = posts.some((post) => post.parentExternalId !== null);
  const isOrdered = !isTree && !thread.problems.some((problem) => problem.code === 'unknown-page-order');
  const timeline = createTimeline();
  const numbers = new Map<string, number>();
  const add = (key: string, postedAt: Moment): void => {
    if (numbers.has(key)) return;
    numbers.set(key, numbers.size);
    timeline.add(postedAt);
  };
  const real = posts.filter(({ kind }) => kind !== 'stub');
  for (const { id, postedAt } of [...real, ...posts]) add(id, postedAt);
  const moments = new Map(others.map(({ post }) => [otherKey(post.threadId, post.postId), post.postedAt]));
  const sourceOf = ({ sourcePostId, sourceThreadId }: QuoteLink): number | undefined => {
    if (sourcePostId === null) return undefined;
    const key = sourceThreadId == null ? sourcePostId : otherKey(sourceThreadId, sourcePostId);
    const postedAt = moments.get(key);
    if (postedAt !== undefined) add(key, postedAt);
    return numbers.get(key);
  };
  const citations = real.flatMap((post, reply) =>
    post.quotes.flatMap((link): Citation[] => {
      const cited = link.parentIndex === null ? readCitation(link) : null;
      const source = cited === null ? undefined : sourceOf(link);
      return cited === null || source === undefined ? [] : [{ reply, source, ...cited }];
    }),
  );
  const boundsAt = timeline.bound(citations, isOrdered ? real.length : 0);
  return (postId) => boundsAt(numbers.get(postId) ?? -1);
}

const otherKey = (threadId: string, postId: string): string => `${threadId} ${postId}`;

function edgesOf(posts: readonly LinkedPost[]): ReplyEdge[] {
  const byExternalId = new Map<string, string>();
  for (const { externalId, id } of posts)
    if (externalId !== null && !byExternalId.has(externalId)) byExternalId.set(externalId, id);
  const edges = createEdges((externalId) => byExternalId.get(externalId));
  return posts.flatMap((post) => edges(withinThread(post)));
}

/** A post without its quotes of other threads: those make no reply edge. */
const withinThread = (post: LinkedPost): LinkedPost =>
  post.quotes.some(({ sourceThreadId }) => sourceThreadId != null)
    ? { ...post, quotes: post.quotes.filter(({ sourceThreadId }) => sourceThreadId == null) }
    : post;
