import type { DiffStep } from '../model/thread.js';
import { diffSteps } from './diff.js';
import { changesMeaning, readSpelling } from './meaning.js';
import { createVocabulary, tokenize } from './tokens.js';
import { compare } from './verdict.js';

/** What a quoted text is to the text it is said to come from. */
export interface QuoteCheck {
  /** `exact` but for white space, case, marks and dashes; `trimmed` at the ends or where … marks it; `altered`. */
  readonly verdict: 'exact' | 'trimmed' | 'altered';
  /** 0..1, to the quoted stretch of the source. */
  readonly similarity: number;
  /** A negation, a number or a name was dropped, added or changed. */
  readonly meaningChanged: boolean;
  /** Word diff from source to quote in code points of both; null where no word differs. */
  readonly diff: readonly DiffStep[] | null;
}

/**
 * Checks one quote against one text, as `linkThread` does it for the quotes of a thread: for a quote and a source that
 * come from elsewhere. Pure and total.
 */
export function checkQuote(quoted: string, source: string): QuoteCheck {
  const vocabulary = createVocabulary();
  const [from, to] = [tokenize(source, vocabulary), tokenize(quoted, vocabulary)];
  const { words, alignment } = compare(from, to);
  return {
    verdict: words === 'equal' ? 'exact' : words,
    similarity: Math.round(alignment.similarity * 10_000) / 10_000,
    meaningChanged: changesMeaning(from, to, alignment, vocabulary, () => readSpelling([from])),
    diff: diffSteps(from, to, alignment),
  };
}
