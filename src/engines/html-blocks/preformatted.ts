import { isElement, type PageElement } from '../html/page-tree.js';

/** The text of code: white space kept, `<br>` and block borders as line ends, blank lines at both ends left out. */
export function preformattedText(element: PageElement): string {
  const parts: string[] = [];
  const visit = (node: PageElement): void => {
    let broken = false;
    for (const child of node.children) {
      // Boards write a line end into their markup behind each `<br>`: that is one line end, not two.
      if (typeof child === 'string') parts.push(broken ? child.replace(/^\r?\n/, '') : child);
      broken = typeof child !== 'string' && isElement(child) && child.tag === 'br';
      if (typeof child !== 'string' && isElement(child)) {
        if (child.tag === 'br') parts.push('\n');
        const line = LINES.has(child.tag);
        if (line && !(parts.at(-1) ?? '\n').endsWith('\n')) parts.push('\n');
        const before = parts.length;
        visit(child);
        // A line that ends itself ("…\n</span></div>") is ended once; an empty one is a blank line.
        if (line && (parts.length === before || !(parts.at(-1) ?? '').endsWith('\n'))) parts.push('\n');
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
