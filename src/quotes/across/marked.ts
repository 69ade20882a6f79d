import { codePointsToUnits, unitsToCodePoints } from '../../model/text.js';
import type { LinkedPost, Repeat } from '../../model/thread.js';
import type { Tokens } from '../tokens.js';
import { MIN_RUN } from './runs.js';
import { firstFrom } from './search.js';

/** A repeat of a post by the numbers of its words, half-open. */
export interface Marked {
  readonly start: number;
  readonly end: number;
  readonly repeat: Provenance;
  /** The repeat as it was there before; null for a new or cut one. */
  readonly before: Repeat | null;
}

/** Kind and source of a repeat. */
export type Provenance = Omit<Repeat, 'start' | 'end'>;

/** A post's repeats by the words they touch. */
export function markedWords(post: LinkedPost, tokens: Tokens): readonly Marked[] {
  const units = codePointsToUnits(tokens.text);
  return post.repeats.map((repeat) => ({
    start: firstFrom(tokens.ends, units(repeat.start) + 1),
    end: firstFrom(tokens.starts, units(repeat.end)),
    repeat,
    before: repeat,
  }));
}

/** Marked words as repeats, in order; one that is there already stays as it is. */
export function asRepeats(tokens: Tokens, marked: readonly Marked[]): Repeat[] {
  const points = unitsToCodePoints(tokens.text);
  const startOf = (word: number): number => points(tokens.starts[word] ?? 0);
  const endOf = (word: number): number => points(tokens.ends[word - 1] ?? 0);
  return marked
    .map(({ start, end, repeat, before }) => before ?? { ...repeat, start: startOf(start), end: endOf(end) })
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

type Span = readonly [start: number, end: number];

/**
 * Repeats with those of a campaign: its spans take the place of what was marked as somebody's or the author's own
 * words there, and leave alone what comes from an article. The very same list where it says all that already.
 */
export function withSpans(marked: readonly Marked[], spans: readonly Span[], repeat: Provenance): readonly Marked[] {
  if (marked.some(({ repeat: { kind } }) => kind === 'campaign')) return marked;
  const fixed = marked.filter(({ repeat: { kind } }) => kind === 'article');
  const pieces = spans
    .flatMap((span) =>
      without(
        span,
        fixed.map(({ start, end }) => [start, end]),
      ),
    )
    .filter(isLong);
  const isThere = ([start, end]: Span): boolean =>
    marked.some((one) => one.start === start && one.end === end && isSame(one.repeat, repeat));
  if (pieces.every(isThere)) return marked;
  const rest = marked.flatMap((one): Marked[] => {
    if (fixed.includes(one) || pieces.every(([start, end]) => end <= one.start || one.end <= start)) return [one];
    return without([one.start, one.end], pieces)
      .filter(isLong)
      .map(([start, end]) => ({ start, end, repeat: one.repeat, before: null }));
  });
  return [...rest, ...pieces.map(([start, end]) => ({ start, end, repeat, before: null }))];
}

const isLong = ([start, end]: Span): boolean => end - start >= MIN_RUN;

const isSame = (a: Provenance, b: Provenance): boolean =>
  a.kind === b.kind && a.sourcePostId === b.sourcePostId && (a.sourceThreadId ?? null) === (b.sourceThreadId ?? null);

/** What is left of a span without others, in order. */
function without([start, end]: Span, others: readonly Span[]): Span[] {
  const out: Span[] = [];
  let from = start;
  for (const [cutFrom, cutTo] of [...others].sort(([a], [b]) => a - b)) {
    if (cutTo <= from || cutFrom >= end) continue;
    if (cutFrom > from) out.push([from, cutFrom]);
    from = Math.max(from, cutTo);
  }
  if (from < end) out.push([from, end]);
  return out;
}
