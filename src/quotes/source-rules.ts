import type { Comparison } from './verdict.js';

/** Author number of a quote or post that names nobody. */
export const NOBODY = -1;

/** Equal words and similarity a candidate must reach. */
interface Bound {
  readonly words: number;
  readonly similarity: number;
}

/** Similarity from which a post by the named author, or one a printed id leads to, counts as the source. */
export const NAMED = 0.5;
/** For a post by somebody else: the words must be his beyond doubt, the longer the quote the less to the letter. */
const OTHERS: readonly Bound[] = [
  { words: 5, similarity: 0.9 },
  { words: 8, similarity: 0.75 },
];
/** For a post whose author the page does not print. */
const UNKNOWN_AUTHOR: Bound = { words: 4, similarity: 0.6 };
/** For a quote without a name. */
const NAMELESS: Bound = { words: 3, similarity: 0.75 };

/** Words that agree count first, then whether it is the whole text. The higher, the better the candidate. */
export function rank({ words, alignment }: Comparison): number {
  const kind = words === 'equal' ? 2 : words === 'trimmed' ? 1 : 0;
  return kind * 2 + alignment.similarity;
}

/**
 * Whether words alone make a post the source of a quote that prints no way to it.
 *
 * @param quoted number of the author the quote names, or NOBODY.
 * @param writer number of the post's author, or NOBODY.
 */
export function isConvincing(quoted: number, writer: number, { words, alignment }: Comparison): boolean {
  const { equal, similarity } = alignment;
  const reaches = (bound: Bound): boolean => equal >= bound.words && similarity >= bound.similarity;
  if (quoted === NOBODY) return reaches(NAMELESS) || words === 'equal';
  if (writer === NOBODY) return reaches(UNKNOWN_AUTHOR) || (words === 'equal' && equal >= 2);
  if (writer === quoted) return similarity >= NAMED;
  return OTHERS.some(reaches);
}
