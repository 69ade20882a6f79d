import type { Body } from '../model/body.js';
import { sliceCodePoints } from '../model/text.js';
import type { OwnSegment } from '../model/thread.js';

/**
 * The stretches of own text between quotes and the top-level quotes each answers: those directly above it; what stands
 * below the last stretch is answered by that one (an answer above its quote). Quotes nobody answers are in none.
 */
export function ownSegments(body: Body): OwnSegment[] {
  if (body.ownText === '') return [];
  const tops = topLevels(body);
  const out: { start: number; end: number; answers: number[] }[] = [];
  let waiting: number[] = [];
  const isBlank = (start: number, end: number): boolean =>
    body.parts.length > 1 && sliceCodePoints(body.ownText, start, end).trim() === '';
  for (const { quote, start, end } of body.parts) {
    if (quote !== null) {
      const top = tops[quote] ?? quote;
      if (waiting.at(-1) !== top) waiting.push(top);
      continue;
    }
    if (isBlank(start, end)) continue;
    const last = out.at(-1);
    // A blank line between two quotes parts nothing.
    if (last !== undefined && waiting.length === 0) last.end = end;
    else out.push({ start, end, answers: waiting });
    waiting = [];
  }
  for (const quote of waiting) out.at(-1)?.answers.push(quote);
  return out.map((segment) => ({ ...segment, answers: [...new Set(segment.answers)] }));
}

/** The outermost quote around each quote, by index; parents come before their children. */
function topLevels(body: Body): number[] {
  const tops: number[] = [];
  for (const { index, parentIndex } of body.quotes)
    tops[index] = parentIndex === null ? index : (tops[parentIndex] ?? index);
  return tops;
}
