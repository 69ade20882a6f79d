import type { Block, QuoteBlock } from '../../model/body.js';
import { isElement, type PageElement, parseTree } from '../html/page-tree.js';
import { rawTextOf } from '../html/text-of.js';
import type { ReadBody } from '../html-blocks/read-blocks.js';

/** Deeper quotes are read as if they were this deep. */
const DEEPEST = 60;

/**
 * Reads a body as Threadbare's own export writes it: `<p>` with `<br>` for each run of words, to the letter, and
 * `<blockquote data-author data-post>` with a `<cite>` for each quote. What stands outside of these is left out.
 */
export function readOwnHtml(text: string): ReadBody {
  return { blocks: blocksIn(parseTree(text).root, 0), images: [], attachments: [], links: [], signature: null };
}

function blocksIn(element: PageElement, depth: number): Block[] {
  return element.children.flatMap((child): Block[] => {
    if (typeof child === 'string' || !isElement(child)) return [];
    if (child.tag === 'p') {
      const text = linesIn(child);
      return text === '' ? [] : [{ type: 'text', text }];
    }
    if (child.tag === 'blockquote' && depth < DEEPEST) return [quoteOf(child, depth)];
    return child.tag === 'cite' ? [] : blocksIn(child, depth);
  });
}

function quoteOf(element: PageElement, depth: number): QuoteBlock {
  const cite = element.children.find((child) => typeof child !== 'string' && isElement(child) && child.tag === 'cite');
  return {
    type: 'quote',
    header: cite === undefined || typeof cite === 'string' || !isElement(cite) ? null : rawTextOf(cite),
    author: element.attributes['data-author'] ?? null,
    sourceExternalId: element.attributes['data-post'] ?? null,
    sourceUrl: null,
    sourcePosition: null,
    citedAt: null,
    blocks: blocksIn(element, depth + 1),
    extent: { method: 'markup', confidence: 1 },
    rawRange: null,
  };
}

function linesIn(paragraph: PageElement): string {
  return paragraph.children
    .map((child) => (typeof child === 'string' ? child : isElement(child) && child.tag === 'br' ? '\n' : ''))
    .join('');
}
