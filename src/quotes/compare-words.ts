import type { Tokens } from './tokens.js';

/** Cells of a word-by-word comparison; beyond it a stretch counts as replaced (keeps any input linear). */
export const MAX_CELLS = 250_000;

/**
 * Prices of a word only the source has and of one only the quote has. An added word costs more: words a quote shares with
 * its source are kept together across two dropped ones ("the e-mail", "the email") rather than told as added at an open
 * end.
 */
const DROPPED = 2;
const ADDED = 5;

/** Equal words on both sides: where they begin and how many. */
export interface Matched {
  readonly s: number;
  readonly q: number;
  readonly length: number;
}

/** Half-open word ranges of both sides, and where source words may be left out freely. */
export interface Window {
  readonly s0: number;
  readonly s1: number;
  readonly q0: number;
  readonly q1: number;
  readonly freeStart: boolean;
  readonly freeEnd: boolean;
}

/**
 * Least edits between two stretches, with source words free at an open end or at a mark of omission. A replaced word
 * costs as much as a dropped and an added one, so equal words are kept wherever they help.
 */
export function compareWords(source: Tokens, quote: Tokens, window: Window): Matched[] {
  const { s0, s1, q0, q1, freeStart, freeEnd } = window;
  const n = q1 - q0;
  const m = s1 - s0;
  if (n <= 0 || m <= 0 || n * m > MAX_CELLS) return [];
  const width = m + 1;
  const steps = new Uint8Array((n + 1) * width);
  let row = new Int32Array(width);
  for (let j = 1; j <= m; j += 1) {
    row[j] = freeStart || (quote.marks[q0] ?? 0) > 0 ? 0 : j * DROPPED;
    steps[j] = 2;
  }
  for (let i = 1; i <= n; i += 1) {
    const next = new Int32Array(width);
    next[0] = i * ADDED;
    steps[i * width] = 1;
    const free = i === n ? freeEnd || (quote.marks[q1] ?? 0) > 0 : (quote.marks[q0 + i] ?? 0) > 0;
    const drop = free ? 0 : DROPPED;
    const word = quote.ids[q0 + i - 1];
    for (let j = 1; j <= m; j += 1) {
      const diagonal = word === source.ids[s0 + j - 1] ? (row[j - 1] ?? 0) : Number.MAX_SAFE_INTEGER;
      const added = (row[j] ?? 0) + ADDED;
      const dropped = (next[j - 1] ?? 0) + drop;
      const best = Math.min(diagonal, added, dropped);
      next[j] = best;
      steps[i * width + j] = diagonal === best ? 3 : dropped === best ? 2 : 1;
    }
    row = next;
  }
  return trace(steps, width, n, m, s0, q0);
}

function trace(steps: Uint8Array, width: number, n: number, m: number, s0: number, q0: number): Matched[] {
  const out: Matched[] = [];
  let i = n;
  let j = m;
  while (i > 0 && j > 0) {
    const step = steps[i * width + j];
    if (step === 3) {
      let length = 0;
      while (i > 0 && j > 0 && steps[i * width + j] === 3) {
        i -= 1;
        j -= 1;
        length += 1;
      }
      out.push({ s: s0 + j, q: q0 + i, length });
    } else if (step === 2) j -= 1;
    else i -= 1;
  }
  return out.reverse();
}
