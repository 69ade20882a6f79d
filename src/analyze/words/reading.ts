import { type Token, tokenize } from './tokens.js';

/** Characters of texts in each half of what is kept: together about the posts of one thread page. */
const KEPT = 60_000;
let young = new Map<string, readonly Token[]>();
let old = new Map<string, readonly Token[]>();
let size = 0;

/**
 * Tokens of a text; several analyzers read the same posts one after another, so the last ones are remembered: those asked
 * for since the half was filled last, and those before.
 */
export function tokensOf(text: string): readonly Token[] {
  const known = young.get(text);
  if (known !== undefined) return known;
  const tokens = old.get(text) ?? tokenize(text);
  if (text.length > KEPT / 2) return tokens;
  size += text.length;
  if (size > KEPT) {
    old = young;
    young = new Map();
    size = text.length;
  }
  young.set(text, tokens);
  return tokens;
}
