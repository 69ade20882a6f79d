import { isElement, type PageElement } from '../html/page-tree.js';
import { UNSHOWN } from '../html/text-of.js';

/** How an archive prints a mail as markup. */
export interface MailMarkup {
  /** Elements that hold quoted lines, their signs taken away. */
  readonly isQuote: (element: PageElement) => boolean;
  /** What is no part of the mail: switches, boxes of attachments. */
  readonly skip: (element: PageElement) => boolean;
  /** Line ends stand in the text itself, not only in `<pre>`. */
  readonly verbatim: boolean;
}

const LINES: ReadonlySet<string> = new Set('p div blockquote ul ol li table tr h1 h2 h3 h4 hr address pre'.split(' '));
/** Deeper quotes count as this deep: people quote a dozen levels at most. */
const DEEPEST = 60;

/**
 * The text of a mail whose quotes an archive turned into elements, by lines and with a `>` again for each quote around
 * them: so that its attributions, signature and what was quoted by signs all the same are read as in any mail.
 */
export function quotedMarkup(body: PageElement, markup: MailMarkup): string {
  const lines: string[] = [];
  let running: string[] = [];
  let depth = 0;
  const endLine = (always: boolean): void => {
    const text = running
      .join('')
      .replace(/\u00a0/g, ' ')
      .trimEnd();
    running = [];
    if (text !== '' || always)
      lines.push(depth === 0 ? text : `${'>'.repeat(depth)}${text.startsWith(' ') ? '' : ' '}${text}`);
  };
  const words = (text: string, verbatim: boolean): void => {
    if (!verbatim) {
      const folded = text.replace(/[ \t\r\n]+/g, ' ');
      running.push(running.length === 0 ? folded.trimStart() : folded);
      return;
    }
    const parts = text.split(/\r\n?|\n/);
    parts.forEach((part, i) => {
      running.push(part);
      if (i < parts.length - 1) endLine(true);
    });
  };
  const visit = (element: PageElement, verbatim: boolean): void => {
    for (const child of element.children) {
      if (typeof child === 'string') words(child, verbatim);
      else if (isElement(child) && !UNSHOWN.has(child.tag) && !markup.skip(child)) inside(child, verbatim);
    }
  };
  const inside = (element: PageElement, verbatim: boolean): void => {
    if (element.tag === 'br') {
      endLine(true);
      return;
    }
    const quoted = markup.isQuote(element) && depth < DEEPEST;
    const breaks = quoted || LINES.has(element.tag);
    if (breaks) endLine(false);
    if (quoted) depth += 1;
    visit(element, verbatim || element.tag === 'pre');
    if (breaks) endLine(false);
    if (quoted) depth -= 1;
    // Paragraphs stand apart, as they did in the mail.
    if (element.tag === 'p') lines.push('>'.repeat(depth));
  };
  visit(body, markup.verbatim);
  endLine(false);
  return lines.join('\n');
}
