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
