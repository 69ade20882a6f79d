import { isElement, type PageElement } from '../html/page-tree.js';
import { UNSHOWN } from '../html/text-of.js';

const LINES: ReadonlySet<string> = new Set('p div blockquote ul ol li table tr h1 h2 h3 h4 hr address'.split(' '));

/**
 * The text of a mail's element by lines: `<pre>` as it stands, elsewhere as a browser would break it.
 *
 * @param skip elements inside that are no part of the mail (header lines of the archive)
 */
export function mailText(element: PageElement, skip: (inside: PageElement) => boolean = () => false): string {
  const out: string[] = [];
  const visit = (node: PageElement, verbatim: boolean): void => {
    for (const child of node.children) {
      if (typeof child === 'string') {
        const running = verbatim ? child : child.replace(/[ \t\r\n]+/g, ' ');
        out.push(!verbatim && out.at(-1)?.endsWith('\n') === true ? running.replace(/^ /, '') : running);
      }
      if (typeof child !== 'string' && isElement(child) && !UNSHOWN.has(child.tag) && !skip(child)) {
        const breaks = LINES.has(child.tag) || child.tag === 'br' || child.tag === 'pre';
        if (child.tag === 'br') out.push('\n');
        else if (breaks && out.length > 0 && !out.at(-1)?.endsWith('\n')) out.push('\n');
        visit(child, verbatim || child.tag === 'pre');
        if (breaks && child.tag !== 'br') out.push('\n');
      }
    }
  };
  visit(element, element.tag === 'pre');
  return out
    .join('')
    .split('\n')
    .map((line) => line.replace(/\u00a0/g, ' ').trimEnd())
    .join('\n');
}
