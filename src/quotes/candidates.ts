import { gramHash } from './gram-hash.js';
import type { Tokens } from './tokens.js';

/** Earlier posts that may hold a quote's words, best first. */
interface Candidates {
  /** Posts by the author the quote names. */
  readonly named: readonly number[];
  readonly others: readonly number[];
}

/** Earlier posts by the words they share with the thread's quotes. */
export interface CandidateIndex {
  /** Makes an own text findable under a post number; call it in thread order. */
  readonly add: (post: number, author: number, own: Tokens) => void;
  /** Posts below `before` that share word runs with the quote. */
  readonly find: (quote: Tokens, author: number, before: number) => Candidates;
}

const GRAM = 3;
/** Word runs looked up per quote, spread evenly: enough to find a source though half of its words were changed. */
const SAMPLES = 48;
/** Posts kept per run: the first ones (the origin) and the latest ones; a run in more posts is a common phrase. */
const KEEP_FIRST = 4;
const KEEP = 32;
const BEST = 4;
/** Author number of a quote that names nobody. */
export const NOBODY = -1;

interface Posting {
  count: number;
  readonly posts: number[];
}

/**
 * An index of the quotes' word runs, not of the posts': only runs that some quote will ask for are kept, so memory
 * follows the quotes and each post costs one look-up per word. Short quotes are found by shorter runs, and those only
 * among the posts of the author they name.
 */
export function createCandidateIndex(
  quotes: Iterable<{ readonly tokens: Tokens; readonly author: number }>,
): CandidateIndex {
  const postings = new Map<number, Posting>();
  const lengths = new Set<number>([GRAM]);
  for (const { tokens, author } of quotes) {
    for (const key of keysOf(tokens, author))
      if (!postings.has(key.hash)) postings.set(key.hash, { count: 0, posts: [] });
    if (tokens.ids.length < 9) lengths.add(2);
    if (tokens.ids.length < 5) lengths.add(1);
  }
  const grams = [...lengths];
  const asked = createFilter(postings.keys(), postings.size);
  return {
    add: (post, author, own) => {
      if (postings.size === 0) return;
      for (const n of grams) {
        for (let at = 0; at + n <= own.ids.length; at += 1) {
          const hash = gramHash(own.ids, at, n);
          if (asked(hash)) keep(postings.get(hash), post);
          const named = withAuthor(hash, author);
          if (asked(named)) keep(postings.get(named), post);
        }
      }
    },
    find: (quote, author, before) => {
      const named = new Map<number, number>();
      const others = new Map<number, number>();
      for (const { hash, isNamed } of keysOf(quote, author)) {
        const votes = isNamed ? named : others;
        for (const post of postings.get(hash)?.posts ?? [])
          if (post < before) votes.set(post, (votes.get(post) ?? 0) + 1);
      }
      return { named: best(named), others: best(others) };
    },
  };
}

/** A bit per hash: most runs of a thread are in no quote, and this says so faster than the map. */
function createFilter(hashes: Iterable<number>, size: number): (hash: number) => boolean {
  let bits = 1 << 12;
  while (bits < size * 16 && bits < 1 << 26) bits *= 2;
  const set = new Uint8Array(bits >> 3);
  const mask = bits - 1;
  for (const hash of hashes) set[(hash & mask) >> 3] = (set[(hash & mask) >> 3] ?? 0) | (1 << (hash & 7));
  return (hash) => ((set[(hash & mask) >> 3] ?? 0) & (1 << (hash & 7))) !== 0;
}

function keysOf(tokens: Tokens, author: number): { hash: number; isNamed: boolean }[] {
  const out: { hash: number; isNamed: boolean }[] = [];
  const size = tokens.ids.length;
  const push = (n: number, at: number, generic: boolean): void => {
    const hash = gramHash(tokens.ids, at, n);
    if (generic) out.push({ hash, isNamed: false });
    if (author !== NOBODY) out.push({ hash: withAuthor(hash, author), isNamed: true });
  };
  for (const at of spread(size - GRAM + 1)) push(GRAM, at, true);
  if (size < 9) for (let at = 0; at + 2 <= size; at += 1) push(2, at, size === 2);
  if (size < 5) for (let at = 0; at < size; at += 1) push(1, at, size === 1);
  return out;
}

function spread(count: number): number[] {
  if (count <= SAMPLES) return Array.from({ length: Math.max(0, count) }, (_, at) => at);
  return Array.from({ length: SAMPLES }, (_, i) => Math.floor((i * (count - 1)) / (SAMPLES - 1)));
}

const withAuthor = (hash: number, author: number): number =>
  Math.imul(hash ^ Math.imul(author + 7, 0x9e3779b1), 0x85ebca6b) | 0;

function keep(posting: Posting | undefined, post: number): void {
  if (posting === undefined || posting.posts[lastSlot(posting)] === post) return;
  const slot = posting.count < KEEP ? posting.count : KEEP_FIRST + ((posting.count - KEEP_FIRST) % (KEEP - KEEP_FIRST));
  posting.posts[slot] = post;
  posting.count += 1;
}

function lastSlot(posting: Posting): number {
  const last = posting.count - 1;
  return last < KEEP ? last : KEEP_FIRST + ((last - KEEP_FIRST) % (KEEP - KEEP_FIRST));
}

function best(votes: ReadonlyMap<number, number>): number[] {
  return [...votes]
    .sort(([a, m], [b, n]) => n - m || a - b)
    .slice(0, BEST)
    .map(([post]) => post);
}
