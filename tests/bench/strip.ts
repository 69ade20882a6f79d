import { parsePage } from '../../src/engines/index.js';
import type { ThreadPage } from '../../src/model/page.js';
import type { Thread } from '../../src/model/thread.js';
import { linkThread } from '../../src/quotes/index.js';
import { assembleThread } from '../../src/threads/assemble.js';
import { identifyThread } from '../../src/threads/identity.js';
import { syntheticPages } from '../support/synthetic-thread.js';
import { best, type Figure, perSecond } from './measure.js';

/** A thread of `posts` posts, parsed from synthetic pages of 25. */
export function syntheticThread(posts: number, seed = 2): Thread {
  const pages: ThreadPage[] = [];
  for (const page of syntheticPages({
    seed,
    threads: 1,
    pagesPerThread: Math.ceil(posts / 25),
    postsPerPage: 25,
    pageBytes: 0,
  })) {
    const parsed = parsePage({ text: page.html, format: 'html', url: page.url });
    if (parsed.type === 'thread') pages.push(parsed);
  }
  const first = pages[0];
  if (first === undefined) throw new Error('the synthetic pages were not read as a thread');
  const { threadId, site } = identifyThread(first, null);
  return assembleThread(threadId, site, pages);
}

/** Linking, checking and stripping whole threads; there is no bare library for it, so growth is shown instead. */
export async function benchStrip(): Promise<Figure[]> {
  const figures: Figure[] = [];
  let perPost = 0;
  for (const posts of [1_000, 10_000]) {
    const thread = syntheticThread(posts);
    const quotes = linkThread(thread, []).posts.reduce((n, post) => n + post.quotes.length, 0);
    const ms = await best(posts > 5_000 ? 1 : 3, () => linkThread(thread, []));
    const growth = perPost === 0 ? '' : `per post ${(ms / posts / perPost).toFixed(2)} × that at 1,000`;
    perPost = perPost === 0 ? ms / posts : perPost;
    figures.push({
      name: `link and strip, ${thread.posts.length.toLocaleString('en')} posts, ${quotes.toLocaleString('en')} quotes`,
      ours: perSecond(thread.posts.length, ms, 'posts'),
      bare: growth,
      ratio: null,
    });
  }
  return figures;
}
