import type { Token } from './tokens.js';

/** A word sequence with what it stands for. A form ending in `*` matches every word that begins so. */
export interface Phrase<T> {
  readonly words: readonly string[];
  readonly value: T;
}

/** Phrases by their first word, the longest first. */
export type PhraseIndex<T> = ReadonlyMap<string, readonly Phrase<T>[]>;

/** Reads `[value, 'first phrase | second phrase']` rows into an index. The first word of a phrase has no `*`. */
export function indexPhrases<T>(rows: readonly (readonly [T, string])[]): PhraseIndex<T> {
  const index = new Map<string, Phrase<T>[]>();
  for (const [value, list] of rows) {
    for (const entry of list.split('|')) {
      const words = entry.trim().split(/\s+/);
      const first = words[0];
      if (first === undefined || first === '') continue;
      const bucket = index.get(first) ?? [];
      bucket.push({ words, value });
      index.set(first, bucket);
    }
  }
  for (const bucket of index.values()) bucket.sort((a, b) => b.words.length - a.words.length);
  return index;
}

/** The longest phrase that begins at token `at` (words only, inside one sentence), or null. */
export function phraseAt<T>(index: PhraseIndex<T>, tokens: readonly Token[], at: number): Phrase<T> | null {
  const token = tokens[at];
  if (token === undefined || token.kind !== 'word') return null;
  for (const phrase of index.get(token.form) ?? []) {
    if (phrase.words.every((word, i) => fits(word, tokens[at + i], token.sentence))) return phrase;
  }
  return null;
}

function fits(word: string, token: Token | undefined, sentence: number): boolean {
  if (token === undefined || token.kind !== 'word' || token.sentence !== sentence) return false;
  return word.endsWith('*') ? token.form.startsWith(word.slice(0, -1)) : token.form === word;
}
