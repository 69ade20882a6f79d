import type { Block } from '../../model/body.js';
import type { Link, PageImage } from '../../model/page.js';
import { foldInline } from '../html/text-of.js';
import type { ReadBody } from '../html-blocks/read-blocks.js';

/** Quotes, lists and spoilers inside each other deeper than this are read as text. */
const DEEPEST = 40;

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*([\w+#-]{0,30})/;
const QUOTE = /^ {0,3}> ?/;
/** A spoiler as another site writes it; here it would be a quote that nobody said. */
const FOREIGN_SPOILER = /^ {0,3}>!.{0,2000}!<\s*$/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])(?:[ \t]{1,4}|$)/;
const SPOILER = /^:{3,}\s*spoiler\b\s*(.{0,200})$/i;
const HEADING = /^ {0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$/;
const RULE = /^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/;

/**
 * Reads a body that an API gives as Markdown (CommonMark's blocks, and `::: spoiler`): quotes by their ">" lines, code,
 * lists, headings, links and images. Emphasis marks are left out of the text. Not a full CommonMark reader: tables and
 * inline HTML stay as written.
 */
export function readMarkdown(text: string): ReadBody {
  const lists = { images: [] as PageImage[], links: [] as Link[] };
  const blocks = readLines(text.replace(/\r\n?/g, '\n').split('\n'), lists, 0);
  return { blocks, images: lists.images, attachments: [], links: lists.links, signature: null };
}

interface Lists {
  readonly images: PageImage[];
  readonly links: Link[];
}

function readLines(lines: readonly string[], lists: Lists | null, depth: number): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const flush = (): void => {
    const text = inline(paragraph.join('\n'), lists, blocks);
    if (text !== '') blocks.push({ type: 'text', text });
    paragraph = [];
  };
  for (let i = 0; i < lines.length; ) {
    const line = lines[i] ?? '';
    const taken = depth >= DEEPEST ? null : takeBlock(lines, i, lists, depth);
    if (taken !== null) {
      flush();
      if (taken.block !== null) blocks.push(taken.block);
      i = taken.next;
      continue;
    }
    const heading = HEADING.exec(line)?.[1];
    if (line.trim() === '' || RULE.test(line)) flush();
    else if (heading !== undefined) {
      flush();
      paragraph = [heading];
      flush();
    } else paragraph.push(FOREIGN_SPOILER.test(line) ? line.replace(QUOTE, '') : line);
    i += 1;
  }
  flush();
  return joinTexts(blocks);
}

interface Taken {
  readonly block: Block | null;
  readonly next: number;
}

function takeBlock(lines: readonly string[], at: number, lists: Lists | null, depth: number): Taken | null {
  const line = lines[at] ?? '';
  const fence = FENCE.exec(line);
  if (fence !== null) return takeFence(lines, at, fence[1] ?? '```', fence[2] ?? '');
  if (QUOTE.test(line) && !FOREIGN_SPOILER.test(line)) return takeQuote(lines, at, depth);
  const spoiler = SPOILER.exec(line.trim());
  if (spoiler !== null) return takeSpoiler(lines, at, spoiler[1] ?? '', lists, depth);
  return ITEM.test(line) && !RULE.test(line) ? takeList(lines, at, lists, depth) : null;
}

function takeFence(lines: readonly string[], at: number, mark: string, language: string): Taken {
  const end = lines.findIndex((line, i) => i > at && line.trim().startsWith(mark) && line.trim().length >= mark.length);
  const stop = end < 0 ? lines.length : end;
  const text = lines
    .slice(at + 1, stop)
    .join('\n')
    .trimEnd();
  return { block: { type: 'code', text, language: language === '' ? null : language }, next: stop + 1 };
}

/** A paragraph begun in a quote runs on to the next blank line, with or without its sign. */
function takeQuote(lines: readonly string[], at: number, depth: number): Taken {
  const inside: string[] = [];
  let next = at;
  for (; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    if (QUOTE.test(line)) inside.push(line.replace(QUOTE, ''));
    else if (line.trim() === '' || ITEM.test(line) || FENCE.test(line) || (inside.at(-1) ?? '').trim() === '') break;
    else inside.push(line);
  }
  const quote: Block = {
    type: 'quote',
    header: null,
    author: null,
    sourceExternalId: null,
    sourceUrl: null,
    sourcePosition: null,
    citedAt: null,
    blocks: readLines(inside, null, depth + 1),
    extent: { method: 'prefix', confidence: 1 },
    rawRange: null,
  };
  return { block: quote, next };
}

function takeSpoiler(lines: readonly string[], at: number, label: string, lists: Lists | null, depth: number): Taken {
  const end = lines.findIndex((line, i) => i > at && /^:{3,}\s*$/.test(line.trim()));
  const stop = end < 0 ? lines.length : end;
  const blocks = readLines(lines.slice(at + 1, stop), lists, depth + 1);
  return { block: { type: 'spoiler', label: label.trim() === '' ? null : label.trim(), blocks }, next: stop + 1 };
}

function takeList(lines: readonly string[], at: number, lists: Lists | null, depth: number): Taken {
  const ordered = /^\s*\d/.test(lines[at] ?? '');
  const items: string[][] = [];
  let next = at;
  for (; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    const item = ITEM.exec(line);
    if (item !== null && /^\s*\d/.test(line) === ordered && !RULE.test(line)) items.push([line.slice(item[0].length)]);
    else if (item !== null) break;
    else if (line.trim() === '' && !/^\s{2,}\S/.test(lines[next + 1] ?? '') && !ITEM.test(lines[next + 1] ?? '')) break;
    else items.at(-1)?.push(line.replace(/^ {1,4}|^\t/, ''));
  }
  const read = items.map((item) => readLines(item, lists, depth + 1)).filter((blocks) => blocks.length > 0);
  return { block: read.length === 0 ? null : { type: 'list', ordered, items: read }, next };
}

/** Running text: links and images listed, marks of emphasis and code left out, soft line ends as spaces. */
function inline(text: string, lists: Lists | null, blocks: Block[]): string {
  const withoutImages = text.replace(
    /!\[([^\]\n]{0,500})\]\(\s*([^()\s]{1,2000})[^()\n]{0,300}\)/g,
    (_, alt: string, url: string) => {
      const image = { url, alt: alt === '' ? null : alt };
      lists?.images.push(image);
      blocks.push({ type: 'image', ...image, printed: null });
      return '';
    },
  );
  const withoutLinks = withoutImages.replace(
    /\[([^\][\n]{0,500})\]\(\s*([^()\s]{1,2000}(?:\([^()\s]{0,200}\))?[^()\s]{0,200})[^()\n]{0,300}\)|<?(https?:\/\/[^\s<>()]{1,2000})>?/g,
    (_, shown: string | undefined, url: string | undefined, bare: string | undefined) => {
      // A full stop behind a bare address ends the sentence.
      const target = url ?? bare?.replace(/[.,;:!?'"]+$/, '') ?? '';
      lists?.links.push({ url: target, text: shown ?? target });
      return shown ?? bare ?? '';
    },
  );
  return withoutLinks
    .replace(/(?: {2,}|\\)\n/g, '\u2028')
    .replace(/(\*{1,3}|~~|`{1,2})(?=\S)([^\n*~`]{1,2000}?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}])(_{1,3})(?=\S)([^\n_]{1,2000}?)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .split('\u2028')
    .map(foldInline)
    .filter((line) => line !== '')
    .join('\n');
}

/** Paragraphs one after the other are one block, as in markup. */
function joinTexts(blocks: readonly Block[]): Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    const last = out.at(-1);
    if (block.type === 'text' && last?.type === 'text')
      out[out.length - 1] = { type: 'text', text: `${last.text}\n${block.text}` };
    else out.push(block);
  }
  return out;
}
