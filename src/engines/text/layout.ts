import { type DraftPost, lowerBound } from './draft.js';

/**
 * Layout, for a source that is not on the page: the editor leaves an empty paragraph (a no-break space) behind a quote.
 * Without one the first paragraph is taken, because a reply without a word of its own is rare.
 */
export function byLayout(
  post: DraftPost,
  from: number,
  stop: number,
  dense: readonly number[],
): { to: number; confidence: number } {
  const last = dense.at(-1) ?? from;
  if (dense.length <= 1) return { to: last, confidence: 0.7 };
  const gaps: number[] = [];
  let paragraphEnd: number | null = null;
  for (let at = from; at < last && at < stop; at += 1) {
    const line = post.lines[at];
    if (line === undefined || line.key !== '') continue;
    if (paragraphEnd === null) paragraphEnd = at;
    if (!line.line.empty) gaps.push(at);
  }
  const before = (at: number): number => dense[lowerBound(dense, at) - 1] ?? from;
  const gap = gaps[0];
  if (gap !== undefined) return { to: before(gap), confidence: gaps.length === 1 ? 0.8 : 0.55 };
  if (paragraphEnd !== null) return { to: before(paragraphEnd), confidence: 0.5 };
  return { to: from, confidence: 0.4 };
}
