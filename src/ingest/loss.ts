import type { ParsedPage } from '../model/page.js';

/** Codes of problems that mean words or posts of a page did not arrive; the others are remarks. */
export const LOSS_CODES: ReadonlySet<string> = new Set([
  'article-cut',
  'markup-cut',
  'missing-posts',
  'no-next-page',
  'posts-not-separated',
  'truncated-html',
  'undecodable-characters',
]);

/** True when a readable page gave less than it holds: no thread and no article, or fewer posts than it says itself. */
export function lostSomething(page: ParsedPage): boolean {
  if (page.problems.some((problem) => LOSS_CODES.has(problem.code))) return true;
  if (page.type === 'article') return false;
  return page.posts.length === 0 || (page.expectedPosts !== null && page.posts.length < page.expectedPosts);
}
