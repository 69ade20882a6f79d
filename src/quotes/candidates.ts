import { gramHash } from './gram-hash.js';
import { createRunTable } from './run-table.js';
import { NOBODY } from './source-rules.js';
import type { Tokens } from './tokens.js';

/** Earlier posts that may hold a quote's words, best first. */
interface Candidates {
  /** Posts by the author the quote names. */
  readonly named: readonly number[];
  readonly others: readonly number[];
}

/** Earlier posts by the words they share with the thread's quotes. */
export interface CandidateIndex {
  /** Announces a quote; all are announced before the first post is added. */
  readonly ask: (quote: Tokens, author: number) => void;
  /** Makes the words of an own text findable under a post number; call it in thread order. */
  readonly add: (post: number, author: number, own: Int32Array) => void;
  /** Posts below `before` that share word runs with the quote. */
  readonly find: (quote: Tokens, author: number, before: number) => Candidates;
}

const GRAM = 3;
/** Word runs looked up per quote, spread evenly: enough to find a source though half of its words were changed. */
const SAMPLES = 32;
/** Quotes of fewer words are looked up by shorter runs too, and among the posts of the author they name. */
const SHORT = 9;
const VERY_SHORT = 5;
const BEST = 4;

/**
 * An index of the quotes' word runs, not of the posts': only runs that some quote will ask for are kept, so memory
 * follows the quotes and each post costs one look-up per word. Short quotes are found by shorter runs, and those only
 * among the posts of the author they name.
 */
export function createCandidateIndex(authorOf: (post: number) => number): CandidateIndex {
  const lengths = new Set<number>([GRAM]);
  const table = createRunTable();
  let asked: ((hash: number) => boolean) | null = null;
  return {
    ask: (quote, author) => {
      for (const { hash } of keysOf(quote, author)) table.want(hash);
      if (quote.ids.length < SHORT) lengths.add(2);
      if (quote.ids.length < VERY_SHORT) lengths.add(1);
    },
    add: (post, author, own) => {
      asked ??= createFilter(table.hashes());
      const isAsked = asked;
      if (table.hashes().length === 0) return;
      const file = (hash: number): void => {
        const run = isAsked(hash) ? table.find(hash) : -1;
        if (run !== -1) table.file(run, post);
      };
      for (const n of lengths) {
        for (let at = 0; at + n <= own.length; at += 1) {
          const hash = gramHash(own, at, n);
          file(hash);
          if (lengths.size > 1) file(withAuthor(hash, author));
        }
      }
    },
    find: (quote, author, before) => {
      const named = new Map<number, number>();
      const others = new Map<number, number>();
      for (const { hash, isNamed } of keysOf(quote, author)) {
        const run = table.find(hash);
        if (run === -1) continue;
        table.posts(run, (post) => {
          if (post >= before) return;
          if (isNamed || (author !== NOBODY && authorOf(post) === author)) named.set(post, (named.get(post) ?? 0) + 1);
          if (!isNamed) others.set(post, (others.get(post) ?? 0) + 1);
        });
      }
      return { named: best(named), others: best(others) };
    },
  };
}

/** A bit per hash: most runs of a thread are in no quote, and this says so faster than the map. */
function createFilter(hashes: Int32Array): (hash: number) => boolean {
  let bits = 1 << 12;
  while (bits < hashes.length * 16 && bits < 1 << 26) bits *= 2;
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
    if (author !== NOBODY && size < SHORT) out.push({ hash: withAuthor(hash, author), isNamed: true });
  };
  for (const at of spread(size - GRAM + 1)) push(GRAM, at, true);
  if (size < SHORT) for (let at = 0; at + 2 <= size; at += 1) push(2, at, size === 2);
  if (size < VERY_SHORT) for (let at = 0; at < size; at += 1) push(1, at, size === 1);
  return out;
}

function spread(count: number): number[] {
  if (count <= SAMPLES) return Array.from({ length: Math.max(0, count) }, (_, at) => at);
  return Array.from({ length: SAMPLES }, (_, i) => Math.floor((i * (count - 1)) / (SAMPLES - 1)));
}

const withAuthor = (hash: number, author: number): number =>
  Math.imul(hash ^ Math.imul(author + 7, 0x9e3779b1), 0x85ebca6b) | 0;

function best(votes: ReadonlyMap<number, number>): number[] {
  return [...votes]
    .sort(([a, m], [b, n]) => n - m || a - b)
    .slice(0, BEST)
    .map(([post]) => post);
}
