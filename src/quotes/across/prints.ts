import type { Tokens, Vocabulary } from '../tokens.js';
import { gramHalves, hashWords, type WordHashes } from '../word-grams.js';

/** Words to a fingerprint. */
export const PRINT_WORDS = 5;
/** Neighbouring word runs one fingerprint stands for: two texts that share 5 + 4 - 1 = 8 words share a fingerprint. */
const WINDOW = 4;
/** A text of up to this many words keeps all its fingerprints, so that a short post is found by any five of its words. */
const SHORT = 12;
/** Most fingerprints of one text; of more, those are kept whose lowest bits are zero, the same ones in every text. */
const MOST = 4_096;

/** Fingerprints of a text, in the order of its words; `at` is the first word of each. */
export interface Prints {
  readonly at: Int32Array;
  readonly high: Uint32Array;
  readonly low: Uint32Array;
}

export const NO_PRINTS: Prints = { at: new Int32Array(0), high: new Uint32Array(0), low: new Uint32Array(0) };

/** Makes fingerprints of texts split with one vocabulary. They depend on the words alone, not on the vocabulary. */
export interface Printer {
  /** The least of every window of neighbouring runs (Schleimer, Wilkerson, Aiken 2003), or a sample of them. Linear. */
  readonly winnow: (tokens: Tokens) => Prints;
  /** All runs of a text. */
  readonly all: (tokens: Tokens) => Prints;
  /** Hash of all words. */
  readonly whole: (tokens: Tokens) => bigint;
}

export function createPrinter(vocabulary: Vocabulary): Printer {
  let high = new Uint32Array(1_024);
  let low = new Uint32Array(1_024);
  let known = 0;

  /** The two hashes of each word of a text; every word form is read once. */
  function hashesOf(tokens: Tokens): WordHashes {
    let most = -1;
    for (let i = 0; i < tokens.ids.length; i += 1) most = Math.max(most, tokens.ids[i] ?? -1);
    if (most >= known) learn(most + 1);
    return { high: pick(high, tokens.ids), low: pick(low, tokens.ids) };
  }

  function learn(until: number): void {
    if (until > high.length) {
      const size = Math.max(until, 2 * high.length);
      high = widen(high, size);
      low = widen(low, size);
    }
    const forms: string[] = [];
    for (let id = known; id < until; id += 1) forms.push(vocabulary.form(id));
    const hashes = hashWords(forms);
    high.set(hashes.high, known);
    low.set(hashes.low, known);
    known = until;
  }

  function allRuns(tokens: Tokens): Prints {
    const size = Math.max(0, tokens.ids.length - PRINT_WORDS + 1);
    const hashes = hashesOf(tokens);
    const out = { at: new Int32Array(size), high: new Uint32Array(size), low: new Uint32Array(size) };
    for (let i = 0; i < size; i += 1) {
      const [a, b] = gramHalves(hashes, i, PRINT_WORDS);
      out.at[i] = i;
      out.high[i] = a;
      out.low[i] = b;
    }
    return out;
  }

  return {
    winnow: (tokens) => (tokens.ids.length <= SHORT ? allRuns(tokens) : sample(leastOfWindows(allRuns(tokens)))),
    all: (tokens) => allRuns(tokens),
    whole: (tokens) => {
      const [a, b] = gramHalves(hashesOf(tokens), 0, tokens.ids.length);
      return toBigInt(a, b);
    },
  };
}

const widen = (values: Uint32Array, size: number): Uint32Array<ArrayBuffer> => {
  const wider = new Uint32Array(size);
  wider.set(values);
  return wider;
};

/** Values at places, in their order; a loop, as `Uint32Array.from` with a function is slow. */
function pick(values: Uint32Array, places: ArrayLike<number>): Uint32Array {
  const out = new Uint32Array(places.length);
  for (let i = 0; i < places.length; i += 1) out[i] = values[places[i] ?? 0] ?? 0;
  return out;
}

/** Of equal runs in a window the one chosen before stays (robust winnowing), so that "very very …" has few. */
function leastOfWindows(runs: Prints): Prints {
  const chosen: number[] = [];
  let last = -1;
  for (let from = 0; from + WINDOW <= runs.at.length; from += 1) {
    let best = last >= from ? last : from;
    for (let i = from; i < from + WINDOW; i += 1) if (isLess(runs, i, best)) best = i;
    if (best !== last) chosen.push(best);
    last = best;
  }
  // All runs of the text are given, so a run's number is its place.
  return { at: Int32Array.from(chosen), high: pick(runs.high, chosen), low: pick(runs.low, chosen) };
}

function isLess({ high, low }: Prints, i: number, j: number): boolean {
  const a = high[i] ?? 0;
  const b = high[j] ?? 0;
  return a === b ? (low[i] ?? 0) < (low[j] ?? 0) : a < b;
}

const halves = new DataView(new ArrayBuffer(8));

/** Two halves as one signed number of 64 bits; without shifting big integers. */
function toBigInt(high: number, low: number): bigint {
  halves.setUint32(0, high);
  halves.setUint32(4, low);
  return halves.getBigInt64(0);
}

/** A fingerprint's first 53 bits as a safe integer, for maps and sets. */
export const keyAt = ({ high, low }: Prints, i: number): number => (high[i] ?? 0) * 0x200000 + ((low[i] ?? 0) >>> 11);

/** The same of a fingerprint as stored. */
export const keyOf = (print: bigint): number => Number(BigInt.asUintN(64, print) >> 11n);

/** The fingerprints of a long text whose lowest bits are zero, so many bits that at most {@link MOST} are different. */
function sample(prints: Prints): Prints {
  if (prints.at.length <= MOST) return prints;
  let kept = new Map<number, number>();
  for (let i = 0; i < prints.at.length; i += 1) kept.set(keyAt(prints, i), prints.low[i] ?? 0);
  let mask = 0;
  while (kept.size > MOST && mask !== 0x7fffffff) {
    mask = (mask << 1) | 1;
    kept = new Map([...kept].filter(([, low]) => (low & mask) === 0));
  }
  const at = Array.from(prints.at, (_, i) => i).filter((i) => ((prints.low[i] ?? 0) & mask) === 0);
  return { at: Int32Array.from(at, (i) => prints.at[i] ?? 0), high: pick(prints.high, at), low: pick(prints.low, at) };
}

/** Fingerprints as they are stored: distinct and ascending. */
export function storedPrints({ at, high, low }: Prints): bigint[] {
  const compare = (i: number, j: number): number =>
    ((high[i] ?? 0) | 0) - ((high[j] ?? 0) | 0) || (low[i] ?? 0) - (low[j] ?? 0);
  const sorted = Array.from(at, (_, i) => i).sort(compare);
  return sorted
    .filter((i, k) => k === 0 || compare(i, sorted[k - 1] ?? i) !== 0)
    .map((i) => toBigInt(high[i] ?? 0, low[i] ?? 0));
}
