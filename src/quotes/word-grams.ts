/**
 * Runs of words as numbers. A word has two independent 32-bit hashes; a gram of k words combines them in order into
 * 53 bits (a safe integer, for sets and maps) or 64 bits (fingerprint.ts). At a million grams the chance that any two
 * differing ones meet is about 6e-5 at 53 bits; a meeting only makes a candidate, words themselves are compared after.
 */

/** Two 32-bit hashes per word: FNV-1a from two seeds. */
export interface WordHashes {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
}

/** Hashes of words, in order; linear in the letters. */
export function hashWords(forms: readonly string[]): WordHashes {
  const high = new Uint32Array(forms.length);
  const low = new Uint32Array(forms.length);
  forms.forEach((form, i) => {
    let a = 0x811c9dc5;
    let b = 0x9747b28c;
    for (let k = 0; k < form.length; k += 1) {
      const unit = form.charCodeAt(k);
      a = Math.imul(a ^ unit, 0x01000193);
      b = Math.imul(b ^ unit, 0x85ebca6b);
    }
    high[i] = mix(a);
    low[i] = mix(b);
  });
  return { high, low };
}

/** The two 32-bit halves of the gram of `size` words at `at`. */
export function gramHalves(hashes: WordHashes, at: number, size: number): readonly [number, number] {
  let a = size;
  let b = ~size;
  for (let k = at; k < at + size; k += 1) {
    a = Math.imul(a ^ (hashes.high[k] ?? 0), 0x2c1b3c6d) ^ (a >>> 15);
    b = Math.imul(b ^ (hashes.low[k] ?? 0), 0x297a2d39) ^ (b >>> 13);
  }
  return [mix(a), mix(b)];
}

/** Keys (safe integers) of all grams of `size` words, by position. */
export function gramKeys(forms: readonly string[], size: number): Float64Array {
  const count = Math.max(0, forms.length - size + 1);
  const hashes = hashWords(forms);
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i += 1) {
    const [a, b] = gramHalves(hashes, i, size);
    keys[i] = a * 0x200000 + (b >>> 11);
  }
  return keys;
}

/** Where each gram stands, at most `cap` places each (the first ones): a bound against text that repeats itself. */
export function gramIndex(keys: Float64Array, cap: number): Map<number, number[]> {
  const index = new Map<number, number[]>();
  keys.forEach((key, at) => {
    const places = index.get(key);
    if (places === undefined) index.set(key, [at]);
    else if (places.length < cap) places.push(at);
  });
  return index;
}

// MurmurHash3's finalizer: every input bit reaches every output bit.
function mix(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
