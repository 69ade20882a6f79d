import { formMemo } from './form-memo.js';
import type { Token } from './tokens.js';
import { GENERATION } from './word-table.js';

/**
 * As `formMemo`, for words of a text: answers lie in an array in the order their forms were met, so that those of frequent
 * words stay in the processor's cache, where a Map reads the string, its hash and its entry from three places. The answer
 * must depend on the form alone.
 */
export function wordMemo<T extends object | string | number | boolean | null>(
  answer: (form: string) => T,
): (token: Token) => T {
  const rare = formMemo(answer);
  let first = -1;
  let known: (T | undefined)[] = [];
  return ({ id, form }) => {
    const found = id < first ? undefined : known[id - first];
    if (found !== undefined) return found;
    if (id < 0 || id < first) return rare(form);
    if (first < 0 || id - first >= GENERATION) {
      first = id - (id % GENERATION);
      known = [];
    }
    const value = answer(form);
    // No holes: an array with far gaps would be kept as a table.
    while (known.length < id - first) known.push(undefined);
    known[id - first] = value;
    return value;
  };
}
