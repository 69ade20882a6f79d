import { unitsToCodePoints, type Word } from '../model/text.js';
import { ACRONYMS, CONTRACTED, FUNCTION_WORDS, NUMBER_WORDS, PHRASES } from './source-folds.js';

// An acronym with full stops, a number with thousands marks, or a word with inner apostrophes. Every repetition is
// over a single class with a separator between, so matching is linear.
const TOKEN =
  /\p{Lu}(?:\.\p{Lu})+(?!\p{L})\.?(?:['\u2019]s(?!\p{L}))?|\p{N}{1,3}(?:,\p{N}{3})+(?!\p{N})|[\p{L}\p{N}\p{M}]+(?:['\u2019\u02bc][\p{L}\p{N}\p{M}]+)*/gu;

const PHRASE_STARTS: ReadonlySet<string> = new Set(PHRASES.map(([forms]) => forms[0] ?? ''));

/**
 * The words of a text as two sources can be compared by: case, apostrophes, accents, possessives, thousands marks,
 * transliterated endings of names (-iy, -yy, -yi, -ij, -ski are one) and the general spellings of source-folds.ts
 * are folded. A folded phrase is one word that covers all of its letters. Offsets are code points of `text`; linear.
 */
export function sourceWords(text: string): Word[] {
  const points = unitsToCodePoints(text);
  const plain: Word[] = [];
  const fold = wordFolder();
  for (const match of text.matchAll(TOKEN)) {
    plain.push({
      form: fold(match[0]),
      start: points(match.index),
      end: points(match.index + match[0].length),
    });
  }
  return foldPhrases(plain);
}

/** {@link foldWord} that remembers the words of one text: most are repeated. */
export function wordFolder(): (printed: string) => string {
  const known = new Map<string, string>();
  return (printed) => {
    const form = known.get(printed) ?? foldWord(printed);
    known.set(printed, form);
    return form;
  };
}

/** One word folded as in {@link sourceWords}, without regard to its neighbours. */
export function foldWord(printed: string): string {
  const bare = printed
    .normalize('NFKC')
    .replace(/[\u2019\u02bc]/gu, "'")
    .replace(/[.,]/gu, '');
  let form = bare
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '');
  if (form.endsWith("'s") && !CONTRACTED.has(form.slice(0, -2))) form = form.slice(0, -2);
  if (form.length <= 5 && /^\p{Lu}+(?:'s)?$/u.test(bare)) return ACRONYMS.get(form) ?? form;
  return foldEnding(NUMBER_WORDS.get(form) ?? form);
}

// Measured on one name in four spellings (-sky, -skiy, -skyy, -ski); short words keep their ending.
function foldEnding(form: string): string {
  if (form.length < 5) return form;
  return form.replace(/(?:iy|yy|yi|ii|ij|yj)$/u, 'y').replace(/ski$/u, 'sky');
}

function foldPhrases(plain: readonly Word[]): Word[] {
  const out: Word[] = [];
  for (let i = 0; i < plain.length; ) {
    const word = plain[i];
    if (word === undefined) break;
    const phrase = PHRASE_STARTS.has(word.form)
      ? PHRASES.find(([forms]) => forms.every((form, k) => plain[i + k]?.form === form))
      : undefined;
    if (phrase === undefined) {
      out.push(word);
      i += 1;
      continue;
    }
    const last = plain[i + phrase[0].length - 1] ?? word;
    out.push({ form: phrase[1], start: word.start, end: last.end });
    i += phrase[0].length;
  }
  return out;
}

/** A word's stem for finding candidates only: English inflections cut, so that "accused" meets "accusing". */
export function stemOf(form: string): string {
  if (form.length < 5) return form;
  const cut = form.replace(/(?:ings|ing|edly|ed|es|s|e)$/u, '');
  return cut.length >= 3 ? cut : form;
}

/** Whether a word carries a subject: not a function word, and longer than a letter. */
export function isContentWord(form: string): boolean {
  return form.length > 1 && !FUNCTION_WORDS.has(form);
}
