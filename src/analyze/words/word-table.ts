import { apart } from './apart.js';

/** A word as it is written, with all that its letters alone tell of it. */
export interface Word {
  /** Counts up with every form that is met, so that frequent ones have small numbers; never given twice. -1: none. */
  readonly id: number;
  readonly raw: string;
  /** NFKC, lower case, straight apostrophe; the same string for equal forms. */
  readonly form: string;
  /** First letter is a capital. */
  readonly capital: boolean;
  /** Two or more letters, all capitals. */
  readonly caps: boolean;
}

/** Places of the table, a power of two. */
const PLACES = 1 << 16;
/** Words kept; all are forgotten when there are more, and ids go on at the next multiple of this. */
export const GENERATION = 1 << 15;
/** Places looked at for a word: chance needs a few, more are needed only by words made to collide. */
const TRIED = 32;
/** Longer words are read anew each time. */
const LONGEST = 40;

/** Places hold one more than the place of a word among the words: small numbers lie closer together. */
const slots = new Int32Array(PLACES);
let words: Word[] = [];
const forms = new Map<string, Pick<Word, 'id' | 'form'>>();
let last = 0;

/**
 * The word at a place of a text. Few words make up most of any text: each is cut out, folded and looked at once, and found
 * again by its letters without being cut out of the text.
 */
export function wordAt(text: string, from: number, end: number): Word {
  if (end - from > LONGEST) return read(text.slice(from, end), -1);
  let hash = 0x811c9dc5;
  for (let i = from; i < end; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  let at = (hash ^ (hash >>> 15)) & (PLACES - 1);
  for (let tried = 0; tried < TRIED; tried += 1) {
    const slot = slots[at] ?? 0;
    const word = slot === 0 ? undefined : words[slot - 1];
    if (word === undefined) return keep(read(text.slice(from, end), 0), at);
    if (isAt(text, from, end, word.raw)) return word;
    at = (at + 1) & (PLACES - 1);
  }
  return read(text.slice(from, end), -1);
}

function isAt(text: string, from: number, end: number, raw: string): boolean {
  const { length } = raw;
  if (length !== end - from) return false;
  for (let i = 0; i < length; i += 1) if (raw.charCodeAt(i) !== text.charCodeAt(from + i)) return false;
  return true;
}

function keep(word: Word, at: number): Word {
  if (words.length >= GENERATION) {
    words = [];
    slots.fill(0);
    forms.clear();
    last += GENERATION - (last % GENERATION);
  }
  const known = forms.get(word.form) ?? { id: last, form: apart(word.form) };
  if (known.id === last) {
    last += 1;
    forms.set(known.form, known);
  }
  const kept = { ...word, ...known, raw: apart(word.raw) };
  words.push(kept);
  slots[at] = words.length;
  return kept;
}

function read(raw: string, id: number): Word {
  const lead = raw.charCodeAt(0);
  const capital = lead < 128 ? lead >= 65 && lead <= 90 : /^\p{Lu}/u.test(raw);
  const caps = capital && raw.length > 1 && raw === raw.toUpperCase() && /\p{Lu}.*\p{Lu}/u.test(raw);
  return { id, raw, form: folded(raw), capital, caps };
}

/** Folds many words that differ in nothing one reads: compatibility forms, case, kinds of apostrophes. */
function folded(raw: string): string {
  return raw
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2019\u02bc`]/gu, "'");
}
