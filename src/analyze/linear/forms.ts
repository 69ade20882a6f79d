import { apart } from '../words/apart.js';
import { lately } from '../words/lately.js';
import type { Token } from '../words/tokens.js';
import { wordMemo } from '../words/word-memo.js';

/** A word or sign as the models see it: hashes of its form and of the pieces of its letters. */
export interface Form {
  /** Counts up with every form that is met, so that frequent ones have small numbers; never given twice. */
  readonly id: number;
  readonly hash: number;
  /** Hashes of the runs of 2 to 5 characters of the form between two edge marks. */
  readonly pieces: Int32Array;
}

/** Shortest and longest run of characters that is a feature. */
export const SHORTEST_PIECE = 2;
export const LONGEST_PIECE = 5;
/** Characters of a form that are read: a longer one is no word. */
const READ = 40;
/** Forms remembered, about 100 bytes of hashes each; emptied when full, which is when ids reach a multiple of this. */
export const FORMS_KEPT = 1 << 15;
const known = new Map<string, Form>();
let last = 0;

/** Where a form stands in the text (UTF-16 units). */
export interface PlacedForm {
  readonly form: Form;
  readonly start: number;
  readonly end: number;
}

/**
 * The forms of a text in order: words, emoji and emoticons, exclamation and question marks; numbers are one form, as are
 * addresses and @names. Remembered as long as the tokens are: several models read the same text.
 */
export const formsOf: (tokens: readonly Token[]) => readonly PlacedForm[] = lately((tokens) => {
  const out: PlacedForm[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind === 'word') {
      out.push({ form: wordForm(token), start: token.start, end: token.end });
      continue;
    }
    const name = signOf(token);
    if (name !== null) out.push({ form: formOf(name), start: token.start, end: token.end });
  }
  return out;
});

let wordForm = rememberedForms();

function rememberedForms(): (token: Token) => Form {
  return wordMemo((form) => formOf(isNumber(form) ? '0' : form));
}

function signOf(token: Token): string | null {
  switch (token.kind) {
    case 'emoji':
      return token.form;
    case 'stop':
      return token.form.includes('?') ? '?' : token.form.includes('!') ? '!' : token.form.length > 1 ? '...' : '.';
    case 'link':
      return token.form.startsWith('@') ? '@' : '://';
    case 'quote':
      return '"';
    case 'mark':
      return token.form === '#' ? '#' : null;
    default:
      return null;
  }
}

function isNumber(form: string): boolean {
  const first = form.charCodeAt(0);
  return first >= 48 && first <= 57 && /^[\d.,]+$/.test(form);
}

/** The hashes of a form; remembered, since few forms make up most of any text. */
export function formOf(name: string): Form {
  const remembered = known.get(name);
  if (remembered !== undefined) return remembered;
  const form = { id: last, hash: hashText(name), pieces: piecesOf(name.slice(0, READ)) };
  last += 1;
  if (known.size >= FORMS_KEPT) {
    known.clear();
    wordForm = rememberedForms();
  }
  known.set(apart(name), form);
  return form;
}

/** The shortest runs first, each length in the order of the letters. */
function piecesOf(name: string): Int32Array {
  // A sign has no pieces beyond itself.
  if (name.length < 2) return new Int32Array(0);
  const edged = `<${name}>`;
  const { length } = edged;
  const from: number[] = [];
  let count = 0;
  for (let n = SHORTEST_PIECE; n <= LONGEST_PIECE; n += 1) {
    from[n] = count;
    count += Math.max(0, length - n + 1);
  }
  const out = new Int32Array(count);
  for (let i = 0; i < length; i += 1) {
    let hash = FNV_START;
    for (let n = 1; n <= LONGEST_PIECE && i + n <= length; n += 1) {
      hash = Math.imul(hash ^ edged.charCodeAt(i + n - 1), FNV_PRIME);
      if (n >= SHORTEST_PIECE) out[(from[n] ?? 0) + i] = hash;
    }
  }
  return out;
}

const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a over UTF-16 units. */
export function hashText(text: string): number {
  let hash = FNV_START;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return hash | 0;
}

/** Joins two hashes into one that depends on their order (the finish of MurmurHash3). */
export function joinHashes(a: number, b: number): number {
  let h = Math.imul(a, 0x85ebca6b) ^ b;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
