import { Marked } from 'marked';
import type { ReadBody } from '../html-blocks/read-blocks.js';
import { readHtml } from './html.js';
import { foldLines } from './lines.js';

/** Longer bodies, and bodies of more marks, are not worth the time a reader of all of Markdown takes. */
const LONGEST = 200_000;
/** Signs of a line that nest: marked's time grows with the square of them. */
const DEEPEST = 40;

/** Signs that may be Markdown or HTML. A text without them is its own words. */
const MARKS = /[*_`~#>[\]<&\\|!=+:@-]|^\s*\d{1,9}[.)]\s|^ {4}|^\t|https?:|www\./m;

/** Line ends are kept, as forums do. */
const MARKED = new Marked({ gfm: true, breaks: true, async: false });

/**
 * Reads a body in Markdown (CommonMark with the tables, links and strikethrough of GitHub; line ends are kept): made into
 * HTML by marked and read as such, so that quotes, code, lists and raw HTML in it come to the same blocks. `>!…!<` is a
 * spoiler of Reddit and no quote. Total: a text that marked would take too long for is read line by line.
 */
export function readMarkdownBody(text: string, base: string | null): ReadBody {
  if (!MARKS.test(text)) return plain(text);
  if (text.length > LONGEST) return plain(text);
  return readHtml(htmlOf(spoilers(shallow(text))), base);
}

function htmlOf(text: string): string {
  const html = MARKED.parse(text);
  if (typeof html !== 'string') throw new TypeError('marked was asked to be synchronous');
  return html;
}

function plain(text: string): ReadBody {
  const words = foldLines(text);
  return {
    blocks: words === '' ? [] : [{ type: 'text', text: words }],
    images: [],
    attachments: [],
    links: [],
    signature: null,
  };
}

/** Lines that open more levels than anybody writes lose the rest of their signs. */
function shallow(text: string): string {
  return text.replace(/^(?:[ \t]{0,3}[>*+-]){41,}/gm, (signs) => {
    const kept = signs.match(/[ \t]{0,3}[>*+-]/g) ?? [];
    return kept.slice(0, DEEPEST).join('');
  });
}

/** Reddit's spoilers as the element that reads as one. */
function spoilers(text: string): string {
  if (!text.includes('>!')) return text;
  return text.replace(/(^|[\s("'])>!([^\n]{1,2000}?)!<(?=$|[\s).,!?;:"'])/gm, '$1$2');
}
