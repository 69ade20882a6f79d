import { STOPWORDS } from './phrases/words.js';

/** How the words of an article's main text are written, to tell names from other words. */
export interface Vocabulary {
  /** Words that stand in lower case somewhere, folded. */
  readonly lower: ReadonlySet<string>;
  /** Words that stand with a capital inside a sentence, folded. */
  readonly names: ReadonlySet<string>;
  /** The first five letters of words of four letters and more. */
  readonly stems: ReadonlySet<string>;
  /** ISO 639-1 by its commonest words, or null. */
  readonly language: string | null;
}

/** As much text as is looked at, in UTF-16 units. */
const MOST_TEXT = 200_000;

export function readVocabulary(paragraphs: readonly string[]): Vocabulary {
  const lower = new Set<string>();
  const names = new Set<string>();
  const stems = new Set<string>();
  const counts = new Map<string, number>();
  let size = 0;
  for (const paragraph of paragraphs) {
    if (size > MOST_TEXT) break;
    const text = paragraph.slice(0, MOST_TEXT);
    size += text.length;
    let sentenceStart = true;
    for (const match of text.matchAll(
      /[\p{L}\p{N}]+(?:['\u2019-][\p{L}\p{N}]+)*|[.!?\u2026:\u201c\u201e"\u00ab\u2022]/gu,
    )) {
      const token = match[0];
      if (!/[\p{L}\p{N}]/u.test(token)) {
        sentenceStart = true;
        continue;
      }
      const form = wordForm(token);
      if (/^\p{Ll}/u.test(token)) lower.add(form);
      else if (!sentenceStart && /^\p{Lu}/u.test(token)) names.add(form);
      if (form.length >= 4) stems.add(form.slice(0, 5));
      for (const [language, list] of Object.entries(STOPWORDS)) {
        if (list.has(form)) counts.set(language, (counts.get(language) ?? 0) + 1);
      }
      sentenceStart = false;
    }
  }
  return { lower, names, stems, language: mostFrequent(counts) };
}

/** A word folded: lower case, without a possessive ending. */
export function wordForm(token: string): string {
  return token
    .toLowerCase()
    .replace(/\u2019/gu, "'")
    .replace(/'s?$/u, '');
}

/** The words of a line with their marks taken off. */
export function tokensOf(line: string): readonly string[] {
  return line.slice(0, 600).match(/[\p{L}\p{N}]+(?:['\u2019.-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** Share of a line's longer words that the main text uses too, 0..1. */
export function overlap(line: string, vocabulary: Vocabulary): number {
  const stems = tokensOf(line)
    .map(wordForm)
    .filter((form) => form.length >= 4)
    .map((form) => form.slice(0, 5));
  if (stems.length === 0) return 0;
  return stems.filter((stem) => vocabulary.stems.has(stem)).length / stems.length;
}

function mostFrequent(counts: ReadonlyMap<string, number>): string | null {
  let best: string | null = null;
  let most = 4;
  for (const [language, count] of counts) {
    if (count > most) {
      best = language;
      most = count;
    }
  }
  return best;
}
