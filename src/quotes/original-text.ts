import type { Body } from '../model/body.js';
import { codePointsToUnits } from '../model/text.js';
import type { LinkedPost, Repeat } from '../model/thread.js';
import type { Stripped } from './strip.js';
import { cut, originalShare } from './strip.js';

/** Kinds of repeats that are not the author's own words. */
const FOREIGN: ReadonlySet<Repeat['kind']> = new Set(['unmarked', 'article', 'campaign']);

/**
 * What in a post is nobody else's: the analysis text without unmarked repeats, campaigns and matched quotations.
 *
 * @param quoted stretches of the own text (code points) that are quotations of an article (`LinkedPost.quotedSpans`).
 */
export function originalOf(
  body: Body,
  { analysisText, furniture }: Pick<Stripped, 'analysisText' | 'furniture'>,
  repeats: readonly Repeat[],
  quoted: readonly (readonly [number, number])[],
): Pick<LinkedPost, 'originalText' | 'originalShare'> {
  const foreign = repeats.flatMap(({ kind, start, end }) => (FOREIGN.has(kind) ? [[start, end] as const] : []));
  const units = codePointsToUnits(body.ownText);
  const taken = [...foreign, ...quoted].map(([start, end]) => [units(start), units(end)] as const);
  const left = taken.length === 0 ? analysisText : cut(body.ownText, [...furniture, ...taken]);
  // The full stop behind somebody else's last word is not a text of one's own.
  const originalText = taken.length === 0 || /[^\p{P}\s]/u.test(left) ? left : '';
  return { originalText, originalShare: originalShare(body, originalText) };
}
