import type { Token } from '../words/tokens.js';

/** A word or sign as the models see it: hashes of its form and of the pieces of its letters. */
export interface Form {
  readonly hash: number;
  /** Hashes of the runs of 2 to 5 characters of the form between two edge marks. */
  readonly pieces: Int32Array;
}

/** Shortest and longest run of characters that is a feature. */
export const SHORTEST_PIECE = 2;
export const LONGEST_PIECE = 5;
/** Characters of a form that are read: a longer one is no word. */
const READ = 40;
/** Forms remembered; emptied when full. About 100 bytes of hashes each. */
const KEPT = 50_000;
const known = new Map<string, Form>();

/** Where a form stands in the text (UTF-16 units). */
export interface PlacedForm {
  readonly form: Form;
  readonly start: number;
  readonly end: number;
}

/**
 * The forms of a text in order: words, emoji and emoticons, exclamation and question marks; numbers are one form, as are
 * addresses and @names.
 */
export function formsOf(tokens: readonly Token[]): PlacedForm[] {
  const out: PlacedForm[] = [];
  for (const token of tokens) {
    const name = nameOf(token);
    if (name !== null) out.push({ form: formOf(name), start: token.start, end: token.end });
  }
  return out;
}

function nameOf(token: Token): string | null {
  switch (token.kind) {
    case 'word':
      return isNumber(token.form) ? '0' : token.form;
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
  const form = { hash: hashText(name), pieces: piecesOf(name.slice(0, READ)) };
  if (known.size >= KEPT) known.clear();
  known.set(name, form);
  return form;
}

function piecesOf(name: string): Int32Array {
  // A sign has no pieces beyond itself.
  if (name.length < 2) return new Int32Array(0);
  const edged = `<${name}>`;
  const out: number[] = [];
  for (let n = SHORTEST_PIECE; n <= LONGEST_PIECE; n += 1)
    for (let i = 0; i + n <= edged.length; i += 1) out.push(hashText(edged.slice(i, i + n)));
  return Int32Array.from(out);
}

/** FNV-1a over UTF-16 units. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/** Joins two hashes into one that depends on their order (the finish of MurmurHash3). */
export function joinHashes(a: number, b: number): number {
  let h = Math.imul(a, 0x85ebca6b) ^ b;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
