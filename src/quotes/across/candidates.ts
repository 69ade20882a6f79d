import type { OtherPost } from '../../model/across.js';
import { NOBODY } from '../source-rules.js';
import type { Tokens, Vocabulary } from '../tokens.js';
import type { Place } from './order.js';
import { createPrinter, keyAt, type Prints } from './prints.js';

/** A post of another thread, its own text split into words when it is asked for. */
export interface Other {
  readonly post: OtherPost;
  readonly place: Place;
  readonly author: number;
  readonly own: () => Tokens;
}

/** Finds posts of other threads by the fingerprints of a quote. */
export interface OtherCandidates {
  /**
   * The best of those allowed, by number of common fingerprints, then in the order given: first those by the author
   * the quote names, then all others.
   */
  readonly find: (
    asked: ReadonlySet<number>,
    author: number,
    isAllowed: (other: Other) => boolean,
  ) => { readonly named: readonly Other[]; readonly rest: readonly Other[] };
}

/** Posts compared word by word per quote, by the named author and by others. */
const BEST = 4;

/**
 * Indexes the fingerprints that quotes ask for. Nothing but a common fingerprint makes a post a candidate, whatever
 * else it is among the others for, so that a quote's source follows from the posts that hold the quote's words.
 *
 * @param asked all fingerprints any quote asks for, without those that are nobody's.
 * @param others in the order that decides between equals.
 */
export function createOtherCandidates(
  asked: ReadonlySet<number>,
  others: readonly Other[],
  vocabulary: Vocabulary,
): OtherCandidates {
  const printer = createPrinter(vocabulary);
  const holders = new Map<number, Other[]>();
  const rankOf = new Map(others.map((other, at) => [other, at]));
  if (asked.size > 0)
    for (const other of others)
      for (const key of keysOf(printer.winnow(other.own()))) {
        if (!asked.has(key)) continue;
        const list = holders.get(key);
        if (list === undefined) holders.set(key, [other]);
        else list.push(other);
      }
  return {
    find: (quote, author, isAllowed) => {
      const votes = new Map<Other, number>();
      for (const key of quote)
        for (const other of holders.get(key) ?? []) votes.set(other, (votes.get(other) ?? 0) + 1);
      const sorted = [...votes]
        .filter(([other]) => isAllowed(other))
        .sort(([a, m], [b, n]) => n - m || (rankOf.get(a) ?? 0) - (rankOf.get(b) ?? 0))
        .map(([other]) => other);
      const isNamed = ({ author: writer }: Other): boolean => author !== NOBODY && writer === author;
      return {
        named: sorted.filter(isNamed).slice(0, BEST),
        rest: sorted.filter((other) => !isNamed(other)).slice(0, BEST),
      };
    },
  };
}

/** The different fingerprints among some. */
export function keysOf(prints: Prints): Set<number> {
  const keys = new Set<number>();
  for (let i = 0; i < prints.at.length; i += 1) keys.add(keyAt(prints, i));
  return keys;
}
