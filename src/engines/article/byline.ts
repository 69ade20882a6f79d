import { FIRST_LINES, type PageDates } from './head-dates.js';
import type { Line } from './lines.js';
import type { Stretch } from './main-text.js';
import { type Byline, readByline, readNames } from './names.js';
import { tokensOf, type Vocabulary } from './vocabulary.js';

/** Who wrote it, and the line that says so. */
export interface FoundByline extends Byline {
  readonly index: number | null;
}

const EDGE_MARKS = /^[\s|,;:\u2022\u00b7\u2013\u2014-]+|[\s|,;:\u2022\u00b7\u2013\u2014-]+$/gu;

/**
 * The byline around the head of the text: one that says it is one, else names beside a date that are not those of the
 * people the article speaks of.
 */
export function findByline(
  lines: readonly Line[],
  main: Stretch,
  titleIndex: number | null,
  dates: PageDates,
  vocabulary: Vocabulary,
): FoundByline {
  const from = Math.max(0, titleIndex === null ? main.start - 8 : titleIndex - 2);
  const last = Math.min(main.end, main.start + FIRST_LINES);
  let bare: FoundByline | null = null;
  for (let i = from; i < last; i += 1) {
    const line = lines[i];
    if (line === undefined || i === titleIndex || line.kind === 'prose' || line.text.length > 200) continue;
    const hit = dates.get(i)?.[0];
    const before = line.text.slice(0, hit?.start ?? line.text.length).replace(EDGE_MARKS, '');
    const after = line.text.slice(hit?.end ?? line.text.length).replace(EDGE_MARKS, '');
    const labelled = readByline(before) ?? readByline(after);
    if (labelled !== null) return { ...labelled, index: i };
    const besideDate = hit !== undefined || dates.has(i - 1) || dates.has(i + 1);
    if (!besideDate || bare !== null || (hit === undefined && i >= main.start)) continue;
    const names = readNames(before) ?? readNames(after);
    // A name the article speaks of stands under a photograph; its author is not its subject.
    if (names?.every((name) => !isSubject(name, vocabulary)) === true) {
      bare = { index: i, authors: names, organisation: null };
    }
  }
  return bare ?? { index: null, authors: [], organisation: null };
}

function isSubject(name: string, vocabulary: Vocabulary): boolean {
  const surname = tokensOf(name).at(-1);
  return surname !== undefined && vocabulary.names.has(surname.toLowerCase());
}
