import { apart } from './apart.js';

/** Forms remembered by each function; emptied when full. */
const KEPT = 20_000;

/**
 * A function of a word's form that remembers its answers: few forms make up most of any text. For what costs more than one
 * look-up (a pattern, several lists); the answer must depend on the form alone.
 */
export function formMemo<T>(answer: (form: string) => T): (form: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (form) => {
    const found = known.get(form);
    if (found !== undefined) return found.value;
    if (known.size >= KEPT) known.clear();
    const value = answer(form);
    known.set(apart(form), { value });
    return value;
  };
}
