import { codePointLength, foldText } from '../../model/text.js';
import type { LinkedPost, LinkedThread } from '../../model/thread.js';

/** Accounts that make a text a campaign wherever they post it. */
export const MANY_ACCOUNTS = 3;
/** Share of a post that repeats must fill for it to be looked at as a copy; by characters, so below the half of words. */
const FILLED = 0.4;
/** Letters of a text's start that copies have in common. */
const START = 40;
const SHORTEST_START = 12;

/** Posts that look like copies of each other within a thread. */
export interface Alike {
  /** Their numbers. */
  readonly posts: ReadonlySet<number>;
  /** Most accounts that post one text. */
  readonly accounts: number;
}

/**
 * Posts of a thread by two accounts or more that look like copies: filled by a repeat of an earlier post, or beginning
 * alike. A cheap look over the thread; whether they are copies is decided by their words.
 */
export function postsAlike(thread: LinkedThread): Alike {
  const numbers = new Map(thread.posts.map((post, at) => [post.id, at]));
  const groups = new Map<string, number[]>();
  const join = (group: string, at: number): void => {
    const list = groups.get(group);
    if (list === undefined) groups.set(group, [at]);
    else list.push(at);
  };
  thread.posts.forEach((post, at) => {
    if (post.kind === 'stub') return;
    const start = startOf(post.body.ownText);
    if (start.length >= SHORTEST_START) join(`start ${start}`, at);
    for (const { sourcePostId } of fillingRepeats(post)) {
      const source = numbers.get(sourcePostId ?? '');
      if (source === undefined) continue;
      join(`source ${sourcePostId}`, at);
      join(`source ${sourcePostId}`, source);
    }
  });
  const posts = new Set<number>();
  let most = 0;
  for (const group of groups.values()) {
    if (group.length === 1) continue;
    const accounts = new Set(group.map((at) => foldText(thread.posts[at]?.author.name ?? '')));
    accounts.delete('');
    if (accounts.size < 2) continue;
    most = Math.max(most, accounts.size);
    for (const at of group) posts.add(at);
  }
  return { posts, accounts: most };
}

const startOf = (text: string): string =>
  foldText(text.slice(0, 4 * START))
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .slice(0, START);

function fillingRepeats(post: LinkedPost): LinkedPost['repeats'] {
  if (post.repeats.length === 0) return [];
  const size = codePointLength(post.body.ownText);
  return post.repeats.filter(({ kind, start, end }) => kind !== 'article' && end - start >= FILLED * size);
}
