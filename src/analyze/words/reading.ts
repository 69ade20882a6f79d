import { type Token, tokenize } from './tokens.js';

/** Characters of texts whose tokens are kept: about the posts of one thread page; emptied when full. */
const KEPT = 120_000;
const kept = new Map<string, readonly Token[]>();
let size = 0;

/** Tokens of a text; several analyzers read the same posts one after another, so the last ones are remembered. */
export function tokensOf(text: string): readonly Token[] {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const tokens = tokenize(text);
  if (text.length > KEPT / 4) return tokens;
  size += text.length;
  if (size > KEPT) {
    kept.clear();
    size = text.length;
  }
  kept.set(text, tokens);
  return tokens;
}
