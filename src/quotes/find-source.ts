import { foldText } from '../model/text.js';
import type { ThreadPost } from '../model/thread.js';
import type { CandidateIndex } from './candidates.js';
import { isAfter, readPointers } from './pointers.js';
import type { PreparedQuote } from './prepare.js';
import type { ScannedThread } from './scan.js';
import { isConvincing, NAMED, NOBODY, rank } from './source-rules.js';
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
type Candidate = Pick<Found, 'at' | 'comparison' | 'wording'>;

/** Finds sources; call `see` with each post, in thread order, after its quotes were looked up. */
export interface SourceFinder {
  /**
   * @param own the quoting post, of number `at`.
   * @param before only posts below this number count: earlier ones.
   */
  readonly find: (quote: PreparedQuote, own: ThreadPost, at: number, before: number) => Finding;
  readonly see: (at: number) => void;
}

/** @param candidates the word runs the thread's quotes ask for; own texts are added as posts are seen. */
export function createSourceFinder(thread: ScannedThread, candidates: CandidateIndex): SourceFinder {
  const { author } = thread;
  const pointers = readPointers(thread);
  const wordless = new Map<string, number>();

  return { find, see };

  function see(at: number): void {
    const own = thread.ownIds(at);
    if (own.length === 0 && thread.ownText(at) !== '')
      wordless.set(`${author(at)}\u0000${foldText(thread.ownText(at))}`, at);
    candidates.add(at, author(at), own);
    for (const { ids } of thread.revisions(at)) candidates.add(at, author(at), ids);
  }

  function find(quote: PreparedQuote, own: ThreadPost, at: number, before: number): Finding {
    const linked = linkedPost(quote, before);
    if (linked !== null) return fromLink(quote, linked, before);
    return byText(quote, before) ?? later(quote, own, at) ?? { found: 'nothing' };
  }

  /** A later post that the quoting one may well quote: it was edited after that was written. The words must agree. */
  function later(quote: PreparedQuote, own: ThreadPost, at: number): Found | null {
    if (quote.quote.parentIndex !== null || own.editedAt === null) return null;
    const to = pointers.target(quote);
    const other = to === null || to <= at ? null : thread.read(to);
    if (to === null || other === null || !isAfter(own.editedAt, other.post.postedAt)) return null;
    const matched = match(to, quote);
    return matched.comparison.alignment.similarity < NAMED ? null : foundBy('id', { at: to, ...matched });
  }

  function linkedPost(quote: PreparedQuote, before: number): number | null {
    const { sourceExternalId, sourceUrl } = quote.quote.block;
    // An id of another site means another post here.
    if (pointers.isForeign(quote)) return null;
    const id = sourceExternalId === null ? undefined : thread.byExternalId(sourceExternalId);
    if (id !== undefined && id < before) return id;
    const url = sourceUrl === null ? undefined : thread.byUrl(sourceUrl);
    return url !== undefined && url < before ? url : null;
  }

  /** A post number shifts when posts are removed: it is a hint that needs the author and half of the words. */
  function numbered(quote: PreparedQuote, before: number): number[] {
    const at = (quote.quote.block.sourcePosition ?? 0) - 1;
    return at >= 0 && at < before && quote.author !== NOBODY && author(at) === quote.author ? [at] : [];
  }

  function fromLink(quote: PreparedQuote, at: number, before: number): Finding {
    if (thread.isPlaceholder(at) && thread.ownIds(at).length === 0) return { found: 'placeholder', at };
    const matched = match(at, quote);
    if (matched.comparison.alignment.similarity < NAMED) {
      // The link may point to the wrong post of several: another one with these very words is the better source.
      const other = byText(quote, before);
      if (other !== null && other.comparison.words !== 'altered' && quote.tokens.ids.length >= 6) return other;
    }
    return foundBy('id', { at, comparison: matched.comparison, wording: matched.wording });
  }

  function byText(quote: PreparedQuote, before: number): Found | null {
    if (quote.tokens.ids.length === 0) return bySigns(quote, before);
    const { named, others } = candidates.find(quote.tokens, quote.author, before);
    const hinted = numbered(quote, before);
    const own = best(quote, [...hinted, ...named.filter((at) => !hinted.includes(at))]);
    if (own !== null && own.comparison.alignment.similarity >= NAMED) return foundBy('author+text', own);
    const other = best(
      quote,
      others.filter((at) => !named.includes(at)),
    );
    if (other === null || !isConvincing(quote.author, author(other.at), other.comparison)) return null;
    return foundBy(quote.author !== NOBODY && author(other.at) === quote.author ? 'author+text' : 'text', other);
  }

  function bySigns(quote: PreparedQuote, before: number): Found | null {
    const text = foldText(quote.quote.text);
    if (text === '' || quote.author === NOBODY) return null;
    const at = wordless.get(`${quote.author}\u0000${text}`);
    return at === undefined || at >= before ? null : foundBy('author+text', { at, ...match(at, quote) });
  }

  function best(quote: PreparedQuote, posts: readonly number[]): Candidate | null {
    let winner: Candidate | null = null;
    for (const at of posts) {
      const matched = match(at, quote);
      if (winner === null || rank(matched.comparison) > rank(winner.comparison))
        winner = { at, comparison: matched.comparison, wording: matched.wording };
      if (matched.comparison.words === 'equal') break;
    }
    return winner;
  }

  /** The wording of a post that fits best: the current one, an earlier one, or the whole body with its own quotes. */
  function match(at: number, quote: PreparedQuote): Match {
    let matched: Match = { comparison: compare(thread.own(at), quote.tokens), wording: 'own' };
    if (matched.comparison.words !== 'altered') return matched;
    for (const revision of thread.revisions(at).toReversed()) {
      const comparison = compare(revision, quote.tokens);
      if (rank(comparison) > rank(matched.comparison)) matched = { comparison, wording: 'revision' };
    }
    if (matched.comparison.words === 'altered' && thread.topQuotes(at) > 0 && matched.comparison.alignment.equal > 0) {
      // A quote that lost its nesting shows the source's own quotes as its words; that is layout, not an edit.
      const whole = thread.read(at)?.body.text ?? '';
      const comparison = compare(tokenize(whole, thread.vocabulary), quote.tokens);
      if (comparison.words !== 'altered') matched = { comparison, wording: 'body' };
    }
    return matched;
  }
}

function foundBy(method: Found['method'], { at, comparison, wording }: Candidate): Found {
  return { found: 'post', at, method, comparison, wording };
}
