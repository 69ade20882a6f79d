import { isElement, type PageElement, type PageNode } from '../html/page-tree.js';
import { textOf } from '../html/text-of.js';
import { isHeaderLine, LONGEST_HEADER } from './citation.js';
import type { Facts } from './facts.js';
import { cleanName } from './names.js';
import { isQuoteBox } from './posts.js';
import { NOT_QUOTE_TOKEN, QUOTE_HEADER_TOKEN } from './words.js';

/** What stands before a quote is looked for through so many levels of wrapping. */
const LEVELS = 4;

/** A citation line: an element, or plain text among the children of an element. */
export type Header =
  | { readonly is: 'element'; readonly element: PageElement; readonly inside: boolean }
  | { readonly is: 'run'; readonly run: TextRun; readonly inside: boolean };

/** Children of an element side by side, the last of them a text of which the first `length` characters belong to it. */
export interface TextRun {
  readonly parent: PageElement;
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/** The first part of a quote that is nothing but a name and a time. */
export function datedHead(facts: Facts, quote: PageElement): Header | null {
  const head = quote.children.find(isElement);
  if (
    head === undefined ||
    facts.sum('text', head.order, head.last) > 90 ||
    facts.sum('date', head.order, head.last) !== 1
  )
    return null;
  return cleanName(textOf(head)) === null ? null : { is: 'element', element: head, inside: true };
}

export function textAt(run: TextRun): string {
  const nodes = run.parent.children.slice(run.from, run.to + 1);
  return nodes
    .map((node, i) => {
      if (typeof node === 'string') return i === nodes.length - 1 ? node.slice(0, run.length) : node;
      return isElement(node) ? textOf(node) : '';
    })
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

export function headerInside(facts: Facts, quote: PageElement, all: readonly PageElement[]): Header | null {
  const inner = all.find((one) => one.order > quote.order && one.last <= quote.last);
  const end = Math.min(inner === undefined ? quote.last : inner.order - 1, quote.order + 14);
  for (let order = quote.order; order <= end; order += 1) {
    const element = facts.tree.elements[order];
    if (element === undefined) break;
    if (order > quote.order) {
      const length = facts.sum('text', element.order, element.last);
      if (length > 0 && length <= LONGEST_HEADER && length < facts.sum('text', quote.order, quote.last)) {
        const called =
          /^(?:cite|header|legend|figcaption)$/.test(element.tag) ||
          facts.tokens(element).some((token) => QUOTE_HEADER_TOKEN.test(token) && !NOT_QUOTE_TOKEN.test(token));
        // The line before a quote in the quote is the inner one's.
        if ((called || isHeaderLine(textOf(element))) && !all.includes(nextBox(element)))
          return { is: 'element', element, inside: true };
      }
    }
    const run = firstLine(element);
    const line = run === null ? '' : textAt(run);
    if (run !== null && (isHeaderLine(line) || isNameLine(element, run, line)) && !all.includes(followerOf(run)))
      return { is: 'run', run, inside: true };
    // Words that are no citation line: whatever follows is content. A wrapper's own words may come later.
    const first = element.children.find((child) => isElement(child) || (typeof child === 'string' && /\S/.test(child)));
    if (typeof first === 'string') break;
  }
  return null;
}

const INLINE = /^(?:a|b|strong|i|em|span|u|font|small|cite|img|bdi)$/;

/** The next element behind an element, line breaks passed over; the element itself where there is none. */
function nextBox(element: PageElement): PageElement {
  let next = element.next;
  while (next !== null && next.tag === 'br') next = next.next;
  return next ?? element;
}

/** The first element behind a run of children; the parent where there is none. */
function followerOf({ parent, to }: TextRun): PageElement {
  return (
    parent.children.slice(to + 1).find((child): child is PageElement => isElement(child) && child.tag !== 'br') ??
    parent
  );
}

/** The first line of an element that begins with words: up to a colon, a line end or a block. */
function firstLine(element: PageElement): TextRun | null {
  const from = element.children.findIndex(
    (child) => isElement(child) || (typeof child === 'string' && /\S/.test(child)),
  );
  if (from < 0) return null;
  for (let to = from; to < element.children.length && to < from + 5; to += 1) {
    const node = element.children[to];
    if (typeof node === 'string') {
      const cut = lineLength(node);
      if (cut < node.length || /:\s*$/.test(node)) return { parent: element, from, to, length: cut };
    } else if (node === undefined || !isElement(node) || !INLINE.test(node.tag)) {
      return to > from && typeof element.children[to - 1] === 'string'
        ? { parent: element, from, to: to - 1, length: Number.MAX_SAFE_INTEGER }
        : null;
    }
  }
  return null;
}

/** "<b>Name</b>:" at the head of a quote. */
function isNameLine(element: PageElement, run: TextRun, line: string): boolean {
  const first = element.children[run.from];
  if (first === undefined || typeof first === 'string' || !isElement(first) || !/^(?:a|b|strong|cite)$/.test(first.tag))
    return false;
  return (
    line.length <= 70 && /:$/.test(line) && cleanName(textOf(first)) !== null && textOf(first).length + 3 >= line.length
  );
}

/** How much of a text is its first line: up to a line end, else up to a colon near its beginning. */
function lineLength(text: string): number {
  const start = /\S/.exec(text)?.index ?? 0;
  const colon = text.indexOf(':', start);
  const end = text.indexOf('\n', start);
  if (colon >= 0 && colon - start <= 120 && (end < 0 || colon < end)) return colon + 1;
  return end >= 0 ? end : text.length;
}

export function headerBefore(facts: Facts, quote: PageElement, bodies: readonly PageElement[]): Header | null {
  let here = quote;
  for (let level = 0; level < LEVELS; level += 1) {
    const parent = here.parent;
    if (parent === null || bodies.includes(here)) return null;
    const before = nodeBefore(parent, facts.childIndex(here));
    if (before !== null) return headerFrom(facts, parent, before);
    here = parent;
  }
  return null;
}

function headerFrom(facts: Facts, parent: PageElement, before: { node: PageNode; index: number }): Header | null {
  const { node, index } = before;
  if (typeof node === 'string') {
    const run = { parent, from: index, to: index, length: node.length };
    return isHeaderLine(textAt(run)) ? { is: 'run', run, inside: false } : null;
  }
  if (!isElement(node) || isQuoteBox(facts, node)) return null;
  const length = facts.sum('text', node.order, node.last);
  if (length === 0 || length > LONGEST_HEADER) return null;
  const called =
    node.tag === 'cite' ||
    facts
      .tokens(node)
      .some((token) => /(?:^|-)(?:quote-?(?:title|top|header|head|author|by|info)|attribution)(?:-|$)/.test(token));
  return called || isHeaderLine(textOf(node)) ? { is: 'element', element: node, inside: false } : null;
}

/** What stands before an element in its parent, line breaks and white space passed over. */
function nodeBefore(parent: PageElement, at: number): { node: PageNode; index: number } | null {
  for (let index = at - 1; index >= 0 && index >= at - 6; index -= 1) {
    const node = parent.children[index];
    if (node === undefined) break;
    if (
      typeof node === 'string'
        ? !/\S/.test(node)
        : isElement(node)
          ? node.tag === 'br' ||
            (node.last === node.order && node.children.every((child) => typeof child !== 'string' || !/\S/.test(child)))
          : true
    )
      continue;
    return { node, index };
  }
  return null;
}
