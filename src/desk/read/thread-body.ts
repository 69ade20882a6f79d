import { codePointLength, sliceCodePoints } from '../../model/text.js';
import type { ShownQuote } from './quotes.js';
import type { ThreadPost } from './thread-posts.js';

/** A quote at the top level with those inside it, in document order; `level` counts from 1. */
export interface QuoteGroup {
  readonly kind: 'quote';
  readonly quote: ShownQuote;
  readonly inner: readonly { readonly quote: ShownQuote; readonly level: number }[];
}

/** Own words between quotes; `start` is their place in the own text, in code points. */
export interface OwnPiece {
  readonly kind: 'own';
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type BodyPiece = OwnPiece | QuoteGroup;

/**
 * A post's body in reading order. Quotes are hung under the one at the top level that holds them, without recursion:
 * hostile pages nest them thousands deep.
 */
export function bodyPieces(post: Pick<ThreadPost, 'ownText' | 'parts'>, quotes: readonly ShownQuote[]): BodyPiece[] {
  const groups = groupsOf(quotes);
  const pieces: BodyPiece[] = [];
  const shown = new Set<number>();
  for (const part of partsOf(post)) {
    if (part.quote === null) {
      const text = sliceCodePoints(post.ownText, part.start, part.end);
      if (text.trim() !== '') pieces.push({ kind: 'own', start: part.start, end: part.end, text });
      continue;
    }
    const group = groups.get(part.quote);
    if (group === undefined || shown.has(group.quote.index)) continue;
    shown.add(group.quote.index);
    pieces.push(group);
  }
  // A quote without words (of an image alone) has no place among the parts.
  const wordless = [...new Set(groups.values())].filter(({ quote }) => !shown.has(quote.index));
  return [...wordless, ...pieces];
}

/** The group every quote belongs to, by its index. */
function groupsOf(quotes: readonly ShownQuote[]): ReadonlyMap<number, QuoteGroup> {
  const groups = new Map<number, QuoteGroup & { inner: { quote: ShownQuote; level: number }[] }>();
  const levels = new Map<number, number>();
  for (const quote of [...quotes].sort((a, b) => a.index - b.index)) {
    const holder = quote.parentIndex === null ? undefined : groups.get(quote.parentIndex);
    if (holder === undefined) {
      groups.set(quote.index, { kind: 'quote', quote, inner: [] });
      levels.set(quote.index, 0);
      continue;
    }
    const level = (levels.get(quote.parentIndex ?? -1) ?? 0) + 1;
    levels.set(quote.index, level);
    groups.set(quote.index, holder);
    holder.inner.push({ quote, level });
  }
  return groups;
}

function* partsOf({ ownText, parts }: Pick<ThreadPost, 'ownText' | 'parts'>): Generator<{
  readonly quote: number | null;
  readonly start: number;
  readonly end: number;
}> {
  if (parts === null) {
    yield { quote: null, start: 0, end: codePointLength(ownText) };
    return;
  }
  for (let i = 0; i + 2 < parts.length; i += 3) {
    const quote = parts[i] ?? -1;
    yield { quote: quote < 0 ? null : quote, start: parts[i + 1] ?? 0, end: parts[i + 2] ?? 0 };
  }
}
