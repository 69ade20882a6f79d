import type { Block, QuoteBlock } from '../model/body.js';
import { renderBody } from '../model/body.js';
import { foldText } from '../model/text.js';
import { isExpandLabel } from './citation-lines.js';

/** The quotes of a post, for copies of them in its plain lines: some pages print a quote as a box and as text. */
export interface Twice {
  /** A cheap look at a whole text. */
  readonly mayHold: (text: string) => boolean;
  /** The quote whose words are lines of their own from `at` on, as a block, and the line behind them. */
  readonly find: (lines: readonly string[], at: number) => { readonly block: QuoteBlock; readonly end: number } | null;
}

/** A shorter quote is repeated as a phrase as often. */
const MIN_LETTERS = 24;
const MOST_QUOTES = 50;
const NOTHING: Twice = { mayHold: () => false, find: () => null };

export function quotesOf(blocks: readonly Block[]): Twice {
  const byFirstLine = new Map<string, QuoteBlock>();
  for (const block of blocks) {
    if (block.type !== 'quote' || byFirstLine.size >= MOST_QUOTES) continue;
    const first = block.blocks.find((inner) => inner.type === 'text');
    const line = first?.type === 'text' ? first.text.trim().split('\n', 1)[0]?.trim() : undefined;
    if (line !== undefined && line !== '') byFirstLine.set(line, block);
  }
  return byFirstLine.size === 0 ? NOTHING : { mayHold, find };

  function mayHold(text: string): boolean {
    for (const line of byFirstLine.keys()) if (text.includes(line)) return true;
    return false;
  }

  function find(lines: readonly string[], at: number): ReturnType<Twice['find']> {
    const quote = byFirstLine.get((lines[at] ?? '').trim());
    if (quote === undefined) return null;
    const words = renderBody(quote.blocks)
      .ownText.split('\n')
      .filter((line) => !isExpandLabel(line))
      .join('\n');
    const whole = foldText(words);
    if (whole.length < MIN_LETTERS) return null;
    let printed = '';
    for (let end = at; end < lines.length && printed.length < whole.length; end += 1) {
      printed += `${printed === '' ? '' : ' '}${foldText(lines[end] ?? '')}`.trimEnd();
      if (printed === whole) return { block: copyOf(quote, lines.slice(at, end + 1)), end: end + 1 };
    }
    return null;
  }
}

const copyOf = (quote: QuoteBlock, lines: readonly string[]): QuoteBlock => ({
  ...quote,
  header: null,
  blocks: [{ type: 'text', text: lines.join('\n') }],
  extent: { method: 'alignment', confidence: 0.8 },
  rawRange: null,
});
