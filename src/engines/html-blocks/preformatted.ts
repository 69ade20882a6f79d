import { isElement, type PageElement } from '../html/page-tree.js';

/** The text of code: white space kept, `<br>` and block borders as line ends, blank lines at both ends left out. */
export function preformattedText(element: PageElement): string {
  const parts: string[] = [];
  const visit = (node: PageElement): void => {
    for (const child of node.children) {
      if (typeof child === 'string') parts.push(child);
      else if (isElement(child)) {
        if (child.tag === 'br') parts.push('\n');
        const line = LINES.has(child.tag);
        if (line && !(parts.at(-1) ?? '\n').endsWith('\n')) parts.push('\n');
        visit(child);
        if (line) parts.push('\n');
      }
    }
  };
  visit(element);
  const lines = parts
    .join('')
    .replace(/\u00a0/g, ' ')
    .split('\n');
  while (lines.length > 0 && (lines[0] ?? '').trim() === '') lines.shift();
  while (lines.length > 0 && (lines.at(-1) ?? '').trim() === '') lines.pop();
  return lines.map((line) => line.trimEnd()).join('\n');
}

const LINES: ReadonlySet<string> = new Set(['div', 'p', 'li', 'tr']);
