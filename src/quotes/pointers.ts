import type { Moment } from '../model/moment.js';
import type { Problem } from '../model/problem.js';
import { hostOf, type PreparedQuote } from './prepare.js';
import type { ScannedThread } from './scan.js';

/** What quotes print about the post they come from: its id or address. */
export interface Pointers {
  /** Number of the post a quote's id or address names, wherever it stands; null where there is none in the thread. */
  readonly target: (quote: PreparedQuote) => number | null;
  /** Whether the address leads to another site. */
  readonly isForeign: (quote: PreparedQuote) => boolean;
}

export function readPointers({ hosts, byExternalId, byUrl }: ScannedThread): Pointers {
  return {
    target: (quote) => {
      const { sourceExternalId, sourceUrl } = quote.quote.block;
      if ((sourceExternalId === null && sourceUrl === null) || isForeign(quote)) return null;
      const id = sourceExternalId === null ? undefined : byExternalId(sourceExternalId);
      return id ?? (sourceUrl === null ? undefined : byUrl(sourceUrl)) ?? null;
    },
    isForeign,
  };

  function isForeign(quote: PreparedQuote): boolean {
    if (quote.quote.block.sourceUrl === null || hosts.size === 0) return false;
    const host = hostOf(quote.quote.block.sourceUrl);
    return host !== null && !hosts.has(host);
  }
}

/** Whether one time is surely not before another: both as instants, or both as wall clocks of one board. */
export function isAfter(late: Moment | null, early: Moment): boolean {
  if (late === null) return false;
  if (late.at !== null && early.at !== null) return Date.parse(late.at) >= Date.parse(early.at);
  return late.local !== null && early.local !== null && late.local >= early.local;
}

/** Quotes deeper than this are no discussion any more; they are read all the same. */
const DEEP = 100;
/** Problems of one kind a thread reports; a hostile one has thousands. */
const MOST = 50;

/** Notes what does not add up in the quotes of a thread's posts, one post after another. */
export interface QuoteNotes {
  /** @param isLinked whether the post's n-th quote has found its source. */
  readonly add: (
    at: number,
    position: number | null,
    quotes: readonly PreparedQuote[],
    isLinked: (quote: number) => boolean,
  ) => void;
  readonly problems: readonly Problem[];
}

/** Quotes that point to their own or to a later post, or nest without end. */
export function createQuoteNotes(thread: ScannedThread): QuoteNotes {
  const pointers = readPointers(thread);
  const problems: Problem[] = [];
  const counts = new Map<string, number>();
  const note = (code: string, message: string, post: number | null): void => {
    counts.set(code, (counts.get(code) ?? 0) + 1);
    if ((counts.get(code) ?? 0) <= MOST) problems.push({ code, message, post });
  };
  return {
    add: (at, position, quotes, isLinked) => {
      for (const quote of quotes) {
        const to = pointers.target(quote);
        if (to === null || to < at || isLinked(quote.quote.index)) continue;
        if (to === at) note('quote-of-itself', 'A quote names the post it stands in as its source.', position);
        else
          note('quote-of-later-post', 'A quote names a later post as its source, and no edit explains it.', position);
      }
      const depth = depthOf(quotes);
      if (depth > DEEP) note('quotes-nested-deep', `Quotes nest ${depth} levels deep.`, position);
    },
    problems,
  };
}

function depthOf(quotes: readonly PreparedQuote[]): number {
  const depths: number[] = [];
  for (const { quote } of quotes) depths.push(quote.parentIndex === null ? 1 : (depths[quote.parentIndex] ?? 0) + 1);
  return depths.reduce((most, depth) => Math.max(most, depth), 0);
}
