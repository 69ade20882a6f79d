import { ANCHOR, chooseAnchors } from './anchors.js';
import type { Matched } from './compare-words.js';
import { compareWords, MAX_CELLS } from './compare-words.js';
import type { Tokens } from './tokens.js';

/** A run of words that are equal, dropped from the source or added in the quote; half-open word indexes. */
export interface Run {
  readonly op: 'equal' | 'delete' | 'insert';
  readonly s0: number;
  readonly s1: number;
  readonly q0: number;
  readonly q1: number;
  /** A dropped run the quote marks with a sign of omission. */
  readonly marked: boolean;
}

/** How a quote's words lie on its source's: the quoted stretch of the source and what happened inside it. */
export interface Alignment {
  readonly runs: readonly Run[];
  readonly from: number;
  readonly to: number;
  readonly equal: number;
  /** 0..1: twice the equal words over the words of the quote and of the quoted stretch (marked omissions excluded). */
  readonly similarity: number;
}

/** Words of the source compared one by one with a quote too short for anchors. */
const MAX_SHORT_SOURCE = 5_000;

/**
 * Aligns a quote with a source: equal first, then as one stretch (Knuth-Morris-Pratt), then by runs of four words that
 * stand once in both, in order (longest increasing chain), and word by word between them. Words left out at the ends
 * are free, so are those the quote marks as left out; everything else is an edit.
 */
export function align(source: Tokens, quote: Tokens): Alignment {
  const whole = findStretch(source.ids, quote.ids);
  if (whole !== -1) return finish(source, quote, [{ s: whole, q: 0, length: quote.ids.length }]);
  const anchors = quote.ids.length >= 3 * ANCHOR ? chooseAnchors(source.ids, quote.ids, quote.marks) : [];
  return finish(source, quote, anchors.length > 0 ? fill(source, quote, anchors) : compareShort(source, quote));
}

/** First place where all words of `q` stand in `s` in one stretch, or -1. Linear. */
function findStretch(s: Int32Array, q: Int32Array): number {
  if (q.length === 0 || q.length > s.length) return -1;
  const fail = new Int32Array(q.length);
  for (let i = 1, k = 0; i < q.length; i += 1) {
    while (k > 0 && q[i] !== q[k]) k = fail[k - 1] ?? 0;
    if (q[i] === q[k]) k += 1;
    fail[i] = k;
  }
  for (let i = 0, k = 0; i < s.length; i += 1) {
    while (k > 0 && s[i] !== q[k]) k = fail[k - 1] ?? 0;
    if (s[i] === q[k]) k += 1;
    if (k === q.length) return i - k + 1;
  }
  return -1;
}

/** Compares what lies between, before and after the anchors word by word. */
function fill(source: Tokens, quote: Tokens, anchors: readonly Matched[]): Matched[] {
  const out: Matched[] = [];
  let s = 0;
  let q = 0;
  anchors.forEach((anchor, at) => {
    // Before the first anchor only as many words as the quote may need: the rest of the source was left out.
    const from = at === 0 ? Math.max(0, anchor.s - 2 * anchor.q - 8) : s;
    out.push(
      ...compareWords(source, quote, {
        s0: from,
        s1: anchor.s,
        q0: q,
        q1: anchor.q,
        freeStart: at === 0,
        freeEnd: false,
      }),
    );
    out.push(anchor);
    s = anchor.s + anchor.length;
    q = anchor.q + anchor.length;
  });
  const rest = quote.ids.length - q;
  const until = Math.min(source.ids.length, s + 2 * rest + 8);
  out.push(
    ...compareWords(source, quote, { s0: s, s1: until, q0: q, q1: quote.ids.length, freeStart: false, freeEnd: true }),
  );
  return out;
}

function compareShort(source: Tokens, quote: Tokens): Matched[] {
  const rows = Math.max(1, quote.ids.length);
  const s1 = Math.min(source.ids.length, rows <= 3 * ANCHOR ? MAX_SHORT_SOURCE : Math.floor(MAX_CELLS / rows));
  return compareWords(source, quote, { s0: 0, s1, q0: 0, q1: quote.ids.length, freeStart: true, freeEnd: true });
}

/** Words a dropped run may be moved by to meet its mark of omission. */
const MAX_SLIDE = 8;

/**
 * A dropped run can often be told in several ways ("a b [a b] c"); the one at the quote's mark of omission is meant.
 * Moves the seam between two equal runs to a mark nearby where the words allow it.
 */
function meetMarks(source: Tokens, quote: Tokens, matched: readonly Matched[]): Matched[] {
  const out: Matched[] = [];
  for (const match of matched) {
    const last = out.at(-1);
    const shift = last === undefined || last.q + last.length !== match.q ? 0 : slide(source, quote, last, match);
    if (last === undefined || shift === 0) {
      out.push(match);
      continue;
    }
    out[out.length - 1] = { ...last, length: last.length + shift };
    out.push({ s: match.s + shift, q: match.q + shift, length: match.length - shift });
  }
  return out;
}

function slide(source: Tokens, quote: Tokens, left: Matched, right: Matched): number {
  const end = left.s + left.length;
  if (right.s <= end || (quote.marks[right.q] ?? 0) > 0) return 0;
  for (let k = 1; k <= MAX_SLIDE && k < left.length; k += 1) {
    if (source.ids[end - k] !== source.ids[right.s - k]) break;
    if ((quote.marks[right.q - k] ?? 0) > 0) return -k;
  }
  for (let k = 1; k <= MAX_SLIDE && k < right.length; k += 1) {
    if (source.ids[end + k - 1] !== source.ids[right.s + k - 1]) break;
    if ((quote.marks[right.q + k] ?? 0) > 0) return k;
  }
  return 0;
}

/** Turns equal runs into the full story between the first and the last of them. */
function finish(source: Tokens, quote: Tokens, found: readonly Matched[]): Alignment {
  const matched = meetMarks(source, quote, found);
  const first = matched[0];
  const last = matched.at(-1);
  if (first === undefined || last === undefined) {
    const n = quote.ids.length;
    const runs: Run[] = n === 0 ? [] : [{ op: 'insert', s0: 0, s1: 0, q0: 0, q1: n, marked: false }];
    return { runs, from: 0, to: 0, equal: 0, similarity: n === 0 && source.ids.length === 0 ? 1 : 0 };
  }
  const runs: Run[] = [];
  const from = first.s - replacedBefore(source, first);
  let s = from;
  let q = 0;
  let equal = 0;
  let omitted = 0;
  for (const match of matched) {
    gap(match.s, match.q);
    const previous = runs.at(-1);
    if (previous?.op === 'equal')
      runs[runs.length - 1] = { ...previous, s1: match.s + match.length, q1: match.q + match.length };
    else
      runs.push({
        op: 'equal',
        s0: match.s,
        s1: match.s + match.length,
        q0: match.q,
        q1: match.q + match.length,
        marked: false,
      });
    s = match.s + match.length;
    q = match.q + match.length;
    equal += match.length;
  }
  const to = s + replacedAfter(source, s, quote.ids.length - q);
  gap(to, quote.ids.length);
  const size = quote.ids.length + (to - from) - omitted;
  return { runs, from, to, equal, similarity: size === 0 ? 1 : (2 * equal) / size };

  function gap(sNext: number, qNext: number): void {
    if (sNext > s) {
      const marked = qNext === q && isMarked(source, quote, s, sNext, q);
      if (marked) omitted += sNext - s;
      runs.push({ op: 'delete', s0: s, s1: sNext, q0: q, q1: q, marked });
    }
    if (qNext > q) runs.push({ op: 'insert', s0: sNext, s1: sNext, q0: q, q1: qNext, marked: false });
  }
}

/** A drop is marked when the quote shows a sign of omission there that the source itself does not print. */
function isMarked(source: Tokens, quote: Tokens, s0: number, s1: number, q: number): boolean {
  let own = 0;
  for (let i = s0; i <= s1; i += 1) own += source.marks[i] ?? 0;
  return (quote.marks[q] ?? 0) > own || ((quote.marks[q] ?? 0) > 0 && own > 0 && s1 - s0 > 12);
}

/** Words at an open end that the quote most likely replaced rather than added to: as many, or fewer, in the same sentence. */
const MAX_REPLACED = 3;

function replacedBefore(source: Tokens, first: Matched): number {
  if (first.q > MAX_REPLACED) return 0;
  let n = 0;
  while (n < first.q && n < first.s && !endsSentence(source, first.s - n - 1)) n += 1;
  return n;
}

function replacedAfter(source: Tokens, s: number, added: number): number {
  if (added > MAX_REPLACED) return 0;
  let n = 0;
  while (n < added && s + n < source.ids.length && !endsSentence(source, s + n - 1)) n += 1;
  return n;
}

/** Whether a sentence or line ends directly after the word. */
function endsSentence(source: Tokens, at: number): boolean {
  const from = source.ends[at];
  if (from === undefined) return false;
  return /[.!?\n]/u.test(source.text.slice(from, Math.min(source.starts[at + 1] ?? from, from + 8)));
}
