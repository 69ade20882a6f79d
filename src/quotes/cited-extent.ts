import type { Alignment } from './align.js';
import { align } from './align.js';
import type { Tokens } from './tokens.js';

/** How far below a header the words of a known post go; everything here is about one such post and one text. */

const MIN_CITED = 3;
/** Words of a line that must stand together in the source. */
const MIN_TOGETHER = 2;
/** Places in a post where cited words may begin that are tried. */
const MAX_TRIES = 16;
/** Share of a line's words that stand in the source, in order, from which the line is quoted. */
const LINE = 0.6;
/** The same for a line behind a blank one, where the answer begins as a rule. */
const PARAGRAPH = 0.8;
/** Distinct words looked at before two texts are aligned, and the share of them that must stand in the source. */
const HEAD = 40;
export const MIN_SHARED = 0.4;

/** Words from the start of `below` that stand in one stretch in `own`. Bounded: a few places are tried. */
export function commonRun(own: Int32Array, below: Int32Array): number {
  let best = 0;
  let tries = 0;
  for (let at = 0; at < own.length && tries < MAX_TRIES; at += 1) {
    if (own[at] !== below[0] || own[at + 1] !== below[1] || own[at + 2] !== below[2]) continue;
    tries += 1;
    let n = 0;
    while (at + n < own.length && n < below.length && own[at + n] === below[n]) n += 1;
    best = Math.max(best, n);
  }
  return best;
}

/** End (UTF-16) of the last line of which all words are among the first `count`; 0 where not even one line is. */
export function lineEnd(tokens: Tokens, count: number): number {
  for (let n = count; n >= MIN_CITED; n -= 1) {
    const end = tokens.ends[n - 1] ?? 0;
    const feed = tokens.text.indexOf('\n', end);
    const next = tokens.starts[n];
    if (next === undefined) return feed === -1 ? tokens.text.length : feed;
    if (feed !== -1 && feed < next) return feed;
  }
  return 0;
}

/** The first distinct words of a text's first paragraph. */
export function firstWords(tokens: Tokens): ReadonlySet<number> {
  const blank = tokens.text.search(/\S[^\S\n]*\n[^\S\n]*\n/u);
  const out = new Set<number>();
  for (let at = 0; at < tokens.ids.length && out.size < HEAD; at += 1) {
    if (blank !== -1 && (tokens.starts[at] ?? 0) > blank) break;
    out.add(tokens.ids[at] ?? -1);
  }
  return out;
}

/** Share of some words that a text holds, 0..1. */
export function sharedWords(own: Int32Array, words: ReadonlySet<number>): number {
  const seen = new Set<number>();
  for (const id of own) if (words.has(id)) seen.add(id);
  return words.size === 0 ? 0 : seen.size / words.size;
}

const NONE = new Int32Array(0);
const NO_MARKS = new Uint8Array(0);

/** How words lie on those of a post of which nothing but its words is known. */
export const aligned = (own: Int32Array, words: Tokens): Alignment =>
  align({ text: '', ids: own, starts: NONE, ends: NONE, marks: NO_MARKS }, words);

/**
 * End (UTF-16) of the lines at the top of `below` that are a copy of words of `own`, changed ones among them; 0 where
 * there are none. Lines are taken while most of their words stand in the source, in order.
 */
export function alignedEnd(own: Int32Array, below: Tokens): number {
  // The source can explain no more words than it has; what is below them is the answer.
  const size = Math.min(below.ids.length, 2 * own.length + HEAD);
  const isEqual = new Uint8Array(size);
  const words: Tokens = {
    text: below.text,
    ids: below.ids.subarray(0, size),
    starts: below.starts,
    ends: below.ends,
    marks: below.marks.length === 0 ? NO_MARKS : below.marks.slice(0, size + 1),
  };
  let equal = 0;
  for (const run of aligned(own, words).runs) {
    if (run.op !== 'equal') continue;
    isEqual.fill(1, run.q0, run.q1);
    equal += run.q1 - run.q0;
  }
  return equal < MIN_CITED ? 0 : quotedLines(below, isEqual);
}

function quotedLines(below: Tokens, isEqual: Uint8Array): number {
  let end = 0;
  let taken = 0;
  let start = 0;
  let afterBlank = false;
  for (const line of below.text.split('\n')) {
    const lineStop = start + line.length;
    let [words, equal, run, longest] = [0, 0, 0, 0];
    for (let at = taken; at < isEqual.length && (below.ends[at] ?? 0) <= lineStop; at += 1) {
      words += 1;
      run = isEqual[at] === 1 ? run + 1 : 0;
      equal += isEqual[at] ?? 0;
      longest = Math.max(longest, run);
    }
    start = lineStop + 1;
    if (words === 0) {
      // A line of signs alone belongs to what is around it; behind the last word there is nothing to be taken.
      if (line.trim() === '') afterBlank = true;
      if (taken >= isEqual.length) break;
      continue;
    }
    // The end of a wrapped sentence may be one word; a line of its own has to show more.
    const isRest = end > 0 && !afterBlank && equal === words;
    const isCopy = longest >= MIN_TOGETHER && equal >= (afterBlank && end > 0 ? PARAGRAPH : LINE) * words;
    if (!isRest && !(isCopy && equal >= MIN_CITED)) break;
    end = lineStop;
    taken += words;
    afterBlank = false;
  }
  return end;
}
