import type { Attributes } from '../attributes.js';
import { type GrowingElement, growingElement } from '../growing.js';
import type { FormattingEntry, StartTag, TreeBuilder } from './builder.js';
import type { Tag } from './tags.js';

/** Rounds of the standard's "adoption agency algorithm", outer and inner. */
const OUTER = 8;
const INNER = 3;

/**
 * Closes a formatting element. Where it does not stand innermost, blocks that began inside it are taken out of it and
 * get a copy of it around their own content: the "adoption agency algorithm" of the HTML standard.
 *
 * @param otherwise what an end tag does that closes no formatting element
 */
export function closeFormatting(
  builder: TreeBuilder,
  tag: Tag,
  otherwise: (builder: TreeBuilder, tag: Tag) => void,
): void {
  for (let round = 0; round < OUTER; round += 1) {
    const entry = entryOf(builder, tag);
    if (entry === null) {
      otherwise(builder, tag);
      return;
    }
    const at = builder.stack.lastIndexOf(entry.element);
    if (at < 0) {
      removeEntry(builder, entry);
      return;
    }
    if (!builder.has(entry.token.tag)) return;
    const block = blockAbove(builder, at);
    if (block === null) {
      builder.shorten(at);
      removeEntry(builder, entry);
      return;
    }
    adopt(builder, entry, block);
  }
}

/** The last entry of this tag behind the last mark. */
export function entryOf(builder: TreeBuilder, tag: Tag): FormattingEntry | null {
  for (let i = builder.formatting.length - 1; i >= 0; i -= 1) {
    const entry = builder.formatting[i];
    if (entry === null || entry === undefined) return null;
    if (entry.token.tag === tag) return entry;
  }
  return null;
}

export function removeEntry(builder: TreeBuilder, entry: FormattingEntry): void {
  const at = builder.formatting.indexOf(entry);
  if (at >= 0) builder.formatting.splice(at, 1);
}

/** The special element nearest above a place of the stack ("furthest block"). */
function blockAbove(builder: TreeBuilder, at: number): GrowingElement | null {
  for (let i = at + 1; i < builder.stack.length; i += 1) {
    if (builder.tags[i]?.special === true) return builder.stack[i] ?? null;
  }
  return null;
}

function adopt(builder: TreeBuilder, entry: FormattingEntry, block: GrowingElement): void {
  const { stack, tags, formatting } = builder;
  // Moved content is counted like misplaced content: each move costs the siblings it passes.
  builder.countMove();
  const { last, bookmark } = wrapBetween(builder, entry, block);
  const above = stack.lastIndexOf(entry.element) - 1;
  const ancestor = stack[above];
  detach(last);
  if (ancestor !== undefined) {
    if (tags[above]?.fosters === true) builder.foster(last);
    else attach(ancestor, last);
  }
  const copy = copyOf(entry.token);
  for (const child of block.children) {
    if (typeof child !== 'string' && 'tag' in child) child.parent = copy;
    copy.children.push(child);
  }
  block.children.length = 0;
  attach(block, copy);
  const place = formatting.indexOf(bookmark);
  formatting.splice(place + 1, 0, { element: copy, token: entry.token });
  removeEntry(builder, entry);
  builder.remove(entry.element);
  builder.insertAbove(block, copy, entry.token.tag);
}

/** Copies the formatting elements between the block and the closed element around the block. */
function wrapBetween(
  builder: TreeBuilder,
  entry: FormattingEntry,
  block: GrowingElement,
): { last: GrowingElement; bookmark: FormattingEntry } {
  const { stack, formatting } = builder;
  let last = block;
  let bookmark = entry;
  let at = stack.lastIndexOf(block) - 1;
  for (let i = 0; at >= 0; i += 1, at -= 1) {
    const element = stack[at];
    if (element === undefined || element === entry.element) break;
    const between = formatting.find((candidate) => candidate?.element === element) ?? null;
    if (between === null || i >= INNER) {
      if (between !== null) removeEntry(builder, between);
      builder.remove(element);
      continue;
    }
    const copy = copyOf(between.token);
    stack[at] = copy;
    between.element = copy;
    if (last === block) bookmark = between;
    detach(last);
    attach(copy, last);
    last = copy;
  }
  return { last, bookmark };
}

function copyOf({ tag, attributes }: StartTag): GrowingElement {
  return growingElement(tag.name, attributes);
}

function attach(parent: GrowingElement, element: GrowingElement): void {
  element.parent = parent;
  parent.children.push(element);
}

function detach(element: GrowingElement): void {
  const siblings = element.parent?.children;
  if (siblings !== undefined) siblings.splice(siblings.lastIndexOf(element), 1);
  element.parent = null;
}

/** Pages with more formatting elements open at once go the slow way, where they are cut. */
const MAX_FORMATTING = 60;

/** Adds the current element to the list of formatting elements. */
export function addFormatting(builder: TreeBuilder, token: StartTag): void {
  keepThreeAlike(builder, token);
  builder.formatting.push({ element: builder.current, token });
  if (builder.formatting.length > MAX_FORMATTING) builder.refuse('much formatting that was never closed');
}

/** Of formatting elements that are all alike, the list keeps three ("Noah's Ark"). */
function keepThreeAlike({ formatting }: TreeBuilder, { tag, attributes }: StartTag): void {
  let alike = 0;
  for (let i = formatting.length - 1; i >= 0; i -= 1) {
    const entry = formatting[i];
    if (entry === null || entry === undefined) return;
    if (entry.token.tag !== tag || !sameAttributes(entry.token.attributes, attributes)) continue;
    alike += 1;
    if (alike === 3) {
      formatting.splice(i, 1);
      return;
    }
  }
}

function sameAttributes(one: Attributes, two: Attributes): boolean {
  if (one === two) return true;
  const names = Object.keys(one);
  return names.length === Object.keys(two).length && names.every((name) => one[name] === two[name]);
}

/** Opens again the formatting elements that a block closed without their end tags. */
export function reopenFormatting(builder: TreeBuilder): void {
  const list = builder.formatting;
  let at = list.length - 1;
  for (; at >= 0; at -= 1) {
    const entry = list[at];
    if (entry === null || entry === undefined || builder.isOpen(entry.element)) break;
  }
  for (at += 1; at < list.length; at += 1) {
    const entry = list[at];
    if (entry === null || entry === undefined) continue;
    builder.insert(entry.token);
    entry.element = builder.current;
  }
}
