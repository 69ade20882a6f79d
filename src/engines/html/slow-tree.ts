import { cheerio } from '../on-demand.js';
import type { Attributes } from './attributes.js';
import { boundMarkup } from './bound-markup.js';
import { type GrowingElement, growingElement } from './growing.js';

/** Deeper elements are attached to the ancestor at this depth: walks may recurse, and browsers cut at 512 too. */
const MAX_DEPTH = 800;

/**
 * Parses HTML as browsers do (parse5 under cheerio; `scriptingEnabled: false` opens `<noscript>`, where crawler views of
 * some engines keep their posts). Names in SVG are in lower case, as in HTML: no selector asks for `linearGradient`.
 */
export function slowTree(html: string): { readonly root: GrowingElement; readonly cut: readonly string[] } {
  const { markup, cut } = boundMarkup(html);
  const parsed = cheerio().load(markup, { scriptingEnabled: false }).root()[0];
  return { root: grow(parsed === undefined ? [] : parsed.children), cut };
}

/** What a parser's tree must offer; domhandler's nodes do. */
interface SourceNode {
  readonly nodeType: number;
  readonly name?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly data?: string;
  readonly children?: readonly SourceNode[];
}

function grow(top: readonly SourceNode[]): GrowingElement {
  const root = growingElement('#document', {});
  const stack: { into: GrowingElement; nodes: readonly SourceNode[]; next: number }[] = [
    { into: root, nodes: top, next: 0 },
  ];
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const node = frame.nodes[frame.next];
    if (node === undefined) {
      stack.pop();
      continue;
    }
    frame.next += 1;
    if (node.nodeType === 3) frame.into.children.push(node.data ?? '');
    else if (node.nodeType === 8) frame.into.children.push({ comment: node.data ?? '' });
    else if (node.attribs !== undefined) {
      const made = growingElement((node.name ?? '').toLowerCase(), attributesOf(node.attribs));
      made.parent = frame.into;
      frame.into.children.push(made);
      stack.push({ into: stack.length > MAX_DEPTH ? frame.into : made, nodes: node.children ?? [], next: 0 });
    }
  }
  return root;
}

function attributesOf(attributes: Attributes): Attributes {
  const names = Object.keys(attributes);
  if (!names.some((name) => /[A-Z]/.test(name))) return attributes;
  return Object.fromEntries(names.map((name) => [name.toLowerCase(), attributes[name] ?? '']));
}
