import { isAddress } from '../../model/address.js';
import type { Block, ListBlock, QuoteBlock } from '../../model/body.js';
import type { Link, PageAttachment, PageImage } from '../../model/page.js';
import type { ReadBody } from '../html-blocks/read-blocks.js';
import { readQuoteArgument } from './bbcode-quote.js';
import { bbcodeTokens, type Token } from './bbcode-tokens.js';
import { foldLines, unescaped } from './lines.js';

/** Quotes, spoilers and lists inside each other deeper than this are read as if they were beside each other. */
const DEEPEST = 60;

/**
 * Reads a body in BBCode: quotes with what their tags say of the source, code, lists, spoilers, images, attachments and
 * links; marks of bold, colour and the like are left out. Boards keep `<br />` and `&quot;` in their tables: both are
 * read as what they stand for. A tag that is not known stays as words; a quote or spoiler that is never closed is none
 * (its words stay where they are); tags that cross each other end with the outer one. Linear in the text's length.
 */
export function readBbcode(text: string): ReadBody {
  const tokens = bbcodeTokens(unescaped(text.replace(/<br\s?\/?>(?:\r?\n)?/gi, '\n')));
  const reader = new BbcodeReader(closedOnes(tokens));
  for (const [at, token] of tokens.entries()) reader.take(token, at);
  return reader.finish();
}

/** Kinds of tags that hold others and become blocks. */
type Frame = 'quote' | 'spoiler' | 'list' | 'item';
const FRAMES: ReadonlySet<string> = new Set(['quote', 'spoiler', 'list']);

/** Places of the quotes and spoilers that are closed somewhere, by themselves or by what they stand in. */
function closedOnes(tokens: readonly Token[]): ReadonlySet<number> {
  const closed = new Set<number>();
  const stack: { readonly kind: string; readonly at: number }[] = [];
  const open = new Map<string, number>();
  tokens.forEach((token, at) => {
    if (token.is === 'text' || token.is === 'whole' || !FRAMES.has(token.kind)) return;
    if (token.is === 'open') {
      stack.push({ kind: token.kind, at });
      open.set(token.kind, (open.get(token.kind) ?? 0) + 1);
      return;
    }
    if ((open.get(token.kind) ?? 0) === 0) return;
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      open.set(top.kind, (open.get(top.kind) ?? 1) - 1);
      closed.add(top.at);
      if (top.kind === token.kind) break;
    }
  });
  return closed;
}

interface Level {
  readonly kind: Frame | 'root';
  readonly argument: string;
  readonly name: string;
  readonly blocks: Block[];
  readonly items: Block[][];
  text: string[];
  /** Address of the link that is open, and how many pieces of text stood before it. */
  link: { readonly url: string; readonly from: number } | null;
}

class BbcodeReader {
  private readonly stack: Level[] = [levelOf('root', '', '')];
  private readonly images: PageImage[] = [];
  private readonly attachments: PageAttachment[] = [];
  private readonly links: Link[] = [];
  /** Openings that were too deep, by kind: their ends end nothing. */
  private readonly ignored = new Map<string, number>();
  private quotes = 0;

  constructor(private readonly closed: ReadonlySet<number>) {}

  take(token: Token, at: number): void {
    if (token.is === 'text') this.top().text.push(token.text);
    else if (token.is === 'whole') this.whole(token);
    else if (token.is === 'open') this.open(token, at);
    else this.close(token);
  }

  finish(): ReadBody {
    while (this.stack.length > 1) this.end();
    const root = this.top();
    flush(root);
    return {
      blocks: root.blocks,
      images: this.images,
      attachments: this.attachments,
      links: this.links,
      signature: null,
    };
  }

  private top(): Level {
    const level = this.stack.at(-1);
    if (level === undefined) throw new RangeError('the outermost level is never closed');
    return level;
  }

  private open(token: Extract<Token, { is: 'open' }>, at: number): void {
    const { kind, argument, name } = token;
    switch (kind) {
      case 'line':
        this.top().text.push('\n');
        break;
      case 'cell':
        this.top().text.push(' ');
        break;
      case 'link':
        this.top().link = { url: valueIn(argument), from: this.top().text.length };
        break;
      case 'item':
        this.item();
        break;
      case 'quote':
      case 'spoiler':
      case 'list':
        if (kind !== 'list' && !this.closed.has(at)) break;
        if (this.stack.length > DEEPEST) this.ignored.set(kind, (this.ignored.get(kind) ?? 0) + 1);
        else this.begin(levelOf(kind, argument, name));
        break;
      default:
        break;
    }
  }

  private close({ kind, name }: Extract<Token, { is: 'close' }>): void {
    if (kind === 'line') this.top().text.push('\n');
    else if (kind === 'link') this.endLink();
    else if (kind === 'item' && this.top().kind === 'item' && name !== '*') this.end();
    else if (FRAMES.has(kind)) {
      const ignored = this.ignored.get(kind) ?? 0;
      if (ignored > 0) this.ignored.set(kind, ignored - 1);
      else if (this.stack.some((level) => level.kind === kind)) while (this.end() !== kind);
    }
  }

  private begin(level: Level): void {
    flush(this.top());
    if (level.kind === 'quote') this.quotes += 1;
    this.stack.push(level);
  }

  /** A point of a list ends the one before it; outside of a list it is a line. */
  private item(): void {
    if (this.top().kind === 'item') this.end();
    if (this.top().kind === 'list' && this.stack.length <= DEEPEST + 1) {
      this.strayWords(this.top());
      this.begin(levelOf('item', '', ''));
    } else this.top().text.push('\n');
  }

  /** Ends the innermost level and hands its blocks to the one around it; gives what it was. */
  private end(): Frame | 'root' {
    const level = this.stack.pop();
    if (level === undefined || level.kind === 'root') throw new RangeError('the outermost level is never closed');
    flush(level);
    const around = this.top();
    if (level.kind === 'item') {
      if (level.blocks.length > 0) around.items.push([...level.blocks]);
    } else if (level.kind === 'list') {
      this.strayWords(level);
      if (level.items.length > 0) around.blocks.push(listOf(level));
    } else if (level.blocks.length > 0) around.blocks.push(level.kind === 'quote' ? quoteOf(level) : spoilerOf(level));
    if (level.kind === 'quote') this.quotes -= 1;
    return level.kind;
  }

  /** Words of a list before its first point are a point. */
  private strayWords(list: Level): void {
    flush(list);
    if (list.blocks.length > 0) list.items.push(list.blocks.splice(0));
  }

  private whole({ kind, name, argument, text }: Extract<Token, { is: 'whole' }>): void {
    const top = this.top();
    if (kind === 'verbatim') top.text.push(text);
    else if (kind === 'code') this.code(name, argument, text);
    else if (kind === 'image') {
      const url = text.trim() || valueIn(argument);
      if (url === '') return;
      const image: PageImage = { url, alt: altOf(argument) };
      if (this.quotes === 0) this.images.push(image);
      flush(top);
      top.blocks.push({ type: 'image', ...image, printed: null });
    } else if (kind === 'attachment') {
      const words = text.trim();
      const file: PageAttachment = { url: isAddress(words) ? words : null, name: words === '' ? null : words };
      if (this.quotes === 0) this.attachments.push(file);
      flush(top);
      top.blocks.push({ type: 'attachment', ...file, printed: null });
    } else this.media(text.trim(), valueIn(argument));
  }

  private code(name: string, argument: string, text: string): void {
    const lines = text.split(/\r\n?|\n/).map((line) => line.trimEnd());
    while (lines.length > 0 && lines[0] === '') lines.shift();
    while (lines.length > 0 && lines.at(-1) === '') lines.pop();
    if (lines.length === 0) return;
    const said = valueIn(argument).toLowerCase();
    const language = /^[\w+#-]{1,30}$/.test(said)
      ? said
      : /^(?:code|pre|codebox|syntax|geshi)$/.test(name)
        ? null
        : name;
    const top = this.top();
    flush(top);
    top.blocks.push({ type: 'code', text: lines.join('\n'), language });
  }

  /** A player prints nothing; what is no address is the id of a film at the site named. */
  private media(text: string, argument: string): void {
    const url = [text, argument].find((one) => isAddress(one));
    if (url !== undefined && this.quotes === 0) this.links.push({ url, text: '' });
    this.top().text.push('\n');
  }

  private endLink(): void {
    const top = this.top();
    const { link } = top;
    top.link = null;
    if (link === null) return;
    const words = foldLines(top.text.slice(link.from).join('')).replaceAll('\n', ' ');
    const url = link.url === '' ? words : link.url;
    if (this.quotes === 0 && url !== '') this.links.push({ url, text: words });
  }
}

const levelOf = (kind: Level['kind'], argument: string, name: string): Level => ({
  kind,
  argument,
  name,
  blocks: [],
  items: [],
  text: [],
  link: null,
});

/** Ends the running text of a level as a block. */
function flush(level: Level): void {
  const text = foldLines(level.text.join(''));
  level.text = [];
  level.link = null;
  if (text !== '') level.blocks.push({ type: 'text', text });
}

function quoteOf({ argument, blocks }: Level): QuoteBlock {
  const said = readQuoteArgument(argument);
  return {
    type: 'quote',
    header: null,
    author: said.author,
    sourceExternalId: said.id,
    sourceUrl: said.url !== null && isAddress(said.url) ? said.url : null,
    sourcePosition: said.position,
    citedAt: said.at,
    blocks,
    extent: { method: 'markup', confidence: 1 },
    rawRange: null,
  };
}

function spoilerOf({ argument, blocks }: Level): Block {
  const label = valueIn(argument);
  return { type: 'spoiler', label: label === '' ? null : label, blocks };
}

const listOf = ({ argument, name, items }: Level): ListBlock => ({
  type: 'list',
  ordered: name === 'ol' || /^=\s?["']?[1aAiI]["']?$/.test(argument),
  items,
});

/** The value of a tag ("=…"), without its quotation marks. */
function valueIn(argument: string): string {
  if (!argument.startsWith('=')) return '';
  const value = argument.slice(1).trim();
  return /^(["'])(.*)\1$/s.exec(value)?.[2] ?? value;
}

const altOf = (argument: string): string | null => /\balt=["']([^"']{1,300})["']/i.exec(argument)?.[1] ?? null;
