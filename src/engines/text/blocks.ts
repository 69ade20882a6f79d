import type { Block, QuoteBlock } from '../../model/body.js';
import type { Moment } from '../../model/moment.js';
import type { Link } from '../../model/page.js';
import { unitsToCodePoints } from '../../model/text.js';
import { type BodyLine, type FoundQuote, isImageName } from './draft.js';

/** What is known of a quote beyond its place in the body. */
export interface QuoteFacts {
  readonly citedAt: Moment | null;
  readonly sourcePosition: number | null;
}

export interface BuiltBody {
  readonly blocks: readonly Block[];
  /** The lines as printed, joined with a line feed. */
  readonly rawBody: string;
}

/** Builds a post's blocks: paragraphs, image placeholders and quotes, in reading order. */
export function buildBody(
  lines: readonly BodyLine[],
  quotes: readonly QuoteTree[],
  facts: (quote: FoundQuote) => QuoteFacts,
): BuiltBody {
  const rawBody = lines.map(({ line }) => line.raw).join('\n');
  const toPoints = unitsToCodePoints(rawBody);
  const starts: number[] = [];
  let offset = 0;
  for (const { line } of lines) {
    starts.push(offset);
    offset += line.raw.length + 1;
  }
  const quoteBlock = (quote: QuoteTree): QuoteBlock => {
    const [from, to] = emptied(lines, starts, rawBody.length, quote);
    const hit = quote.header === null ? null : (lines[quote.header]?.header ?? null);
    return {
      type: 'quote',
      header: quote.header === null ? null : (lines[quote.header]?.line.phrase ?? null),
      author: hit?.author ?? null,
      sourceExternalId: null,
      sourceUrl: null,
      blocks: blocksOf(quote.from, quote.to + 1, quote.children ?? []),
      extent: { method: quote.method, confidence: quote.confidence },
      rawRange: [toPoints(from), toPoints(to)],
      ...facts(quote),
    };
  };
  // Recursion is as deep as quotes are nested, which the search bounds (layout/quote-tree.ts).
  const blocksOf = (first: number, end: number, inside: readonly QuoteTree[]): Block[] => {
    const blocks: Block[] = [];
    let at = first;
    for (const quote of inside) {
      const opens = quote.header ?? quote.from;
      blocks.push(...plainBlocks(lines, at, opens), quoteBlock(quote));
      at = Math.max(opens + 1, quote.to + 1);
    }
    blocks.push(...plainBlocks(lines, at, end));
    return blocks;
  };
  return { blocks: blocksOf(0, lines.length, quotes), rawBody };
}

/** A quote, with the quotes inside it where the engine nests them. */
interface QuoteTree extends FoundQuote {
  readonly children?: readonly QuoteTree[];
}

/**
 * What disappears when a quote's content is taken out: the content with the empty lines directly around it, so that
 * the line above (its header) and the line below come to stand together.
 */
function emptied(
  lines: readonly BodyLine[],
  starts: readonly number[],
  length: number,
  quote: FoundQuote,
): [number, number] {
  const isEmpty = (at: number): boolean => lines[at]?.line.empty === true;
  let first = Math.min(quote.from, quote.to + 1);
  let next = quote.to + 1;
  while (lines[next]?.endMark === true) next += 1;
  while (first - 1 > (quote.header ?? -1) && isEmpty(first - 1)) first -= 1;
  while (next < lines.length && isEmpty(next)) next += 1;
  const from = starts[first] ?? length;
  if (next < lines.length) return [from, starts[next] ?? length];
  return [first === 0 ? 0 : Math.max(0, from - 1), length];
}

/** Paragraphs and placeholders of the lines `[from, to)`; labels and end marks are nobody's words. */
function plainBlocks(lines: readonly BodyLine[], from: number, to: number): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const close = (): void => {
    if (paragraph.length > 0) blocks.push({ type: 'text', text: paragraph.join('\n') });
    paragraph = [];
  };
  for (let at = from; at < to; at += 1) {
    const body = lines[at];
    if (body === undefined) continue;
    const text = body.key === '' ? '' : body.line.raw.trim();
    if (text === '' || body.label || body.endMark) close();
    else if (isImageName(text)) {
      close();
      blocks.push({ type: 'image', url: null, alt: text, printed: text });
    } else paragraph.push(text);
  }
  close();
  return blocks;
}

const ADDRESS = /https?:\/\/[^\s<>"\u00a0]{3,2000}/giu;

/** Addresses printed in the author's own blocks, without the punctuation that follows them. */
export function linksOf(blocks: readonly Block[]): Link[] {
  const seen = new Set<string>();
  for (const block of blocks) {
    if (block.type !== 'text') continue;
    for (const [found] of block.text.matchAll(ADDRESS)) seen.add(found.replace(/[.,;:!?'")\]]{1,5}$/u, ''));
  }
  return [...seen].map((url) => ({ url, text: url }));
}
