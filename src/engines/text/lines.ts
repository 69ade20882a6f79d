import { foldSpace } from '../../model/text.js';

/** Longer lines are prose: no phrase, marker or citation of any engine comes near it. */
const PHRASE_LIMIT = 300;

/** One printed line. */
export interface TextLine {
  /** As printed, without its line break. */
  readonly raw: string;
  /** White space folded and trimmed, for matching phrases; empty for lines over 300 characters. */
  readonly phrase: string;
  /** Nothing, or plain spaces and tabs. */
  readonly empty: boolean;
  /** Nothing but white space; a line with only a no-break space is blank but not empty. */
  readonly blank: boolean;
  /** First piece of its printed line; pieces arise where a page was printed on one line (unfold.ts). */
  readonly opens: boolean;
}

/** Splits a page into lines; linear in the length of the text. */
export function splitLines(text: string): TextLine[] {
  return text.split(/\r\n|\r|\n/u).map((raw) => textLine(raw, true));
}

export function textLine(raw: string, opens: boolean): TextLine {
  const blank = !/[^\s\u00a0\u200b\ufeff]/u.test(raw);
  return {
    raw,
    phrase: blank || raw.length > PHRASE_LIMIT ? '' : foldSpace(raw),
    empty: blank && !/[^ \t]/u.test(raw),
    blank,
    opens,
  };
}

/** Folds what extraction changes in a phrase: apostrophes, dots, case, a leading bullet or heading mark. */
export function phraseKey(phrase: string): string {
  return foldPhrase(phrase)
    .replace(/^(?:[•*·-]|#{1,6}) /u, '')
    .toLowerCase();
}

/** Typographic apostrophes and dots as plain ones; case is kept, because names are read from the result. */
export function foldPhrase(phrase: string): string {
  return phrase.replace(/[\u2018\u2019]/gu, "'").replace(/\u2026/gu, '...');
}
