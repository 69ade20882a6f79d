import type { LinkSource } from '../describe-link.js';
import { isConvincing, NAMED, NOBODY, rank } from '../source-rules.js';
import { tokenize, type Vocabulary } from '../tokens.js';
import type { Comparison } from '../verdict.js';
import { compare } from '../verdict.js';
import type { Other } from './candidates.js';
import { createOtherCandidates, keysOf } from './candidates.js';
import type { Place, SiteOrder } from './order.js';
import type { WaitingQuote } from './waiting.js';

/** The post of another thread a quote comes from. */
export interface FoundOther {
  readonly other: Other;
  readonly method: 'id' | 'author+text' | 'text';
  readonly comparison: Comparison;
  readonly wording: 'own' | 'revision' | 'body';
}

/** What a source must not be later than: the quoting post, and for a nested quote the source of the one around it. */
export interface Limits {
  readonly post: Place;
  /** The quoting post as it was last edited: a printed id or address may have come in later. */
  readonly edited: Place;
  readonly around: Place | null;
}

/**
 * What words alone must reach in another thread. A site holds a thousand times the words of a thread, so that five
 * words, enough there, meet by chance here; eight neighbouring words are also what the fingerprints surely find.
 * Words of another author than the named one accuse somebody, and need as many as an unmarked repeat does.
 */
const FEWEST = { nameless: 8, byAnother: 12 } as const;
/** A post by the named author: eight words that agree, or five that are nearly all the quote says. */
const BY_NAMED = { words: 5, sure: 8, similarity: 0.75 } as const;
/** A printed id that leads to somebody else than is named: three of the words. */
const BY_ID = 3;
/** Words compared per thread (quote and source); what waits after that goes on waiting. Keeps hostile input linear. */
const EFFORT = 200_000_000;

/** Finds sources of waiting quotes in posts of other threads. */
export type OtherFinder = (quote: WaitingQuote, limits: Limits) => FoundOther | null;

/** @param stock fingerprints that are nobody's on the whole site. */
export function createOtherFinder(
  quotes: readonly WaitingQuote[],
  others: readonly Other[],
  stock: ReadonlySet<number>,
  order: SiteOrder,
  vocabulary: Vocabulary,
): OtherFinder {
  const askedBy = new Map(quotes.map((quote) => [quote, withoutStock(keysOf(quote.asked))]));
  const candidates = createOtherCandidates(
    new Set([...askedBy.values()].flatMap((keys) => [...keys])),
    others,
    vocabulary,
  );
  const byId = groupBy(others, ({ post }) => post.externalId);
  const byUrl = groupBy(others, ({ post }) => post.url);
  let effort = EFFORT;

  return (quote, limits) => {
    const found = byPointer(quote, limits) ?? byText(quote, limits);
    return found === null || (quote.wait === 'doubtful' && !isBetter(quote, found)) ? null : found;
  };

  function withoutStock(keys: ReadonlySet<number>): Set<number> {
    return new Set([...keys].filter((key) => !stock.has(key)));
  }

  function byPointer(quote: WaitingQuote, { edited, around }: Limits): FoundOther | null {
    if (quote.id === null && quote.url === null) return null;
    const pointed = [...(byUrl.get(quote.url ?? '') ?? []), ...(byId.get(quote.id ?? '') ?? [])];
    const allowed = [...new Set(pointed)].filter((other) => isAllowed(other, edited, around));
    const found = best(quote, allowed);
    return found !== null && agrees(quote, found) ? { ...found, method: 'id' } : null;
  }

  function byText(quote: WaitingQuote, { post, around }: Limits): FoundOther | null {
    const { author } = quote.prepared;
    const asked = askedBy.get(quote) ?? new Set();
    const { named, rest } = candidates.find(asked, author, (other) => isAllowed(other, post, around));
    const own = best(quote, named);
    if (own !== null && isByNamed(own.comparison)) return { ...own, method: 'author+text' };
    // An article is credited with these words already: somebody who posted them too did not say them.
    const other = quote.link.sourceDocumentId !== null && author !== NOBODY ? null : best(quote, rest);
    return other !== null && isSure(author, other) ? { ...other, method: 'text' } : null;
  }

  function isAllowed(other: Other, limit: Place, around: Place | null): boolean {
    if (order.compareSurely(other.place, limit) > 0) return false;
    return around === null || (around.postId !== other.post.postId && order.compareSurely(other.place, around) <= 0);
  }

  function best(quote: WaitingQuote, allowed: readonly Other[]): Omit<FoundOther, 'method'> | null {
    let winner: Omit<FoundOther, 'method'> | null = null;
    for (const other of allowed) {
      effort -= quote.prepared.tokens.ids.length + other.own().ids.length;
      if (effort < 0) break;
      const matched = match(other, quote);
      const better = winner === null ? 1 : rank(matched.comparison) - rank(winner.comparison);
      const isEarlier = winner !== null && order.compareFirst(other.place, winner.other.place) < 0;
      if (better > 0 || (better === 0 && isEarlier)) winner = { other, ...matched };
    }
    return winner;
  }

  /** The wording that fits best, as in the thread itself: the current one, an earlier one, or the whole body. */
  function match({ post, own }: Other, { prepared }: WaitingQuote): Pick<FoundOther, 'comparison' | 'wording'> {
    let matched: Pick<FoundOther, 'comparison' | 'wording'> = {
      comparison: compare(own(), prepared.tokens),
      wording: 'own',
    };
    if (matched.comparison.words !== 'altered') return matched;
    for (const revision of post.revisions.toReversed()) {
      const comparison = compare(tokenize(revision, vocabulary), prepared.tokens);
      if (rank(comparison) > rank(matched.comparison)) matched = { comparison, wording: 'revision' };
    }
    if (matched.comparison.words === 'altered' && post.bodyText !== null && matched.comparison.alignment.equal > 0) {
      const comparison = compare(tokenize(post.bodyText, vocabulary), prepared.tokens);
      if (comparison.words !== 'altered') matched = { comparison, wording: 'body' };
    }
    return matched;
  }
}

/** Post ids are unique in a thread on some boards, and a page may be of another installation: the words must agree. */
function agrees({ prepared }: WaitingQuote, { other, comparison }: Omit<FoundOther, 'method'>): boolean {
  const { equal, similarity } = comparison.alignment;
  const isNamed = prepared.author === other.author || prepared.author === NOBODY || other.author === NOBODY;
  return similarity >= NAMED && (isNamed || equal >= BY_ID);
}

function isByNamed({ alignment: { equal, similarity } }: Comparison): boolean {
  return similarity >= (equal >= BY_NAMED.sure ? NAMED : BY_NAMED.similarity) && equal >= BY_NAMED.words;
}

function isSure(quoted: number, { other, comparison }: Omit<FoundOther, 'method'>): boolean {
  const fewest = quoted === NOBODY || other.author === NOBODY ? FEWEST.nameless : FEWEST.byAnother;
  return comparison.alignment.equal >= fewest && isConvincing(quoted, other.author, comparison);
}

/** Whether a post of another thread takes the place of a doubtful source: by the named author, and with the words. */
function isBetter({ prepared, link }: WaitingQuote, { other, comparison, method }: FoundOther): boolean {
  if (prepared.author !== NOBODY && prepared.author !== other.author) return false;
  if (comparison.words !== 'altered') return true;
  return method === 'id' && comparison.alignment.similarity > (link.similarity ?? 0);
}

export const linkSource = ({ post, author }: Other): LinkSource => ({
  postId: post.postId,
  author,
  printed: { name: post.author, externalId: post.authorExternalId },
  topQuotes: post.topQuotes,
});

/** Posts by a printed name of theirs, at most 16 each, in the order given. */
function groupBy(others: readonly Other[], nameOf: (other: Other) => string | null): Map<string, Other[]> {
  const out = new Map<string, Other[]>();
  for (const other of others) {
    const name = nameOf(other);
    if (name === null || name === '') continue;
    const list = out.get(name);
    if (list === undefined) out.set(name, [other]);
    else if (list.length < 16) list.push(other);
  }
  return out;
}
