import type { Block } from '../../../model/body.js';
import { words } from '../../../model/text.js';
import type { WrittenBody } from '../../engine.js';
import { isElement, type PageElement, type PageNode } from '../../html/page-tree.js';
import { foldInline, textOf, UNSHOWN } from '../../html/text-of.js';
import { preformattedText } from '../../html-blocks/preformatted.js';

/** The words of another post by its number; null where that post is not at hand. */
export type WordsOf = (id: string) => ReadonlySet<string> | null;

/** Words in a row that are compared, and the share of a line's runs that the quoted post must hold. */
const RUN = 3;
const SHARE = 0.6;

/**
 * Reads a comment line by line. ">>123" names the post that is answered and is no text of its own line; green lines
 * below it (">…") are a quote of that post where they repeat its words, or where it cannot be looked up. Other green
 * lines tell a story or mock: they are the author's own words and keep their sign.
 */
export function readComment(body: PageElement, wordsOf: WordsOf): WrittenBody {
  const reader = new CommentReader(wordsOf);
  for (const line of linesOf(body)) reader.add(line);
  return { blocks: reader.finish(), signature: null };
}

/** Runs of words of a text, to tell whether a line repeats it. */
export function runsOfWords(text: string): ReadonlySet<string> {
  const forms = words(text).map((word) => word.form);
  const size = Math.min(RUN, Math.max(1, forms.length));
  const runs = new Set(forms);
  for (let i = 0; i + size <= forms.length; i += 1) runs.add(forms.slice(i, i + size).join(' '));
  return runs;
}

function repeats(line: string, source: ReadonlySet<string>): boolean {
  const forms = words(line).map((word) => word.form);
  if (forms.length === 0) return false;
  const size = Math.min(RUN, forms.length);
  let held = 0;
  for (let i = 0; i + size <= forms.length; i += 1) {
    if (source.has(forms.slice(i, i + size).join(' ')) || (size < RUN && forms.every((form) => source.has(form))))
      held += 1;
  }
  return held >= (forms.length - size + 1) * SHARE;
}

type Line =
  | { readonly is: 'text' | 'green'; readonly text: string }
  | { readonly is: 'code'; readonly text: string }
  | { readonly is: 'spoiler'; readonly text: string }
  | { readonly is: 'link'; readonly text: string; readonly id: string; readonly url: string | null };

class CommentReader {
  private readonly blocks: Block[] = [];
  private text: string[] = [];
  private quoted: string[] = [];
  private link: Extract<Line, { is: 'link' }> | null = null;
  /** Words by the author have come since the last link. */
  private answered = false;

  constructor(private readonly wordsOf: WordsOf) {}

  add(line: Line): void {
    if (line.is === 'link') {
      this.closeQuote();
      this.link = line;
      this.answered = false;
    } else if (line.is === 'green' && this.isQuote(line.text)) {
      this.closeText();
      this.quoted.push(line.text.replace(/^>\s?/, ''));
    } else {
      this.closeQuote();
      this.answered = true;
      if (line.is === 'code') this.emit({ type: 'code', text: line.text, language: null });
      else if (line.is === 'spoiler')
        this.emit({ type: 'spoiler', label: null, blocks: [{ type: 'text', text: line.text }] });
      else this.text.push(line.text);
    }
  }

  finish(): readonly Block[] {
    this.closeQuote();
    this.closeText();
    return this.blocks;
  }

  /** A post on the page must hold the words; one that is gone is believed as long as the lines follow its number. */
  private isQuote(line: string): boolean {
    if (this.link === null) return false;
    const source = this.wordsOf(this.link.id);
    return source === null ? !this.answered : repeats(line, source);
  }

  private emit(block: Block): void {
    this.closeText();
    this.blocks.push(block);
  }

  private closeText(): void {
    if (this.text.length > 0) this.blocks.push({ type: 'text', text: this.text.join('\n') });
    this.text = [];
  }

  private closeQuote(): void {
    if (this.quoted.length > 0) {
      this.blocks.push({
        type: 'quote',
        header: this.link?.text ?? null,
        author: null,
        sourceExternalId: this.link?.id ?? null,
        sourceUrl: this.link?.url ?? null,
        sourcePosition: null,
        citedAt: null,
        blocks: [{ type: 'text', text: this.quoted.join('\n') }],
        extent: { method: 'prefix', confidence: 0.9 },
        rawRange: null,
      });
    }
    this.quoted = [];
  }
}

/** ">>123" and ">>>/board/123" (a post of another board or thread); the sign of a link that leads nowhere any more. */
const QUOTE_LINK = /^>>>?(?:\/\w{1,12}\/)?(\d{1,15})/;

function linesOf(body: PageElement): readonly Line[] {
  const lines: Line[] = [];
  let running: string[] = [];
  let green = false;
  const close = (): void => {
    const text = foldInline(running.join(''));
    running = [];
    if (text !== '') lines.push({ is: green && text.startsWith('>') ? 'green' : 'text', text });
    green = false;
  };
  const visit = (node: PageNode, at: number, siblings: readonly PageNode[]): void => {
    if (typeof node === 'string') running.push(node);
    else if (isElement(node) && !UNSHOWN.has(node.tag)) element(node, siblings[at + 1]);
  };
  const element = (node: PageElement, next: PageNode | undefined): void => {
    const { tag, classes } = node;
    if (tag === 'br') close();
    else if (classes.includes('abbr') || classes.includes('exif') || classes.includes('summary')) return;
    else if (tag === 'pre') {
      close();
      lines.push({ is: 'code', text: preformattedText(node) });
    } else if (tag === 's' && foldInline(running.join('')) === '' && endsLine(next)) {
      lines.push({ is: 'spoiler', text: textOf(node) });
    } else if (classes.includes('quotelink') || classes.includes('deadlink')) {
      const link = linkOf(node);
      // In the middle of a sentence it is a word of it.
      if (link === null || foldInline(running.join('')) !== '') running.push(textOf(node));
      else lines.push(link);
    } else {
      if (classes.includes('quote') && foldInline(running.join('')) === '') green = true;
      const block = tag === 'p' || tag === 'div' || tag === 'blockquote';
      if (block) close();
      node.children.forEach(visit);
      if (block) close();
    }
  };
  body.children.forEach(visit);
  close();
  return lines;
}

/** Whether what stands behind an element ends its line. */
function endsLine(next: PageNode | undefined): boolean {
  if (next === undefined) return true;
  return typeof next === 'string' ? next.trim() === '' : isElement(next) && next.tag === 'br';
}

/** "(OP)" and "(You)" behind the number are added by scripts. */
function linkOf(element: PageElement): Extract<Line, { is: 'link' }> | null {
  const text = textOf(element);
  const id = QUOTE_LINK.exec(text)?.[1];
  return id === undefined ? null : { is: 'link', text, id, url: element.attributes.href ?? null };
}
