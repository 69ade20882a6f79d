import { gramIndex, gramKeys } from './word-grams.js';

/** The shortest run of equal words that is looked for. */
export const RUN_WORDS = 5;

/** A run of equal words: `length` words from word `at` of one list and word `other` of the other. */
export interface WordRun {
  readonly at: number;
  readonly other: number;
  readonly length: number;
}

/** A word list made ready to be searched; built once per document. */
export interface RunIndex {
  readonly forms: readonly string[];
  readonly grams: ReadonlyMap<number, readonly number[]>;
}

/** Places kept per gram; a phrase that stands more often than this in one document is not what ties texts together. */
const PLACES = 8;

/** Word comparisons per word of input before runs are no longer extended: bounds text made of one repeated phrase. */
const EFFORT = 32;

/** Index of a word list for {@link commonRuns}; linear. */
export function runIndex(forms: readonly string[]): RunIndex {
  return { forms, grams: gramIndex(gramKeys(forms, RUN_WORDS), PLACES) };
}

/**
 * Runs of at least five equal words, left to right: at each word the longest run, extended in both directions, then on
 * from where it ends. Linear: the effort is bounded by a constant number of comparisons per word.
 */
export function commonRuns(keys: Float64Array, forms: readonly string[], document: RunIndex): WordRun[] {
  const runs: WordRun[] = [];
  let effort = EFFORT * (forms.length + document.forms.length);
  for (let i = 0; i < keys.length; ) {
    let best: WordRun | null = null;
    for (const place of document.grams.get(keys[i] ?? -1) ?? []) {
      let length = 0;
      while (effort > 0 && i + length < forms.length && forms[i + length] === document.forms[place + length]) {
        length += 1;
        effort -= 1;
      }
      let back = 0;
      while (
        effort > 0 &&
        i - back > 0 &&
        place - back > 0 &&
        forms[i - back - 1] === document.forms[place - back - 1]
      ) {
        back += 1;
        effort -= 1;
      }
      if (length >= RUN_WORDS && back + length > (best?.length ?? 0)) {
        best = { at: i - back, other: place - back, length: back + length };
      }
    }
    if (best === null) i += 1;
    else {
      runs.push(best);
      // The next run may begin inside this one, but must reach past its end.
      i = Math.max(i + 1, best.at + best.length - RUN_WORDS + 1);
    }
  }
  return runs;
}
