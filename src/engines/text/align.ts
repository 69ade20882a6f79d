import { lineTables } from './line-tables.js';
import { countWords, isNear, type Place } from './near.js';

/**
 * Finds where lines of one post stand in earlier posts. Lines are compared by their folded form through one hash map,
 * never post against post, so a page is aligned in time linear in its length: each line keeps at most
 * 16 places, and each walk goes forward only.
 */

/** The filled lines of a post, folded (model/text.ts `foldText`). */
export interface PostLines {
  readonly keys: readonly string[];
  /** Which of them are the post's own, not quoted. */
  readonly own: readonly boolean[];
}

export interface Alignment {
  /** Index of the earlier post. */
  readonly post: number;
  /** Lines `[0, length)` of the sought range are covered. */
  readonly length: number;
  /** Characters of lines found, for choosing the longest. */
  readonly weight: number;
  /** Words of lines found, image placeholders not counted. */
  readonly words: number;
  /** Every covered line equals its source line. */
  readonly exact: boolean;
  /** The source's own lines are all there. */
  readonly whole: boolean;
  /** The last line of the source is the last one covered. */
  readonly toEnd: boolean;
  /** The covered lines are the source's own words. */
  readonly own: boolean;
}

export interface AlignOptions {
  /** Prefer posts for which this holds when two sources fit equally well. */
  readonly prefer?: (post: number) => boolean;
  /** Never step over lines: what is found stands in the source as one piece. */
  readonly contiguous?: boolean;
  /** A place where the first line stands changed or cut, found by `probe`. */
  readonly near?: Place | null;
}

const KEPT_FIRST = 6;
const KEPT_LAST = 10;
/** Lines of the quote that may differ from the source before the walk gives up. */
const GAP = 3;
export interface LineIndex {
  /** Adds a post; posts are added in page order, and only added ones are found. */
  add(lines: PostLines): void;
  /** The longest alignment of the lines `[from, to)` of `keys` that begins at `from`. */
  find(keys: readonly string[], from: number, to: number, options?: AlignOptions): Alignment | null;
  post(index: number): PostLines | undefined;
}

export function createLineIndex(): LineIndex {
  const posts: PostLines[] = [];
  const ownCounts: number[] = [];
  const places = new Map<string, Place[]>();
  const tableOf = lineTables((post) => posts[post]?.keys);
  return {
    add: (lines) => {
      const post = posts.length;
      posts.push(lines);
      ownCounts.push(lines.own.reduce((n, own) => (own ? n + 1 : n), 0));
      lines.keys.forEach((key, line) => {
        const known = places.get(key);
        if (known === undefined) places.set(key, [{ post, line }]);
        else {
          if (known.length >= KEPT_FIRST + KEPT_LAST) known.splice(KEPT_FIRST, 1);
          known.push({ post, line });
        }
      });
    },
    post: (index) => posts[index],
    find: (keys, from, to, options = {}) => {
      const exact = places.get(keys[from] ?? '') ?? [];
      const starts = exact.length > 0 || options.near == null ? exact : [options.near];
      let best: Alignment | null = null;
      for (const place of starts) {
        const source = posts[place.post];
        if (source === undefined) continue;
        const table = options.contiguous === true ? null : tableOf(place.post);
        const found = walk(source, place, table, keys, from, to, exact.length > 0, ownCounts[place.post] ?? 0);
        if (best === null || isBetter(found, best, options.prefer)) best = found;
      }
      return best;
    },
  };
}

function isBetter(a: Alignment, b: Alignment, prefer: ((post: number) => boolean) | undefined): boolean {
  if (a.weight !== b.weight) return a.weight > b.weight;
  const [wantA, wantB] = [prefer?.(a.post) === true, prefer?.(b.post) === true];
  if (wantA !== wantB) return wantA;
  return a.own && !b.own;
}

/** Walks both sides forward from one place; `table` null forbids steps over lines. */
function walk(
  source: PostLines,
  place: Place,
  table: ReadonlyMap<string, readonly number[]> | null,
  keys: readonly string[],
  from: number,
  to: number,
  exactStart: boolean,
  sourceOwn: number,
): Alignment {
  // A citation copies a post's own words without what the post quotes, so a walk stays on the side it began on.
  const side = source.own[place.line] === true;
  const onSide = (after: number): number => {
    let line = after;
    while (side && line < source.keys.length && source.own[line] === false) line += 1;
    return line;
  };
  let exact = exactStart;
  let end = from + 1;
  let line = onSide(place.line + 1);
  let ownLines = side ? 1 : 0;
  const first = keys[from] ?? '';
  let weight = first.length;
  let words = countWords(first);
  for (let at = from + 1; at < to; ) {
    const key = keys[at] ?? '';
    const open = source.own[line] === side;
    let step = open && key === source.keys[line] ? { quote: at, source: line } : null;
    let same = true;
    if (step === null && table !== null) {
      if (open && isNear(key, source.keys[line] ?? '')) {
        step = { quote: at, source: line };
        same = false;
      } else step = resync(source, table, keys, at, to, line);
    }
    if (step === null || source.own[step.source] !== side) break;
    if (!same || step.quote !== at) exact = false;
    at = step.quote + 1;
    line = onSide(step.source + 1);
    end = at;
    if (side) ownLines += 1;
    const matched = keys[step.quote] ?? '';
    weight += matched.length;
    words += countWords(matched);
  }
  return {
    post: place.post,
    length: end - from,
    weight,
    words,
    exact,
    whole: sourceOwn > 0 && ownLines === sourceOwn,
    toEnd: line === source.keys.length,
    own: side,
  };
}

/**
 * The next line both sides share: the quote may leave source lines out; its own differing lines (an edited source) are
 * stepped over only where the source has as many lines in their place, else they are the reply.
 */
function resync(
  source: PostLines,
  table: ReadonlyMap<string, readonly number[]>,
  keys: readonly string[],
  at: number,
  to: number,
  line: number,
): { quote: number; source: number } | null {
  for (let gap = 0; gap <= GAP && at + gap < to; gap += 1) {
    const key = keys[at + gap] ?? '';
    if (countWords(key) < 3) continue;
    const found = firstFrom(table.get(key), line + gap);
    if (found !== null && (gap === 0 || found < source.keys.length)) return { quote: at + gap, source: found };
  }
  return null;
}

function firstFrom(lines: readonly number[] | undefined, least: number): number | null {
  if (lines === undefined) return null;
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return lines[low] ?? null;
}
