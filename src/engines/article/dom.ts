import { linkedom } from '../on-demand.js';

/** The part of a DOM that is used here. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  readonly parentNode: DomNode | null;
}

export interface DomElement extends DomNode {
  getAttribute(name: string): string | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  querySelector(selector: string): DomElement | null;
}

/** Tags whose end may be left out or that have none; they do not deepen a tree. */
const FLAT_TAGS = new Set(
  'p li td th tr tbody thead tfoot option dt dd area base br col embed hr img input link meta param source track wbr'.split(
    ' ',
  ),
);
/**
 * Real pages are a few dozen levels deep and hold a few thousand tags; readers of a tree fail or stall on trees that
 * are deeper or larger, and read the text of a page once for every level above it.
 */
const DEEPEST = 400;
const MOST_TAGS = 60_000;
const MOST_READ = 100_000_000;

/**
 * Parses markup into a document, or null when its tree would be too deep or too large to be read (see the limits).
 *
 * `<![CDATA[` is taken out first: the tokenizer beneath swallows everything that follows it (fb55/htmlparser2#2458).
 */
export function parseDocument(html: string): DomElement | null {
  if (tooHeavy(html)) return null;
  const clean = html.replace(/<!\[CDATA\[|\]\]>/gu, '');
  const document: DomElement = linkedom().parseHTML(
    /<html[\s>]/iu.test(clean.slice(0, 5000)) ? clean : `<html><body>${clean}</body></html>`,
  ).document;
  return document;
}

function tooHeavy(html: string): boolean {
  let depth = 0;
  let deepest = 0;
  let tags = 0;
  // Every "<" counts: one that opens no tag becomes a text node of its own.
  for (const match of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,15})?/giu)) {
    tags += 1;
    if (match[2] !== undefined && !FLAT_TAGS.has(match[2].toLowerCase())) {
      depth = match[1] === '/' ? Math.max(0, depth - 1) : depth + 1;
      deepest = Math.max(deepest, depth);
    }
    if (deepest > DEEPEST || tags > MOST_TAGS) return true;
  }
  return deepest * html.length > MOST_READ;
}

const BLOCKS = new Set(
  'P DIV SECTION ARTICLE MAIN HEADER FOOTER UL OL LI TABLE TR BLOCKQUOTE H1 H2 H3 H4 H5 H6 PRE DL DT DD BODY HTML FIGURE ADDRESS DETAILS SUMMARY HR BR TD TH'.split(
    ' ',
  ),
);
const SILENT = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG FIGURE FIGCAPTION BUTTON FORM NAV ASIDE IFRAME SELECT TEXTAREA HEAD TITLE'.split(
    ' ',
  ),
);

/** The visible text below a node, a line for every block; figures, forms, menus and scripts are left out. */
export function blockText(root: DomNode): string {
  const out: string[] = [];
  const walk: { node: DomNode | null; leaving: boolean } = { node: root, leaving: false };
  while (walk.node !== null) {
    const node: DomNode = walk.node;
    const name = node.nodeName.toUpperCase();
    if (BLOCKS.has(name)) out.push('\n');
    if (!walk.leaving && node.nodeType === 3) out.push((node.textContent ?? '').replace(/\s+/gu, ' '));
    if (!walk.leaving && !SILENT.has(name) && node.firstChild !== null) {
      walk.node = node.firstChild;
      continue;
    }
    if (node === root) break;
    walk.leaving = node.nextSibling === null;
    walk.node = node.nextSibling ?? node.parentNode;
  }
  return out.join('');
}

function closingTag(html: string, from: number, name: string): number {
  const pattern = new RegExp(`</${name}`, 'giu');
  pattern.lastIndex = from;
  return pattern.exec(html)?.index ?? -1;
}

/** Text of markup without building a tree: tags become line breaks or nothing. For pages no tree is built of. */
export function strippedText(html: string): string {
  const out: string[] = [];
  let from = 0;
  for (let open = html.indexOf('<'); open >= 0; open = html.indexOf('<', from)) {
    out.push(html.slice(from, open));
    const hidden = /^<(script|style)\b/iu.exec(html.slice(open, open + 8))?.[1];
    const end = hidden === undefined ? open : closingTag(html, open, hidden);
    const close = end < 0 ? -1 : html.indexOf('>', end);
    if (close < 0) return out.join('');
    if (/^<\/?(?:p|div|br|li|h[1-6]|tr|section|article|blockquote)\b/iu.test(html.slice(open, open + 14)))
      out.push('\n');
    from = close + 1;
  }
  out.push(html.slice(from));
  return out.join('');
}
