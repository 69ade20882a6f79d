import type { Moment } from '../model/moment.js';
import type { Problem } from '../model/problem.js';
import { hostOf, type PreparedPost, type PreparedQuote, type PreparedThread } from './prepare.js';

/** What quotes print about the post they come from: its id or address. */
export interface Pointers {
  /** Number of the post a quote's id or address names, wherever it stands; null where there is none in the thread. */
  readonly target: (quote: PreparedQuote) => number | null;
  /** Whether the address leads to another site. */
  readonly isForeign: (quote: PreparedQuote) => boolean;
}

export function readPointers({ posts, hosts }: PreparedThread): Pointers {
  let byPointer: Map<string, number> | null = null;
  return {
    target: (quote) => {
      const { sourceExternalId, sourceUrl } = quote.quote.block;
      if ((sourceExternalId === null && sourceUrl === null) || isForeign(quote)) return null;
      byPointer ??= index(posts);
      return byPointer.get(`i${sourceExternalId}`) ?? byPointer.get(`u${sourceUrl}`) ?? null;
    },
    isForeign,
  };

  function isForeign(quote: PreparedQuote): boolean {
    if (quote.quote.block.sourceUrl === null || hosts.size === 0) return false;
    const host = hostOf(quote.quote.block.sourceUrl);
    return host !== null && !hosts.has(host);
  }
}

function index(posts: readonly PreparedPost[]): Map<string, number> {
  const out = new Map<string, number>();
  posts.forEach(({ post }, at) => {
    if (post.externalId !== null && !out.has(`i${post.externalId}`)) out.set(`i${post.externalId}`, at);
    if (post.url !== null && !out.has(`u${post.url}`)) out.set(`u${post.url}`, at);
  });
  return out;
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

/** What does not add up in the quotes of a thread: they point to their own or to a later post, or nest without end. */
export function quoteProblems(thread: PreparedThread, isLinked: (post: number, quote: number) => boolean): Problem[] {
  const pointers = readPointers(thread);
  const out: Problem[] = [];
  const counts = new Map<string, number>();
  const note = (code: string, message: string, post: PreparedPost): void => {
    counts.set(code, (counts.get(code) ?? 0) + 1);
    if ((counts.get(code) ?? 0) <= MOST) out.push({ code, message, post: post.post.position });
  };
  thread.posts.forEach((post, at) => {
    for (const quote of post.quotes) {
      const to = pointers.target(quote);
      if (to === null || to < at || isLinked(at, quote.quote.index)) continue;
      if (to === at) note('quote-of-itself', 'A quote names the post it stands in as its source.', post);
      else note('quote-of-later-post', 'A quote names a later post as its source, and no edit explains it.', post);
    }
    const depth = depthOf(post);
    if (depth > DEEP) note('quotes-nested-deep', `Quotes nest ${depth} levels deep.`, post);
  });
  return out;
}

function depthOf({ quotes }: PreparedPost): number {
  const depths: number[] = [];
  for (const { quote } of quotes) depths.push(quote.parentIndex === null ? 1 : (depths[quote.parentIndex] ?? 0) + 1);
  return depths.reduce((most, depth) => Math.max(most, depth), 0);
}
