import type { ArticlePage, PageInput } from '../../model/page.js';
import { parseFlat } from './flat.js';
import { parseHtml } from './html.js';

/**
 * Reads a page as an article (HTML or flattened text). Total: never throws, and its work is bounded on any input.
 *
 * @returns the article, or null when the page is none: a thread, a list of teasers, a short notice, any other text.
 */
export function parseArticle(input: PageInput): ArticlePage | null {
  const article = readArticle(input);
  // Two equal sentences look like a headline and its copy: nothing is left for a text.
  return article?.document.text === '' ? null : article;
}

function readArticle(input: PageInput): ArticlePage | null {
  switch (input.format) {
    case 'html':
      return parseHtml(input.text, input.url);
    case 'text':
      return parseFlat(input.text, input.url);
    case 'json':
      return null;
  }
}
