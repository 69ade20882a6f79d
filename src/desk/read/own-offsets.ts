import { codePointLength } from '../../model/text.js';

/** A stretch of a line: where it begins in the analysed words and in the own words, and how long it is, in code points. */
interface Shared {
  readonly analysis: number;
  readonly own: number;
  readonly length: number;
}

/**
 * Offsets of the analysed words as offsets of the own words. The former are the latter without some lines and stretches
 * (placeholders, the attribution line) and without the space these left, so lines are matched in order: whole, else as a
 * part of a line. Null for words that are not found: a mark is left out rather than set at a wrong place.
 */
export function ownOffsets(
  own: string,
  analysis: string,
): (start: number, end: number) => readonly [number, number] | null {
  if (own === analysis) return (start, end) => [start, end];
  const shared = sharedStretches(own.split('\n'), analysis.split('\n'));
  return (start, end) => {
    const first = shared.findLast(({ analysis: from }) => from <= start);
    const last = shared.findLast(({ analysis: from }) => from < end);
    if (first === undefined || last === undefined) return null;
    if (start >= first.analysis + first.length || end > last.analysis + last.length) return null;
    return [first.own + (start - first.analysis), last.own + (end - last.analysis)];
  };
}

function sharedStretches(own: readonly string[], analysis: readonly string[]): Shared[] {
  const out: Shared[] = [];
  let line = 0;
  let ownAt = 0;
  let at = 0;
  for (const words of analysis) {
    const length = codePointLength(words);
    if (words.trim() !== '') {
      const place = findLine(own, words, line);
      if (place !== null) {
        while (line < place.line) {
          ownAt += codePointLength(own[line] ?? '') + 1;
          line += 1;
        }
        out.push({ analysis: at, own: ownAt + place.within, length });
        ownAt += codePointLength(own[line] ?? '') + 1;
        line += 1;
      }
    }
    at += length + 1;
  }
  return out;
}

/** The next line that is these words, else the next that holds them; null where none does. */
function findLine(
  own: readonly string[],
  words: string,
  from: number,
): { readonly line: number; readonly within: number } | null {
  const wanted = words.trim();
  const whole = own.findIndex((line, i) => i >= from && line.trim() === wanted);
  const part = own.findIndex((line, i) => i >= from && line.includes(wanted));
  const line = whole === -1 ? part : whole;
  const text = own[line];
  if (text === undefined) return null;
  // Leading space of the analysed line counts in its offsets.
  const lead = codePointLength(words) - codePointLength(words.trimStart());
  return { line, within: codePointLength(text.slice(0, text.indexOf(wanted))) - lead };
}
