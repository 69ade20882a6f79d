import { foldText } from '../../../model/text.js';
import { type DraftPost, type FoundQuote, lowerBound } from '../draft.js';
import { byLayout } from '../layout.js';
import { countWords, findNear, type Place } from '../near.js';
import { findCopies } from './bare-copies.js';
import { type Lines, PART_WORDS, type QuoteNode, type Search } from './quote-search.js';
import { citationToken, createTreeIndex, isCitation, type Match } from './tree-index.js';

/** Deeper nesting than this is no conversation. */
const MAX_DEPTH = 24;
/** Fewer words in common, without the named author, say nothing. */
const WEAK_WORDS = 8;
/**
 * Finds the quotes of all posts, nested ones too: by explicit end marks where the engine prints them, else by alignment
 * with earlier posts, else by where later posts begin to quote the reply, else by layout. Copies of earlier posts
 * without a citation are found too.
 */
export function findQuoteTrees(posts: readonly DraftPost[], endMarks: boolean): QuoteNode[][] {
  const all = posts.map(linesOf);
  const index = createTreeIndex();
  const near = nearPlaces(all);
  const names = new Set(posts.flatMap(({ author }) => (author === null ? [] : [foldText(author)])));
  for (const { lines } of posts)
    for (const { header } of lines)
      if (header?.dated === true && header.author !== null) names.add(foldText(header.author));
  const begins = quotedBeginnings(all);
  return all.map((lines) => {
    const author = lines.draft.author === null ? null : foldText(lines.draft.author);
    const search: Search = { lines, index, near, names, begins: begins.get(author ?? '') ?? NOTHING, endMarks };
    const quotes = parseRange(search, 0, lines.dense.length, 0);
    const covered = new Set<number>();
    for (const quote of quotes) cover(covered, quote);
    const copies = findCopies(search, covered);
    for (const copy of copies) cover(covered, copy);
    const found = [...quotes, ...copies].sort((a, b) => (a.header ?? a.from) - (b.header ?? b.from));
    const own = lines.dense.map((at) => !covered.has(at));
    index.add({ tokens: lines.tokens, own, ...boundsOf(lines, found), author });
    return found;
  });
}

/** All quotes of a tree, outer ones first. */
export function flatQuotes(quotes: readonly QuoteNode[]): QuoteNode[] {
  return quotes.flatMap((quote) => [quote, ...flatQuotes(quote.children)]);
}

const NOTHING: ReadonlySet<string> = new Set();

function linesOf(draft: DraftPost): Lines {
  const dense = draft.lines.flatMap(({ key, label, endMark }, at) => (key === '' || label || endMark ? [] : [at]));
  const tokens = dense.map((at) => {
    const line = draft.lines[at];
    if (line?.header == null) return withoutDots(line?.key ?? '');
    return citationToken(line.header.author === null ? null : foldText(line.header.author));
  });
  return { draft, dense, tokens, ends: endMarks(draft) };
}

/** "(…) and so on [...]": marks of an omission at a line's ends do not count. */
function withoutDots(key: string): string {
  return key.replace(/^[([]?(?:…|\.{3})[)\]]? ?(?=\S)/u, '').replace(/(?<=\S) ?[([]?(?:…|\.{3})[)\]]?$/u, '');
}

/** End marks close the citation opened last, as brackets do. */
function endMarks({ lines }: DraftPost): Map<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  lines.forEach(({ header, endMark }, at) => {
    if (header !== null) open.push(at);
    else if (endMark) {
      const header = open.pop();
      if (header !== undefined) ends.set(header, at);
    }
  });
  return ends;
}

function cover(covered: Set<number>, quote: QuoteNode): void {
  if (quote.header !== null) covered.add(quote.header);
  for (let at = quote.from; at <= quote.to; at += 1) covered.add(at);
}

/** For each token where the innermost quote that holds it ends; a citation belongs to what holds its quote. */
function boundsOf({ dense }: Lines, quotes: readonly QuoteNode[]): { bounds: number[]; bare: boolean[] } {
  const bounds = dense.map(() => dense.length);
  const bare = dense.map(() => false);
  const set = (nodes: readonly QuoteNode[]): void => {
    for (const quote of nodes) {
      const from = lowerBound(dense, quote.from);
      const to = Math.max(from, lowerBound(dense, quote.to + 1));
      bounds.fill(to, from, to);
      bare.fill(quote.header === null, from, to);
      set(quote.children);
    }
  };
  set(quotes);
  return { bounds, bare };
}

/** Lines sought by their runs of words: those under citations, and all long ones. */
function nearPlaces(all: readonly Lines[]): Map<string, Place> {
  const probes = new Map<string, number>();
  all.forEach(({ tokens }, post) => {
    tokens.forEach((token, at) => {
      if (isCitation(token) || probes.has(token)) return;
      const first = at > 0 && isCitation(tokens[at - 1] ?? '');
      if (countWords(token) >= (first ? 4 : PART_WORDS)) probes.set(token, post);
    });
  });
  const sought = [...probes].map(([key, post]) => ({ key, post }));
  const places = findNear(
    sought,
    all.map(({ tokens }) => tokens.map((token) => (isCitation(token) ? '' : token))),
  );
  const found = new Map<string, Place>();
  sought.forEach(({ key }, n) => {
    const place = places[n];
    if (place != null) found.set(key, place);
  });
  return found;
}

/** By folded author: the tokens that stand first under citations of him. */
function quotedBeginnings(all: readonly Lines[]): Map<string, Set<string>> {
  const begins = new Map<string, Set<string>>();
  for (const { tokens } of all) {
    tokens.forEach((token, at) => {
      const next = tokens[at + 1];
      if (!isCitation(token) || next === undefined || isCitation(next) || countWords(next) < 3) return;
      const author = token.slice(1);
      const known = begins.get(author);
      if (known === undefined) begins.set(author, new Set([next]));
      else known.add(next);
    });
  }
  return begins;
}

/** The quotes among the dense lines `[from, to)`. */
function parseRange(search: Search, from: number, to: number, depth: number): QuoteNode[] {
  const found: QuoteNode[] = [];
  for (let i = from; i < to; ) {
    if (!isCitation(search.lines.tokens[i] ?? '') || depth >= MAX_DEPTH) {
      i += 1;
      continue;
    }
    const quote = parseQuote(search, i, to, depth);
    if (quote === null) i += 1;
    else {
      found.push(quote.node);
      i = quote.next;
    }
  }
  return found;
}

interface Parsed {
  readonly node: QuoteNode;
  /** First dense line after the quote. */
  readonly next: number;
}

function parseQuote(search: Search, i: number, to: number, depth: number): Parsed | null {
  const { dense, draft, tokens } = search.lines;
  const at = dense[i] ?? 0;
  const hit = draft.lines[at]?.header ?? null;
  const first = i + 1;
  const author = hit?.author == null ? null : foldText(hit.author);
  const mark = search.endMarks ? (search.lines.ends.get(at) ?? null) : null;
  const match = first < to ? align(search, first, to, author) : null;
  const supported =
    hit?.dated === true ||
    author === null ||
    search.names.has(author) ||
    match !== null ||
    mark !== null ||
    (isNamelike(hit?.author ?? '') && (hit?.template !== BARE_NAME || isHandle(hit.author ?? '')));
  if (!supported) return null;
  if (mark !== null) {
    let next = first;
    while (next < to && (dense[next] ?? 0) < mark) next += 1;
    return node(search, i, next, {
      method: 'end-mark',
      confidence: 0.97,
      match,
      children: parseRange(search, first, next, depth + 1),
    });
  }
  if (first >= to) return node(search, i, first, { method: 'layout', confidence: 0.5, match: null, children: [] });
  if (match !== null) {
    const next = first + match.length;
    const confidence = !match.exact ? 0.9 : match.words >= 8 || match.whole ? 0.99 : 0.9;
    const children = withBareOnes(search, match, first, parseRange(search, first, next, depth + 1));
    return node(search, i, next, { method: 'alignment', confidence, match, children });
  }
  const inner = isCitation(tokens[first] ?? '') ? parseQuote(search, first, to, depth + 1) : null;
  if (inner !== null) return around(search, i, inner, to, depth);
  return byPage(search, i, first, to);
}

/** Lines that the source itself only quotes, without a citation, are quotes inside the quote. */
function withBareOnes(
  search: Search,
  match: Match,
  first: number,
  children: readonly QuoteNode[],
): readonly QuoteNode[] {
  const { dense, tokens } = search.lines;
  const source = search.index.post(match.post);
  const covered = new Set<number>();
  for (const child of children) cover(covered, child);
  const bare: QuoteNode[] = [];
  for (let k = 0; k < match.lines.length; k += 1) {
    const start = k;
    while (k < match.lines.length && isBare(k)) k += 1;
    if (k === start) continue;
    const [from, to] = [dense[first + start] ?? 0, dense[first + k - 1] ?? 0];
    bare.push({
      header: null,
      from,
      to,
      method: 'alignment',
      confidence: 0.85,
      source: null,
      whole: false,
      words: 0,
      own: false,
      children: [],
    });
  }
  return bare.length === 0
    ? children
    : [...children, ...bare].sort((a, b) => (a.header ?? a.from) - (b.header ?? b.from));

  function isBare(k: number): boolean {
    const line = match.lines[k] ?? -1;
    const at = dense[first + k] ?? 0;
    if (line < 0 || source?.bare[line] !== true || source.bare[match.lines[0] ?? 0] === true) return false;
    return !covered.has(at) && !isCitation(tokens[first + k] ?? '');
  }
}

/**
 * A quote that begins with a quote: behind the inner one stand the outer author's words. Without a source each level is
 * given a line, as long as one is left for every level outside it and one for the reply.
 */
function around(search: Search, i: number, inner: Parsed, to: number, depth: number): Parsed {
  const { dense, draft, tokens } = search.lines;
  const after = inner.next;
  const cited = draft.lines[dense[i] ?? 0]?.header?.author ?? null;
  const match = after < to ? align(search, after, to, cited === null ? null : foldText(cited)) : null;
  if (match !== null) {
    return node(search, i, after + match.length, {
      method: 'alignment',
      confidence: 0.9,
      match,
      children: [inner.node],
    });
  }
  let rest = 0;
  while (after + rest < to && rest <= depth + 2 && !isCitation(tokens[after + rest] ?? '')) rest += 1;
  const next = rest >= depth + 2 ? after + 1 : after;
  return node(search, i, next, { method: 'layout', confidence: 0.4, match: null, children: [inner.node] });
}

/** No source on this page: where later posts begin to quote the reply, else the first paragraph. */
function byPage(search: Search, i: number, first: number, to: number): Parsed {
  const { dense, draft, tokens } = search.lines;
  let stop = first;
  while (stop < to && !isCitation(tokens[stop] ?? '')) stop += 1;
  for (let k = first + 1; k < stop; k += 1) {
    if (search.begins.has(tokens[k] ?? ''))
      return node(search, i, k, { method: 'layout', confidence: 0.7, match: null, children: [] });
  }
  const guess = byLayout(draft, dense[first] ?? 0, dense[stop] ?? draft.lines.length, dense.slice(first, stop));
  let next = first + 1;
  while (next < stop && (dense[next] ?? 0) <= guess.to) next += 1;
  return node(search, i, next, { method: 'layout', confidence: guess.confidence, match: null, children: [] });
}

interface NodeFacts {
  readonly method: FoundQuote['method'];
  readonly confidence: number;
  readonly match: Match | null;
  readonly children: readonly QuoteNode[];
}

function node(search: Search, i: number, next: number, facts: NodeFacts): Parsed {
  const { dense } = search.lines;
  const header = dense[i] ?? 0;
  const { match } = facts;
  const empty = next <= i + 1;
  const source =
    match === null
      ? { source: null, whole: false, words: 0, own: false }
      : { source: match.post, whole: match.whole, words: match.words, own: match.own };
  return {
    node: {
      header,
      from: empty ? header + 1 : (dense[i + 1] ?? header + 1),
      to: empty ? header : (dense[next - 1] ?? header),
      method: facts.method,
      confidence: facts.confidence,
      ...source,
      children: facts.children,
    },
    next: Math.max(next, i + 1),
  };
}

function align(search: Search, from: number, to: number, author: string | null): Match | null {
  const { index, lines, near } = search;
  const by = (post: number): boolean => author !== null && index.post(post)?.author === author;
  const found = index.find(lines.tokens, from, to, { prefer: by, near: near.get(lines.tokens[from] ?? '') ?? null });
  if (found === null || found.words === 0) return null;
  if (by(found.post) || found.words >= WEAK_WORDS || found.whole) return found;
  return index.post(found.post)?.author === null && found.words >= 3 ? found : null;
}

const PRONOUNS =
  /^(?:i|he|she|it|we|you|they|who|someone|somebody|one|this|that|then|and|but|my|ich|er|sie|es|wir|man|il|elle|je|on|tu|el|ella|yo|lui|lei|io|он|она|я|они|ona|ja|ele|ela|eu|hij|zij|ik)$/iu;

/**
 * A citation without a verb. "Examples:" looks like it, so a name that the page does not know must look like an
 * account's: all 18 such citations on the Discourse pages at hand name somebody of the page.
 */
const BARE_NAME = '{name}:';

function isHandle(name: string): boolean {
  return /[\p{N}_]|\p{Ll}\p{Lu}/u.test(name) && !name.includes(' ');
}

/** "user_42", "JohnDoe" and "Evening Gazette" are names; "He" and "my wife" are prose. */
function isNamelike(name: string): boolean {
  const words = name.split(' ');
  if (words.length > 4 || name.length < 2 || words.some((word) => PRONOUNS.test(word))) return false;
  return (
    words.every((word) => /^[\p{Lu}\p{N}_]/u.test(word)) || (words.length === 1 && /^[\p{L}\p{N}_.@-]+$/u.test(name))
  );
}
