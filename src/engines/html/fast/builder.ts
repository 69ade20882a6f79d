import { type Attributes, attributeTable, NO_ATTRIBUTES } from '../attributes.js';
import { type GrowingElement, growingElement } from '../growing.js';
import { known, SCOPE, TABLE_SCOPE, TAG_COUNT, type Tag } from './tags.js';

export interface StartTag {
  readonly tag: Tag;
  readonly attributes: Attributes;
  readonly selfClosing: boolean;
}

/** What an insertion mode of the HTML standard does with each kind of token. */
export interface Rules {
  readonly text: (builder: TreeBuilder, text: string) => void;
  readonly start: (builder: TreeBuilder, token: StartTag) => void;
  readonly end: (builder: TreeBuilder, tag: Tag) => void;
}

/** The insertion modes, by the standard's names. */
export type Modes = Readonly<Record<ModeName, Rules>>;
type ModeName =
  | 'initial'
  | 'beforeHtml'
  | 'beforeHead'
  | 'inHead'
  | 'inHeadNoscript'
  | 'afterHead'
  | 'inBody'
  | 'inTable'
  | 'inCaption'
  | 'inColumnGroup'
  | 'inTableBody'
  | 'inRow'
  | 'inCell'
  | 'inSelect'
  | 'inSelectInTable'
  | 'afterBody'
  | 'afterAfterBody'
  | 'inTemplate'
  | 'foreign';

/** A formatting element that is open or will be opened again; null marks where a cell or caption begins. */
export interface FormattingEntry {
  element: GrowingElement;
  readonly token: StartTag;
}

/** Pages nested deeper, or with more misplaced content, go the slow way, where they are cut. */
const MAX_DEPTH = 500;
const MAX_MISPLACED = 2_000;
const MAX_ADOPTED = 50;

export const NON_SPACE = /[^\t\n\f ]/;
const TABLE = known('table');
const BODY = known('body');
const TEMPLATE = known('template');

/** The tree builder's state while one page is read: the stack of open elements and the list of formatting elements. */
export class TreeBuilder {
  readonly root = growingElement('#document', NO_ATTRIBUTES);
  readonly stack: GrowingElement[] = [];
  readonly tags: Tag[] = [];
  readonly formatting: (FormattingEntry | null)[] = [];
  mode: Rules;
  head: GrowingElement | null = null;
  form: GrowingElement | null = null;
  /** The modes of the open templates, innermost last. */
  readonly templates: Rules[] = [];
  /** All templates: their content is no part of the page. */
  readonly inert: GrowingElement[] = [];
  /** Content misplaced in a table goes before it. */
  fostering = false;
  /** Null while the document type is one we do not know. */
  quirks: boolean | null = true;
  /** A raw text element was just opened: its content comes next, unparsed. */
  raw = false;
  /** The next text begins with a line feed that does not count. */
  skipLineFeed = false;
  /** Why this page must go the slow way; null as long as it need not. */
  refused: string | null = null;
  private pending = '';
  private misplaced = 0;
  private adopted = 0;
  private readonly open = new Int32Array(TAG_COUNT);

  constructor(readonly modes: Modes) {
    this.mode = modes.initial;
  }

  /** Inside SVG, and not in a part of it that holds HTML. */
  get isForeign(): boolean {
    const tag = this.currentTag;
    return tag?.foreign === true && !tag.integration;
  }

  text(text: string): void {
    (this.isForeign ? this.modes.foreign : this.mode).text(this, text);
  }

  start(token: StartTag): void {
    (this.isForeign ? this.modes.foreign : this.mode).start(this, token);
  }

  end(tag: Tag): void {
    (this.currentTag?.foreign === true ? this.modes.foreign : this.mode).end(this, tag);
  }

  refuse(reason: string): void {
    this.refused ??= reason;
  }

  get current(): GrowingElement {
    return this.stack[this.stack.length - 1] ?? this.root;
  }

  get insideTemplate(): boolean {
    return this.open[TEMPLATE.id] !== 0;
  }

  get currentTag(): Tag | null {
    return this.tags[this.tags.length - 1] ?? null;
  }

  push(element: GrowingElement, tag: Tag): void {
    this.stack.push(element);
    this.tags.push(tag);
    this.open[tag.id] = (this.open[tag.id] ?? 0) + 1;
    if (this.stack.length > MAX_DEPTH) this.refuse('nested deeply');
  }

  pop(): void {
    this.stack.pop();
    const tag = this.tags.pop();
    if (tag !== undefined) this.open[tag.id] = (this.open[tag.id] ?? 0) - 1;
  }

  /** Pops until so many elements are left. */
  shorten(length: number): void {
    while (this.stack.length > length) this.pop();
  }

  /** Takes an element out of the stack, wherever it stands. */
  remove(element: GrowingElement): void {
    const at = this.stack.lastIndexOf(element);
    const tag = this.tags[at];
    if (at < 0 || tag === undefined) return;
    this.stack.splice(at, 1);
    this.tags.splice(at, 1);
    this.open[tag.id] = (this.open[tag.id] ?? 0) - 1;
  }

  insert({ tag, attributes }: StartTag): void {
    const element = growingElement(tag.name, attributes);
    this.attach(element);
    this.push(element, tag);
  }

  insertImplied(tag: Tag): void {
    this.insert({ tag, attributes: NO_ATTRIBUTES, selfClosing: false });
  }

  /** Adds an element that has no content. */
  append({ tag, attributes }: StartTag): void {
    this.attach(growingElement(tag.name, attributes));
  }

  attach(element: GrowingElement): void {
    if (this.fostering && this.currentTag?.fosters === true) this.foster(element);
    else {
      const parent = this.current;
      element.parent = parent;
      parent.children.push(element);
    }
  }

  insertText(text: string): void {
    if (text === '') return;
    if (this.fostering && this.currentTag?.fosters === true) {
      this.fosterText(text);
      return;
    }
    const { children } = this.current;
    const last = children[children.length - 1];
    if (typeof last === 'string') children[children.length - 1] = last + text;
    else children.push(text);
  }

  /** Puts an element right above another in the stack. */
  insertAbove(below: GrowingElement, element: GrowingElement, tag: Tag): void {
    const at = this.stack.lastIndexOf(below) + 1;
    this.stack.splice(at, 0, element);
    this.tags.splice(at, 0, tag);
    this.open[tag.id] = (this.open[tag.id] ?? 0) + 1;
  }

  /** Moving content costs the siblings it passes, so it is bounded. */
  countMove(): void {
    this.misplaced += 1;
    if (this.misplaced > MAX_MISPLACED) this.refuse('much misplaced content');
  }

  /** Puts an element before the innermost open table. */
  foster(element: GrowingElement): void {
    const { parent, at } = this.fosterPlace();
    element.parent = parent;
    parent.children.splice(at, 0, element);
  }

  private fosterText(text: string): void {
    const { parent, at } = this.fosterPlace();
    const before = parent.children[at - 1];
    if (typeof before === 'string') parent.children[at - 1] = before + text;
    else parent.children.splice(at, 0, text);
  }

  private fosterPlace(): { parent: GrowingElement; at: number } {
    this.countMove();
    const index = this.tags.lastIndexOf(TABLE);
    const table = this.stack[index];
    const template = this.stack[this.tags.lastIndexOf(TEMPLATE)];
    if (template !== undefined && this.tags.lastIndexOf(TEMPLATE) > index)
      return { parent: template, at: template.children.length };
    if (table === undefined) {
      const html = this.stack[0] ?? this.root;
      return { parent: html, at: html.children.length };
    }
    if (table.parent !== null) return { parent: table.parent, at: table.parent.children.lastIndexOf(table) };
    const below = this.stack[index - 1] ?? this.root;
    return { parent: below, at: below.children.length };
  }

  /** Text directly in a table waits until it is known whether it is all white space. */
  holdTableText(text: string): void {
    this.pending += text;
  }

  /** Lets held text go before the next token: white space stays in the table, anything else goes before it. */
  releaseTableText(): void {
    const text = this.pending;
    if (text === '') return;
    this.pending = '';
    if (!NON_SPACE.test(text)) this.insertText(text);
    else this.misplacedIn((builder) => builder.modes.inBody.text(builder, text));
  }

  /** Does something by the rules for the body with what does not belong into a table. */
  misplacedIn(work: (builder: TreeBuilder) => void): void {
    const before = this.fostering;
    this.fostering = true;
    work(this);
    this.fostering = before;
  }

  comment(comment: string): void {
    this.releaseTableText();
    const { mode, modes } = this;
    const outside = this.currentTag?.foreign !== true;
    const into =
      outside && mode === modes.afterBody
        ? (this.stack[0] ?? this.root)
        : outside && mode === modes.afterAfterBody
          ? this.root
          : this.current;
    into.children.push({ comment });
  }

  isOpen(element: GrowingElement): boolean {
    return this.stack[this.stack.length - 1] === element || this.stack.lastIndexOf(element) >= 0;
  }

  /** Whether an element of this tag is open inside the nearest bound of a scope. */
  has(tag: Tag, scope: number = SCOPE): boolean {
    if (tag.id !== 0 && this.open[tag.id] === 0) return false;
    for (let i = this.tags.length - 1; i >= 0; i -= 1) {
      const open = this.tags[i];
      if (open === tag) return true;
      if (open !== undefined && (open.bounds & scope) !== 0) return false;
    }
    return true;
  }

  hasInTable(tag: Tag): boolean {
    return this.has(tag, TABLE_SCOPE);
  }

  /** Pops up to and including the last open element of this tag; everything where there is none. */
  popThrough(tag: Tag): void {
    this.shorten(Math.max(this.tags.lastIndexOf(tag), 0));
  }

  /** Pops until the current element is one of these (or the root element, which is in each such list). */
  popBackTo(tags: ReadonlySet<Tag>): void {
    let length = this.tags.length;
    for (let tag = this.tags[length - 1]; tag !== undefined && !tags.has(tag); tag = this.tags[length - 1]) length -= 1;
    this.shorten(length);
  }

  closeImplied(): void {
    while (this.currentTag?.implied === true) this.pop();
  }

  closeImpliedExcept(tag: Tag): void {
    for (let open = this.currentTag; open !== null && open !== tag && open.impliedInTables; open = this.currentTag)
      this.pop();
  }

  /** Where a cell, a caption or the like begins, formatting outside is out of reach. */
  mark(): void {
    this.formatting.push(null);
  }

  clearToMark(): void {
    this.formatting.length = Math.max(this.formatting.lastIndexOf(null), 0);
  }

  /** Second `<html>` and `<body>` tags give their attributes to the first, which costs those it has. */
  adoptAttributes(element: GrowingElement, attributes: Attributes): void {
    this.adopted += 1;
    if (this.adopted > MAX_ADOPTED) this.refuse('many <html> or <body> tags');
    const all = Object.assign(attributeTable(), element.attributes);
    for (const name of Object.keys(attributes)) all[name] ??= attributes[name] ?? '';
    element.attributes = all;
  }

  get body(): GrowingElement | null {
    return this.tags[1] === BODY ? (this.stack[1] ?? null) : null;
  }
}
