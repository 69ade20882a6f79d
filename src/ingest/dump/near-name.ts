import { distance } from 'fastest-levenshtein';

/** The name that was probably meant: equal but for case and separators, or a few letters off; null where none is near. */
export function nearName(name: string, known: readonly string[]): string | null {
  const fold = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const wanted = fold(name);
  let best: string | null = null;
  let least = Math.max(1, Math.floor(wanted.length * 0.4)) + 1;
  for (const candidate of known) {
    const steps = distance(wanted, fold(candidate));
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}
