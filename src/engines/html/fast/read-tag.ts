import { type Attributes, type AttributeTable, attributeTable, NO_ATTRIBUTES } from '../attributes.js';
import type { References } from './entities.js';
import { otherTag, TAGS, type Tag } from './tags.js';

/** Tags with more attributes go the slow way, where they are cut. */
const MAX_ATTRIBUTES = 400;

/** Reads tags of one page. Line ends are line feeds already. */
export class TagReader {
  /** Behind the tag that was read last. */
  at = 0;
  selfClosing = false;
  tooMany = false;
  private ampersand = -1;
  private readonly others = new Map<string, Tag>();

  constructor(
    private readonly html: string,
    private readonly references: References,
  ) {}

  /** The name that begins at `at`; afterwards `at` is behind it. */
  name(): Tag {
    const { html } = this;
    const start = this.at;
    let i = start;
    let hash = 0;
    let upper = false;
    for (let c = html.charCodeAt(i); isNamePart(c); c = html.charCodeAt(i)) {
      if (c >= 0x41 && c <= 0x5a) upper = true;
      hash = (hash * 31 + c) | 0;
      i += 1;
    }
    this.at = i;
    const near = tagsNear[hash & SLOTS];
    if (near !== undefined && near.name.length === i - start && html.startsWith(near.name, start)) return near;
    const written = html.slice(start, i);
    const name = upper ? lower(written) : written;
    const tag = TAGS.get(name);
    if (tag === undefined) return this.other(name);
    if (!upper) tagsNear[hash & SLOTS] = tag;
    return tag;
  }

  /** Whether an ampersand stands between two places; asked in rising order, so that each is looked for once. */
  hasReference(from: number, to: number): boolean {
    if (this.ampersand < from) {
      const next = this.html.indexOf('&', from);
      this.ampersand = next < 0 ? Number.POSITIVE_INFINITY : next;
    }
    return this.ampersand < to;
  }

  private other(name: string): Tag {
    const known = this.others.get(name);
    if (known !== undefined) return known;
    const made = otherTag(name);
    this.others.set(name, made);
    return made;
  }

  /** The attributes from `at` to the end of the tag; null when the page ends before it. */
  attributes(): Attributes | null {
    const { html } = this;
    let i = this.at;
    let table: AttributeTable | null = null;
    let count = 0;
    this.selfClosing = false;
    for (;;) {
      let c = html.charCodeAt(i);
      while (isSpace(c)) c = html.charCodeAt(++i);
      if (c === 0x3e) {
        this.at = i + 1;
        if (count > MAX_ATTRIBUTES) this.tooMany = true;
        return table ?? NO_ATTRIBUTES;
      }
      if (c === 0x2f) {
        i += 1;
        if (html.charCodeAt(i) !== 0x3e) continue;
        this.selfClosing = true;
        this.at = i + 1;
        return table ?? NO_ATTRIBUTES;
      }
      if (Number.isNaN(c)) return null;
      const start = i;
      let hash = c;
      let upper = c >= 0x41 && c <= 0x5a;
      i += 1;
      for (c = html.charCodeAt(i); c !== 0x3d && isNamePart(c); c = html.charCodeAt(i)) {
        if (c >= 0x41 && c <= 0x5a) upper = true;
        hash = (hash * 31 + c) | 0;
        i += 1;
      }
      const name = attributeName(html, start, i, hash, upper);
      while (isSpace(c)) c = html.charCodeAt(++i);
      let value = '';
      if (c === 0x3d) {
        c = html.charCodeAt(++i);
        while (isSpace(c)) c = html.charCodeAt(++i);
        if (c === 0x22 || c === 0x27) {
          const end = html.indexOf(c === 0x22 ? '"' : "'", i + 1);
          if (end < 0) return null;
          value = html.slice(i + 1, end);
          i = end + 1;
        } else if (c !== 0x3e) {
          const from = i;
          while (!isSpace(c) && c !== 0x3e && !Number.isNaN(c)) c = html.charCodeAt(++i);
          value = html.slice(from, i);
        }
      }
      table ??= attributeTable();
      count += 1;
      if (count <= MAX_ATTRIBUTES + 1 && table[name] === undefined)
        table[name] = this.hasReference(i - value.length - 1, i) ? this.references.decode(value, true) : value;
    }
  }
}

function isSpace(c: number): boolean {
  return c === 0x20 || c === 0x0a || c === 0x09 || c === 0x0c;
}

function isNamePart(c: number): boolean {
  return !isSpace(c) && c !== 0x3e && c !== 0x2f && !Number.isNaN(c);
}

/** Names met before, by a hash of their letters: looking a slice of the page up would hash it over and over. */
const SLOTS = 0x7ff;
const tagsNear: (Tag | undefined)[] = new Array(SLOTS + 1).fill(undefined);
const namesNear: (string | undefined)[] = new Array(SLOTS + 1).fill(undefined);

function attributeName(html: string, start: number, end: number, hash: number, upper: boolean): string {
  const near = namesNear[hash & SLOTS];
  if (near !== undefined && near.length === end - start && html.startsWith(near, start)) return near;
  const written = html.slice(start, end);
  if (upper) return lower(written);
  // A key of an object is a string of its own, not a view of the page: the page need not be kept for its sake.
  const [name = written] = Object.keys({ [written]: 0 });
  if (name.length < 64) namesNear[hash & SLOTS] = name;
  return name;
}

/** ASCII only: a Kelvin sign is no k. */
function lower(name: string): string {
  return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
