import { tokensOf } from '../words/reading.js';
import type { Token } from '../words/tokens.js';
import type { Chunk } from './chunks.js';
import { foldName, plainName } from './fold.js';

/** Members of the thread who are spoken of. */
export interface Members {
  /** Folded names of all who post. */
  readonly names: ReadonlySet<string>;
  readonly chunks: readonly Chunk[];
}

/** Names shorter than this, and words in everyday use, are no sign of a member. */
const SHORTEST = 3;
const MOST = 2000;

/**
 * Chunks for members who are spoken of in the third person. A member who is only addressed ("Quill, you are wrong",
 * "@Quill", "thanks Quill") is no target.
 */
export function authorChunks(authors: readonly string[], tokens: readonly (readonly Token[])[]): Members {
  const byHead = new Map<string, { readonly name: string; readonly words: readonly string[] }[]>();
  const names = new Set<string>();
  for (const name of authors.slice(0, MOST)) {
    const words = tokensOf(name)
      .filter((token) => token.kind === 'word')
      .map((token) => plainName(token.form));
    const head = words[0];
    if (head === undefined || words.join('').length < SHORTEST) continue;
    names.add(words.map(foldName).join(' '));
    byHead.set(head, [...(byHead.get(head) ?? []), { name, words }]);
  }
  const chunks: Chunk[] = [];
  if (byHead.size === 0) return { names, chunks };
  for (const list of tokens) {
    list.forEach((token, i) => {
      if (token.kind !== 'word' || !token.capital) return;
      for (const { name, words } of byHead.get(plainName(token.form)) ?? []) {
        const last = lastOf(list, i, words);
        if (last < 0 || isAddressed(list, i, last)) continue;
        chunks.push({ name, words, roles: [], person: 3, place: 0, organisation: 0, thing: 0 });
      }
    });
  }
  return { names, chunks };
}

function lastOf(tokens: readonly Token[], at: number, words: readonly string[]): number {
  let i = at;
  for (let k = 0; k < words.length; k += 1, i += 1) {
    if (tokens[i]?.kind === 'mark') i += 1;
    if (plainName(tokens[i]?.form ?? '') !== words[k]) return -1;
  }
  return i - 1;
}

const GREETING =
  /^(?:hi|hello|hey|thanks|thank|cheers|dear|sorry|welcome|agree|yes|no|ok|hallo|danke|hola|gracias|bonjour|merci|ciao|grazie|hoi|bedankt|czesc|ola|obrigado|привет|спасибо)$/u;

function isAddressed(tokens: readonly Token[], first: number, last: number): boolean {
  const sentence = tokens[first]?.sentence;
  const before = tokens[first - 1];
  const after = tokens[last + 1];
  const opens = before === undefined || before.sentence !== sentence;
  const ends = after === undefined || after.sentence !== sentence || after.kind === 'stop';
  if (opens && (ends || after?.kind === 'comma' || after?.kind === 'break')) return true;
  if (ends && before?.kind === 'comma') return true;
  if (before?.kind === 'comma' && after?.kind === 'comma') return true;
  return before?.kind === 'word' && before.sentence === sentence && GREETING.test(plainName(before.form));
}
