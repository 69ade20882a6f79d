import type { GrowingElement } from '../growing.js';
import { inBody } from './body-rules.js';
import { type Modes, TreeBuilder } from './builder.js';
import { isQuirky } from './doctype.js';
import { References } from './entities.js';
import { foreign } from './foreign-rules.js';
import * as head from './head-rules.js';
import { endOfRaw, endOfScript } from './raw-text.js';
import { TagReader } from './read-tag.js';
import { inSelect, inSelectInTable } from './select-rules.js';
import * as table from './table-rules.js';
import { known } from './tags.js';
import { inTemplate } from './template-rules.js';

const BODY = known('body');

const MODES: Modes = {
  initial: head.initial,
  beforeHtml: head.beforeHtml,
  beforeHead: head.beforeHead,
  inHead: head.inHead,
  inHeadNoscript: head.inHeadNoscript,
  afterHead: head.afterHead,
  inBody,
  inTable: table.inTable,
  inCaption: table.inCaption,
  inColumnGroup: table.inColumnGroup,
  inTableBody: table.inTableBody,
  inRow: table.inRow,
  inCell: table.inCell,
  inSelect,
  inSelectInTable,
  afterBody: head.afterBody,
  afterAfterBody: { ...head.afterBody },
  inTemplate,
  foreign,
};

/** The tree of a page, or why the page must be read the slow way. */
export type FastTree = { readonly root: GrowingElement } | { readonly refused: string };

/**
 * Builds the tree that parse5 builds, by the same rules of the HTML standard, an eighth of the time: markup is found by
 * `indexOf`, texts and values are slices, and there are no token objects for characters. What is rare and reaches far
 * (`<template>`, MathML, framesets, NUL characters, comments and scripts that never end, …) is refused while reading,
 * and so is whatever would cost more than its size. Tests hold the two parsers to equal trees.
 */
export function fastTree(page: string): FastTree {
  if (page.includes('\u0000')) return { refused: 'NUL characters' };
  const html = page.includes('\r') ? page.replace(/\r\n?/g, '\n') : page;
  const reader = new Reader(html);
  const refused = reader.read();
  return refused === null ? { root: reader.root } : { refused };
}

class Reader {
  private readonly references = new References();
  private readonly tags: TagReader;
  private readonly builder = new TreeBuilder(MODES);
  /** Where text that is not yet handed on begins. */
  private textFrom = 0;
  private commentEnd = 0;

  constructor(private readonly html: string) {
    this.tags = new TagReader(html, this.references);
  }

  get root(): GrowingElement {
    return this.builder.root;
  }

  /** Reads the whole page; gives the reason for which it is refused, or null. */
  read(): string | null {
    const { html, builder } = this;
    let at = 0;
    for (;;) {
      const bracket = html.indexOf('<', at);
      if (bracket < 0) break;
      const next = html.charCodeAt(bracket + 1);
      if (isLetter(next)) at = this.startTag(bracket);
      else if (next === 0x2f) at = this.endTag(bracket);
      else if (next === 0x21) at = this.declaration(bracket);
      else if (next === 0x3f) at = this.bogusComment(bracket, bracket + 1);
      else at = bracket + 1;
      if (builder.refused !== null) return builder.refused;
    }
    this.text(html.length);
    this.finish();
    if (this.references.exhausted) return 'made-up character references';
    return builder.refused;
  }

  /** The page is over: what a page without tags still has, and text held back in a table. */
  private finish(): void {
    const { builder } = this;
    if (builder.insideTemplate) builder.refuse('a template without an end');
    for (const template of builder.inert) template.children.length = 0;
    builder.releaseTableText();
    if (builder.mode === builder.modes.inHeadNoscript) {
      builder.pop();
      builder.mode = builder.modes.inHead;
    }
    const { initial, beforeHtml, beforeHead, inHead, afterHead } = builder.modes;
    const early: readonly unknown[] = [initial, beforeHtml, beforeHead, inHead, afterHead];
    // Every page has a body. An end tag that opens one and is then ignored does what the end of the page does.
    if (early.includes(builder.mode)) {
      builder.mode.end(builder, BODY);
    }
  }

  /** Hands on the text before `end`. */
  private text(end: number): void {
    if (end <= this.textFrom) return;
    const { builder } = this;
    let text = this.references.decode(this.html.slice(this.textFrom, end), false);
    if (builder.skipLineFeed) {
      builder.skipLineFeed = false;
      if (text.charCodeAt(0) === 0x0a) text = text.slice(1);
    }
    if (text !== '') builder.text(text);
  }

  private startTag(bracket: number): number {
    const { tags, builder } = this;
    tags.at = bracket + 1;
    const tag = tags.name();
    const attributes = tags.attributes();
    this.text(bracket);
    builder.skipLineFeed = false;
    if (attributes === null) return this.cut();
    if (tags.tooMany) builder.refuse('many attributes in one tag');
    builder.releaseTableText();
    this.textFrom = tags.at;
    const { at } = tags;
    builder.start({ tag, attributes, selfClosing: tags.selfClosing });
    if (!builder.raw) return at;
    builder.raw = false;
    return this.rawText(at);
  }

  /** The page ends inside a tag: the tag does not count. */
  private cut(): number {
    this.textFrom = this.html.length;
    return this.html.length;
  }

  private endTag(bracket: number): number {
    const { html, tags, builder } = this;
    const first = html.charCodeAt(bracket + 2);
    if (!isLetter(first)) {
      if (Number.isNaN(first)) return bracket + 2;
      if (first !== 0x3e) return this.bogusComment(bracket, bracket + 2);
      this.text(bracket);
      this.textFrom = bracket + 3;
      return bracket + 3;
    }
    tags.at = bracket + 2;
    const tag = tags.name();
    if (html.charCodeAt(tags.at) === 0x3e) tags.at += 1;
    else if (tags.attributes() === null) {
      this.text(bracket);
      return this.cut();
    }
    this.text(bracket);
    builder.skipLineFeed = false;
    builder.releaseTableText();
    this.textFrom = tags.at;
    builder.end(tag);
    return tags.at;
  }

  private declaration(bracket: number): number {
    const { html, builder } = this;
    if (html.startsWith('--', bracket + 2)) return this.comment(bracket);
    if (/^doctype/i.test(html.slice(bracket + 2, bracket + 9))) return this.doctype(bracket);
    if (!html.startsWith('[CDATA[', bracket + 2)) return this.bogusComment(bracket, bracket + 2);
    if (!builder.isForeign) return this.bogusComment(bracket, bracket + 2);
    const end = html.indexOf(']]>', bracket + 9);
    if (end < 0) builder.refuse('CDATA without an end');
    this.text(bracket);
    const text = html.slice(bracket + 9, Math.max(end, bracket + 9));
    if (text !== '') builder.text(text);
    this.textFrom = end + 3;
    return end + 3;
  }

  private comment(bracket: number): number {
    const { html } = this;
    const from = bracket + 4;
    const short = html.startsWith('>', from) ? 1 : html.startsWith('->', from) ? 2 : 0;
    if (short > 0) return this.handOn(bracket, '', from + short);
    // Looked for once, not once per comment that ends by `--!>` before it.
    if (this.commentEnd < from) this.commentEnd = html.indexOf('-->', from);
    const end = this.commentEnd;
    if (end < 0) {
      this.builder.refuse('a comment without an end');
      return html.length;
    }
    const body = html.slice(from, end);
    const odd = body.indexOf('--!>');
    return odd < 0 ? this.handOn(bracket, body, end + 3) : this.handOn(bracket, body.slice(0, odd), from + odd + 4);
  }

  private bogusComment(bracket: number, from: number): number {
    const end = this.html.indexOf('>', from);
    if (end >= 0) return this.handOn(bracket, this.html.slice(from, end), end + 1);
    this.builder.refuse('a declaration without an end');
    return this.html.length;
  }

  private handOn(bracket: number, comment: string, end: number): number {
    this.text(bracket);
    this.builder.skipLineFeed = false;
    this.builder.comment(comment);
    this.textFrom = end;
    return end;
  }

  private doctype(bracket: number): number {
    const { html, builder } = this;
    const end = html.indexOf('>', bracket);
    if (end < 0) {
      builder.refuse('a declaration without an end');
      return html.length;
    }
    this.text(bracket);
    this.textFrom = end + 1;
    builder.skipLineFeed = false;
    builder.releaseTableText();
    if (builder.mode !== builder.modes.initial) return end + 1;
    builder.quirks = isQuirky(html.slice(bracket + 2, end));
    builder.mode = builder.modes.beforeHtml;
    return end + 1;
  }

  /** The content of the raw text element that was just opened, up to its end tag. */
  private rawText(from: number): number {
    const { html, builder, tags } = this;
    const name = builder.currentTag?.name ?? '';
    const found = name === 'script' ? endOfScript(html, from) : endOfRaw(html, name, from);
    if (found < 0) {
      builder.refuse(`<${name}> without an end`);
      return html.length;
    }
    const content = html.slice(from, found);
    const decodes = name === 'title' || name === 'textarea';
    const text = decodes ? this.references.decode(content, false) : content;
    builder.insertText(builder.skipLineFeed && text.charCodeAt(0) === 0x0a ? text.slice(1) : text);
    builder.skipLineFeed = false;
    tags.at = found + 2 + name.length;
    if (tags.attributes() === null) builder.refuse('a tag without an end');
    builder.pop();
    this.textFrom = tags.at;
    return tags.at;
  }
}

function isLetter(c: number): boolean {
  return (c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a);
}
