import { foldText } from '../../model/text.js';
import { DATE_FIELD, HEAD_LINES, type PageDates } from './head-dates.js';
import { endsAsSentence, type Line } from './lines.js';
import type { Stretch } from './main-text.js';
import { isNamePhrase, readByline } from './names.js';
import { overlap, tokensOf, type Vocabulary } from './vocabulary.js';

/** A headline stands twice or three times on its page (link, headline, caption); what stands oftener is furniture. */
const MOST_COPIES = 4;
const CRUMBS = /\s[\u00bb\u203a>\u2192]\s/u;
const SUFFIX = /^(.{4,}?)\s[|\u2013\u2014\u00b7-]\s([^|\u2013\u2014]{2,50})$/u;

/** A line that may be the headline. */
export interface Candidate {
  readonly index: number;
  readonly text: string;
  readonly score: number;
  readonly confirmed: boolean;
}

function countFolds(lines: readonly Line[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    if (line.words > 40) continue;
    const fold = foldText(line.text);
    counts.set(fold, (counts.get(fold) ?? 0) + 1);
  }
  return counts;
}

/**
 * The headline: of the lines above the text the one that shares most words with it, where a line that another repeats,
 * a breadcrumb or a date field marks counts more, an item of a list and a line far away less. A caption (only a name)
 * and a statement are none. Null when no line qualifies.
 */
export function findTitle(
  lines: readonly Line[],
  main: Stretch,
  vocabulary: Vocabulary,
  dates: PageDates,
): Candidate | null {
  const folds = countFolds(lines);
  let best: Candidate | null = null;
  const crumbs = new Set<string>();
  const from = Math.max(0, main.start - HEAD_LINES);
  for (let i = from; i < main.start; i += 1) {
    const text = lines[i]?.text.slice(0, 300) ?? '';
    const parts = text.split(CRUMBS);
    if (parts.length >= 2) crumbs.add(foldText(parts.at(-1) ?? ''));
    const rest = SUFFIX.exec(text)?.[1];
    if (rest !== undefined) crumbs.add(foldText(rest));
  }
  for (let i = from; i <= main.start; i += 1) {
    const candidate = titleCandidate(lines, i, main, vocabulary, folds, crumbs, dates);
    if (candidate !== null && (best === null || candidate.score > best.score)) best = candidate;
  }
  return best;
}

function titleCandidate(
  lines: readonly Line[],
  index: number,
  main: Stretch,
  vocabulary: Vocabulary,
  folds: ReadonlyMap<string, number>,
  crumbs: ReadonlySet<string>,
  dates: PageDates,
): Candidate | null {
  const line = lines[index];
  if (line === undefined || line.text.length > 300) return null;
  const inMain = index === main.start;
  if (!(line.kind === 'short' || line.kind === 'sentence' || (line.kind === 'prose' && line.words <= 30))) return null;
  const field = DATE_FIELD.test(line.text);
  if (dates.has(index) && !field) return null;
  const parts = line.text.split(CRUMBS);
  const crumbLine = parts.length >= 2;
  const plain = (crumbLine ? (parts.at(-1) ?? '') : line.text).replace(DATE_FIELD, '').trim();
  const suffix = SUFFIX.exec(plain);
  const cut = suffix !== null && (folds.get(foldText(suffix[1] ?? '')) ?? 0) > 0 ? suffix : null;
  const text = cut === null ? plain : (cut[1] ?? plain);
  const words = tokensOf(text).length;
  if (words < 2 || words > 40 || readByline(text) !== null) return null;
  const fold = foldText(text);
  const copies = (folds.get(fold) ?? 0) + (crumbLine || cut !== null || field ? 1 : 0);
  const repeated = copies >= 2 && copies <= MOST_COPIES;
  const marked = field || cut !== null || (!crumbLine && crumbs.has(fold));
  const confirmed = marked || (words >= 4 && repeated);
  if (inMain && !confirmed && !(dateFollows(index, dates) && endsAsSentence(text) && line.words <= 25)) return null;
  // A statement that ends in a full stop is a deck or a caption; headlines have none.
  if (!confirmed && (words < 4 || isNamePhrase(text, vocabulary) || (text.endsWith('.') && !inMain))) return null;
  const shared = overlap(text, vocabulary);
  if (shared < (confirmed ? 0.15 : 0.34)) return null;
  const listed = isListed(lines, index) ? 0.6 : 0;
  const near = dateFollows(index, dates) ? 0.3 : 0;
  const far = Math.min(0.3, (main.start - index) * 0.01);
  // A breadcrumb, or a headline with the site's name, repeats the headline: the bare line is the better copy.
  const copy = crumbLine || cut !== null ? 0.2 : 0;
  const score = shared + (confirmed ? 1 : 0) + (field ? 1 : 0) + near - listed - far - copy;
  return score < 0.34 ? null : { index, text, score, confirmed };
}

/** A date line within the next three lines. */
function dateFollows(index: number, dates: PageDates): boolean {
  return dates.has(index + 1) || dates.has(index + 2) || dates.has(index + 3);
}

/** An item of a list of headlines: between clock times or marks, or under a list's heading. */
export function isListed(lines: readonly Line[], index: number): boolean {
  const before = lines[index - 1]?.kind;
  const after = lines[index + 1]?.kind;
  if (before === 'clock' || before === 'rule' || after === 'clock' || after === 'rule') return true;
  for (let i = index - 1; i >= Math.max(0, index - 8); i -= 1) {
    const kind = lines[i]?.kind;
    if (kind === 'list') return true;
    if (kind !== 'short') return false;
  }
  return false;
}

/** What follows the headline in a line that repeats it ("Headline | The Daily Example"). */
export function suffixOf(lines: readonly Line[], main: Stretch, titleFold: string): string | null {
  for (let i = Math.max(0, main.start - HEAD_LINES); i < main.start; i += 1) {
    const suffix = SUFFIX.exec(lines[i]?.text.slice(0, 300) ?? '');
    if (suffix !== null && foldText(suffix[1] ?? '') === titleFold) return suffix[2]?.trim() ?? null;
  }
  return null;
}

/** Whether a line is the headline again: alone, at the end of a breadcrumb or with the site's name behind it. */
export function repeatsTitle(text: string, titleFold: string): boolean {
  if (foldText(text) === titleFold) return true;
  const parts = text.split(CRUMBS);
  if (parts.length >= 2 && foldText(parts.at(-1) ?? '') === titleFold) return true;
  const suffix = SUFFIX.exec(text);
  return suffix !== null && foldText(suffix[1] ?? '') === titleFold;
}
