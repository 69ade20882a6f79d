import type { Matched } from './compare-words.js';
import { gramHash } from './gram-hash.js';

/** Words to an anchor. */
export const ANCHOR = 4;
/** Share of the quote that sure anchors must cover before nearest ones are not even tried. */
const ENOUGH = 0.9;

function uniqueGrams(ids: Int32Array): Map<number, number> {
  const at = new Map<number, number>();
  for (let i = 0; i + ANCHOR <= ids.length; i += 1) {
    const hash = gramHash(ids, i, ANCHOR);
    at.set(hash, at.has(hash) ? -1 : i);
  }
  return at;
}

/** Runs that stand once in both are sure; where they leave much open (texts that repeat themselves) the nearest are tried. */
export function chooseAnchors(s: Int32Array, q: Int32Array, marks: Uint8Array): Matched[] {
  const sure = findAnchors(s, q, marks);
  const covered = (runs: readonly Matched[]): number => runs.reduce((sum, run) => sum + run.length, 0);
  if (covered(sure) >= ENOUGH * q.length) return sure;
  const nearest = findNearest(s, q, marks);
  return covered(nearest) > covered(sure) ? nearest : sure;
}

/** Walks the quote and takes for each run the nearest place behind the last one. Each place is passed once: linear. */
function findNearest(s: Int32Array, q: Int32Array, marks: Uint8Array): Matched[] {
  const head = new Map<number, number>();
  const next = new Int32Array(s.length).fill(-1);
  for (let at = s.length - ANCHOR; at >= 0; at -= 1) {
    const hash = gramHash(s, at, ANCHOR);
    next[at] = head.get(hash) ?? -1;
    head.set(hash, at);
  }
  const pairs: { q: number; s: number }[] = [];
  let sEnd = 0;
  for (let at = 0; at + ANCHOR <= q.length; ) {
    const hash = gramHash(q, at, ANCHOR);
    let place = head.get(hash) ?? -1;
    while (place !== -1 && place < sEnd) place = next[place] ?? -1;
    if (place !== -1) head.set(hash, place);
    if (place === -1 || crosses(marks, at) || !sameWords(s, place, q, at, ANCHOR)) {
      at += 1;
      continue;
    }
    let length = ANCHOR;
    while (
      place + length < s.length &&
      at + length < q.length &&
      (marks[at + length] ?? 0) === 0 &&
      s[place + length] === q[at + length]
    )
      length += 1;
    pairs.push({ q: at, s: place });
    at += length;
    sEnd = place + length;
  }
  return grow(s, q, pairs, marks);
}

function findAnchors(s: Int32Array, q: Int32Array, marks: Uint8Array): Matched[] {
  const inQuote = uniqueGrams(q);
  const inSource = new Map<number, number>();
  for (let i = 0; i + ANCHOR <= s.length; i += 1) {
    const hash = gramHash(s, i, ANCHOR);
    if ((inQuote.get(hash) ?? -1) >= 0) inSource.set(hash, inSource.has(hash) ? -1 : i);
  }
  const pairs: { q: number; s: number }[] = [];
  for (const [hash, at] of inSource) {
    const from = inQuote.get(hash) ?? -1;
    if (at >= 0 && from >= 0 && !crosses(marks, from) && sameWords(s, at, q, from, ANCHOR))
      pairs.push({ q: from, s: at });
  }
  pairs.sort((a, b) => a.q - b.q);
  return grow(s, q, increasing(pairs), marks);
}

/** Whether words were left out, by the quote's own mark, inside the gram at `from`. */
const crosses = (marks: Uint8Array, from: number): boolean => {
  for (let i = from + 1; i < from + ANCHOR; i += 1) if ((marks[i] ?? 0) > 0) return true;
  return false;
};

function sameWords(s: Int32Array, at: number, q: Int32Array, from: number, n: number): boolean {
  for (let i = 0; i < n; i += 1) if (s[at + i] !== q[from + i]) return false;
  return true;
}

/** The longest chain of pairs that rises on both sides (patience, n log n). */
function increasing(pairs: readonly { q: number; s: number }[]): { q: number; s: number }[] {
  const tails: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  pairs.forEach((pair, at) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const tail = pairs[tails[middle] ?? 0];
      if (tail !== undefined && tail.s < pair.s) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = at;
  });
  const out: { q: number; s: number }[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) out.push(pair);
  }
  return out.reverse();
}

/**
 * Anchors grown to full runs of equal words that do not overlap, up to the quote's next marks of omission: in
 * "we … went" the "we" is not the one directly before "went".
 */
function grow(
  s: Int32Array,
  q: Int32Array,
  anchors: readonly { q: number; s: number }[],
  marks: Uint8Array,
): Matched[] {
  const out: Matched[] = [];
  let sEnd = 0;
  let qEnd = 0;
  for (const anchor of anchors) {
    if (anchor.q < qEnd || anchor.s < sEnd) continue;
    let back = 0;
    while (
      anchor.q - back > qEnd &&
      anchor.s - back > sEnd &&
      (marks[anchor.q - back] ?? 0) === 0 &&
      s[anchor.s - back - 1] === q[anchor.q - back - 1]
    )
      back += 1;
    let length = ANCHOR + back;
    const from = { s: anchor.s - back, q: anchor.q - back };
    while (
      from.s + length < s.length &&
      from.q + length < q.length &&
      (marks[from.q + length] ?? 0) === 0 &&
      s[from.s + length] === q[from.q + length]
    )
      length += 1;
    out.push({ ...from, length });
    sEnd = from.s + length;
    qEnd = from.q + length;
  }
  return out;
}
