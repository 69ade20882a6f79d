import { foldSpace } from '../../model/text.js';
import * as furniture from './phrases/furniture.js';

/**
 * What a line of flattened text looks like:
 * `prose` a paragraph · `sentence` a short sentence · `short` a heading, headline or label · `list` the heading of a
 * list of other articles · `end` where comments or legal notes begin · `label` a button, menu or appeal · `credit` a
 * photograph's caption with its credit · `clock` only a time of day · `rule` only marks ("-").
 */
type LineKind = 'prose' | 'sentence' | 'short' | 'list' | 'end' | 'label' | 'credit' | 'clock' | 'rule';

/** A line that is not blank. */
export interface Line {
  /** Position among the lines of the page, from 0, blank ones counted. */
  readonly number: number;
  /** White space folded. */
  readonly text: string;
  readonly words: number;
  readonly kind: LineKind;
  /** Begins with a list mark that was printed before its words. */
  readonly bullet: boolean;
  /** Nothing but blank lines up to the next line, at least one. */
  readonly blankAfter: boolean;
}

/** More lines than this are not read: no article has them, and the rules below stay fast. */
const MOST_LINES = 20_000;

/** A line as a rule looks at it: the longest prose needs only its ends. */
const END_WINDOW = 240;

/** From this many copies on, a line of so few words is furniture. */
const REPEATS = 3;
const REPEATED_WORDS = 4;

const BULLET = /^(?:[\u2022\u25e6\u25aa\u25cf\u2023\u00b7*]|[-\u2013\u2014](?=\s))\s*/u;
const TERMINAL = /[.!?\u2026\u3002\uff01\uff1f][\s"'\u201d\u2019\u00bb\u201c\u300d)\]]*(?:\([^()]{2,40}\)\.?)?$/u;
const OPEN_END = /[,:;\u2013\u2014][\s"'\u201d\u2019\u00bb)\]]*$/u;
const CLOCK_ONLY = /^\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?$/iu;
const MARKS_ONLY = /^[^\p{L}\p{N}]+$/u;
/** "REUTERS/Jane Doe", "AFP / Getty": an agency in capitals, a slash, a name. */
const SLASH_CREDIT = /(?:^|[\s(])\p{Lu}{2,}\s?\/\s?\p{Lu}[\p{L}.]+(?:\s\p{Lu}[\p{L}.-]+){0,2}\)?\.?$/u;
const CREDIT_MARK = /(?:^|\s)(?:\u00a9|\(c\))\s?\p{Lu}/u;
const WIDE_SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const END_LINES = new Set(furniture.END_LINES);
const LIST_LINES = new Set(furniture.LIST_LINES);
const LABEL_LINES = new Set(furniture.LABEL_LINES);

/** Splits a page into its lines that are not blank. Linear in the text. */
export function readLines(text: string): readonly Line[] {
  const found: { number: number; raw: string }[] = [];
  let number = 0;
  for (const raw of text.split(/\r\n|\r|\n/u)) {
    if (/\S/u.test(raw)) found.push({ number, raw });
    number += 1;
    if (found.length === MOST_LINES) break;
  }
  const lines = found
    .map(({ number: at, raw }, index) => {
      const folded = foldSpace(raw);
      const words = countWords(folded);
      const bullet = BULLET.test(folded) && /\p{L}/u.test(folded);
      const next = found[index + 1];
      const blankAfter = next !== undefined && next.number > at + 1;
      return { number: at, text: folded, words, kind: kindOf(folded, words, bullet), bullet, blankAfter };
    })
    .filter((line) => line.text !== '');
  return withoutRepeats(lines);
}

/** A short line that a page prints again and again ("Promotion:") is a label, whatever it says. */
function withoutRepeats(lines: readonly Line[]): readonly Line[] {
  const isLabel = (line: Line): boolean => line.kind === 'short' && line.words <= REPEATED_WORDS;
  const counts = new Map<string, number>();
  for (const line of lines) if (isLabel(line)) counts.set(line.text, (counts.get(line.text) ?? 0) + 1);
  return lines.map((line) =>
    isLabel(line) && (counts.get(line.text) ?? 0) >= REPEATS ? { ...line, kind: 'label' } : line,
  );
}

/** Whether a text ends as a sentence does. */
export function endsAsSentence(text: string): boolean {
  return TERMINAL.test(text.slice(-END_WINDOW));
}

/** A text as the phrase lists have it: lower case, straight apostrophes, without marks around it. */
export function phraseOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/\u2019/gu, "'")
    .replace(/^[^\p{L}\p{N}\u00a9]+|[^\p{L}\p{N}]+$/gu, '');
}

function kindOf(text: string, words: number, bullet: boolean): LineKind {
  if (MARKS_ONLY.test(text)) return 'rule';
  if (text.length <= 12 && CLOCK_ONLY.test(text)) return 'clock';
  if (words <= 30 && text.length <= 400) {
    const known = furnitureKind(text, words);
    if (known !== null) return known;
  }
  const terminal = endsAsSentence(text);
  if (terminal && words >= 8) return 'prose';
  if (words >= 28) return 'prose';
  if (words >= 10 && OPEN_END.test(text.slice(-8))) return 'prose';
  if (words >= 14 && bullet) return 'prose';
  // An exclamation mark alone is an appeal as often as a sentence ("Subscribe now!").
  if (terminal && words >= 2 && !text.endsWith('!') && /\p{Ll}/u.test(text)) return 'sentence';
  return 'short';
}

function furnitureKind(text: string, words: number): LineKind | null {
  const phrase = phraseOf(text);
  if (END_LINES.has(phrase) || startsWithAny(phrase, furniture.END_STARTS)) return 'end';
  if (/^(?:\d+ comments?|(?:© ?|copyright (?:© ?)?)\d{4}\b.*)$/u.test(phrase)) return 'end';
  if (LIST_LINES.has(phrase)) return 'list';
  if (words <= 6 && furniture.LIST_ENDINGS.some((ending) => phrase.endsWith(ending))) return 'list';
  if (LABEL_LINES.has(phrase)) return 'label';
  if (words <= 20 && (startsWithAny(phrase, furniture.LABEL_STARTS) || isAppeal(text, phrase))) {
    return 'label';
  }
  const lower = text.toLowerCase();
  if (holdsAny(lower, furniture.CREDIT_HOLDS) || SLASH_CREDIT.test(text) || CREDIT_MARK.test(text)) return 'credit';
  return null;
}

/** An appeal does not end as a statement does: "he wrote to our newsletter." is text. */
function isAppeal(text: string, phrase: string): boolean {
  return !text.endsWith('.') && holdsAny(phrase, furniture.LABEL_HOLDS);
}

function startsWithAny(phrase: string, starts: readonly string[]): boolean {
  return starts.some((start) => phrase.startsWith(start) && !/^[\p{L}]/u.test(phrase.slice(start.length)));
}

function holdsAny(phrase: string, parts: readonly string[]): boolean {
  return parts.some((part) => phrase.includes(part));
}

/** Words of a line; scripts without spaces count two characters a word. */
function countWords(text: string): number {
  if (!WIDE_SCRIPT.test(text)) {
    let n = 0;
    for (const _ of text.matchAll(/[\p{L}\p{N}]+(?:['\u2019.-][\p{L}\p{N}]+)*/gu)) n += 1;
    return n;
  }
  let wide = 0;
  for (const char of text) if (WIDE_SCRIPT.test(char)) wide += 1;
  return Math.ceil(wide / 2);
}
