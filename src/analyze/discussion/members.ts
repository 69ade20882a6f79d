import { foldText } from '../../model/text.js';
import type { LinkedPost, LinkedThread } from '../../model/thread.js';

/** Posts in an order that does not hang on how they arrived: by position, those without one last, then by id. */
export function inReadingOrder(thread: LinkedThread): readonly LinkedPost[] {
  return [...thread.posts].sort(
    (a, b) =>
      (a.position ?? Number.POSITIVE_INFINITY) - (b.position ?? Number.POSITIVE_INFINITY) || (a.id < b.id ? -1 : 1),
  );
}

/** Those who wrote: names as printed, and each post's writer as an index into them; null where nobody is named. */
export interface Members {
  readonly names: readonly string[];
  readonly writers: readonly (number | null)[];
}

/**
 * Members by their folded names (stubs know no more of their author), in the order of the folded names. Deleted accounts
 * share their name with each other, so they are nobody.
 */
export function membersOf(posts: readonly LinkedPost[]): Members {
  const keys = posts.map(({ author }) => {
    const key = author.name === null || author.kind === 'deleted' ? '' : foldText(author.name);
    return key === '' ? null : key;
  });
  const printed = new Map<string, string>();
  posts.forEach(({ author }, i) => {
    const key = keys[i] ?? null;
    if (key !== null && author.name !== null && !printed.has(key)) printed.set(key, author.name);
  });
  const sorted = [...printed].sort(([a], [b]) => (a < b ? -1 : 1));
  const places = new Map(sorted.map(([key], i) => [key, i]));
  return {
    names: sorted.map(([, name]) => name),
    writers: keys.map((key) => (key === null ? null : (places.get(key) ?? null))),
  };
}
