import type { Block, Body } from '../model/body.js';
import { codePointLength, codePointsToUnits } from '../model/text.js';
import type { BodySizes, ThreadPost } from '../model/thread.js';

/**
 * Sizes of a body with its quote headers, and how much of it goes when quotes whose source is at hand are taken out
 * (their headers stay). A flattened text is measured as printed; markup is measured as its blocks and headers, one to
 * a line.
 *
 * @param atHand whether the source of the body's n-th quote is stored.
 */
export function measure(
  post: Pick<ThreadPost, 'blocks' | 'rawBody'>,
  body: Body,
  atHand: (quote: number) => boolean,
): BodySizes {
  const printed = post.rawBody === null ? printBody(post.blocks) : printedRanges(post.rawBody, body);
  const ranges = printed.ranges.filter(({ quote }) => atHand(quote)).sort((a, b) => a.start - b.start);
  let rest = '';
  let at = 0;
  let repeatedRaw = 0;
  for (const { start, end } of ranges) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    rest += printed.text.slice(at, from);
    repeatedRaw += codePointLength(printed.text.slice(from, end));
    at = end;
  }
  rest += printed.text.slice(at);
  const folded = foldedLength(printed.text);
  return {
    raw: codePointLength(printed.text),
    folded,
    repeatedRaw,
    repeatedFolded: repeatedRaw === 0 ? 0 : folded - foldedLength(rest),
    ownFolded: foldedLength(body.ownText),
  };
}

/** Code points of a text with its white space folded line by line (`foldLines`), counted without making that text. */
export function foldedLength(text: string): number {
  let total = 0;
  let line = 0;
  let isOpen = false;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === 0x0a) {
      if (line > 0) total += line + 1;
      line = 0;
      isOpen = false;
    } else if (isSpace(unit)) isOpen = line > 0;
    else {
      if (isOpen) line += 1;
      isOpen = false;
      const next = unit >= 0xd800 && unit <= 0xdbff ? text.charCodeAt(i + 1) : 0;
      if (next >= 0xdc00 && next <= 0xdfff) i += 1;
      line += 1;
    }
  }
  return line > 0 ? total + line : Math.max(0, total - 1);
}

/** White space as `\s` of a pattern means it. */
const isSpace = (unit: number): boolean =>
  unit <= 0x20
    ? unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)
    : unit >= 0xa0 &&
      (unit === 0xa0 ||
        unit === 0x1680 ||
        (unit >= 0x2000 && unit <= 0x200a) ||
        unit === 0x2028 ||
        unit === 0x2029 ||
        unit === 0x202f ||
        unit === 0x205f ||
        unit === 0x3000 ||
        unit === 0xfeff);

interface Printed {
  readonly text: string;
  /** Content of each quote in UTF-16 units; nested ones lie inside their parents. */
  readonly ranges: readonly { readonly quote: number; readonly start: number; readonly end: number }[];
}

function printedRanges(rawBody: string, body: Body): Printed {
  const units = codePointsToUnits(rawBody);
  const ranges = body.quotes.flatMap(({ index, block }) =>
    block.rawRange === null ? [] : [{ quote: index, start: units(block.rawRange[0]), end: units(block.rawRange[1]) }],
  );
  return { text: rawBody, ranges };
}

/** Prints blocks with quote headers. Quotes are numbered in document order, as `renderBody` does. */
function printBody(blocks: readonly Block[]): Printed {
  const lines: string[] = [];
  const ranges: { quote: number; start: number; end: number }[] = [];
  let length = 0;
  let quotes = 0;
  const print = (text: string | null): void => {
    if (text === null || text === '') return;
    length += text.length + (lines.length === 0 ? 0 : 1);
    lines.push(text);
  };
  const stack: (Block | { readonly close: number; readonly start: number })[] = [];
  const push = (inner: readonly Block[]): void => {
    for (let i = inner.length - 1; i >= 0; i -= 1) {
      const block = inner[i];
      if (block !== undefined) stack.push(block);
    }
  };
  push(blocks);
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    if ('close' in item) {
      ranges.push({ quote: item.close, start: item.start, end: length });
      continue;
    }
    switch (item.type) {
      case 'text':
      case 'code':
        print(item.text);
        break;
      case 'image':
      case 'attachment':
        print(item.printed);
        break;
      case 'list':
        for (let i = item.items.length - 1; i >= 0; i -= 1) push(item.items[i] ?? []);
        break;
      case 'spoiler':
        push(item.blocks);
        break;
      case 'quote':
        print(item.header);
        stack.push({ close: quotes, start: length });
        push(item.blocks);
        quotes += 1;
        break;
    }
  }
  return { text: lines.join('\n'), ranges };
}
