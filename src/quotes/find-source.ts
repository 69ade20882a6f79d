import { foldText } from '../model/text.js';
import type { CandidateIndex } from './candidates.js';
import { createCandidateIndex, NOBODY } from './candidates.js';
import { isAfter, readPointers } from './pointers.js';
import type { PreparedPost, PreparedQuote, PreparedThread } from './prepare.js';
import { tokenize } from './tokens.js';
import type { Comparison } from './verdict.js';
import { compare } from './verdict.js';

/** Where a quote comes from, as far as the thread's earlier posts tell. */
export type Finding =
  | {
      readonly found: 'post';
      readonly at: number;
      readonly method: 'id' | 'author+text' | 'text';
      readonly comparison: Comparison;
      /** The wording that matches: `own` is the current one, `body` includes what the source itself quotes. */
      readonly wording: 'own' | 'revision' | 'body';
    }
  | { readonly found: 'placeholder'; readonly at: number }
  | { readonly found: 'nothing' };

type Found = Extract<Finding, { found: 'post' }>;
type Match = Pick<Found, 'comparison' | 'wording'>;

/** Similarity from which a post by the named author counts as the source. */
const NAMED = 0.5;
/** For a post by somebody else: the words must be his beyond doubt, the longer the quote the less to the letter. */
const OTHERS: readonly { readonly words: number; readonly similarity: number }[] = [
  { words: 5, similarity: 0.9 },
  { words: 8, similarity: 0.75 },
];
/** For a post whose author the page does not print. */
const UNKNOWN_AUTHOR = { words: 4, similarity: 0.6 };
/** For a quote without a name. */
const NAMELESS = { words: 3, similarity: 0.75 };

/** Finds sources; call `see` with each post, in thread order, after its quotes were looked up. */
export interface SourceFinder {
  /**
   * @param at number of the quoting post.
   * @param before only posts below this number count: earlier ones.
   */
  readonly find: (quote: PreparedQuote, at: number, before: number) => Finding;
  readonly see: (at: number) => void;
}

export function createSourceFinder(thread: PreparedThread): SourceFinder {
  const { posts } = thread;
  const index: CandidateIndex = createCandidateIndex(allQuotes(posts));
  const pointers = readPointers(thread);
  const byId = new Map<string, number>();
  const byUrl = new Map<string, number>();
  const wordless = new Map<string, number>();

  return { find, see };

  function see(at: number): void {
    const post = posts[at];
    if (post === undefined) return;
    const { externalId, url } = post.post;
    if (externalId !== null && !byId.has(externalId)) byId.set(externalId, at);
    if (url !== null && !byUrl.has(url)) byUrl.set(url, at);
    if (post.own.ids.length === 0 && post.body.ownText !== '')
      wordless.set(`${post.author}\u0000${foldText(post.body.ownText)}`, at);
    index.add(at, post.author, post.own);
    for (const revision of post.revisions) index.add(at, post.author, revision);
  }

  function find(quote: PreparedQuote, at: number, before: number): Finding {
    const linked = linkedPost(quote, before);
    if (linked !== null) return fromLink(quote, linked, before);
    return byText(quote, before) ?? later(quote, at) ?? { found: 'nothing' };
  }

  /** A later post that the quoting one may well quote: it was edited after that was written. The words must agree. */
  function later(quote: PreparedQuote, at: number): Found | null {
    if (quote.quote.parentIndex !== null) return null;
    const to = pointers.target(quote);
    const [own, other] = [posts[at], to === null ? undefined : posts[to]];
    if (to === null || to <= at || own === undefined || other === undefined) return null;
    if (!isAfter(own.post.editedAt, other.post.postedAt)) return null;
    const matched = match(other, quote);
    return matched.comparison.alignment.similarity < NAMED ? null : { found: 'post', at: to, method: 'id', ...matched };
  }

  function linkedPost(quote: PreparedQuote, before: number): number | null {
    const { sourceExternalId, sourceUrl } = quote.quote.block;
    // An id of another site means another post here.
    if (pointers.isForeign(quote)) return null;
    const id = sourceExternalId === null ? undefined : byId.get(sourceExternalId);
    if (id !== undefined && id < before) return id;
    const url = sourceUrl === null ? undefined : byUrl.get(sourceUrl);
    return url !== undefined && url < before ? url : null;
  }

  /** A post number shifts when posts are removed: it is a hint that needs the author and half of the words. */
  function numbered(quote: PreparedQuote, before: number): number[] {
    const at = (quote.quote.block.sourcePosition ?? 0) - 1;
    return at >= 0 && at < before && quote.author !== NOBODY && posts[at]?.author === quote.author ? [at] : [];
  }

  function fromLink(quote: PreparedQuote, at: number, before: number): Finding {
    const post = posts[at];
    if (post === undefined) return { found: 'nothing' };
    if (post.post.kind !== 'post' && post.own.ids.length === 0) return { found: 'placeholder', at };
    const matched = match(post, quote);
    if (matched.comparison.alignment.similarity < NAMED) {
      // The link may point to the wrong post of several: another one with these very words is the better source.
      const other = byText(quote, before);
      if (other !== null && other.comparison.words !== 'altered' && quote.tokens.ids.length >= 6) return other;
    }
    return { found: 'post', at, method: 'id', ...matched };
  }

  function byText(quote: PreparedQuote, before: number): Found | null {
    if (quote.tokens.ids.length === 0) return bySigns(quote, before);
    const candidates = index.find(quote.tokens, quote.author, before);
    const hinted = numbered(quote, before);
    const named = best(quote, [...hinted, ...candidates.named.filter((at) => !hinted.includes(at))]);
    if (named !== null && named.comparison.alignment.similarity >= NAMED) return { ...named, method: 'author+text' };
    const rest = candidates.others.filter((at) => !candidates.named.includes(at));
    const other = best(quote, rest);
    if (other === null || !isConvincing(quote, other)) return null;
    return {
      ...other,
      method: quote.author !== NOBODY && posts[other.at]?.author === quote.author ? 'author+text' : 'text',
    };
  }

  function bySigns(quote: PreparedQuote, before: number): Found | null {
    const text = foldText(quote.quote.text);
    if (text === '' || quote.author === NOBODY) return null;
    const at = wordless.get(`${quote.author}\u0000${text}`);
    const post = at === undefined || at >= before ? undefined : posts[at];
    return post === undefined || at === undefined
      ? null
      : { found: 'post', at, method: 'author+text', ...match(post, quote) };
  }

  function best(quote: PreparedQuote, candidates: readonly number[]): Omit<Found, 'method'> | null {
    let winner: Omit<Found, 'method'> | null = null;
    for (const at of candidates) {
      const post = posts[at];
      if (post === undefined) continue;
      const matched = match(post, quote);
      if (winner === null || rank(matched) > rank(winner)) winner = { found: 'post', at, ...matched };
      if (matched.comparison.words === 'equal') break;
    }
    return winner;
  }

  function isConvincing(quote: PreparedQuote, found: Omit<Found, 'method'>): boolean {
    const { equal, similarity } = found.comparison.alignment;
    const post = posts[found.at];
    const reaches = (bound: { words: number; similarity: number }): boolean =>
      equal >= bound.words && similarity >= bound.similarity;
    if (quote.author === NOBODY) return reaches(NAMELESS) || found.comparison.words === 'equal';
    if (post?.author === NOBODY) return reaches(UNKNOWN_AUTHOR) || (found.comparison.words === 'equal' && equal >= 2);
    if (post?.author === quote.author) return similarity >= NAMED;
    return OTHERS.some(reaches);
  }

  /** The wording of a post that fits best: the current one, an earlier one, or the whole body with its own quotes. */
  function match(post: PreparedPost, quote: PreparedQuote): Match {
    let matched: Match = { comparison: compare(post.own, quote.tokens), wording: 'own' };
    if (matched.comparison.words !== 'altered') return matched;
    for (const revision of post.revisions.toReversed()) {
      const comparison = compare(revision, quote.tokens);
      if (rank({ comparison }) > rank(matched)) matched = { comparison, wording: 'revision' };
    }
    if (matched.comparison.words === 'altered' && post.topQuotes > 0 && matched.comparison.alignment.equal > 0) {
      // A quote that lost its nesting shows the source's own quotes as its words; that is layout, not an edit.
      const comparison = compare(tokenize(post.body.text, thread.vocabulary), quote.tokens);
      if (comparison.words !== 'altered') matched = { comparison, wording: 'body' };
    }
    return matched;
  }
}

/** Words that agree count first, then whether it is the whole text. */
function rank({ comparison }: Pick<Match, 'comparison'>): number {
  const kind = comparison.words === 'equal' ? 2 : comparison.words === 'trimmed' ? 1 : 0;
  return kind * 2 + comparison.alignment.similarity;
}

function* allQuotes(posts: readonly PreparedPost[]): Generator<{ tokens: PreparedQuote['tokens']; author: number }> {
  for (const post of posts) for (const quote of post.quotes) yield { tokens: quote.tokens, author: quote.author };
}
