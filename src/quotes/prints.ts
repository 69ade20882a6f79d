import { gramHash } from './gram-hash.js';
import { createHashTable, widened } from './hash-table.js';

/** Word runs that stand in several texts, and where each stands first. */
export interface Origins {
  /** Number of a run, or -1 where it is in one text only. */
  readonly find: (hash: number) => number;
  /** Number of the text it stands in first, and its first word there. */
  readonly text: (run: number) => number;
  readonly word: (run: number) => number;
  /** Number of texts it stands in. */
  readonly texts: (run: number) => number;
  /** Whether a text holds any such run. */
  readonly isIn: (text: number) => boolean;
}

/** Fingerprints of one text: hashes of word runs and where they begin; good until the next text is read. */
export interface Prints {
  readonly size: number;
  readonly hash: Int32Array;
  readonly at: Int32Array;
}

/**
 * Reads fingerprints: the least hash of every `window` neighbouring runs of `gram` words (Schleimer, Wilkerson, Aiken
 * 2003), so that any two texts that share `gram` + `window` - 1 words share one of them.
 */
export function createPrinter(gram: number, window: number): (ids: Int32Array) => Prints {
  let hashes = new Int32Array(1 << 10);
  let at = new Int32Array(1 << 10);
  let hash = new Int32Array(1 << 10);
  return (ids) => {
    const count = Math.max(0, ids.length - gram + 1);
    while (hashes.length < count) {
      hashes = widened(hashes);
      at = widened(at);
      hash = widened(hash);
    }
    for (let i = 0; i < count; i += 1) hashes[i] = gramHash(ids, i, gram);
    let size = 0;
    for (let from = 0; count > 0 && from < Math.max(1, count - window + 1); from += 1) {
      let best = from;
      for (let i = from + 1; i < Math.min(count, from + window); i += 1) {
        if ((hashes[i] ?? 0) <= (hashes[best] ?? 0)) best = i;
      }
      if (size > 0 && at[size - 1] === best) continue;
      at[size] = best;
      hash[size] = hashes[best] ?? 0;
      size += 1;
    }
    return { size, hash, at };
  };
}

/**
 * Finds the fingerprints that more than one text may hold: almost all stand in one text only and are never kept. A bit
 * array tells (first and second sight); a bit shared by chance keeps a fingerprint too many, which costs a look-up.
 */
export function readOrigins(
  texts: { readonly count: number; readonly ids: (n: number) => Int32Array },
  read: (ids: Int32Array) => Prints,
): Origins {
  const isShared = readShared(texts, read);
  const runs = createHashTable();
  let first = new Int32Array(1 << 10);
  let word = new Int32Array(1 << 10);
  let number = new Int32Array(1 << 10);
  let last = new Int32Array(1 << 10);
  const holds = new Uint8Array(texts.count);
  for (let n = 0; n < texts.count; n += 1) {
    const { size, hash, at } = read(texts.ids(n));
    for (let i = 0; i < size; i += 1) {
      const print = hash[i] ?? 0;
      if (!isShared(print)) continue;
      holds[n] = 1;
      const before = runs.size();
      const run = runs.add(print);
      if (run < before) {
        if (last[run] !== n) number[run] = (number[run] ?? 0) + 1;
        last[run] = n;
        continue;
      }
      if (run === first.length) {
        first = widened(first);
        word = widened(word);
        number = widened(number);
        last = widened(last);
      }
      first[run] = n;
      word[run] = at[i] ?? 0;
      number[run] = 1;
      last[run] = n;
    }
  }
  return {
    find: runs.find,
    text: (run) => first[run] ?? 0,
    word: (run) => word[run] ?? 0,
    texts: (run) => number[run] ?? 0,
    isIn: (text) => holds[text] === 1,
  };
}

function readShared(
  texts: { readonly count: number; readonly ids: (n: number) => Int32Array },
  read: (ids: Int32Array) => Prints,
): (hash: number) => boolean {
  let words = 0;
  for (let n = 0; n < texts.count; n += 1) words += texts.ids(n).length;
  let bits = 1 << 12;
  // A third of the runs become fingerprints; sixteen bits to each of them keep one in sixteen too many.
  while (bits < words * 5 && bits < 1 << 28) bits *= 2;
  const once = new Uint8Array(bits >> 3);
  const twice = new Uint8Array(bits >> 3);
  const mask = bits - 1;
  for (let n = 0; n < texts.count; n += 1) {
    const { size, hash } = read(texts.ids(n));
    for (let i = 0; i < size; i += 1) {
      const bit = (hash[i] ?? 0) & mask;
      const [byte, one] = [bit >> 3, 1 << (bit & 7)];
      if (((once[byte] ?? 0) & one) !== 0) twice[byte] = (twice[byte] ?? 0) | one;
      else once[byte] = (once[byte] ?? 0) | one;
    }
  }
  return (hash) => ((twice[(hash & mask) >> 3] ?? 0) & (1 << (hash & 7))) !== 0;
}
