import { lowerBound } from '../draft.js';
import { lineTables } from '../line-tables.js';
import { countWords, isNear, type Place } from '../near.js';

/** A post's filled lines as tokens: folded text, or a citation as one token. */
export interface TokenPost {
  readonly tokens: readonly string[];
  readonly own: readonly boolean[];
  /** For each token where the quote that holds it ends; the number of tokens for the post's own. */
  readonly bounds: readonly number[];
  /** Tokens of quotes without a citation. */
  readonly bare: readonly boolean[];
  readonly author: string | null;
}

export interface Match {
  /** Index of the earlier post. */
  readonly post: number;
  /** Tokens `[0, length)` of the sought range are covered. */
  readonly length: number;
  readonly words: number;
  readonly weight: number;
  readonly exact: boolean;
  readonly own: boolean;
  readonly whole: boolean;
  /** For each covered token the source's line, or -1 where it has none. */
  readonly lines: readonly number[];
}

const KEPT_FIRST = 6;
const KEPT_LAST = 10;
const GAP = 3;
/** Marks a token as a citation; printed text holds no control characters. */
const CITATION = '\u0001';

export function citationToken(author: string | null): string {
  return `${CITATION}${author ?? ''}`;
}

export function isCitation(token: string): boolean {
  return token.startsWith(CITATION);
}

/** Citations that follow one another alike say nothing about the words under them. */
function wordsOf(token: string): number {
  return isCitation(token) ? 0 : countWords(token);
}

/**
 * Finds runs of tokens in earlier posts. Unlike `align.ts` a walk may cross the quotes inside the source, because these
 * engines copy nested quotes along or leave them out. Linear: each token keeps at most 16 places, walks go forward.
 */
export interface TreeIndex {
  add(post: TokenPost): void;
  find(tokens: readonly string[], from: number, to: number, options: FindOptions): Match | null;
  post(index: number): TokenPost | undefined;
  readonly size: number;
}

export interface FindOptions {
  readonly prefer: (post: number) => boolean;
  readonly near: Place | null;
  /** What is found stands in the source as one piece, letter by letter. */
  readonly contiguous?: boolean;
}

/** A post with what walks over it ask again and again. */
interface Source extends TokenPost {
  /** For each token the next one that is the post's own, itself included. */
  readonly nextOwn: readonly number[];
  readonly ownCount: number;
}

function sourceOf(post: TokenPost): Source {
  const nextOwn: number[] = new Array<number>(post.tokens.length + 1).fill(post.tokens.length);
  let ownCount = 0;
  for (let line = post.tokens.length - 1; line >= 0; line -= 1) {
    const own = post.own[line] === true;
    nextOwn[line] = own ? line : (nextOwn[line + 1] ?? post.tokens.length);
    if (own) ownCount += 1;
  }
  return { ...post, nextOwn, ownCount };
}

export function createTreeIndex(): TreeIndex {
  const posts: Source[] = [];
  const places = new Map<string, Place[]>();
  const tableOf = lineTables((post) => posts[post]?.tokens);
  return {
    get size() {
      return posts.length;
    },
    post: (index) => posts[index],
    add: (post) => {
      const number = posts.length;
      posts.push(sourceOf(post));
      post.tokens.forEach((token, line) => {
        const known = places.get(token);
        if (known === undefined) places.set(token, [{ post: number, line }]);
        else {
          if (known.length >= KEPT_FIRST + KEPT_LAST) known.splice(KEPT_FIRST, 1);
          known.push({ post: number, line });
        }
      });
    },
    find: (tokens, from, to, options) => {
      const exact = places.get(tokens[from] ?? '') ?? [];
      const starts = exact.length > 0 || options.near === null ? exact : [options.near];
      let best: Match | null = null;
      for (const place of starts) {
        const source = posts[place.post];
        if (source === undefined) continue;
        const table = options.contiguous === true ? null : tableOf(place.post);
        const found = walk(source, place, table, tokens, from, to, exact.length > 0);
        if (best === null || isBetter(found, best, options.prefer)) best = found;
      }
      return best;
    },
  };
}

function isBetter(a: Match, b: Match, prefer: (post: number) => boolean): boolean {
  const [wantA, wantB] = [prefer(a.post), prefer(b.post)];
  if (wantA !== wantB) return wantA ? a.weight * 3 > b.weight : a.weight > b.weight * 3;
  if (a.weight !== b.weight) return a.weight > b.weight;
  return a.own && !b.own;
}

function walk(
  source: Source,
  place: Place,
  table: ReadonlyMap<string, readonly number[]> | null,
  tokens: readonly string[],
  from: number,
  to: number,
  exactStart: boolean,
): Match {
  const bound = source.bounds[place.line] ?? source.tokens.length;
  let line = place.line + 1;
  let end = from + 1;
  let exact = exactStart;
  const first = tokens[from] ?? '';
  let weight = first.length;
  let words = wordsOf(first);
  let ownLines = source.own[place.line] === true ? 1 : 0;
  const lines = [place.line];
  for (let at = from + 1; at < to; ) {
    const step = stepOf(source, table, tokens, at, to, line);
    // A walk that begins inside a quote stays inside it: what follows is somebody else's.
    if (step === null || step.line >= bound) break;
    if (!step.exact) exact = false;
    const token = tokens[step.at] ?? '';
    weight += token.length;
    words += wordsOf(token);
    if (source.own[step.line] === true) ownLines += 1;
    for (let skipped = at; skipped < step.at; skipped += 1) lines.push(-1);
    lines.push(step.line);
    at = step.at + 1;
    line = step.line + 1;
    end = at;
  }
  const whole = source.ownCount > 0 && ownLines === source.ownCount;
  return {
    post: place.post,
    length: end - from,
    words,
    weight,
    exact,
    own: source.own[place.line] === true,
    whole,
    lines,
  };
}

interface Step {
  readonly at: number;
  readonly line: number;
  readonly exact: boolean;
}

function stepOf(
  source: Source,
  table: ReadonlyMap<string, readonly number[]> | null,
  tokens: readonly string[],
  at: number,
  to: number,
  line: number,
): Step | null {
  const token = tokens[at] ?? '';
  if (token === source.tokens[line]) return { at, line, exact: true };
  if (table === null) return null;
  // Quotes inside the source may have been left out.
  const own = source.nextOwn[line] ?? line;
  if (own > line && token === source.tokens[own]) return { at, line: own, exact: true };
  if (isCitation(token)) return null;
  if (OMITTED.test(token)) return afterOmission(source, tokens, at + 1, to, line);
  if (isNear(token, source.tokens[line] ?? '')) return { at, line, exact: false };
  for (let gap = 0; gap <= GAP && at + gap < to; gap += 1) {
    const wanted = tokens[at + gap] ?? '';
    if (isCitation(wanted)) return null;
    if (countWords(wanted) < 3) continue;
    const lines = table.get(wanted) ?? [];
    const found = lines[lowerBound(lines, line + gap)];
    // Lines may be left out at one level only.
    if (found === undefined || source.bounds[found] !== source.bounds[line]) continue;
    // Lines stepped over must be changed copies of the source's, else they are the reply to what was quoted before.
    if (gap > 0 && (found !== line + gap || !isChanged(tokens, at, source.tokens, line, gap))) continue;
    return { at: at + gap, line: found, exact: gap === 0 };
  }
  return null;
}

/** A line that stands for lines left out ("…", "[...]"). */
const OMITTED = /^[([]?(?:…|\.{3})[)\]]?$/u;
/** Lines that one such mark may stand for. */
const MOST_OMITTED = 24;

/** Behind the mark of an omission the quote goes on further down in the source, if the next line stands there. */
function afterOmission(source: Source, tokens: readonly string[], at: number, to: number, line: number): Step | null {
  const wanted = tokens[at] ?? '';
  if (at >= to || isCitation(wanted) || countWords(wanted) < 3) return null;
  const end = Math.min(source.tokens.length, line + MOST_OMITTED);
  for (let below = line; below < end; below += 1) {
    const token = source.tokens[below] ?? '';
    if (source.bounds[below] !== source.bounds[line]) continue;
    if (token === wanted || isNear(wanted, token)) return { at, line: below, exact: false };
  }
  return null;
}

/** Share of words that a changed line still has in common with its source. */
const LIKE = 0.4;

function isChanged(
  tokens: readonly string[],
  at: number,
  source: readonly string[],
  line: number,
  gap: number,
): boolean {
  for (let k = 0; k < gap; k += 1) {
    const words = (tokens[at + k] ?? '').slice(0, 4000).split(' ');
    const theirs = new Set((source[line + k] ?? '').slice(0, 4000).split(' '));
    if (words.filter((word) => theirs.has(word)).length < LIKE * words.length) return false;
  }
  return true;
}
