import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { parsePage } from '../../src/engines/index.js';
import type { ThreadPage } from '../../src/model/page.js';
import type { Thread } from '../../src/model/thread.js';
import { assembleThread } from '../../src/threads/assemble.js';
import { identifyThread } from '../../src/threads/identity.js';
import { root } from '../support/shared.js';
import { syntheticPages } from '../support/synthetic-thread.js';
import { type Figure, perSecond } from './measure.js';

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

interface Probe {
  readonly posts: number;
  readonly quotes: number;
  readonly seconds: number;
  readonly mib: number;
}

/** Links a thread in a process of its own: processor time of linking and stripping alone, peak memory of all. */
function probe(posts: number, mode: 'thread' | 'stream'): Probe {
  const file = path.join(root, 'tests', 'bench', 'strip-probe.ts');
  const args = ['--import', 'tsx', file, String(posts), mode];
  const out: Probe = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', cwd: root }));
  return out;
}

/**
 * Linking, checking and stripping whole threads, half of whose posts quote 1,000 characters; there is no bare library
 * for it, so growth from 1,000 posts is shown instead. Processor time, so that a busy machine matters less. A thread in
 * memory is there before and after, linked; of a stream no post is kept (`linkPosts`).
 */
export function benchStrip(): Figure[] {
  const figures: Figure[] = [];
  for (const mode of ['thread', 'stream'] as const) {
    let perPost = 0;
    for (const size of [1_000, 10_000, 100_000]) {
      const { posts, quotes, seconds, mib } = probe(size, mode);
      const growth = perPost === 0 ? '' : `, per post ${(seconds / posts / perPost).toFixed(2)} × that at 1,000`;
      perPost = perPost === 0 ? seconds / posts : perPost;
      figures.push({
        name: `${posts.toLocaleString('en')} posts, ${quotes.toLocaleString('en')} quotes, ${mode === 'thread' ? 'in memory' : 'streamed'}`,
        ours: perSecond(posts, seconds * 1000, 'posts'),
        bare: `${seconds.toFixed(2)} s, peak ${mib} MB${growth}`,
        ratio: null,
      });
    }
  }
  return figures;
}
