import { codePointLength, sliceCodePoints } from '../../model/text.js';
import type { LinkedPost } from '../../model/thread.js';

/** A quote and the own words that answer it, as code points of the analysis text; null where none do. */
export interface Answer {
  readonly quoteIndex: number;
  readonly segment: { readonly start: number; readonly end: number } | null;
}

/**
 * The own segment that answers each top-level quote: the words between it and the next quote; where two quotes stand
 * together, the words after the last of them; where nothing follows, the words before (a quote below its answer).
 */
export function answersOf(post: LinkedPost): Answer[] {
  const top = new Set(post.quotes.filter((quote) => quote.parentIndex === null).map((quote) => quote.index));
  const owner = topLevel(post);
  const order: ({ readonly quote: number } | { readonly start: number; readonly end: number })[] = [];
  const locate = locator(post);
  for (const part of post.body.parts) {
    if (part.quote !== null) {
      const quote = owner(part.quote);
      const last = order.at(-1);
      if (last === undefined || !('quote' in last) || last.quote !== quote) order.push({ quote });
      continue;
    }
    const found = locate(part.start, part.end);
    if (found !== null) order.push(found);
  }
  const answers = new Map<number, Answer>();
  order.forEach((item, i) => {
    if (!('quote' in item) || !top.has(item.quote)) return;
    const after = order.slice(i + 1).find((next) => !('quote' in next));
    const before = order.slice(0, i).findLast((next) => !('quote' in next));
    const segment = after ?? before;
    // A quote in several parts (nested quotes between) is answered by what follows its last part.
    answers.set(item.quote, {
      quoteIndex: item.quote,
      segment: segment === undefined || 'quote' in segment ? null : segment,
    });
  });
  return post.quotes
    .filter((quote) => quote.parentIndex === null)
    .map((quote) => answers.get(quote.index) ?? { quoteIndex: quote.index, segment: null });
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
function locator(post: LinkedPost): (start: number, end: number) => { start: number; end: number } | null {
  const { analysisText } = post;
  const own = post.body.ownText;
  if (own === analysisText)
    return (start, end) => (sliceCodePoints(own, start, end).trim() === '' ? null : { start, end });
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

/** Not in the middle of a word: a stray letter must not be found inside the next sentence. */
function standsAlone(text: string, at: number, length: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(at + length));
}
