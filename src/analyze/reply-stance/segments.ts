import { codePointLength, sliceCodePoints } from '../../model/text.js';
import type { LinkedPost, OwnSegment } from '../../model/thread.js';

/** A stretch of analysis text, in code points. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A quote and the own words that answer it, as code points of the analysis text; null where none do. */
export interface Answer {
  readonly quoteIndex: number;
  readonly segment: Stretch | null;
}

/** The own words of a post by what they answer. */
export interface Answers {
  readonly quotes: readonly Answer[];
  /** The first stretch that answers no quote: words before the first one. */
  readonly free: Stretch | null;
}

/**
 * The own segment that answers each top-level quote: the words between it and the next quote; where quotes stand
 * together, the words after the last of them; where nothing follows, the words before (a quote below its answer).
 */
export function answersOf(post: LinkedPost): Answers {
  const locate = locator(post);
  const segments = (post.segments ?? segmentsOf(post)).flatMap(({ start, end, answers }) => {
    const found = locate(start, end);
    return found === null ? [] : [{ ...found, answers }];
  });
  const answering = new Map<number, Stretch>();
  let waiting: number[] = [];
  for (const { start, end, answers } of segments)
    for (const quote of answers) if (!answering.has(quote)) answering.set(quote, { start, end });
  const quotes: Answer[] = [];
  for (const { index, parentIndex } of post.quotes) {
    if (parentIndex !== null) continue;
    const segment = answering.get(index) ?? null;
    if (segment !== null) {
      // Quotes whose own answer was left out of the analysis text (a stray letter) are answered by what follows.
      for (const at of waiting) quotes.push({ quoteIndex: at, segment });
      waiting = [];
      quotes.push({ quoteIndex: index, segment });
    } else waiting.push(index);
  }
  const last = segments.at(-1);
  const left = last === undefined || last.answers.length === 0 ? null : { start: last.start, end: last.end };
  for (const at of waiting) quotes.push({ quoteIndex: at, segment: left });
  const free = segments.find(({ answers }) => answers.length === 0);
  return {
    quotes: quotes.sort((a, b) => a.quoteIndex - b.quoteIndex),
    free: free === undefined ? null : { start: free.start, end: free.end },
  };
}

/** Segments of a post that was built without the linker, which knows them. */
function segmentsOf(post: LinkedPost): OwnSegment[] {
  const owner = topLevel(post);
  const out: { start: number; end: number; answers: number[] }[] = [];
  let waiting: number[] = [];
  for (const part of post.body.parts) {
    if (part.quote !== null) {
      const quote = owner(part.quote);
      if (waiting.at(-1) !== quote) waiting.push(quote);
      continue;
    }
    if (sliceCodePoints(post.body.ownText, part.start, part.end).trim() === '') continue;
    out.push({ start: part.start, end: part.end, answers: waiting });
    waiting = [];
  }
  for (const quote of waiting) out.at(-1)?.answers.push(quote);
  return out;
}

function topLevel(post: LinkedPost): (quote: number) => number {
  const parents = new Map(post.quotes.map((quote) => [quote.index, quote.parentIndex]));
  const tops = new Map<number, number>();
  return (quote) => {
    const path: number[] = [];
    let at = quote;
    for (;;) {
      const known = tops.get(at);
      if (known !== undefined) {
        at = known;
        break;
      }
      const parent = parents.get(at) ?? null;
      if (parent === null || parent >= at) break;
      path.push(at);
      at = parent;
    }
    for (const step of path) tops.set(step, at);
    return at;
  };
}

/** Finds stretches of the own text again in the analysis text (which leaves some lines out), in order. */
function locator(post: LinkedPost): (start: number, end: number) => Stretch | null {
  const { analysisText } = post;
  const own = post.body.ownText;
  if (own === analysisText) return (start, end) => trimmed(own, start, end);
  let unit = 0;
  let point = 0;
  return (start, end) => {
    let from = -1;
    let to = -1;
    for (const raw of sliceCodePoints(own, start, end).split('\n')) {
      const line = raw.trim();
      if (line === '') continue;
      // Lines stand in the same order in both texts, so one that is missing costs a search to the end at most.
      const at = analysisText.indexOf(line, unit);
      if (at < 0 || !standsAlone(analysisText, at, line.length)) continue;
      const begin = point + codePointLength(analysisText.slice(unit, at));
      const finish = begin + codePointLength(line);
      if (from < 0) from = begin;
      to = finish;
      unit = at + line.length;
      point = finish;
    }
    return from < 0 ? null : { start: from, end: to };
  };
}

/** A stretch without the white space around it; null when there is nothing else. */
export function trimmed(text: string, start: number, end: number): Stretch | null {
  const words = sliceCodePoints(text, start, end);
  const inner = words.trim();
  if (inner === '') return null;
  const before = codePointLength(words.slice(0, words.indexOf(inner)));
  return { start: start + before, end: start + before + codePointLength(inner) };
}

/** Not in the middle of a word: a stray letter must not be found inside the next sentence. */
function standsAlone(text: string, at: number, length: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(at + length));
}
