import { isElement, type PageElement } from './page-tree.js';

/** Elements whose text is not shown. */
export const UNSHOWN: ReadonlySet<string> = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'select',
  'svg',
]);

/** Longest value read from one element: names, titles and dates are short, hostile pages are not. */
const LONGEST = 20_000;

/** The visible text of an element on one line: white space folded, `<br>` and cells as spaces. */
export function textOf(element: PageElement): string {
  return textWithout(element, NOTHING);
}

const NOTHING: ReadonlySet<PageElement> = new Set();

/** As `textOf`, without the text of some of the elements inside; `titled`: what has a title prints that instead. */
export function textWithout(element: PageElement, without: ReadonlySet<PageElement>, titled = false): string {
  const parts: string[] = [];
  let length = 0;
  const visit = (node: PageElement): void => {
    for (const child of node.children) {
      if (length > LONGEST) return;
      if (typeof child === 'string') {
        parts.push(child);
        length += child.length;
      } else if (isElement(child) && !UNSHOWN.has(child.tag) && !without.has(child)) {
        if (SPACED.has(child.tag)) parts.push(' ');
        const title = titled ? child.attributes.title : undefined;
        if (title === undefined) visit(child);
        else parts.push(title.slice(0, LONGEST));
      }
    }
  };
  visit(element);
  return foldInline(parts.join(''));
}

const SPACED: ReadonlySet<string> = new Set(['br', 'p', 'div', 'li', 'td', 'th', 'tr', 'dd', 'dt']);

/** White space, no-break spaces too, folded to single spaces; trimmed. */
export function foldInline(text: string): string {
  // Single spaces stay untouched: replacing each by itself cost a third of the time spent on text.
  return text.replace(/\s{2,}|[^\S ]/g, ' ').trim();
}

/** The raw text of a `script`: its text children as they stand. */
export function rawTextOf(element: PageElement): string {
  return element.children.filter((child) => typeof child === 'string').join('');
}
