import type { Body } from '../model/body.js';
import { codePointsToUnits } from '../model/text.js';
import type { OwnSegment } from '../model/thread.js';

/** One or two letters alone. */
const STRAY = /^\s*\p{L}{1,2}\s*$/u;

/**
 * The stretches of own text between quotes and the top-level quotes each answers: those directly above it; what stands
 * below the last stretch is answered by that one (an answer above its quote). Quotes nobody answers are in none.
 *
 * @param furniture what `stripPost` takes out (UTF-16 units): a keystroke left over from before a quote answers nothing.
 */
export function ownSegments(body: Body, furniture: readonly (readonly [number, number])[] = []): OwnSegment[] {
  if (body.ownText === '') return [];
  const tops = topLevels(body);
  const out: { start: number; end: number; answers: number[] }[] = [];
  let waiting: number[] = [];
  const units = codePointsToUnits(body.ownText);
  const strays = new Set(
    furniture.filter(([start, end]) => STRAY.test(body.ownText.slice(start, end))).map(([start]) => start),
  );
  const isBlank = (start: number, end: number): boolean => {
    if (body.parts.length === 1) return false;
    const text = body.ownText.slice(units(start), units(end));
    return text.trim() === '' || (STRAY.test(text) && strays.has(units(start)));
  };
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
  return out.map(({ start, end, answers }) => ({ start, end, answers: [...new Set(answers)] }));
}

/** The outermost quote around each quote, by index; parents come before their children. */
function topLevels(body: Body): number[] {
  const tops: number[] = [];
  for (const { index, parentIndex } of body.quotes)
    tops[index] = parentIndex === null ? index : (tops[parentIndex] ?? index);
  return tops;
}
