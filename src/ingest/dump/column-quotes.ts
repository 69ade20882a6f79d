import type { Block, QuoteBlock } from '../../model/body.js';
import { renderBody } from '../../model/body.js';
import { foldText } from '../../model/text.js';
import type { ColumnQuote } from './dump-post.js';

/** A body with what columns say of its quotes. */
export interface QuotedBody {
  readonly blocks: readonly Block[];
  /** A post that is quoted without its words: what this one answers. */
  readonly answers: string | null;
}

/**
 * Joins the quotes that stand in columns with those of the body: the words of a column come before the body unless it
 * holds them already; a quote of the body that names no post takes the one of the columns, in order. What is named and
 * quoted nowhere is the post that is answered.
 */
export function withColumnQuotes(blocks: readonly Block[], quotes: readonly ColumnQuote[]): QuotedBody {
  if (quotes.length === 0) return { blocks, answers: null };
  const texts = new Set(renderBody(blocks).quotes.map(({ text }) => foldText(text)));
  const added = quotes.flatMap(({ post, author, text }): QuoteBlock[] =>
    text === null || text.trim() === '' || texts.has(foldText(text)) ? [] : [quoteOf(post, author, text.trim())],
  );
  const named = quotes.filter(({ text }) => text === null || texts.has(foldText(text)));
  let next = 0;
  const filled = blocks.map((block): Block => {
    if (block.type !== 'quote') return block;
    const said = named[next];
    if (said === undefined) return block;
    next += 1;
    return {
      ...block,
      author: block.author ?? said.author,
      sourceExternalId: block.sourceExternalId ?? said.post,
    };
  });
  const answers = named.slice(next).find(({ post }) => post !== null)?.post ?? null;
  return { blocks: [...added, ...filled], answers };
}

const quoteOf = (post: string | null, author: string | null, text: string): QuoteBlock => ({
  type: 'quote',
  header: null,
  author,
  sourceExternalId: post,
  sourceUrl: null,
  sourcePosition: null,
  citedAt: null,
  blocks: [{ type: 'text', text }],
  extent: { method: 'markup', confidence: 1 },
  rawRange: null,
});
