import type { Block } from '../../../model/body.js';
import { defineEngine } from '../../define-engine.js';
import type { WrittenBody } from '../../engine.js';
import { isElement, type PageElement, type PageNode } from '../../html/page-tree.js';
import { foldInline, UNSHOWN } from '../../html/text-of.js';
import { preformattedText } from '../../html-blocks/preformatted.js';

/** What a Hacker News text looks like, on pages and in both APIs: a paragraph without a tag, then `<p>` and `<pre>`. */
export const HACKER_NEWS_BODY = defineEngine({
  engine: 'hackernews',
  generation: 'text',
  detect: [],
  post: { list: '', body: '' },
  body: {
    // Whole paragraphs in italics are quotations where they repeat somebody, else emphasis.
    quotes: [{ each: 'p > i', alone: true, repeated: true }],
    drop: '.reply, .storyon, .onstory',
  },
  hooks: { readBody: readTypedQuotes },
});

/**
 * The site has no markup for quotes: its users type ">" before a paragraph they quote. Null where nobody did, so that
 * the text is read as markup.
 */
function readTypedQuotes(body: PageElement): WrittenBody | null {
  const paragraphs = paragraphsOf(body);
  if (!paragraphs.some((paragraph) => paragraph.quoted)) return null;
  const blocks: Block[] = [];
  let quoted: string[] = [];
  const close = (): void => {
    if (quoted.length > 0) blocks.push(quoteOf(quoted.join('\n')));
    quoted = [];
  };
  for (const { quoted: isQuoted, block } of paragraphs) {
    if (isQuoted && block.type === 'text') quoted.push(block.text.replace(QUOTE_MARK, ''));
    else {
      close();
      blocks.push(block);
    }
  }
  close();
  return { blocks: blocks.filter((block) => block.type !== 'text' || block.text !== ''), signature: null };
}

/** ">" and, by habit, an italic mark around the whole paragraph. */
const QUOTE_MARK = /^(?:\s{0,3}[*_]?>){1,9}\s?/;

interface Paragraph {
  readonly quoted: boolean;
  readonly block: Extract<Block, { type: 'text' | 'code' }>;
}

function paragraphsOf(body: PageElement): readonly Paragraph[] {
  const found: Paragraph[] = [];
  let line: string[] = [];
  const close = (): void => {
    const text = foldInline(line.join(''));
    line = [];
    if (text !== '') found.push({ quoted: QUOTE_MARK.test(text), block: { type: 'text', text } });
  };
  const visit = (node: PageNode): void => {
    if (typeof node === 'string') line.push(node);
    else if (isElement(node) && !UNSHOWN.has(node.tag) && !node.classes.includes('reply')) {
      if (node.tag === 'pre') {
        close();
        found.push({ quoted: false, block: { type: 'code', text: preformattedText(node), language: null } });
      } else if (node.tag === 'p' || node.tag === 'div') {
        // Older pages nest the rest of a text in its paragraph.
        close();
        node.children.forEach(visit);
        close();
      } else if (node.tag === 'br') close();
      else node.children.forEach(visit);
    }
  };
  body.children.forEach(visit);
  close();
  return found;
}

function quoteOf(text: string): Block {
  return {
    type: 'quote',
    header: null,
    author: null,
    sourceExternalId: null,
    sourceUrl: null,
    sourcePosition: null,
    citedAt: null,
    blocks: [{ type: 'text', text }],
    extent: { method: 'prefix', confidence: 0.9 },
    rawRange: null,
  };
}
