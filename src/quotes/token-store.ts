import { sizeOfNext, type Tokens } from './tokens.js';

/**
 * The words of many texts in a few large arrays, six bytes a word: its number, its distance from the word before and its
 * length. Where words begin and end is added up again when a text is asked for; the texts themselves are not kept.
 */
export interface TokenStore {
  /** Keeps the words of a text under the next number, from 0. */
  readonly add: (tokens: Tokens) => void;
  readonly size: () => number;
  /** Word numbers of the n-th text; a view, not a copy. */
  readonly ids: (n: number) => Int32Array;
  /** The n-th text's words as they were added. */
  readonly tokens: (n: number, text: string) => Tokens;
}

interface Chunk {
  readonly ids: Int32Array;
  /** Distance from the end of the word before, then length, of each word. */
  readonly steps: Uint8Array;
}

/** Words to a chunk; a text of more than an eighth of it has one of its own, so that little room is lost at the ends. */
const CHUNK = 1 << 16;
/** The first chunk; each next one is twice as large. */
const FIRST_CHUNK = 1 << 10;
/** The largest distance or length one byte holds; texts with longer ones (addresses, rows of signs) keep them in full. */
const MAX_STEP = 255;
const NO_WORDS = new Int32Array(0);
const NO_MARKS = new Uint8Array(0);
const NO_CHUNK: Chunk = { ids: NO_WORDS, steps: NO_MARKS };

export function createTokenStore(): TokenStore {
  let open = NO_CHUNK;
  let used = 0;
  /** Chunk, first word in it and number of words, by text. */
  const chunkOf: Chunk[] = [];
  const firstOf: number[] = [];
  const countOf: number[] = [];
  const marks = new Map<number, Uint8Array>();
  const exact = new Map<number, { readonly starts: Int32Array; readonly ends: Int32Array }>();
  return { add, size: () => countOf.length, ids, tokens };

  function add({ ids: words, starts, ends, marks: signs }: Tokens): void {
    const count = words.length;
    const n = countOf.length;
    const isLong = count > CHUNK >> 3;
    if (!isLong && used + count > open.ids.length) {
      open = chunkFor(sizeOfNext(open.ids.length, count, FIRST_CHUNK, CHUNK));
      used = 0;
    }
    const chunk = isLong ? chunkFor(count) : open;
    const from = isLong ? 0 : used;
    chunkOf.push(chunk);
    firstOf.push(from);
    countOf.push(count);
    if (!isLong) used += count;
    chunk.ids.set(words, from);
    let fits = true;
    for (let i = 0, before = 0; i < count; i += 1) {
      const [start, end] = [starts[i] ?? 0, ends[i] ?? 0];
      fits &&= start - before <= MAX_STEP && end - start <= MAX_STEP;
      chunk.steps[2 * (from + i)] = start - before;
      chunk.steps[2 * (from + i) + 1] = end - start;
      before = end;
    }
    if (!fits) exact.set(n, { starts: Int32Array.from(starts), ends: Int32Array.from(ends) });
    if (signs.length > 0) marks.set(n, Uint8Array.from(signs));
  }

  function ids(n: number): Int32Array {
    const from = firstOf[n] ?? 0;
    const count = countOf[n] ?? 0;
    return count === 0 ? NO_WORDS : (chunkOf[n] ?? NO_CHUNK).ids.subarray(from, from + count);
  }

  function tokens(n: number, text: string): Tokens {
    const { starts, ends } = exact.get(n) ?? places(n);
    return { text, ids: ids(n), starts, ends, marks: marks.get(n) ?? NO_MARKS };
  }

  function places(n: number): { starts: Int32Array; ends: Int32Array } {
    const from = firstOf[n] ?? 0;
    const count = countOf[n] ?? 0;
    const { steps } = chunkOf[n] ?? NO_CHUNK;
    const starts = new Int32Array(count);
    const ends = new Int32Array(count);
    for (let i = 0, at = 0; i < count; i += 1) {
      at += steps[2 * (from + i)] ?? 0;
      starts[i] = at;
      at += steps[2 * (from + i) + 1] ?? 0;
      ends[i] = at;
    }
    return { starts, ends };
  }
}

const chunkFor = (words: number): Chunk => ({ ids: new Int32Array(words), steps: new Uint8Array(2 * words) });
