import type { Block } from '../model/body.js';
import { foldText } from '../model/text.js';
import type { ThreadPost } from '../model/thread.js';
import { cites, mayCite, namesIn } from './citation-lines.js';
import { gramHash } from './gram-hash.js';
import { isMarkedLine, markedRuns, quoteMarkedLines, recovered, unmarked } from './marked-lines.js';
import type { Tokens, Vocabulary } from './tokens.js';
import { tokenize } from './tokens.js';

/** A post as it is known while later ones are read: its own words. */
interface Known {
  readonly author: string;
  readonly own: Tokens;
}

/** Finds quotes that lost their markup, post by post in thread order. */
export interface Recovery {
  /** The post's blocks with the quotes found in its plain lines, or the very same blocks where there are none. */
  readonly read: (post: ThreadPost) => readonly Block[];
  /** Makes a post known to the later ones. */
  readonly see: (post: ThreadPost, own: Tokens) => void;
}

/** Words of a whole post that stand bare at the top of another; fewer are a greeting or an answer of one's own. */
const MIN_BARE = 8;
/** Words by which posts are looked up. */
const START = 5;
const KEEP = 4;
/** Latest posts of an author that a line naming him may introduce. */
const LOOK_BACK = 32;
const MIN_CITED = 3;
/** UTF-16 units below a header line that are compared, and places in a post where they may begin. */
const MAX_CITED = 20_000;
const MAX_TRIES = 16;
/** Lines in a post that are looked at as headers; a post of ten thousand such lines is no discussion. */
const MAX_HEADERS = 50;
/** Marked lines without a header are quotes when they are prose: this many words in two lines at least. */
const MIN_MARKED = 8;

/**
 * Recovers quotes that are printed as plain text: lines behind `>` marks (mail style) under a header, or in prose of
 * two lines and more, or with the words of an earlier post; words under a line that names an earlier author and holds
 * them; and a whole earlier post of somebody else standing bare at the top, with own words below it. Words that are
 * nobody's are never taken. Linear but for a bounded look-back per header line.
 */
export function createRecovery(vocabulary: Vocabulary): Recovery {
  const byStart = new Map<number, Known[]>();
  const byAuthor = new Map<string, { readonly name: string; readonly posts: Known[] }>();
  return { read, see };

  function see(post: ThreadPost, own: Tokens): void {
    const author = post.author.name === null ? '' : foldText(post.author.name);
    const known: Known = { author, own };
    if (own.ids.length >= MIN_BARE) {
      const key = gramHash(own.ids, 0, START);
      const list = byStart.get(key);
      if (list === undefined) byStart.set(key, [known]);
      else if (list.length < KEEP) list.push(known);
    }
    if (author === '' || post.author.name === null) return;
    const entry = byAuthor.get(author);
    if (entry === undefined) byAuthor.set(author, { name: post.author.name, posts: [known] });
    else {
      entry.posts.push(known);
      if (entry.posts.length > LOOK_BACK) entry.posts.shift();
    }
  }

  function read(post: ThreadPost): readonly Block[] {
    const out: Block[] = [];
    let changed = false;
    let run: string[] = [];
    let isTop = true;
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
      if (block.type === 'text') run.push(block.text);
      else {
        flush();
        isTop = false;
        out.push(block);
      }
    }
    flush();
    return changed ? out : post.blocks;
  }

  /** @param top the post, where the text stands at its top. */
  function readRun(text: string, top: ThreadPost | null): Block[] | null {
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

  function readLines(text: string): Block[] | null {
    const isMarked = /(?:^|\n)[ \t]{0,3}>/u.test(text);
    const isCited = byAuthor.size > 0 && text.includes('\n') && (/:[^\S\n]*\n/u.test(text) || cites(firstLines(text)));
    if (!isMarked && !isCited) return null;
    const lines = text.split('\n');
    const runs = isMarked ? markedRuns(lines) : [];
    const out: Block[] = [];
    let plain: string[] = [];
    let found = false;
    let headers = 0;
    for (let at = 0; at < lines.length; at += 1) {
      const line = lines[at] ?? '';
      const run = runs[0]?.from === at ? runs.shift() : undefined;
      const taken = run === undefined ? null : quoteRun(lines.slice(run.from, run.to), plain);
      if (run !== undefined && taken !== null) {
        out.push(...textOf(taken.before), taken.block);
        plain = [];
        found = true;
        at = run.to - 1;
        continue;
      }
      const cited =
        headers < MAX_HEADERS && at + 1 < lines.length && mayCite(line) ? citedBelow(line, lines, at) : null;
      if (mayCite(line)) headers += 1;
      if (cited !== null) {
        out.push(...textOf(plain), cited.block);
        plain = [];
        found = true;
        at = cited.end - 1;
        while (runs[0] !== undefined && runs[0].from <= at) runs.shift();
        continue;
      }
      plain.push(line);
    }
    return found ? [...out, ...textOf(plain)] : null;
  }

  /** A run of marked lines with the header above it; null where it may be something else than a quote. */
  function quoteRun(marked: readonly string[], above: readonly string[]): { before: string[]; block: Block } | null {
    const before = [...above];
    while (before.at(-1)?.trim() === '') before.pop();
    const line = before.at(-1) ?? '';
    const named = mayCite(line) ? namesIn(line, byAuthor)[0] : undefined;
    const isHeader = line !== '' && ((named !== undefined && /:\s*$/u.test(line)) || cites(line));
    const words = unmarked(marked);
    if (!isHeader && !isProse(words) && !isKnown(words)) return null;
    if (isHeader) before.pop();
    return {
      before,
      block: quoteMarkedLines(marked, isHeader ? line.trim() : null, isHeader ? (named?.name ?? null) : null),
    };
  }

  /** Whether marked lines begin or are a post that is known. */
  function isKnown(lines: readonly string[]): boolean {
    const { ids } = tokenize(lines.join('\n').slice(0, 2_000), vocabulary);
    return (
      ids.length >= START &&
      (byStart.get(gramHash(ids, 0, START)) ?? []).some(({ own }) => startsWith(own.ids, ids, START))
    );
  }

  /** Words below a line that names an earlier author, as far as whole lines of them stand in one of his posts. */
  function citedBelow(line: string, lines: readonly string[], at: number): { block: Block; end: number } | null {
    for (const entry of namesIn(line, byAuthor)) {
      let from = at + 1;
      while (from < lines.length && (lines[from] ?? '').trim() === '') from += 1;
      if (isMarkedLine(lines[from] ?? '')) return null;
      const text = lines.slice(from).join('\n').slice(0, MAX_CITED);
      const below = tokenize(text, vocabulary);
      let longest = 0;
      for (const { own } of entry.posts) longest = Math.max(longest, commonRun(own.ids, below.ids));
      const end = lineEnd(below, longest);
      if (end === 0) continue;
      const cited = text.slice(0, end);
      const block = recovered(line.trim(), entry.name, [{ type: 'text', text: cited }], {
        method: 'alignment',
        confidence: 0.9,
      });
      return { block, end: from + cited.split('\n').length };
    }
    return null;
  }

  /** Where a whole earlier post of somebody else ends that stands at the top of a text; null where none does. */
  function bareCopy(text: string, post: ThreadPost): number | null {
    if (!text.includes('\n') || byStart.size === 0 || isMarkedLine(text.trimStart())) return null;
    const head = tokenize(text.slice(0, 400), vocabulary);
    if (head.ids.length < START) return null;
    const author = post.author.name === null ? '' : foldText(post.author.name);
    const twins = (byStart.get(gramHash(head.ids, 0, START)) ?? []).filter(
      (known) => known.author !== '' && known.author !== author && startsWith(known.own.ids, head.ids, START),
    );
    if (twins.length === 0) return null;
    const all = tokenize(text, vocabulary);
    const source = twins.filter(({ own }) => startsWith(all.ids, own.ids, own.ids.length)).sort(longestFirst)[0];
    if (source === undefined || source.own.ids.length === all.ids.length) return null;
    const end = lineEnd(all, source.own.ids.length);
    return end === 0 || all.ends[source.own.ids.length - 1] !== lastWordBefore(all, end)
      ? null
      : Math.min(text.length, end + 1);
  }
}

const longestFirst = (a: Known, b: Known): number => b.own.ids.length - a.own.ids.length;

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

function startsWith(ids: Int32Array, head: Int32Array, n: number): boolean {
  if (ids.length < n || head.length < n) return false;
  for (let i = 0; i < n; i += 1) if (ids[i] !== head[i]) return false;
  return true;
}

/** Words from the start of `below` that stand in one stretch in `own`. Bounded: a few places are tried. */
function commonRun(own: Int32Array, below: Int32Array): number {
  let best = 0;
  let tries = 0;
  for (let at = 0; at < own.length && tries < MAX_TRIES; at += 1) {
    if (own[at] !== below[0] || own[at + 1] !== below[1] || own[at + 2] !== below[2]) continue;
    tries += 1;
    let n = 0;
    while (at + n < own.length && n < below.length && own[at + n] === below[n]) n += 1;
    best = Math.max(best, n);
  }
  return best;
}

/** End (UTF-16) of the last line of which all words are among the first `count`; 0 where not even one line is. */
function lineEnd(tokens: Tokens, count: number): number {
  for (let n = count; n >= MIN_CITED; n -= 1) {
    const end = tokens.ends[n - 1] ?? 0;
    const feed = tokens.text.indexOf('\n', end);
    const next = tokens.starts[n];
    if (next === undefined) return feed === -1 ? tokens.text.length : feed;
    if (feed !== -1 && feed < next) return feed;
  }
  return 0;
}

function lastWordBefore(tokens: Tokens, end: number): number {
  let low = 0;
  let high = tokens.ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens.ends[middle] ?? 0) <= end) low = middle + 1;
    else high = middle;
  }
  return tokens.ends[low - 1] ?? 0;
}
