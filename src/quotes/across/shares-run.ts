import { createVocabulary, type Tokens, tokenize } from '../tokens.js';
import { gramKeys } from '../word-grams.js';
import { HALF } from './campaigns.js';
import { createPrinter } from './prints.js';
import { MIN_RUN, printedText, sharedRuns, wordsIn } from './runs.js';

/**
 * Whether two own texts share what may make one of them a repeat of the other: a run of twelve words or more, or, run
 * by run, the half of one of them (copies with changes all over). Where it says no, neither text changes what is found
 * in the other. Linear.
 */
export function sharesRun(a: string, b: string): boolean {
  const vocabulary = createVocabulary();
  const [x, y] = [tokenize(a, vocabulary), tokenize(b, vocabulary)];
  const keysOf = ({ ids }: Tokens): Float64Array =>
    gramKeys(
      Array.from(ids, (id) => vocabulary.form(id)),
      MIN_RUN,
    );
  const runs = new Set(keysOf(x));
  if (runs.size > 0 && keysOf(y).some((key) => runs.has(key))) return true;
  const printer = createPrinter(vocabulary);
  const [one, other] = [printedText(x, printer), printedText(y, printer)];
  const shared = Math.max(wordsIn(sharedRuns(one, other)), wordsIn(sharedRuns(other, one)));
  return shared > 0 && shared >= HALF * Math.min(x.ids.length, y.ids.length);
}
