import { Readability } from '@mozilla/readability';
import type { Problem } from '../../model/problem.js';
import { blockText, type DomElement, type DomNode, parseDocument, strippedText } from './dom.js';
import { type Meta, readMeta } from './html-meta.js';
import { commentText, looksLikeThread } from './html-signs.js';

/** Elements Readability may see; pages of news are a tenth of it. */
const MOST_ELEMENTS = 40_000;

/** What the tree of a page gives; without a tree, its text with the tags taken out. */
export interface PageReading {
  readonly thread: boolean;
  readonly meta: Meta | null;
  readonly comments: string;
  readonly text: string;
}

/** Builds the page's tree and reads it; what fails is a problem, and the text is read with the tags taken out. */
export function readPage(markup: string, problems: Problem[]): PageReading {
  const bare = (): PageReading => ({ thread: false, meta: null, comments: '', text: strippedText(markup) });
  try {
    const document = parseDocument(markup);
    if (document === null) {
      problems.push(
        problem(
          'markup-too-heavy',
          'The tags are too many or nest too deeply to build a tree; the text was read with the tags taken out.',
        ),
      );
      return bare();
    }
    if (looksLikeThread(document)) return { thread: true, meta: null, comments: '', text: '' };
    const [meta, comments] = [readMeta(document), commentText(document)];
    return { thread: false, meta, comments, text: mainText(document, problems) };
  } catch (error) {
    problems.push(
      problem(
        'markup-unreadable',
        `No tree could be built, the text was read with the tags taken out: ${reasonOf(error)}`,
      ),
    );
    return bare();
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Readability's element, line by line; the whole body where Readability finds nothing. */
function mainText(document: DomElement, problems: Problem[]): string {
  const whole = document.querySelector('body') ?? document;
  // Readability takes the document apart, so what it may fail on is rendered first.
  const fallback = blockText(whole);
  try {
    const article = new Readability<DomNode>(document, {
      maxElemsToParse: MOST_ELEMENTS,
      serializer: (node: DomNode) => node,
    }).parse();
    const element = article?.content;
    return element === null || element === undefined ? fallback : blockText(element);
  } catch (error) {
    problems.push(
      problem('readability-failed', `The main text was found without the readability library: ${reasonOf(error)}`),
    );
    return fallback;
  }
}

function problem(code: string, message: string): Problem {
  return { code, message, post: null };
}
