import { foldText } from '../../../model/text.js';
import { countWords } from '../near.js';
import type { Segmentation } from '../segment.js';
import type { HeaderHit, Sheet } from '../sheet.js';

/** Titles are lines of the page's foot (lists of related threads) or head; a list's lines further down are not read. */
const FOOT_LINES = 400;
const TITLE_WIDTH = 160;
/** A shorter line names a board, a person or a column. */
const TITLE_WORDS = 3;
/** An excerpt is a paragraph, not a heading. */
const EXCERPT_WORDS = 6;
/** "Continuing the discussion from Title:", in the languages of Discourse. */
const CONTINUED =
  /^(?:continuing the discussion from|fortsetzung der diskussion von|suite de la discussion|continuando la discusión desde|continuando il discorso da|continuando a discussão de|voortzetting van de discussie van|продолжаем обсуждение из|kontynuując dyskusję z) (?<title>\S.{2,158}?):?$/iu;

/** What a title citation reads as: it names nobody, and its quote is sought like any other's. */
const CITATION: HeaderHit = {
  template: 'the title of another thread',
  locale: 'und',
  dated: false,
  author: null,
  when: null,
};

/**
 * Lines inside posts that are the title of another thread: Discourse heads quotes of other threads, and their excerpts,
 * with it. A title counts where the page prints it outside the posts too (lists of related threads), where a line above
 * says that a discussion is continued from it, or where the name of the board or of a category stands behind it, as
 * excerpts have it. Numbers are not compared, so that the threads of a series ("… 02/2024") know one another.
 *
 * What a quote with such a head covers is found by alignment or by layout (its first paragraph: 27 of 35 quotes on the
 * Discourse pages at hand are one). On the page with most of them the share of quoted words that stay out of own text
 * rises from 0.26 to 0.61; the rest are further paragraphs of such quotes, which nothing printed tells from the reply.
 * Plain block quotes have no head at all and stay in own text.
 */
export function titleCitations(sheet: Sheet, { regions, headEnd, end }: Segmentation): ReadonlyMap<number, HeaderHit> {
  const titles = new Set<string>();
  const boards = new Set<string>();
  const outside = [...sheet.lines.slice(0, headEnd), ...sheet.lines.slice(end, end + FOOT_LINES)];
  for (const { phrase } of outside) {
    if (phrase === '' || phrase.length > TITLE_WIDTH || !/\p{L}/u.test(phrase)) continue;
    if (countWords(phrase) >= TITLE_WORDS) titles.add(keyOf(phrase));
    boards.add(keyOf(phrase));
  }
  const found = new Map<number, HeaderHit>();
  for (const { start, end: stop } of regions) {
    for (let at = start; at < stop; at += 1) {
      const phrase = sheet.lines[at]?.phrase ?? '';
      if (phrase === '') continue;
      const continued = CONTINUED.exec(phrase)?.groups?.title;
      if (continued !== undefined) titles.add(keyOf(continued));
      else if (!sheet.headers.has(at) && isTitle(phrase, titles, boards) && hasExcerpt(sheet, at, stop))
        found.set(at, CITATION);
    }
  }
  return found;
}

function isTitle(phrase: string, titles: ReadonlySet<string>, boards: ReadonlySet<string>): boolean {
  if (phrase.length > 2 * TITLE_WIDTH || countWords(phrase) < TITLE_WORDS) return false;
  const key = keyOf(phrase);
  if (titles.has(key)) return true;
  if (/[.!?:;,]$/u.test(phrase)) return false;
  const words = key.split(' ');
  for (let n = 1; n <= Math.min(6, words.length - TITLE_WORDS); n += 1) {
    if (boards.has(words.slice(-n).join(' ')) && isHeading(phrase)) return true;
  }
  return false;
}

/** A title begins with a capital, a figure or a bracket. */
function isHeading(phrase: string): boolean {
  return /^[\p{Lu}\p{N}[("'«„“]/u.test(phrase);
}

/** The next filled line of the post is a paragraph, or one cut short. */
function hasExcerpt(sheet: Sheet, at: number, stop: number): boolean {
  for (let below = at + 1; below < stop; below += 1) {
    const line = sheet.lines[below];
    if (line === undefined || line.blank) continue;
    const text = line.raw.trim();
    return (
      !sheet.headers.has(below) &&
      (countWords(foldText(text.slice(0, 400))) >= EXCERPT_WORDS || text.endsWith('\u2026'))
    );
  }
  return false;
}

function keyOf(phrase: string): string {
  return foldText(phrase).replace(/\d+/gu, '0');
}
