import { type Moment, UNKNOWN_MOMENT } from '../../model/moment.js';
import { foldText } from '../../model/text.js';
import { findByline } from './byline.js';
import type { DateHit } from './dates.js';
import { datelineDate, datesAround, FIRST_LINES, HEAD_LINES, pickDate } from './head-dates.js';
import type { Line } from './lines.js';
import type { Stretch } from './main-text.js';
import { isNamePhrase } from './names.js';
import { findTitle, isListed, repeatsTitle, suffixOf } from './title.js';
import { overlap, type Vocabulary } from './vocabulary.js';

/** What stands above (and in the first lines of) the main text. */
export interface Head {
  readonly title: string | null;
  /** Another line repeats the headline, or a mark says that it is one. */
  readonly titleConfirmed: boolean;
  readonly authors: readonly string[];
  /** "By Coastwire": a byline that names no person. */
  readonly bylineOrganisation: string | null;
  readonly published: Moment;
  readonly doubts: DateHit['doubts'];
  /** Indexes of lines that are headline, byline, date or caption and so not main text. */
  readonly taken: ReadonlySet<number>;
  /** Indexes of lines between headline and main text that belong to the text (a deck). */
  readonly deck: readonly number[];
  /** Of the headline line, the part after the headline ("… | The Daily Example"), or null. */
  readonly titleSuffix: string | null;
  /** Why something is unknown, in words. */
  readonly reasons: readonly string[];
}

/** Reads headline, byline and date around the head of a main text, and which lines they take. */
export function readHead(lines: readonly Line[], main: Stretch, vocabulary: Vocabulary): Head {
  const dayFirst = vocabulary.language === null || vocabulary.language === 'en' ? null : true;
  const dates = datesAround(lines, main, dayFirst);
  const title = findTitle(lines, main, vocabulary, dates);
  const taken = new Set<number>(title === null ? [] : [title.index]);
  const reasons: string[] = [];
  const titleFold = title === null ? null : foldText(title.text);
  for (let i = Math.max(0, main.start - HEAD_LINES); i < Math.min(main.end, main.start + FIRST_LINES); i += 1) {
    const text = lines[i]?.text ?? '';
    if (titleFold !== null && i !== title?.index && repeatsTitle(text, titleFold)) taken.add(i);
    if (i < main.start && isNamePhrase(text, vocabulary)) taken.add(i);
  }
  const date = pickDate(dates, title?.index ?? null, main, lines) ?? datelineDate(lines[main.start], dayFirst);
  for (const index of dates.keys()) if (index !== title?.index) taken.add(index);
  const byline = findByline(lines, main, title?.index ?? null, dates, vocabulary);
  if (byline.index !== null) taken.add(byline.index);
  if (title === null) reasons.push('no headline is printed above the text');
  if (date === null) reasons.push('no date of publication is printed');
  return {
    title: title?.text ?? null,
    titleConfirmed: title?.confirmed ?? false,
    authors: byline.authors,
    bylineOrganisation: byline.organisation,
    published: date?.moment ?? UNKNOWN_MOMENT,
    doubts: date?.doubts ?? [],
    taken,
    deck: title === null ? [] : deckOf(lines, main, title.index, taken, vocabulary),
    titleSuffix: titleFold === null ? null : suffixOf(lines, main, titleFold),
    reasons,
  };
}

/** Second headlines: lines between the headline and the text that speak of the same things. */
function deckOf(
  lines: readonly Line[],
  main: Stretch,
  titleIndex: number,
  taken: ReadonlySet<number>,
  vocabulary: Vocabulary,
): readonly number[] {
  const deck: number[] = [];
  for (let i = titleIndex + 1; i < main.start; i += 1) {
    const line = lines[i];
    if (line === undefined || taken.has(i)) continue;
    if (line.kind !== 'short' && line.kind !== 'sentence' && line.kind !== 'prose') continue;
    if (line.words >= 4 && overlap(line.text, vocabulary) >= 0.4 && !isListed(lines, i)) deck.push(i);
  }
  return deck;
}
