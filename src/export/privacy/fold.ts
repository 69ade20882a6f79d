import { UNMARKED_LETTERS } from '../../model/unmarked-letters.js';

/** Scripts without spaces between words: a name stands in the middle of a run of letters there. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';

const unspaced = new RegExp(`[${UNSPACED}]`, 'u');
const spacedWord = new RegExp(`^(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}]$`, 'u');

/** Words of scripts with spaces, in a folded text. */
export const spacedWords = (): RegExp => new RegExp(`(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');

export const hasUnspaced = (text: string): boolean => unspaced.test(text);

/** Whether a code point is part of a word that spaces or signs end. Empty text (the ends) is not. */
export const isSpacedWord = (sign: string): boolean => spacedWord.test(sign);

/** A text in a form in which spellings of one name are equal, with the way back. */
export interface Folded {
  readonly text: string;
  /** UTF-16 index in the original of each unit; null: the same. */
  readonly at: readonly number[] | null;
}

/** What a plain text has not: signs beyond ASCII, and white space that folds. */
const ODD = /[^ -~]| {2}/;
/** Marks on letters of scripts where they are left out in haste, variation selectors, and signs without width. */
const SILENT = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\p{Cf}]/gu;
/** Letters with a mark of their own, and the sigma that ends a word. */
const UNMARKED: Readonly<Record<string, string>> = { ...UNMARKED_LETTERS, ς: 'σ' };

const known = new Map<string, string>();
const KNOWN = 20_000;

function foldSign(sign: string): string {
  const before = known.get(sign);
  if (before !== undefined) return before;
  const plain = sign.normalize('NFKD').toLowerCase().normalize('NFKD').replace(SILENT, '');
  const folded = [...plain].map((letter) => UNMARKED[letter] ?? letter).join('');
  if (known.size >= KNOWN) known.clear();
  known.set(sign, folded);
  return folded;
}

/** Folds case, marks, compatibility forms and white space (a run of it is one space). */
export function fold(text: string): Folded {
  if (!ODD.test(text)) return { text: text.toLowerCase(), at: null };
  const pieces: string[] = [];
  const at: number[] = [];
  let space = false;
  let index = 0;
  for (const sign of text) {
    const from = index;
    index += sign.length;
    const isSpace = /^\s$/.test(sign);
    const folded = isSpace ? (space ? '' : ' ') : foldSign(sign);
    if (folded === '') continue;
    // A sign may fold to one with spaces in it (U+00A8); they count as white space too.
    space = isSpace;
    pieces.push(folded);
    for (let i = 0; i < folded.length; i += 1) at.push(from);
  }
  return { text: pieces.join(''), at };
}

/** A name as it is compared: folded, without white space around it. */
export const foldName = (name: string): string => fold(name).text.replace(/\s+/g, ' ').trim();
