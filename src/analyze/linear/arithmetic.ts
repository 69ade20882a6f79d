/**
 * Arithmetic that gives the same bits on every machine: the language fixes + - * / and the square root, not `Math.exp`
 * and `Math.log`, so these two are made of them. Errors stay below 1e-14 of the value.
 */

const POWERS = new DataView(new ArrayBuffer(8));

/** e to the power of x; 0 below -700, that of 700 above. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x < -700) return 0;
  const bounded = x > 700 ? 700 : x;
  const k = Math.round(bounded / Math.LN2);
  const r = (bounded - k * Math.LN2) / 4;
  let term = 1;
  let sum = 1;
  for (let i = 1; i < 14; i += 1) {
    term *= r / i;
    sum += term;
  }
  const square = sum * sum;
  return square * square * powerOfTwo(k);
}

/** Natural logarithm of a positive number; -745 for what is 0 or less. */
export function log(x: number): number {
  if (!(x > 0)) return -745;
  POWERS.setFloat64(0, x);
  const high = POWERS.getUint32(0);
  const e = ((high >>> 20) & 0x7ff) - 1023;
  POWERS.setUint32(0, (high & 0x800fffff) | 0x3ff00000);
  let m = POWERS.getFloat64(0);
  let k = e;
  if (m > Math.SQRT2) {
    m /= 2;
    k += 1;
  }
  const s = (m - 1) / (m + 1);
  const s2 = s * s;
  let sum = 0;
  for (let i = 21; i >= 1; i -= 2) sum = sum * s2 + 1 / i;
  return 2 * s * sum + k * Math.LN2;
}

function powerOfTwo(k: number): number {
  if (k < -1022) return 0;
  POWERS.setUint32(0, (k + 1023) << 20);
  POWERS.setUint32(4, 0);
  return POWERS.getFloat64(0);
}

/** Probabilities of scores, by softmax; the greatest score is taken out first, so that nothing overflows. */
export function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const raised = scores.map((score) => exp(score - top));
  const sum = raised.reduce((a, b) => a + b, 0);
  return raised.map((value) => value / sum);
}

/** Numbers 0..1 from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Puts the items of an array in a random order, in place. */
export function shuffle(items: Int32Array, random: () => number): void {
  for (let i = items.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const held = items[i] ?? 0;
    items[i] = items[j] ?? 0;
    items[j] = held;
  }
}
