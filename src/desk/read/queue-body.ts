import { codePointLength, sliceCodePoints } from '../../model/text.js';
import type { WordMark } from '../design/marked-words.js';
import type { ReasonedPost } from '../reasons/read.js';
import { ownOffsets } from './own-offsets.js';
import type { PostContent, QuoteLine } from './queue-content.js';

/** A stretch of a post as a card shows it: own words with what is marked in them, or a folded quote. */
export type CardPiece =
  | { readonly kind: 'own'; readonly text: string; readonly marks: readonly WordMark[] }
  | { readonly kind: 'quote'; readonly quote: QuoteLine };

/** A post in reading order, with the evidence of its reasons marked in its own words. */
export function cardPieces(
  post: Pick<PostContent, 'ownText' | 'analysisText' | 'parts'>,
  quotes: readonly QuoteLine[],
  reasons: ReasonedPost['reasons'],
): readonly CardPiece[] {
  const marks = ownMarks(post, reasons);
  const byIndex = new Map(quotes.map((quote) => [quote.index, quote]));
  const pieces: CardPiece[] = [];
  for (const { quote, start, end } of partsOf(post)) {
    if (quote === null) {
      const text = sliceCodePoints(post.ownText, start, end);
      if (text.trim() !== '') pieces.push({ kind: 'own', text, marks: within(marks, start, end) });
      continue;
    }
    const line = byIndex.get(quote);
    if (line === undefined) continue;
    byIndex.delete(quote);
    pieces.push({ kind: 'quote', quote: line });
  }
  // A quote without words has no place among the parts.
  return [...[...byIndex.values()].map((quote): CardPiece => ({ kind: 'quote', quote })), ...pieces];
}

/** Quotes that are evidence of a reason, by index. */
export function markedQuotes(reasons: ReasonedPost['reasons']): ReadonlySet<number> {
  const marks = reasons.flatMap(({ words }) => words.marks);
  return new Set(
    marks.flatMap(({ in: where, quoteIndex }) => (where === 'quote' && quoteIndex !== null ? [quoteIndex] : [])),
  );
}

/** Marks of all reasons as offsets of the own words. */
function ownMarks(
  { ownText, analysisText }: Pick<PostContent, 'ownText' | 'analysisText'>,
  reasons: ReasonedPost['reasons'],
): WordMark[] {
  const toOwn = ownOffsets(ownText, analysisText);
  return reasons.flatMap(({ words }) =>
    words.marks.flatMap((mark): WordMark[] => {
      if (mark.in === 'quote') return [];
      const at = mark.in === 'own' ? toOwn(mark.start, mark.end) : ([mark.start, mark.end] as const);
      return at === null ? [] : [{ start: at[0], end: at[1], kind: mark.kind, label: mark.label }];
    }),
  );
}

const within = (marks: readonly WordMark[], start: number, end: number): WordMark[] =>
  marks
    .filter((mark) => mark.end > start && mark.start < end)
    .map((mark) => ({ ...mark, start: Math.max(0, mark.start - start), end: mark.end - start }));

function partsOf({ ownText, parts }: Pick<PostContent, 'ownText' | 'parts'>): {
  readonly quote: number | null;
  readonly start: number;
  readonly end: number;
}[] {
  if (parts === null) return [{ quote: null, start: 0, end: codePointLength(ownText) }];
  return parts.flatMap((quote, i) =>
    i % 3 === 0 ? [{ quote: quote < 0 ? null : quote, start: parts[i + 1] ?? 0, end: parts[i + 2] ?? 0 }] : [],
  );
}
