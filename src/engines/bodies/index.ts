import type { ReadBody } from '../html-blocks/read-blocks.js';
import { readBbcode } from './bbcode.js';
import { readHtml } from './html.js';
import { readMarkdownBody } from './markdown.js';
import { readOwnHtml } from './own-html.js';
import { readPlainText } from './text.js';

/** How a body is written that comes without its page; `threadbare` is the HTML of our own export. */
export type BodyForm = (typeof BODY_FORMS)[number];

export const BODY_FORMS = ['html', 'bbcode', 'markdown', 'text', 'threadbare'] as const;

/** Longer bodies are no posts: what lies behind is left out. In UTF-16 units. */
export const LONGEST_BODY = 2_000_000;

const READERS: Readonly<Record<BodyForm, (text: string, base: string | null) => ReadBody>> = {
  html: readHtml,
  bbcode: readBbcode,
  markdown: readMarkdownBody,
  text: readPlainText,
  threadbare: readOwnHtml,
};

/**
 * Reads the body of one post into the model's tree of blocks, with what it lists beside its words. Total and bounded on
 * any text; a body that is cut at {@link LONGEST_BODY} says so by its length alone.
 *
 * @param base address that relative addresses are resolved against, or null
 */
export function readBody(text: string, form: BodyForm, base: string | null = null): ReadBody {
  return READERS[form](text.length > LONGEST_BODY ? text.slice(0, LONGEST_BODY) : text, base);
}
