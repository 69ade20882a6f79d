import { sourceWords } from './source-words.js';
import { gramHalves, hashWords } from './word-grams.js';

/** Words per gram: the smallest run that counts as reuse in sources.ts. */
const FINGERPRINT_WORDS = 5;

/**
 * Up to this many distinct grams all are kept, so two texts with any common run of five words share a hash. A larger
 * text keeps every second, fourth, … hash (by its lowest bits, so the same ones in every text): a pasted text still
 * shares hundreds, a chance run of five words may be missed. 65,536 grams are about 400 KB of prose.
 */
export const FINGERPRINT_LIMIT = 65_536;

/**
 * Hashes of the word 5-grams of a text (folded as sources.ts compares them), distinct, ascending, signed 64-bit so
 * that Postgres `bigint` holds them. A post and a document that stand in any relation of sources.ts share at least
 * one as long as both stay under {@link FINGERPRINT_LIMIT}: every relation needs a common 5-gram.
 */
export function fingerprint(text: string): bigint[] {
  const hashes = hashWords(sourceWords(text).map((word) => word.form));
  let mask = 0;
  let kept = new Map<bigint, number>();
  for (let i = 0; i + FINGERPRINT_WORDS <= hashes.high.length; i += 1) {
    const [high, low] = gramHalves(hashes, i, FINGERPRINT_WORDS);
    if ((low & mask) !== 0) continue;
    kept.set(BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low)), low);
    if (kept.size > FINGERPRINT_LIMIT) {
      mask = mask * 2 + 1;
      const limit = mask;
      kept = new Map([...kept].filter(([, bits]) => (bits & limit) === 0));
    }
  }
  return [...kept.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/**
 * The {@link fingerprint}s of several texts together, distinct and ascending; an eighth of the time for the thousand
 * short texts of a thread.
 */
export function fingerprintAll(texts: Iterable<string>): bigint[] {
  const parts: BigInt64Array[] = [];
  for (const text of texts) {
    const hashes = hashWords(sourceWords(text).map((word) => word.form));
    const grams = hashes.high.length - FINGERPRINT_WORDS + 1;
    if (grams > FINGERPRINT_LIMIT) parts.push(BigInt64Array.from(fingerprint(text)));
    else if (grams > 0) {
      const part = new BigInt64Array(grams);
      for (let i = 0; i < grams; i += 1) {
        const [high, low] = gramHalves(hashes, i, FINGERPRINT_WORDS);
        part[i] = (BigInt(high | 0) << 32n) | BigInt(low);
      }
      parts.push(part);
    }
  }
  const all = new BigInt64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of parts) {
    all.set(part, end);
    end += part.length;
  }
  // A typed array sorts by its numbers without a comparison in JavaScript.
  return Array.from(all.sort()).filter((mark, i, marks) => i === 0 || marks[i - 1] !== mark);
}
