import { type DocumentIndex, PLACE_WORDS } from './source-documents.js';
import { commonWords, densest, wordRatio } from './word-align.js';
import { gramKeys } from './word-grams.js';

/** Where a quotation stands in a document, in words, and how like it is. */
export interface QuotationMatch {
  readonly from: number;
  readonly to: number;
  /** 0..1, word ratio of the quotation against that stretch. */
  readonly ratio: number;
}

/** Longer quotations are compared by their first words. */
const MAX_WORDS = 400;
/** Words a match may be out of line before it counts for another place. */
const DRIFT = 8;

/**
 * The stretch of a document most like a quotation, marks or no marks: trigrams in common vote for an offset, and the
 * words around the offset with most votes are aligned. Null where no trigram is shared. Bounded: at most 32 places per
 * trigram and one alignment of 400 by about 900 words.
 */
export function findQuotation(quotation: readonly string[], document: DocumentIndex): QuotationMatch | null {
  const forms = quotation.slice(0, MAX_WORDS);
  const votes = new Map<number, number>();
  gramKeys(forms, PLACE_WORDS).forEach((key, i) => {
    for (const place of document.places.get(key) ?? []) {
      const lane = Math.floor((place - i) / DRIFT);
      votes.set(lane, (votes.get(lane) ?? 0) + 1);
    }
  });
  let best: number | null = null;
  let most = 0;
  for (const [lane, n] of votes) {
    const sum = n + (votes.get(lane + 1) ?? 0);
    if (sum > most || (sum === most && best !== null && lane < best)) {
      most = sum;
      best = lane;
    }
  }
  if (best === null) return null;
  const slack = DRIFT + Math.ceil(forms.length / 4);
  const from = Math.max(0, best * DRIFT - slack);
  const to = Math.min(document.runs.forms.length, (best + 2) * DRIFT + forms.length + slack);
  const pairs = densest(commonWords(forms, document.runs.forms.slice(from, to)));
  const first = pairs[0];
  const last = pairs.at(-1);
  if (first === undefined || last === undefined) return null;
  const span = last[1] - first[1] + 1;
  return { from: from + first[1], to: from + last[1] + 1, ratio: wordRatio(pairs.length, forms.length, span) };
}
