import type { ArticleDocument, ArticlePage } from '../../model/page.js';
import type { Problem } from '../../model/problem.js';
import { foldText } from '../../model/text.js';
import { type Head, readHead } from './head.js';
import { type Line, readLines } from './lines.js';
import { findMainText, isText, type Stretch } from './main-text.js';
import { readProvenance } from './provenance.js';
import { isThread } from './thread-signs.js';
import { readVocabulary } from './vocabulary.js';

/** UTF-16 units of a page that are read; the longest articles have a tenth of it. */
const MOST_TEXT = 2_000_000;
/** What a text must have to be taken for an article. */
export interface Demand {
  /** Signs that it is one (see `signsOf`). */
  readonly signs: number;
  /** Words and paragraphs of prose; below, a page is a notice, a teaser or a caption. */
  readonly words: number;
  readonly paragraphs: number;
}

/** Of a text that has nothing but itself to say that it is an article; a headline alone is no sign enough. */
const BARE: Demand = { signs: 2, words: 60, paragraphs: 2 };
/** Teasers are short paragraphs, each with a headline: from this share of headlines to paragraphs on, below this mean. */
const TEASER_SHARE = 0.7;
const TEASER_WORDS = 45;
/** Share of the words of the main text that must be prose. */
const PROSE_SHARE = 0.6;

/** What a text says when it is read as an article, before it is decided whether it is one. */
export interface Reading {
  readonly document: ArticleDocument;
  /** Number of signs that the text is an article. */
  readonly score: number;
  readonly evidence: readonly string[];
  /** Why a field is null, in words. */
  readonly reasons: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Reads an article saved as flattened text: the main text by the weight of its paragraphs, then headline, byline and
 * date from the lines around its head, publisher and agency from what the page prints. Null when it is none: too short,
 * a thread, a list of teasers, or prose with nothing that says it was published.
 */
export function parseFlat(text: string, url: string | null): ArticlePage | null {
  const reading = readFlat(text, BARE);
  if (reading === null) return null;
  return {
    type: 'article',
    engine: 'article',
    detection: {
      confidence: Math.min(0.95, (50 + 8 * reading.score) / 100),
      evidence: [...reading.evidence, ...reading.reasons],
    },
    url,
    document: reading.document,
    problems: reading.problems,
  };
}

/** Reads a text as an article; null when it does not meet the demand or is a thread. */
export function readFlat(text: string, demand: Demand): Reading | null {
  const cut = text.length > MOST_TEXT;
  const lines = readLines(cut ? text.slice(0, MOST_TEXT) : text);
  const main = findMainText(lines);
  if (main === null || !isProse(lines, main, demand) || isThread(lines, main)) return null;
  const vocabulary = readVocabulary(lines.slice(main.start, main.end).map((line) => line.text));
  const head = readHead(lines, main, vocabulary);
  const source = readProvenance(lines, main, vocabulary, head.titleSuffix, head.bylineOrganisation);
  const document: ArticleDocument = {
    title: head.title,
    authors: head.authors,
    publisher: source.publisher,
    agency: source.agency,
    published: head.published,
    text: paragraphs(lines, main, head, source.taken).join('\n'),
  };
  const found = signsOf(document, head, lines, main);
  if (found.score < demand.signs) return null;
  return {
    document,
    score: found.score,
    evidence: [...found.evidence, ...source.evidence],
    reasons: head.reasons,
    problems: [...doubtProblems(head), ...(cut ? [cutProblem(text.length)] : [])],
  };
}

function isProse(lines: readonly Line[], main: Stretch, demand: Demand): boolean {
  let prose = 0;
  let other = 0;
  let count = 0;
  let headlines = 0;
  for (const line of lines.slice(main.start, main.end)) {
    if (line.kind === 'prose') {
      prose += line.words;
      count += 1;
    } else if (isText(line)) {
      other += line.words;
      if (line.kind === 'short' && line.words >= 4) headlines += 1;
    }
  }
  if (prose < demand.words || count < demand.paragraphs || prose / (prose + other) < PROSE_SHARE) return false;
  return !(count >= 4 && headlines >= TEASER_SHARE * count && prose / count < TEASER_WORDS);
}

/** Deck and main text in reading order, without what the head took and without furniture inside. */
function paragraphs(lines: readonly Line[], main: Stretch, head: Head, taken: ReadonlySet<number>): readonly string[] {
  const title = head.title === null ? null : foldText(head.title);
  const out: string[] = [];
  const add = (index: number): void => {
    const line = lines[index];
    if (line === undefined || !isText(line) || head.taken.has(index) || taken.has(index)) return;
    if (title === null || line.words > 40 || foldText(line.text) !== title) out.push(line.text);
  };
  for (const index of head.deck) add(index);
  for (let i = main.start; i < main.end; i += 1) add(i);
  return out;
}

/** What says that a page of prose is an article; a headline alone is not enough, any text may have one. */
function signsOf(
  document: ArticleDocument,
  head: Head,
  lines: readonly Line[],
  main: Stretch,
): { readonly score: number; readonly evidence: readonly string[] } {
  const evidence: string[] = [];
  let score = 0;
  const sign = (present: boolean, weight: number, words: string): void => {
    if (!present) return;
    score += weight;
    evidence.push(words);
  };
  sign(document.title !== null, 1, 'a headline above the text');
  sign(head.titleConfirmed, 1, 'the headline is repeated or marked');
  sign(document.published.raw !== null, 1, `a date line: ${document.published.raw ?? ''}`);
  sign(document.authors.length > 0, 1, 'a byline');
  sign(document.agency !== null, 1, 'an agency');
  sign(document.publisher !== null, 1, 'a publisher');
  const outside = lines.filter((line, index) => (index < main.start || index >= main.end) && !isText(line)).length;
  sign(outside >= 2, 1, 'site furniture around the text');
  return { score, evidence };
}

function doubtProblems(head: Head): readonly Problem[] {
  const raw = head.published.raw ?? '';
  return head.doubts.map((doubt) => ({
    code: `date-${doubt}`,
    message: `${DOUBTS[doubt]} Printed: "${raw}".`,
    post: null,
  }));
}

const DOUBTS = {
  'ambiguous-order': 'The date may be read day first or month first and nothing tells which, so it is left unknown.',
  'weekday-differs': 'The printed weekday is not that of the printed date; the date was taken.',
  'zone-unclear': 'The printed time zone means several offsets, so only the wall clock is kept.',
} as const;

function cutProblem(length: number): Problem {
  return {
    code: 'article-cut',
    message: `Only the first ${MOST_TEXT} of ${length} characters were read as an article; split the file if more is wanted.`,
    post: null,
  };
}
