import type { DraftPost, FoundQuote, SearchContext } from './draft.js';

/** Shorter copies without a citation are chance or habit ("Sent from my phone"). */
const UNMARKED_WORDS = 12;
/** Whole paragraphs of an earlier post without a citation above them. */
export function findCopies(
  context: SearchContext,
  post: DraftPost,
  own: readonly boolean[],
  endings: ReadonlyMap<string, number>,
): FoundQuote[] {
  const { dense, keys, index, posts } = context;
  const found: FoundQuote[] = [];
  const ownCount = own.reduce((n, is) => (is ? n + 1 : n), 0);
  let stop = 0;
  for (let i = 0; i < dense.length; ) {
    if (own[i] !== true) {
      i += 1;
      continue;
    }
    // The end of this stretch of own lines; kept between steps, so that a stretch is measured once.
    if (stop <= i) for (stop = i; stop < dense.length && own[stop] === true; ) stop += 1;
    const run = index.find(keys, i, stop, { contiguous: true });
    const length = run?.length ?? 1;
    const from = dense[i];
    const to = dense[i + length - 1];
    if (run !== null && from !== undefined && to !== undefined && run.words >= UNMARKED_WORDS) {
      const source = posts[run.post];
      const himself = post.author !== null && source?.author === post.author;
      const signature =
        i + length === dense.length && run.toEnd && !run.whole && (endings.get(keys.at(-1) ?? '') ?? 0) > 0;
      // The whole post again is a double post, not a quote; the author's own words again are his.
      if (length < ownCount && !himself && !signature) {
        const source = { source: run.post, whole: run.whole, words: run.words, own: run.own };
        found.push({
          header: null,
          from,
          to,
          method: 'alignment',
          confidence: run.words >= 25 ? 0.95 : 0.85,
          ...source,
        });
      }
    }
    i += length;
  }
  return found;
}
