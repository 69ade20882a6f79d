import { isElement, type PageElement, parseTree } from '../../src/engines/html/page-tree.js';

/**
 * How a page's visible text is flattened. `lines`: one line per block and no blank ones, as crawls do (WET);
 * `paragraphs`: a blank line between paragraphs and a bullet before list items, as reader modes do; `wrapped`: broken
 * at 78 columns and indented, as text browsers print.
 */
export type FlattenStyle = 'lines' | 'paragraphs' | 'wrapped';

const SILENT = new Set('script style head template svg iframe textarea'.split(' '));
const BLOCK = new Set(
  (
    'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 ' +
    'h4 h5 h6 header hr legend li main nav ol option p pre section select summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
const PARAGRAPH = new Set('p ul ol blockquote pre h1 h2 h3 h4 table article'.split(' '));
const WIDTH = 78;

/** Linear in the length of the page. */
export function flatten(html: string, style: FlattenStyle): string {
  const lines: string[] = [];
  const airy = style !== 'lines';
  let line = '';
  const close = (): void => {
    const text = line.replace(/[ \t\n\r]+/gu, ' ').trim();
    if (text !== '') lines.push(text);
    line = '';
  };
  const gap = (): void => {
    if (lines.length > 0 && lines.at(-1) !== '') lines.push('');
  };
  const walk = (element: PageElement): void => {
    if (SILENT.has(element.tag) || element.attributes.hidden !== undefined) return;
    if (element.tag === 'br') {
      close();
      return;
    }
    const block = BLOCK.has(element.tag);
    const paragraph = airy && PARAGRAPH.has(element.tag);
    if (block) close();
    if (paragraph) gap();
    if (airy && element.tag === 'li') line = '• ';
    for (const child of element.children) {
      if (typeof child === 'string') line += child;
      else if (isElement(child)) walk(child);
    }
    if (block) close();
    if (paragraph) gap();
  };
  walk(parseTree(html).root);
  close();
  return (style === 'wrapped' ? lines.flatMap(wrap) : lines).join('\n');
}

function wrap(line: string): string[] {
  const out: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > WIDTH - 3) {
      out.push(`   ${current}`);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return current === '' ? [...out, ''] : [...out, `   ${current}`];
}
