import type { Moment } from './moment.js';
import { codePointLength } from './text.js';

/** How the extent of a quote was decided, with a confidence 0..1 (markup is certain, layout is a guess). */
export interface QuoteExtent {
  readonly method: 'markup' | 'alignment' | 'end-mark' | 'layout' | 'prefix';
  readonly confidence: number;
}

export interface TextBlock {
  readonly type: 'text';
  readonly text: string;
}

/** What the page shows as quoted from somebody. `blocks` may hold nested quotes. */
export interface QuoteBlock {
  readonly type: 'quote';
  /** The citation line as printed ("2 hours ago, X said:"), without which the body text is rendered. */
  readonly header: string | null;
  readonly author: string | null;
  /** The engine's id of the quoted post where the page prints it. */
  readonly sourceExternalId: string | null;
  readonly sourceUrl: string | null;
  readonly sourcePosition: number | null;
  /** The time in the citation; relative words stay in `raw` and bind to the reply's own time, never to a fetch time. */
  readonly citedAt: Moment | null;
  readonly blocks: readonly Block[];
  readonly extent: QuoteExtent;
  /**
   * For flattened text: code-point range in the post's `rawBody` that disappears when this quote's content is taken
   * out (the content and the blank lines directly around it, its header stays). `null` when computed from blocks.
   */
  readonly rawRange: readonly [number, number] | null;
}

export interface CodeBlock {
  readonly type: 'code';
  readonly text: string;
  readonly language: string | null;
}

export interface ListBlock {
  readonly type: 'list';
  readonly ordered: boolean;
  readonly items: readonly (readonly Block[])[];
}

export interface SpoilerBlock {
  readonly type: 'spoiler';
  readonly label: string | null;
  readonly blocks: readonly Block[];
}

/** An image; `printed` is the placeholder that stands in a flattened text ("image.png"), `null` in HTML. */
export interface ImageBlock {
  readonly type: 'image';
  readonly url: string | null;
  readonly alt: string | null;
  readonly printed: string | null;
}

export interface AttachmentBlock {
  readonly type: 'attachment';
  readonly url: string | null;
  readonly name: string | null;
  readonly printed: string | null;
}

/** A post's content is an ordered tree of blocks. */
export type Block = TextBlock | QuoteBlock | CodeBlock | ListBlock | SpoilerBlock | ImageBlock | AttachmentBlock;

/**
 * A run of the body text that belongs to one level: `quote` is the index of the quote, or `null` for the author's own
 * words; `start` and `end` are code-point offsets in that level's text (own text, or the quote's text).
 */
export interface BodyPart {
  readonly quote: number | null;
  readonly start: number;
  readonly end: number;
}

export interface BodyQuote {
  /** Document order, from 0. */
  readonly index: number;
  /** The quote that holds this one, or `null` at the top level. */
  readonly parentIndex: number | null;
  readonly block: QuoteBlock;
  /** This level's words only; nested quotes have rows of their own. */
  readonly text: string;
}

/**
 * A body rendered to text. Law (property-tested): the slices named by `parts`, joined by a line feed, give `text`;
 * those with `quote: null` give `ownText`; those of one quote give that quote's `text`. Nothing is lost or doubled.
 */
export interface Body {
  readonly text: string;
  readonly ownText: string;
  readonly quotes: readonly BodyQuote[];
  readonly parts: readonly BodyPart[];
}

/** One printed piece of text and the level it belongs to. */
interface Piece {
  readonly quote: number | null;
  readonly text: string;
}

/**
 * Renders blocks to text, level by level. Blocks are separated by one line feed; images and attachments print only
 * their placeholder (flattened text) and nothing in HTML; quote headers are not printed.
 *
 * @returns the body text, the own text, each quote's own-level text and the parts that tie them together.
 */
export function renderBody(blocks: readonly Block[]): Body {
  const pieces: Piece[] = [];
  const found: { block: QuoteBlock; parentIndex: number | null }[] = [];
  // An explicit stack: hostile pages nest quotes thousands deep, and a recursive walk would end the process.
  const stack: { blocks: readonly Block[]; next: number; level: number | null }[] = [{ blocks, next: 0, level: null }];
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const block = frame.blocks[frame.next];
    if (block === undefined) {
      stack.pop();
      continue;
    }
    frame.next += 1;
    const level = frame.level;
    switch (block.type) {
      case 'text':
      case 'code':
        if (block.text !== '') pieces.push({ quote: level, text: block.text });
        break;
      case 'image':
      case 'attachment':
        if (block.printed !== null && block.printed !== '') pieces.push({ quote: level, text: block.printed });
        break;
      case 'list':
        for (let i = block.items.length - 1; i >= 0; i -= 1)
          stack.push({ blocks: block.items[i] ?? [], next: 0, level });
        break;
      case 'spoiler':
        stack.push({ blocks: block.blocks, next: 0, level });
        break;
      case 'quote':
        found.push({ block, parentIndex: level });
        stack.push({ blocks: block.blocks, next: 0, level: found.length - 1 });
        break;
    }
  }
  return compose(pieces, found);
}

function compose(pieces: readonly Piece[], found: readonly { block: QuoteBlock; parentIndex: number | null }[]): Body {
  const levels = new Map<number | null, { texts: string[]; length: number }>();
  const parts: { quote: number | null; start: number; end: number }[] = [];
  for (const piece of pieces) {
    const level = levels.get(piece.quote) ?? { texts: [], length: 0 };
    levels.set(piece.quote, level);
    const start = level.texts.length === 0 ? 0 : level.length + 1;
    const end = start + codePointLength(piece.text);
    level.texts.push(piece.text);
    level.length = end;
    const last = parts.at(-1);
    if (last !== undefined && last.quote === piece.quote) last.end = end;
    else parts.push({ quote: piece.quote, start, end });
  }
  const textOf = (quote: number | null): string => levels.get(quote)?.texts.join('\n') ?? '';
  return {
    text: pieces.map((piece) => piece.text).join('\n'),
    ownText: textOf(null),
    quotes: found.map(({ block, parentIndex }, index) => ({ index, parentIndex, block, text: textOf(index) })),
    parts,
  };
}
