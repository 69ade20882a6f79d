import { UNKNOWN_MOMENT } from '../../model/moment.js';
import type { ArticleDocument, ArticlePage } from '../../model/page.js';
import type { Problem } from '../../model/problem.js';
import { words } from '../../model/text.js';
import { readMachineMoment } from '../dates/machine-moment.js';
import { type Demand, type Reading, readFlat } from './flat.js';
import { cleanAuthor, type Meta } from './html-meta.js';
import { readPage } from './html-page.js';
import { type LinkedArticle, readLinkedData } from './json-ld.js';
import { plain, plainOrNull } from './markup-string.js';

/** UTF-16 units of markup that are read; pages of news are a tenth of it. */
const MOST_MARKUP = 5_000_000;
/** Of a text whose page says that it is an article, and of one whose page does not. */
const SAID: Demand = { signs: 0, words: 25, paragraphs: 1 };
const UNSAID: Demand = { signs: 0, words: 80, paragraphs: 2 };
const ENOUGH_SIGNS = 3;
/** Comments that outweigh the article they follow so much make the page a thread. */
const MOST_COMMENTS = 3;
/** Paragraphs looked for in the comments. */
const MOST_COMPARED = 40;
/** Below this share of shared words the text found and `articleBody` are two texts. */
const SAME_TEXT = 0.6;

/**
 * Reads an article saved as HTML: JSON-LD first, then meta, itemprop and time tags; the main text by Readability, held
 * against `articleBody` where one is printed. Null when the page is a thread or nothing says that it is an article.
 */
export function parseHtml(html: string, url: string | null): ArticlePage | null {
  const problems: Problem[] = [];
  const markup = html.slice(0, MOST_MARKUP);
  if (markup.length < html.length) problems.push(cut(html.length));
  const linked = readLinkedData(markup);
  if (linked.discussion) return null;
  if (linked.unreadable > 0) {
    problems.push(
      problem('json-ld-unreadable', `${linked.unreadable} JSON-LD block(s) are not JSON and were left out.`),
    );
  }
  const page = readPage(markup, problems);
  if (page.thread) return null;
  const { meta } = page;
  const said = linked.article !== null || meta?.article === true;
  const reading = chooseText(page.text, linked.article?.body ?? null, said ? SAID : UNSAID, problems);
  if (reading === null || isDiscussion(reading.document.text, page.comments)) return null;
  const marks = [meta?.published ?? null, meta?.publisher ?? null, meta?.authors[0] ?? null].filter(
    (mark) => mark !== null,
  );
  const dated = (meta?.published ?? null) !== null || reading.document.published.raw !== null;
  if (!said && (!dated || reading.score + marks.length < ENOUGH_SIGNS)) return null;
  return {
    type: 'article',
    engine: 'article',
    detection: {
      confidence: linked.article !== null ? 0.95 : said ? 0.85 : 0.7,
      evidence: evidenceOf(linked.article, meta, reading),
    },
    url: url ?? meta?.url ?? linked.article?.url ?? null,
    document: merge(linked.article, meta, reading.document),
    problems: [...problems, ...reading.problems],
  };
}

/** Comments that outweigh the text, or a text that was taken from the comments. */
function isDiscussion(text: string, comments: string): boolean {
  if (comments === '') return false;
  if (comments.length > MOST_COMMENTS * text.length) return true;
  const paragraphs = text
    .split('\n')
    .filter((line) => line.length >= 40)
    .slice(0, MOST_COMPARED);
  const taken = paragraphs.filter((line) => comments.includes(line)).length;
  return taken > paragraphs.length / 2;
}

function merge(linked: LinkedArticle | null, meta: Meta | null, found: ArticleDocument): ArticleDocument {
  const people = (linked?.people ?? []).flatMap((name) => cleanAuthor(plain(name)));
  const organisation = linked?.organisations[0] ?? null;
  const publisher = plainOrNull(linked?.publisher ?? null) ?? meta?.publisher ?? found.publisher;
  const published =
    linked?.published === undefined || linked.published === null
      ? null
      : readMachineMoment(linked.published, linked.published);
  const headline = plainOrNull(linked?.headline ?? null);
  const authors = people.length > 0 ? people : meta !== null && meta.authors.length > 0 ? meta.authors : found.authors;
  const byAgency = organisation !== null && organisation !== publisher ? plain(organisation) : null;
  return {
    title: headline ?? meta?.title ?? found.title,
    authors: [...new Set(authors)].filter((author) => author !== publisher),
    publisher,
    agency: found.agency ?? byAgency,
    published: published ?? meta?.published ?? (found.published.raw === null ? UNKNOWN_MOMENT : found.published),
    text: found.text,
  };
}

/** The text found, unless `articleBody` shows that it is another text or a small part. */
function chooseText(main: string, body: string | null, demand: Demand, problems: Problem[]): Reading | null {
  const found = readFlat(main, demand);
  if (body === null) return found;
  const printed = readFlat(plain(body).replace(/(?<=[.!?\u201d"])\s{2,}/gu, '\n'), demand);
  const bodyWords = words(body);
  if (found === null) return printed;
  const same = new Set(words(found.document.text).map((word) => word.form));
  const share = bodyWords.filter((word) => same.has(word.form)).length / Math.max(1, bodyWords.length);
  if (share >= SAME_TEXT || printed === null) return found;
  problems.push(
    problem(
      'article-body-differs',
      `The text found shares ${Math.round(share * 100)} % of the words of articleBody; articleBody was taken.`,
    ),
  );
  return { ...found, document: { ...found.document, text: printed.document.text } };
}

function evidenceOf(linked: LinkedArticle | null, meta: Meta | null, reading: Reading): readonly string[] {
  return [
    ...(linked === null ? [] : ['JSON-LD says that the page is an article']),
    ...(meta?.article === true ? ['meta tags say that the page is an article'] : []),
    ...reading.evidence,
  ];
}

function cut(length: number): Problem {
  return problem('article-cut', `Only the first ${MOST_MARKUP} of ${length} characters were read as an article.`);
}
function problem(code: string, message: string): Problem {
  return { code, message, post: null };
}
