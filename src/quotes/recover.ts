import type { Block, QuoteBlock } from '../model/body.js';
import { foldText } from '../model/text.js';
import type { ThreadPost } from '../model/thread.js';
import { cites, isQuoteLabel, mayCite, namesIn } from './citation-lines.js';
import { alignedEnd, commonRun, firstWords, lineEnd, MIN_SHARED, sharedWords } from './cited-extent.js';
import type { Known, KnownPosts } from './known-posts.js';
import { createKnownPosts, START, startsWith } from './known-posts.js';
import { EDITOR_NOTE } from './lexicon.js';
import { headerAbove, mayHoldHead, messageHead, namedMark } from './mail-headers.js';
import type { MarkedRun } from './marked-lines.js';
import { isMarkedLine, markedRuns, otherMarkedLines, quoteMarkedLines, recovered, unmarked } from './marked-lines.js';
import type { Twice } from './printed-twice.js';
import { quotesOf } from './printed-twice.js';
import { quoteTags } from './quote-tags.js';
import type { Vocabulary } from './tokens.js';
import { tokenize } from './tokens.js';

/** Finds quotes that lost their markup, post by post in thread order. */
export interface Recovery {
  /** The post's blocks with the quotes found in its plain lines, or the very same blocks where there are none. */
  readonly read: (post: ThreadPost) => readonly Block[];
  /** Makes a post known to the later ones. */
  readonly see: KnownPosts['see'];
}

/** UTF-16 units below a header line that are compared. */
const MAX_CITED = 20_000;
/** Lines in a post that are looked at as headers; a post of ten thousand such lines is no discussion. */
const MAX_HEADERS = 50;
/** Posts of an author whose words lie closest, compared word by word. */
const MAX_ALIGNED = 2;
/** Marked lines without a header are quotes when they are prose: this many words in two lines at least. */
const MIN_MARKED = 8;
/** Messages below each other that are taken apart; the rest is words of the last. */
const MAX_MESSAGES = 10;
/** Lines behind other marks than `>` that are looked at below a header. */
const MAX_MARKED = 500;

/** A quote found in lines: those before it, and the line behind it. */
interface Taken {
  readonly before: readonly string[];
  readonly block: Block;
  readonly end: number;
}

/**
 * Recovers quotes that are printed as plain text: between quote tags that were not understood; lines behind `>` marks
 * (mail style, with or without the author's name before the mark) under a header, or in prose of two lines and more, or
 * with the words of an earlier post; the message below a head "From: … Sent: …"; words under a line that names an
 * earlier author and holds them, changed ones among them; a whole earlier post of somebody else standing bare at the
 * top, with own words below it; a quote of the same post printed once more. Words that are nobody's are never taken.
 * Linear but for a bounded look-back per header line.
 */
export function createRecovery(vocabulary: Vocabulary): Recovery {
  const known = createKnownPosts();
  const { byAuthor } = known;
  let twice: Twice = quotesOf([]);
  return { read, see: known.see };

  function read(post: ThreadPost): readonly Block[] {
    const out: Block[] = [];
    let changed = false;
    let run: string[] = [];
    let isTop = true;
    twice = quotesOf(post.blocks);
    const flush = (): void => {
      if (run.length === 0) return;
      const text = run.join('\n');
      const found = readRun(text, isTop ? post : null);
      changed ||= found !== null;
      // One by one: a hostile post has more blocks than a call takes arguments.
      for (const block of found ?? run.map((line): Block => ({ type: 'text', text: line }))) out.push(block);
      run = [];
    };
    for (const block of post.blocks) {
      if (block.type === 'text') {
        run.push(block.text);
        continue;
      }
      // In flattened text the line above a quote was judged with the whole page at hand.
      const headed = block.type === 'quote' && post.rawBody === null ? takeHeader(block, run) : null;
      if (headed !== null) {
        changed = true;
        run = headed.rest === '' ? [] : [headed.rest];
      }
      flush();
      isTop = false;
      out.push(headed?.quote ?? block);
    }
    flush();
    return changed ? out : post.blocks;
  }

  /** A quote whose header stands above it as a line of text, and the text without that line. */
  function takeHeader(quote: QuoteBlock, run: readonly string[]): { quote: QuoteBlock; rest: string } | null {
    if (quote.header !== null || quote.author !== null || run.length === 0) return null;
    const lines = run.join('\n').trimEnd().split('\n');
    const found = headerAbove(lines.slice(-4), byAuthor);
    const isSure = found !== null && (isQuoteLabel(found.text) || (found.author !== null && cites(found.text)));
    if (found === null || !isSure) return null;
    const rest = lines.slice(0, -found.lines).join('\n').trimEnd();
    return { quote: { ...quote, header: found.text, author: found.author }, rest };
  }

  /** @param top the post, where the text stands at its top. */
  function readRun(text: string, top: ThreadPost | null): readonly Block[] | null {
    const tagged = quoteTags(text, (plain) => readLines(plain) ?? textOf([plain]));
    if (tagged !== null) return tagged;
    const bare = top === null ? null : bareCopy(text, top);
    if (bare !== null) {
      const rest = text.slice(bare);
      const block = recovered(null, null, [{ type: 'text', text: text.slice(0, bare).trimEnd() }], {
        method: 'alignment',
        confidence: 0.8,
      });
      return [block, ...(readLines(rest) ?? textOf([rest]))];
    }
    return readLines(text);
  }

  /** @param depth messages around these lines, each below the answer to it. */
  function readLines(text: string, depth = 0): Block[] | null {
    const isMarked = text.includes('>') && /(?:^|\n)[^\n<>]{0,40}>/u.test(text);
    const isCited = text.includes('\n') && (/[:：][^\S\n]*\n/u.test(text) || cites(firstLines(text)));
    if (!isMarked && !isCited && !twice.mayHold(text) && !mayHoldHead(text)) return null;
    const lines = text.split('\n');
    const { plain: bare, names } = isMarked ? readNamedMarks(lines) : { plain: lines, names: new Map() };
    const runs = isMarked ? markedRuns(bare) : [];
    const out: Block[] = [];
    let plain: string[] = [];
    let found = false;
    let headers = 0;
    for (let at = 0; at < lines.length; at += 1) {
      const line = lines[at] ?? '';
      const run = runs[0]?.from === at ? runs.shift() : undefined;
      const isHeader = mayCite(line) || isQuoteLabel(line);
      if (isHeader || run !== undefined) headers += 1;
      const taken: Taken | null =
        headers > MAX_HEADERS
          ? null
          : run !== undefined
            ? quoteRun(bare, run, names, plain)
            : (messageBelow(lines, at, plain, depth) ??
              (isHeader && at + 1 < lines.length ? citedBelow(lines, at, plain) : null) ??
              secondPrint(lines, at, plain));
      if (taken === null) {
        plain.push(line);
        continue;
      }
      for (const block of textOf(taken.before)) out.push(block);
      out.push(taken.block);
      plain = [];
      found = true;
      at = taken.end - 1;
      while (runs[0] !== undefined && runs[0].from <= at) runs.shift();
    }
    return found ? [...out, ...textOf(plain)] : null;
  }

  /** Lines with "Ann> " as plain marks, and who stands before the mark. */
  function readNamedMarks(lines: readonly string[]): { plain: string[]; names: Map<number, string | null> } {
    const names = new Map<number, string | null>();
    const plain = lines.map((line, at) => {
      const named = isMarkedLine(line) ? null : namedMark(line, known);
      if (named === null) return line;
      names.set(at, named.author);
      return named.words;
    });
    return { plain, names };
  }

  /** A run of marked lines with the header above it; null where it may be something else than a quote. */
  function quoteRun(
    lines: readonly string[],
    run: MarkedRun,
    names: ReadonlyMap<number, string | null>,
    above: readonly string[],
  ): Taken | null {
    const marked = lines.slice(run.from, run.to);
    const before = [...above];
    while (before.at(-1)?.trim() === '') before.pop();
    const header = headerAbove(before.slice(-4), byAuthor);
    const words = unmarked(marked);
    if (header === null && !isProse(words) && !isKnown(words)) return null;
    if (header !== null) before.length -= header.lines;
    const author = header?.author ?? names.get(run.from) ?? null;
    const block = quoteMarkedLines(marked, header?.text ?? null, author, (inner) => headerAbove(inner, byAuthor));
    return { before, block, end: run.to };
  }

  function isKnown(lines: readonly string[]): boolean {
    return known.holds(tokenize(lines.join('\n').slice(0, 2_000), vocabulary));
  }

  /** Everything below the head of a message that is answered above it. */
  function messageBelow(lines: readonly string[], at: number, before: readonly string[], depth: number): Taken | null {
    const head = depth < MAX_MESSAGES ? messageHead(lines, at, byAuthor) : null;
    if (head === null) return null;
    const text = lines
      .slice(at + head.lines)
      .join('\n')
      .trim();
    if (text === '') return null;
    const inner = readLines(text, depth + 1) ?? textOf([text]);
    const block = recovered(head.text, head.author, inner, { method: 'end-mark', confidence: 0.9 });
    return { before, block, end: lines.length };
  }

  /** Words below a line that names an earlier author, as far as whole lines of them stand in one of his posts. */
  function citedBelow(lines: readonly string[], at: number, before: readonly string[]): Taken | null {
    let from = at + 1;
    while (from < lines.length && (lines[from] ?? '').trim() === '') from += 1;
    if (from >= lines.length || isMarkedLine(lines[from] ?? '')) return null;
    const above = [...before, lines[at] ?? ''].slice(-4);
    const header = headerAbove(above, byAuthor);
    if (header === null) return null;
    // Another header follows: "Quote:" over "Originally posted by X".
    if (isQuoteLabel(lines[at] ?? '') && headerAbove([lines[from] ?? ''], byAuthor) !== null) return null;
    const marked = otherMarkedLines(lines.slice(from, from + MAX_MARKED));
    if (marked.length > 0) {
      const block = quoteMarkedLines(marked, header.text, header.author, (inner) => headerAbove(inner, byAuthor));
      return { before: before.slice(0, before.length - header.lines + 1), block, end: from + marked.length };
    }
    const text = lines.slice(from).join('\n').slice(0, MAX_CITED);
    // Notes of the person quoting ("emphasis mine") are no words of the source.
    const below = tokenize(
      text.replace(EDITOR_NOTE, (note) => ' '.repeat(note.length)),
      vocabulary,
    );
    const named = namesIn(header.text, byAuthor);
    const entries = named.length > 0 ? named : [{ name: null, posts: known.startingLike(below.ids) }];
    for (const { name, posts } of entries) {
      let end = 0;
      for (const { own } of posts) end = Math.max(end, lineEnd(below, commonRun(own.ids, below.ids)));
      if (name !== null)
        for (const post of closest(posts, firstWords(below))) end = Math.max(end, alignedEnd(post.own.ids, below));
      if (end === 0) continue;
      const cited = text.slice(0, end);
      const block = recovered(header.text, name, [{ type: 'text', text: cited }], {
        method: 'alignment',
        confidence: 0.9,
      });
      return { before: before.slice(0, before.length - header.lines + 1), block, end: from + cited.split('\n').length };
    }
    return null;
  }

  /** The post's own quote printed once more, where own words are left beside it. */
  function secondPrint(lines: readonly string[], at: number, before: readonly string[]): Taken | null {
    const found = twice.find(lines, at);
    const isAlone =
      found !== null && ![...lines.slice(0, at), ...lines.slice(found.end)].some((line) => line.trim() !== '');
    return found === null || isAlone ? null : { before, ...found };
  }

  /** Where a whole earlier post of somebody else ends that stands at the top of a text; null where none does. */
  function bareCopy(text: string, post: ThreadPost): number | null {
    if (!text.includes('\n') || isMarkedLine(text.trimStart())) return null;
    const head = tokenize(text.slice(0, 400), vocabulary);
    if (head.ids.length < START) return null;
    const author = post.author.name === null ? '' : foldText(post.author.name);
    const twins = known.startingLike(head.ids).filter((one) => one.author !== '' && one.author !== author);
    if (twins.length === 0) return null;
    const all = tokenize(text, vocabulary);
    const source = twins.filter(({ own }) => startsWith(all.ids, own.ids, own.ids.length)).sort(longestFirst)[0];
    const size = source?.own.ids.length ?? 0;
    if (source === undefined || size === all.ids.length) return null;
    // The copy ends with its line.
    const end = lineEnd(all, size);
    return end < (all.ends[size - 1] ?? 0) ? null : Math.min(text.length, end + 1);
  }
}

const longestFirst = (a: Known, b: Known): number => b.own.ids.length - a.own.ids.length;

/** The posts that hold most of some words, if they hold enough of them. */
function closest(posts: readonly Known[], words: ReadonlySet<number>): Known[] {
  return posts
    .map((post) => ({ post, shared: sharedWords(post.own.ids, words) }))
    .filter(({ shared }) => shared >= MIN_SHARED)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, MAX_ALIGNED)
    .map(({ post }) => post);
}

const textOf = (lines: readonly string[]): Block[] => {
  const text = lines.join('\n').replace(/^(?:[^\S\n]*\n)+|(?:\n[^\S\n]*)+$/gu, '');
  return text === '' ? [] : [{ type: 'text', text }];
};

const firstLines = (text: string): string => text.slice(0, 160);

function isProse(lines: readonly string[]): boolean {
  const text = lines.join(' ');
  const words = text.match(/[\p{L}\p{M}]{2,}/gu)?.length ?? 0;
  const letters = text.match(/[\p{L}\p{M}\s.,;:!?'"-]/gu)?.length ?? 0;
  return lines.length >= 2 && words >= MIN_MARKED && letters >= 0.9 * text.length;
}
