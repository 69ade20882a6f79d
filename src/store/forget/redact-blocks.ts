import { type Block, type QuoteBlock, renderBody } from '../../model/body.js';
import {
  isForgottenName,
  isForgottenQuote,
  namesSomebody,
  redactCitation,
  redactText,
  redactUrl,
} from './redact-text.js';
import { type ForgetRules, markOf } from './rules.js';

/** A list of blocks under work: where it is read, and what becomes of it. */
interface Frame {
  readonly blocks: readonly Block[];
  next: number;
  readonly out: Block[];
  /** Inside words that are forgotten: only quotes of others are kept. */
  readonly gone: boolean;
  readonly end: (out: readonly Block[]) => void;
}

/**
 * A body without the words of forgotten people: their quotes lose words, header and source (quotes of others inside
 * them stay), their names and sentences are cut out of the rest. The same list where nothing was found. No recursion:
 * hostile pages nest quotes thousands deep.
 */
export function redactBlocks(blocks: readonly Block[], rules: ForgetRules): readonly Block[] {
  const texts = new Map<QuoteBlock, string>(renderBody(blocks).quotes.map(({ block, text }) => [block, text]));
  let result: readonly Block[] = blocks;
  const stack: Frame[] = [{ blocks, next: 0, out: [], gone: false, end: (out) => (result = same(blocks, out)) }];
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const block = frame.blocks[frame.next];
    if (block === undefined) {
      stack.pop();
      frame.end(frame.out);
      continue;
    }
    frame.next += 1;
    const { out, gone } = frame;
    const enter = (inner: readonly Block[], isGone: boolean, end: Frame['end']): void => {
      stack.push({ blocks: inner, next: 0, out: [], gone: isGone, end });
    };
    if (block.type === 'quote') {
      const isGone = isForgotten(block, texts.get(block) ?? '', rules);
      const shell = isGone ? emptied(block) : redactShell(block, rules);
      enter(block.blocks, isGone, (inner) => out.push(withBlocks(shell, block.blocks, inner)));
    } else if (block.type === 'spoiler') {
      if (gone) enter(block.blocks, true, (inner) => out.push(...inner));
      else {
        const label = block.label === null ? null : redactText(block.label, rules);
        const shell = label === block.label ? block : { ...block, label };
        enter(block.blocks, false, (inner) => out.push(withBlocks(shell, block.blocks, inner)));
      }
    } else if (block.type === 'list') {
      const items: (readonly Block[])[] = [];
      const last = block.items.length - 1;
      if (last < 0 && !gone) out.push(block);
      for (let i = last; i >= 0; i -= 1) {
        const item = block.items[i] ?? [];
        enter(item, gone, (inner) => {
          if (gone) out.push(...inner);
          else {
            items.push(same(item, inner));
            if (i === last) out.push(items.every((one, n) => one === block.items[n]) ? block : { ...block, items });
          }
        });
      }
    } else if (!gone) out.push(redactLeaf(block, rules));
  }
  return result;
}

/** Whether a quote holds the words of somebody forgotten: by its name, its header, the post it points to, its words. */
function isForgotten(block: QuoteBlock, text: string, rules: ForgetRules): boolean {
  if (isForgottenName(block.author, rules)) return true;
  if (block.author === null && block.header !== null && namesSomebody(block.header, rules)) return true;
  const { sourceExternalId: id, sourceUrl: url } = block;
  if (id !== null && rules.has('post', markOf(rules.key, 'post', id))) return true;
  if (url !== null && rules.has('url', markOf(rules.key, 'url', url))) return true;
  return isForgottenQuote(text, rules);
}

const emptied = (block: QuoteBlock): QuoteBlock => ({
  ...block,
  header: null,
  author: null,
  sourceExternalId: null,
  sourceUrl: null,
  sourcePosition: null,
  citedAt: null,
  rawRange: null,
});

function redactShell(block: QuoteBlock, rules: ForgetRules): QuoteBlock {
  const header = block.header === null ? null : redactCitation(block.header, rules);
  const author = block.author === null ? null : redactCitation(block.author, rules);
  const sourceUrl = block.sourceUrl === null ? null : redactUrl(block.sourceUrl, rules);
  const isSame = header === block.header && author === block.author && sourceUrl === block.sourceUrl;
  return isSame ? block : { ...block, header, author, sourceUrl };
}

type Leaf = Exclude<Block, { readonly type: 'quote' | 'spoiler' | 'list' }>;

function redactLeaf(block: Leaf, rules: ForgetRules): Leaf {
  const text = (value: string | null): string | null => (value === null ? null : redactText(value, rules));
  const url = (value: string | null): string | null => (value === null ? null : redactUrl(value, rules));
  switch (block.type) {
    case 'text':
    case 'code': {
      const cleared = redactText(block.text, rules);
      return cleared === block.text ? block : { ...block, text: cleared };
    }
    case 'image': {
      const next = { ...block, url: url(block.url), alt: text(block.alt), printed: text(block.printed) };
      return next.url === block.url && next.alt === block.alt && next.printed === block.printed ? block : next;
    }
    case 'attachment': {
      const next = { ...block, url: url(block.url), name: text(block.name), printed: text(block.printed) };
      return next.url === block.url && next.name === block.name && next.printed === block.printed ? block : next;
    }
  }
}

function withBlocks<T extends QuoteBlock | Extract<Block, { readonly type: 'spoiler' }>>(
  shell: T,
  before: readonly Block[],
  inner: readonly Block[],
): T {
  return same(before, inner) === before ? shell : { ...shell, blocks: inner };
}

const same = <T>(before: readonly T[], after: readonly T[]): readonly T[] =>
  before.length === after.length && before.every((one, i) => one === after[i]) ? before : after;
