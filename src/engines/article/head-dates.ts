import { type DateHit, findDates } from './dates.js';
import { type Line, phraseOf } from './lines.js';
import type { Stretch } from './main-text.js';
import { PUBLISHED_WORDS, UPDATED_WORDS } from './phrases/words.js';
import { tokensOf } from './vocabulary.js';

/** Lines above the main text that are looked at; a headline stands nearer. */
export const HEAD_LINES = 80;
/** Lines of the main text in which a byline or date may still stand (under a deck). */
export const FIRST_LINES = 6;
/** ` date 2025-03-01 Headline`: how some extractors print a page's date field. */
export const DATE_FIELD = /^date\s+(\d{4}-\d{2}-\d{2})\s+(?=\S)/iu;

/** Dates by the index of their line. */
export type PageDates = ReadonlyMap<number, readonly DateHit[]>;

/** The dates of short lines around the head of the text, by line. */
export function datesAround(lines: readonly Line[], main: Stretch, dayFirst: boolean | null): PageDates {
  const found = new Map<number, readonly DateHit[]>();
  const last = Math.min(main.end, main.start + FIRST_LINES);
  for (let i = Math.max(0, main.start - HEAD_LINES); i < last; i += 1) {
    const line = lines[i];
    if (line === undefined || line.text.length > 300) continue;
    const hits = findDates(line.text, dayFirst);
    if (hits.length === 0) continue;
    const rest = hits.reduce((text, hit) => text.replace(hit.moment.raw ?? '', ' '), line.text);
    if (DATE_FIELD.test(line.text) || tokensOf(rest).length <= 8) found.set(i, hits);
  }
  return found;
}

/** The date of publication: labelled before unlabelled before updates, and never the page's own clock far above. */
export function pickDate(
  dates: PageDates,
  titleIndex: number | null,
  main: Stretch,
  lines: readonly Line[],
): DateHit | null {
  let best: DateHit | null = null;
  let bestRank = -1;
  for (const [index, hits] of dates) {
    const top = titleIndex === null ? main.start - 8 : titleIndex - 3;
    if (index < top) continue;
    for (const hit of hits) {
      const before = phraseOf((lines[index]?.text ?? '').slice(Math.max(0, hit.start - 30), hit.start));
      const rank = endsWithAny(before, UPDATED_WORDS)
        ? 0
        : endsWithAny(before, PUBLISHED_WORDS)
          ? 3
          : index < (titleIndex ?? 0)
            ? 1
            : 2;
      if (rank > bestRank) {
        best = hit;
        bestRank = rank;
      }
    }
  }
  return best;
}

/** "LONDON, March 3, 2024 /Wire/ –": the full date of a dateline, where no line of its own gives one. */
export function datelineDate(line: Line | undefined, dayFirst: boolean | null): DateHit | null {
  const text = line?.text.slice(0, 120) ?? '';
  const hit = findDates(text, dayFirst)[0];
  if (hit === undefined || !/^\p{Lu}[\p{L} .,'\u2019-]{1,50},?\s*$/u.test(text.slice(0, hit.start))) return null;
  return /^\s*(?:\(|\/|[\u2013\u2014-])/u.test(text.slice(hit.end)) ? hit : null;
}

function endsWithAny(phrase: string, words: readonly string[]): boolean {
  return words.some((word) => phrase === word || phrase.endsWith(` ${word}`) || phrase.endsWith(`${word} on`));
}
