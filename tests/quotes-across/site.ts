import type { CopyGroup, OtherPost, Others } from '../../src/model/across.js';
import { STOCK_POSTS } from '../../src/model/across.js';
import { foldText, sliceCodePoints } from '../../src/model/text.js';
import type { LinkedPost, LinkedThread } from '../../src/model/thread.js';
import { inquire, linkAcross, printThread } from '../../src/quotes/across/index.js';
import { linkThread } from '../../src/quotes/index.js';
import { assembleThread } from '../../src/threads/assemble.js';
import { type PostSketch, page } from '../quotes/build.js';

/** A made-up thread of the site forum.example, linked in itself. */
export function threadOf(id: string, posts: readonly PostSketch[], engine = 'xenforo'): LinkedThread {
  const printed = page(posts, { engine, externalId: id, url: `https://forum.example/threads/${id}` });
  const addressed = printed.posts.map((post) => ({
    ...post,
    url: post.externalId === null ? null : `https://forum.example/posts/${post.externalId}`,
  }));
  return linkThread(assembleThread(id, 'forum.example', [{ ...printed, posts: addressed }]), []);
}

/** A post as other threads see it. */
export const seen = (thread: LinkedThread, post: LinkedPost): OtherPost => ({
  threadId: thread.id,
  postId: post.id,
  author: post.author.name,
  authorExternalId: post.author.externalId,
  externalId: post.externalId,
  url: post.url,
  position: post.position,
  postedAt: post.postedAt,
  ownText: post.body.ownText,
  bodyText: post.quotes.length === 0 ? null : post.body.text,
  topQuotes: post.quotes.filter(({ parentIndex }) => parentIndex === null).length,
  revisions: post.revisions.map(({ ownText }) => ownText),
});

const holders = (
  threads: readonly LinkedThread[],
): { thread: LinkedThread; post: LinkedPost; prints: Set<bigint>; hash: bigint | null }[] =>
  threads.flatMap((thread) => {
    const prints = new Map(printThread(thread).map((print) => [print.postId, print]));
    return thread.posts
      .filter(({ kind }) => kind !== 'stub')
      .map((post) => {
        const print = prints.get(post.id);
        return { thread, post, prints: new Set(print?.prints), hash: print?.textHash ?? null };
      });
  });

/** What a store would answer: posts that share fingerprints, ids, addresses or all their words with a thread. */
export function othersOf(thread: LinkedThread, site: readonly LinkedThread[]): Others {
  const { waiting, externalIds, urls } = inquire(thread);
  const own = holders([thread]);
  const all = holders(site.filter(({ id }) => id !== thread.id));
  const counts = new Map<bigint, number>();
  for (const { prints } of [...own, ...all])
    for (const print of prints) counts.set(print, (counts.get(print) ?? 0) + 1);
  const stock = new Set([...counts].flatMap(([print, count]) => (count > STOCK_POSTS ? [print] : [])));
  const asked = new Set(waiting.filter((print) => !stock.has(print)));
  const shares = (a: ReadonlySet<bigint>, b: ReadonlySet<bigint>): number =>
    [...a].filter((print) => b.has(print) && !stock.has(print)).length;
  const posts = all.filter(
    ({ post, prints }) =>
      [...prints].some((print) => asked.has(print)) ||
      externalIds.includes(post.externalId ?? '') ||
      urls.includes(post.url ?? '') ||
      own.some((one) => shares(one.prints, prints) >= 2),
  );
  const hashes = new Set(own.flatMap(({ hash }) => (hash === null ? [] : [hash])));
  const copies = [...hashes].flatMap((textHash): CopyGroup[] => {
    const group = [...own, ...all].filter(({ hash }) => hash === textHash);
    const elsewhere = group.filter((one) => one.thread.id !== thread.id);
    if (elsewhere.length === 0) return [];
    const accounts = new Set(
      group.flatMap(({ post }) => (post.author.name === null ? [] : [foldText(post.author.name)])),
    );
    return [
      {
        textHash,
        posts: elsewhere.map((one) => seen(one.thread, one.post)),
        accounts: accounts.size,
        threads: new Set(group.map((one) => one.thread.id)).size,
      },
    ];
  });
  return { posts: posts.map((one) => seen(one.thread, one.post)), stock, copies };
}

/** The threads of a site, each linked with what the others say. */
export const siteOf = (...threads: readonly LinkedThread[]): LinkedThread[] =>
  threads.map((thread) => linkAcross(thread, othersOf(thread, threads)));

/** Kind, source and words of a post's repeats. */
export const spans = (post: LinkedPost | undefined): (readonly [string, string | null, string])[] =>
  (post?.repeats ?? []).map(({ kind, sourcePostId, start, end }) => [
    kind,
    sourcePostId,
    sliceCodePoints(post?.body.ownText ?? '', start, end),
  ]);

/** The n-th real post of a thread. */
export const real = (thread: LinkedThread | undefined, at: number): LinkedPost | undefined =>
  thread?.posts.filter(({ kind }) => kind !== 'stub')[at];

/** Day and hour in June 2025. */
export const june = (day: number, hour = 12): string =>
  `2025-06-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00+00:00`;

export const nothing: Others = { posts: [], stock: new Set(), copies: [] };
