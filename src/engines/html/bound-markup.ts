/**
 * Keeps hostile markup from costing more than its size. The tree builder of the HTML standard is quadratic in nesting
 * depth (20,000 nested `<div>` took 2.9 s, 100,000 over a minute), in the attributes of one tag and in formatting
 * elements that are reopened in every block. Ordinary pages pass unchanged and cost one scan.
 */

/** Browsers cut at 512 as well; the deepest of 110 real pages had 60. */
const MAX_DEPTH = 512;
const MAX_ATTRIBUTES = 500;
/** Unclosed formatting elements are opened again in every later block: so many at once, and so many elements in all. */
const MAX_UNCLOSED = 64;
/** So many open at once is ordinary nesting and costs nothing worth counting. */
const FEW = 8;
const MAX_REOPENED = 100_000;
/** Content directly in a table is moved before it, each piece at the cost of the pieces already there. */
const MAX_MISPLACED = 5_000;

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const RAW = new Set(['script', 'style', 'xmp', 'iframe', 'noembed', 'noframes', 'textarea', 'title']);
const FORMATTING = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));
const TABLE_PARTS = new Set('table thead tbody tfoot tr td th caption col colgroup'.split(' '));
const CLOSED_BY_OWN_KIND = new Set('li dd dt option optgroup tr td th thead tbody tfoot p'.split(' '));
/** A closing tag does not reach through these, unless it belongs to a table itself. */
const BOUNDARY = new Set('td th caption table object applet marquee template'.split(' '));

export interface BoundMarkup {
  readonly markup: string;
  /** What was left out, in words; empty when nothing was. */
  readonly cut: readonly string[];
}

const UNCLOSED = 'formatting that was never closed';

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  /** Offset behind the tag's `>`. */
  readonly end: number;
  readonly attributes: number;
}

export function boundMarkup(html: string): BoundMarkup {
  const state = new OpenElements();
  const cut = new Set<string>();
  const kept: string[] = [];
  let copied = 0;
  const comments = { plain: -1, odd: -1 };
  let at = html.indexOf('<');
  while (at >= 0) {
    const skip = skipDeclaration(html, at, comments);
    if (skip !== null) {
      at = html.indexOf('<', skip);
      continue;
    }
    const tag = readTag(html, at);
    if (tag === null) {
      at = html.indexOf('<', at + 1);
      continue;
    }
    const reason = state.refuse(tag);
    if (reason !== null || tag.attributes > MAX_ATTRIBUTES) {
      kept.push(html.slice(copied, at));
      kept.push(reason === null ? `<${tag.name}>` : state.takeClosers());
      cut.add(reason ?? `attributes beyond ${MAX_ATTRIBUTES} in one tag`);
      copied = tag.end;
    }
    const next = !tag.closing && RAW.has(tag.name) && !state.foreign ? endOfRaw(html, tag) : tag.end;
    at = html.indexOf('<', next);
  }
  if (cut.size === 0) return { markup: html, cut: [] };
  kept.push(html.slice(copied));
  return { markup: kept.join(''), cut: [...cut] };
}

/** The stack of open elements as far as depth goes; it errs towards too deep. */
class OpenElements {
  foreign = false;
  private readonly stack: string[] = [];
  private readonly open = new Map<string, number>();
  private readonly dropped = new Map<string, number>();
  /** Names of formatting elements that are open or will be opened again. */
  private readonly formatting: string[] = [];
  private reopened = 0;
  private closers = '';
  private misplaced = 0;

  /** Takes a tag in; gives the reason when it must be left out. */
  refuse(tag: Tag): string | null {
    return tag.closing ? this.close(tag.name) : this.start(tag.name);
  }

  private start(name: string): string | null {
    const parent = this.stack.at(-1);
    if ((parent === 'table' || parent === 'tbody' || parent === 'tr') && !TABLE_PARTS.has(name)) {
      this.misplaced += 1;
      if (this.misplaced > MAX_MISPLACED) return this.drop(name, 'content misplaced in tables');
    }
    if (VOID.has(name)) return null;
    if (this.formatting.length > FEW) this.reopened += this.formatting.length;
    if (this.reopened > MAX_REOPENED && this.formatting.length > FEW) {
      // Closed for good here, so that no later block opens them again.
      this.closers += this.formatting.map((open) => `</${open}>`).join('');
      this.formatting.length = 0;
      if (!FORMATTING.has(name)) return this.drop(name, UNCLOSED);
    }
    if (FORMATTING.has(name)) {
      if (this.formatting.length >= MAX_UNCLOSED) return this.drop(name, UNCLOSED);
      // An open `<a>` ends where the next begins.
      if (name !== 'a' || !this.formatting.includes('a')) this.formatting.push(name);
    }
    if (CLOSED_BY_OWN_KIND.has(name) && parent === name) this.pop();
    if (this.stack.length >= MAX_DEPTH) return this.drop(name, `nesting deeper than ${MAX_DEPTH} elements`);
    if (name === 'svg' || name === 'math') this.foreign = true;
    this.stack.push(name);
    this.open.set(name, (this.open.get(name) ?? 0) + 1);
    return null;
  }

  /** Closing tags to stand where the last refused tag stood. */
  takeClosers(): string {
    const text = this.closers;
    this.closers = '';
    return text;
  }

  private drop(name: string, reason: string): string {
    if (!VOID.has(name)) this.dropped.set(name, (this.dropped.get(name) ?? 0) + 1);
    return reason;
  }

  private close(name: string): string | null {
    const missing = this.dropped.get(name) ?? 0;
    if (missing > 0) {
      this.dropped.set(name, missing - 1);
      return 'closing tags of what was left out';
    }
    if (FORMATTING.has(name)) {
      const at = this.formatting.lastIndexOf(name);
      if (at >= 0) this.formatting.splice(at, 1);
    }
    if ((this.open.get(name) ?? 0) === 0) return null;
    const through = TABLE_PARTS.has(name);
    for (let i = this.stack.length - 1; i >= 0; i -= 1) {
      const above = this.stack[i];
      if (above === name) {
        // A form ends alone: what it holds stays open.
        if (name !== 'form') while (this.stack.length > i) this.pop();
        else {
          this.stack.splice(i, 1);
          this.open.set(name, (this.open.get(name) ?? 1) - 1);
        }
        return null;
      }
      if (!through && above !== undefined && BOUNDARY.has(above)) return null;
    }
    return null;
  }

  private pop(): void {
    const name = this.stack.pop();
    if (name === undefined) return;
    this.open.set(name, (this.open.get(name) ?? 1) - 1);
    if (name === 'svg' || name === 'math')
      this.foreign = (this.open.get('svg') ?? 0) + (this.open.get('math') ?? 0) > 0;
  }
}

/** Where comments end next, by either mark: looked for once, not once per comment. */
interface CommentEnds {
  plain: number;
  odd: number;
}

/** End of a comment or declaration that begins at `at`, or null. */
function skipDeclaration(html: string, at: number, ends: CommentEnds): number | null {
  const next = html.charCodeAt(at + 1);
  if (next !== 0x21 && next !== 0x3f) return null;
  if (!html.startsWith('<!--', at)) return endOr(html, html.indexOf('>', at), 1);
  if (html[at + 4] === '>') return at + 5;
  if (html.startsWith('->', at + 4)) return at + 6;
  if (ends.plain < at + 4) ends.plain = foundOr(html, '-->', at + 4);
  if (ends.odd < at + 4) ends.odd = foundOr(html, '--!>', at + 4);
  return Math.min(html.length, ends.odd < ends.plain ? ends.odd + 4 : ends.plain + 3);
}

function foundOr(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found;
}

function endOr(html: string, found: number, length: number): number {
  return found < 0 ? html.length : found + length;
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

/** Reads the tag at `at`, or null when that is a bare `<` in text. */
function readTag(html: string, at: number): Tag | null {
  const closing = html.charCodeAt(at + 1) === 0x2f;
  const start = closing ? at + 2 : at + 1;
  if (!isLetter(html.charCodeAt(start))) return null;
  let i = start;
  while (i < html.length && !isNameEnd(html.charCodeAt(i))) i += 1;
  const name = html.slice(start, i).toLowerCase();
  let attributes = 0;
  let afterSpace = false;
  for (; i < html.length; i += 1) {
    const code = html.charCodeAt(i);
    if (code === 0x3e) return { name, closing, end: i + 1, attributes };
    if (isSpace(code) || code === 0x2f) afterSpace = true;
    else if (code === 0x3d) {
      i = skipValue(html, i + 1) - 1;
      afterSpace = true;
    } else if (afterSpace) {
      attributes += 1;
      afterSpace = false;
    }
  }
  return { name, closing, end: html.length, attributes };
}

/** Offset behind an attribute's value, which may be quoted. */
function skipValue(html: string, at: number): number {
  let i = at;
  while (i < html.length && isSpace(html.charCodeAt(i))) i += 1;
  const quote = html[i];
  if (quote === '"' || quote === "'") return endOr(html, html.indexOf(quote, i + 1), 1);
  while (i < html.length && html.charCodeAt(i) !== 0x3e && !isSpace(html.charCodeAt(i))) i += 1;
  return i;
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

function isNameEnd(code: number): boolean {
  return code === 0x3e || code === 0x2f || isSpace(code);
}

/** Offset of the closing tag of a raw text element, or the end of the page. */
function endOfRaw(html: string, tag: Tag): number {
  const close = new RegExp(`</${tag.name}[\\s/>]`, 'gi');
  close.lastIndex = tag.end;
  return close.exec(html)?.index ?? html.length;
}
