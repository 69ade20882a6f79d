import type { LinkedPost, LinkedThread, QuoteLink } from '../../model/thread.js';
import { describeFound } from '../describe-link.js';
import { readSpelling, type Spelling } from '../meaning.js';
import { NAMED, NOBODY } from '../source-rules.js';
import { tokenize, type Vocabulary } from '../tokens.js';
import { compare } from '../verdict.js';
import type { Other } from './candidates.js';
import { createOtherFinder, type FoundOther, linkSource } from './find-source.js';
import { type Place, placeIn, type SiteOrder } from './order.js';
import type { WaitingQuote } from './waiting.js';

/** A quote and the post of another thread it turned out to come from. */
interface Find {
  readonly quote: WaitingQuote;
  readonly found: FoundOther;
}

/** New links by post id and quote index. */
export type NewLinks = ReadonlyMap<string, ReadonlyMap<number, QuoteLink>>;

/**
 * Ties waiting quotes to posts of other threads; verdict, place and diff are those of a source in the thread itself.
 *
 * @param stock fingerprints that are nobody's on the whole site.
 */
export function linkWaiting(
  thread: LinkedThread,
  waiting: readonly WaitingQuote[],
  others: readonly Other[],
  stock: ReadonlySet<number>,
  order: SiteOrder,
  vocabulary: Vocabulary,
): NewLinks {
  const finds = findAll(thread, waiting, others, stock, order, vocabulary);
  let known: Spelling | null = null;
  const spelling = (): Spelling => {
    known ??= readSpelling([
      ...thread.posts.map((post) => tokenize(post.body.ownText, vocabulary)),
      ...new Set(finds.map(({ found }) => found.other.own())),
    ]);
    return known;
  };
  const links = new Map<string, Map<number, QuoteLink>>();
  for (const { quote, found } of finds) {
    const { post, prepared, link } = quote;
    const source = linkSource(found.other);
    const described = describeFound(prepared, post.body.ownText, source, found, { vocabulary, spelling });
    const ofPost = links.get(post.id) ?? new Map<number, QuoteLink>();
    links.set(post.id, ofPost.set(link.index, { ...described, sourceThreadId: found.other.post.threadId }));
  }
  return links;
}

function findAll(
  thread: LinkedThread,
  waiting: readonly WaitingQuote[],
  others: readonly Other[],
  stock: ReadonlySet<number>,
  order: SiteOrder,
  vocabulary: Vocabulary,
): Find[] {
  const find = createOtherFinder(waiting, others, stock, order, vocabulary);
  const places = new Map<string, Place>();
  for (const post of thread.posts) if (post.kind !== 'stub') places.set(post.id, placeIn(thread, post));
  for (const { place } of others) places.set(`${place.threadId} ${place.postId}`, place);
  const placeOf = ({ sourcePostId, sourceThreadId }: QuoteLink): Place | undefined =>
    places.get(sourceThreadId == null ? (sourcePostId ?? '') : `${sourceThreadId} ${sourcePostId}`);
  const finds: Find[] = [];
  const open: WaitingQuote[] = [];
  for (const [post, quotes] of groupByPost(waiting)) {
    const own = placeIn(thread, post);
    const edited = { ...own, postedAt: post.editedAt ?? post.postedAt };
    /** Source of each quote, or of the nearest known one around it; parents come before their children. */
    const sources: (Place | null)[] = [];
    for (const link of post.quotes) {
      const around = link.parentIndex === null ? null : (sources[link.parentIndex] ?? null);
      const quote = quotes.get(link.index);
      const found = quote === undefined ? null : find(quote, { post: own, edited, around });
      if (quote !== undefined && found !== null) finds.push({ quote, found });
      else if (quote !== undefined) open.push(quote);
      sources[link.index] = found?.other.place ?? placeOf(link) ?? around;
    }
  }
  return [...finds, ...withTheirStub(finds, open)];
}

function groupByPost(waiting: readonly WaitingQuote[]): Map<LinkedPost, Map<number, WaitingQuote>> {
  const out = new Map<LinkedPost, Map<number, WaitingQuote>>();
  for (const quote of waiting) {
    const ofPost = out.get(quote.post) ?? new Map<number, WaitingQuote>();
    out.set(quote.post, ofPost.set(quote.link.index, quote));
  }
  return out;
}

/** Quotes of one stub are quotes of one post: where the longest was found, the short ones beside it are, too. */
function withTheirStub(finds: readonly Find[], open: readonly WaitingQuote[]): Find[] {
  const longest = new Map<string, Find>();
  for (const find of finds) {
    const { wait, link } = find.quote;
    if (wait !== 'open' || link.sourcePostId === null) continue;
    const known = longest.get(link.sourcePostId);
    if (known === undefined || link.text.length > known.quote.link.text.length) longest.set(link.sourcePostId, find);
  }
  return open.flatMap((quote) => {
    const find = quote.link.sourcePostId === null ? undefined : longest.get(quote.link.sourcePostId);
    if (find === undefined || quote.prepared.tokens.ids.length === 0) return [];
    const { other } = find.found;
    const comparison = compare(other.own(), quote.prepared.tokens);
    if (comparison.alignment.similarity < NAMED) return [];
    const isNamed = quote.prepared.author !== NOBODY && quote.prepared.author === other.author;
    return [{ quote, found: { other, method: isNamed ? 'author+text' : 'text', comparison, wording: 'own' } as const }];
  });
}
