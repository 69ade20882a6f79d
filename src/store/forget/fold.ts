/** Scripts written without spaces: each sign is a word of its own, so that a name is found inside a sentence. */
const SPACELESS =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
/** A word, a sign of a script without spaces, or a symbol beyond ASCII (names are made of stars and hearts too). */
const WORD = new RegExp(
  `[A-Za-z0-9]+(?![\\p{L}\\p{N}\\p{M}\\p{Cf}])|[${SPACELESS}]\\p{M}*|(?:(?![${SPACELESS}])[\\p{L}\\p{N}\\p{M}\\p{Cf}])+|(?![\\u0000-\\u007f])\\p{S}`,
  'gu',
);

/**
 * The words of a text, folded and joined, and where each stands in the text. Case, accents, white space, punctuation,
 * invisible signs and compatibility forms make no difference: `Ann_Lee`, `ann lee` and `ANN-LEE` are the same two words.
 */
export interface FoldedWords {
  /** Words joined by the joiner. */
  readonly form: string;
  /** Of each word: where it begins and ends in `form`, and in the text (UTF-16 units). */
  readonly words: readonly {
    readonly start: number;
    readonly end: number;
    readonly from: number;
    readonly to: number;
  }[];
}

/** Letters that are one with a stroke or two in one, which Unicode does not take apart. */
const PLAIN: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Accents of Latin, Greek and Cyrillic letters go too: addresses, and people in a hurry, leave them out. */
const foldLetters = (word: string): string =>
  /^[a-z0-9]+$/i.test(word)
    ? word.toLowerCase()
    : word
        .normalize('NFKD')
        .toLowerCase()
        .replace(/\p{Cf}|[\u0300-\u036f]/gu, '')
        .replace(/[øæœßłđðþı]/gu, (letter) => PLAIN[letter] ?? letter);

/** Folds a text to its words; linear. `joiner` is a space in prose, nothing in addresses (`annlee` is `ann-lee` there). */
export function foldWords(text: string, joiner: ' ' | '' = ' '): FoldedWords {
  const words: { start: number; end: number; from: number; to: number }[] = [];
  const forms: string[] = [];
  let at = 0;
  for (const match of text.matchAll(WORD)) {
    const form = foldLetters(match[0]);
    if (form === '') continue;
    if (words.length > 0) at += joiner.length;
    words.push({ start: at, end: at + form.length, from: match.index, to: match.index + match[0].length });
    forms.push(form);
    at += form.length;
  }
  return { form: forms.join(joiner), words };
}

/** A name as accounts are told apart by: compatibility forms, case and white space alone make no difference. */
export const foldName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();

/** Words of a sentence that is worth a rule; what is shorter is anybody's. */
export const MIN_WORDS = 6;
/** Letters of it, spaces included: six words of two letters are no sentence. */
export const MIN_LETTERS = 24;

/** The sentences of a text, line by line, as written, that are long enough to be somebody's own. */
export function ownSentences(text: string): { readonly text: string; readonly form: string }[] {
  return text
    .split(/\n|(?<=[.!?…。！？])[\s"'”’)\]]+/u)
    .map((line) => ({ text: line, ...foldWords(line) }))
    .filter(({ form, words }) => words.length >= MIN_WORDS && form.length >= MIN_LETTERS)
    .map(({ text: line, form }) => ({ text: line, form }));
}
