import { foldText } from '../../model/text.js';
import { type Alignment, createLineIndex } from './align.js';
import { findCopies } from './copies.js';
import { type DraftPost, denseLines, type FoundQuote, lowerBound, type SearchContext } from './draft.js';
import { byLayout } from './layout.js';
import { countWords, findNear, type Place } from './near.js';
import type { HeaderHit } from './sheet.js';

/** Fewer words in common say nothing about where a quote ends. */
const WEAK_WORDS = 3;

/**
 * Locates the quotes of all posts of a page, in page order: by alignment with earlier posts (longest first), else by an
 * explicit end mark, else by layout. Copies of earlier posts without a citation are found too.
 */
export function findQuotes(posts: readonly DraftPost[]): FoundQuote[][] {
  const index = createLineIndex();
  const near = probeFirstLines(posts);
  const names = knownNames(posts);
  const endings = new Map<string, number>();
  return posts.map((post, number) => {
    const dense = denseLines(post);
    const keys = dense.map((at) => post.lines[at]?.key ?? '');
    const context: SearchContext = { posts, number, dense, keys, index, near, names };
    const quotes = withHeaders(context, post);
    const covered = new Set(quotes.flatMap((quote) => range(quote.from, quote.to)));
    const own = dense.map((at) => !covered.has(at));
    const unmarked = findCopies(context, post, own, endings);
    for (const quote of unmarked) for (const at of range(quote.from, quote.to)) covered.add(at);
    index.add({ keys, own: dense.map((at) => !covered.has(at)) });
    const last = keys.at(-1);
    if (last !== undefined) endings.set(last, (endings.get(last) ?? 0) + 1);
    return [...quotes, ...unmarked].sort((a, b) => (a.header ?? a.from) - (b.header ?? b.from));
  });
}

function range(from: number, to: number): number[] {
  return to < from ? [] : Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** Names that vouch for an undated citation: printed authors, and whom a dated citation names. */
function knownNames(posts: readonly DraftPost[]): Set<string> {
  const names = new Set<string>();
  for (const { author, lines } of posts) {
    if (author !== null) names.add(foldText(author));
    for (const { header } of lines)
      if (header?.dated === true && header.author !== null) names.add(foldText(header.author));
  }
  return names;
}

/** First quoted lines that stand nowhere letter by letter are sought by their runs of words. */
function probeFirstLines(posts: readonly DraftPost[]): Map<string, Place> {
  const count = new Map<string, number>();
  for (const { lines } of posts) for (const { key } of lines) count.set(key, (count.get(key) ?? 0) + 1);
  const probes = new Map<string, number>();
  posts.forEach(({ lines }, post) => {
    lines.forEach(({ header }, at) => {
      const key = header === null ? '' : (lines.slice(at + 1, at + 12).find((line) => line.key !== '')?.key ?? '');
      if (key !== '' && !probes.has(key) && countWords(key) >= 4) probes.set(key, post);
    });
  });
  const sought = [...probes].map(([key, post]) => ({ key, post }));
  const places =
    sought.length === 0
      ? []
      : findNear(
          sought,
          posts.map(({ lines }) => lines.map(({ key }) => key)),
        );
  const dense = new Map<number, Map<number, number>>();
  const found = new Map<string, Place>();
  sought.forEach(({ key }, n) => {
    const place = places[n];
    if (place === undefined || place === null) return;
    const post = posts[place.post];
    const table = dense.get(place.post) ?? new Map(post === undefined ? [] : denseLines(post).map((at, i) => [at, i]));
    dense.set(place.post, table);
    const line = table.get(place.line);
    if (line !== undefined) found.set(key, { post: place.post, line });
  });
  return found;
}

/** The quotes under citation lines. An undated citation counts if its name is known or its words are found. */
function withHeaders(context: SearchContext, post: DraftPost): FoundQuote[] {
  const headers: { at: number; hit: HeaderHit }[] = [];
  post.lines.forEach(({ header }, at) => {
    if (header === null) return;
    const found = header.dated ? null : alignAfter(context, at, post.lines.length, header.author);
    const known = header.author === null || context.names.has(foldText(header.author));
    const supported = header.dated || known || found !== null;
    if (supported) headers.push({ at, hit: header });
  });
  return headers.map(({ at, hit }, k) => {
    const stop = headers[k + 1]?.at ?? post.lines.length;
    return extent(context, post, at, stop, hit);
  });
}

function extent(context: SearchContext, post: DraftPost, header: number, stop: number, hit: HeaderHit): FoundQuote {
  const { dense } = context;
  const first = lowerBound(dense, header + 1);
  const last = lowerBound(dense, stop);
  const from = dense[first];
  if (from === undefined || first >= last) {
    return { header, from: stop, to: stop - 1, method: 'layout', confidence: 0.5, ...UNPLACED };
  }
  const found = alignAfter(context, header, stop, hit.author);
  const mark = endMarkIn(post, header + 1, stop);
  const aligned = found === null ? null : (dense[first + found.length - 1] ?? from);
  if (found !== null && aligned !== null && (mark < 0 || aligned >= mark - 1)) {
    const to = found.toEnd && found.exact ? withTrailingBlanks(context, post, found, aligned, stop) : aligned;
    const confidence = !found.exact ? 0.9 : found.words >= 8 || found.whole ? 0.99 : 0.9;
    const source = { source: found.post, whole: found.whole, words: found.words, own: found.own };
    return { header, from, to, method: 'alignment', confidence, ...source };
  }
  if (mark >= 0) {
    const to = dense[lowerBound(dense, mark) - 1] ?? from;
    const source =
      found === null ? UNPLACED : { source: found.post, whole: found.whole, words: found.words, own: found.own };
    return { header, from, to, method: 'end-mark', confidence: 0.97, ...source };
  }
  return { header, from, ...byLayout(post, from, stop, dense.slice(first, last)), method: 'layout', ...UNPLACED };
}

function endMarkIn(post: DraftPost, from: number, to: number): number {
  for (let at = from; at < to; at += 1) if (post.lines[at]?.endMark === true) return at;
  return -1;
}

const UNPLACED = { source: null, whole: false, words: 0, own: false } as const;

function alignAfter(context: SearchContext, header: number, stop: number, author: string | null): Alignment | null {
  const { dense, keys, index, near, posts } = context;
  const from = lowerBound(dense, header + 1);
  const to = lowerBound(dense, stop);
  if (from >= to) return null;
  const name = author === null ? null : foldText(author);
  const by = (post: number): boolean => {
    const printed = posts[post]?.author;
    return printed != null && name !== null && foldText(printed) === name;
  };
  const options = { prefer: by, near: near.get(keys[from] ?? '') ?? null };
  const found = index.find(keys, from, to, options);
  const other = author === null ? null : (posts[found?.post ?? -1]?.author ?? null);
  if (found !== null && isTelling(found, by(found.post), other)) return found;
  // The first line may be the one that was edited since: the second then stands in the source, but not as its first.
  const second = from + 1 < to ? index.find(keys, from + 1, to, { prefer: by }) : null;
  if (second === null || second.words < 4 || !second.own || !by(second.post)) return null;
  return { ...second, length: second.length + 1, exact: false, whole: false };
}

/** Two words or a picture's name in common prove no source, unless that is the whole post or its author is the named one. */
function isTelling(found: Alignment, byNamed: boolean, printed: string | null): boolean {
  if (byNamed || found.words >= 8) return true;
  if (printed !== null) return false;
  return found.words >= WEAK_WORDS || (found.whole && found.words > 0);
}

/** A copy of a whole post may hold the empty paragraphs that end it. */
function withTrailingBlanks(
  context: SearchContext,
  post: DraftPost,
  found: Alignment,
  to: number,
  stop: number,
): number {
  const source = context.posts[found.post]?.lines ?? [];
  let spare = 0;
  for (let at = source.length - 1; at >= 0 && source[at]?.key === ''; at -= 1)
    if (source[at]?.line.empty === false) spare += 1;
  let end = to;
  for (
    let at = to + 1;
    at < stop && spare > 0 && post.lines[at]?.key === '' && post.lines[at]?.header === null;
    at += 1
  ) {
    if (post.lines[at]?.line.empty === true) continue;
    spare -= 1;
    end = at;
  }
  return end;
}
