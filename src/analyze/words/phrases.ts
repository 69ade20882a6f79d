import type { Token } from './tokens.js';
import { wordMemo } from './word-memo.js';

/** A word sequence with what it stands for. A form ending in `*` matches every word that begins so. */
export interface Phrase<T> {
  readonly words: readonly string[];
  readonly value: T;
}

/** Phrases by their first word, the longest first. */
export interface PhraseIndex<T> {
  readonly byWord: ReadonlyMap<string, readonly Phrase<T>[]>;
  /** Phrases a word of a text may begin; null where there are none. */
  readonly startingWith: (token: Token) => readonly Phrase<T>[] | null;
}

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
  return { byWord: index, startingWith: wordMemo((form) => index.get(form) ?? null) };
}

/** The longest phrase that begins at token `at` (words only, inside one sentence), or null. */
export function phraseAt<T>(index: PhraseIndex<T>, tokens: readonly Token[], at: number): Phrase<T> | null {
  const token = tokens[at];
  if (token === undefined || token.kind !== 'word') return null;
  const phrases = index.startingWith(token);
  return phrases === null ? null : longestAt(phrases, token, tokens, at);
}

function longestAt<T>(
  phrases: readonly Phrase<T>[],
  { sentence }: Token,
  tokens: readonly Token[],
  at: number,
): Phrase<T> | null {
  for (let k = 0; k < phrases.length; k += 1) {
    const phrase = phrases[k];
    if (phrase === undefined) continue;
    const { words } = phrase;
    let i = 1;
    while (i < words.length && fits(words[i] ?? '', tokens[at + i], sentence)) i += 1;
    if (i === words.length) return phrase;
  }
  return null;
}

function fits(word: string, token: Token | undefined, sentence: number): boolean {
  if (token === undefined || token.kind !== 'word' || token.sentence !== sentence) return false;
  if (token.form === word) return true;
  return word.endsWith('*') && token.form.startsWith(word.slice(0, -1));
}
