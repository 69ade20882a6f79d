import { unitsToCodePoints } from '../model/text.js';
import type { LinkedPost, QuoteLink, Repeat, ReplyEdge, StoredDocument } from '../model/thread.js';
import type { TimeBounds } from './bounds.js';
import { createEdges } from './edges.js';
import type { LinkedQuotes } from './link.js';
import { originalOf } from './original-text.js';
import type { Places } from './places.js';
import type { RepeatedRun } from './repeats.js';
import { createRepeatFinder, MIN_WORDS } from './repeats.js';
import type { ReadPost, ScannedThread } from './scan.js';
import { ownSegments } from './segments.js';
import { measure } from './sizes.js';
import { type SourceSettings, type SourceTrace, traceSources } from './sources.js';
import { stripPost } from './strip.js';
import { wordsIn } from './tokens.js';

/** What finishing a post takes beside the thread. */
interface Around {
  readonly documents: readonly StoredDocument[];
  readonly settings: SourceSettings;
  /** The order of the pages is known. */
  readonly isOrdered: boolean;
}

/** A linked post and the edges that go out from it. */
export interface FinishedPost {
  readonly post: LinkedPost;
  readonly edges: readonly ReplyEdge[];
}

/** Finishes the posts of a thread one after another, stubs before the first post that quotes them. */
export function* finishPosts(
  thread: ScannedThread,
  links: LinkedQuotes,
  places: Places,
  around: Around,
): Generator<FinishedPost, void> {
  const repeatsOf = createRepeatFinder(places);
  const boundsOf = boundTimes(thread, links, around.isOrdered && !thread.isTree);
  const edgesOf = createEdges(places.idOf);
  for (let place = 0; place < places.count; place += 1) {
    const [at, stub, read] = [places.postAt(place), places.stubAt(place), places.read(place)];
    if (read === null) throw new RangeError(`the post in place ${place} of ${places.count} cannot be read again`);
    const repeats = repeatsOf(place);
    const post = finishPost(
      read,
      at === null ? [] : links.describe(at, thread.quotes(at, read.body)),
      repeats.length === 0 ? [] : toRepeats(places, place, repeats),
      boundsOf(at ?? thread.count + (stub ?? 0)),
      (quote) => at !== null && isAtHand(thread, links.sourceOf(thread.firstQuote(at) + quote)),
      at === null ? null : thread.signatureStart(at),
      around,
    );
    yield { post, edges: edgesOf(post) };
  }
}

function finishPost(
  { post, body }: ReadPost,
  quotes: readonly QuoteLink[],
  inThread: readonly Repeat[],
  bounds: TimeBounds,
  atHand: (quote: number) => boolean,
  signatureStart: number | null,
  { documents, settings }: Around,
): LinkedPost {
  const stripped = stripPost(post.blocks, body, signatureStart);
  const { attribution, analysisText } = stripped;
  const trace =
    documents.length === 0 || body.ownText === ''
      ? NO_TRACE
      : traceSources({ id: post.id, ownText: body.ownText, attribution, postedAt: post.postedAt }, documents, settings);
  const repeats = [...inThread, ...trace.repeats].sort((a, b) => a.start - b.start || a.end - b.end);
  const { originalText, originalShare } = originalOf(body, stripped, repeats, trace.quoted);
  // Field by field: V8 makes an object with spreads anew, hidden classes and all, which took seven times the memory.
  const finished = {
    id: post.id,
    kind: post.kind,
    position: post.position,
    externalId: post.externalId,
    url: post.url,
    parentExternalId: post.parentExternalId,
    author: post.author,
    postedAt: post.postedAt,
    editedAt: post.editedAt,
    blocks: post.blocks,
    rawBody: post.rawBody,
    reactions: post.reactions,
    attachments: post.attachments,
    images: post.images,
    links: post.links,
    signature: post.signature,
    revisions: post.revisions,
    body,
    quotes,
    analysisText,
    originalText,
    originalShare,
    attribution,
    repeats,
    sources: trace.sources,
    sizes: measure(post, body, atHand),
    segments: ownSegments(body, stripped.furniture),
    postedAfter: bounds.postedAfter,
    postedBefore: bounds.postedBefore,
  } satisfies Record<keyof Required<Omit<LinkedPost, 'quotedSpans'>>, unknown>;
  return trace.quoted.length === 0 ? finished : { ...finished, quotedSpans: trace.quoted };
}

const NO_TRACE: SourceTrace = { sources: [], repeats: [], quoted: [] };

/** A source whose words are stored: a post that is no placeholder without words. */
const isAtHand = (thread: ScannedThread, source: number | null): boolean => source !== null && !thread.isAbsent(source);

/** Runs of words as spans of the own text in code points. */
function toRepeats(places: Places, place: number, runs: readonly RepeatedRun[]): Repeat[] {
  const own = places.own(place);
  const points = unitsToCodePoints(own.text);
  // A run is found by its tokens; in scripts without spaces twelve of them are fewer words.
  const long = runs.filter(({ start, end, kind }) => kind === 'double_post' || wordsIn(own, start, end) >= MIN_WORDS);
  return long.map(({ source, start, end, kind }) => ({
    start: points(own.starts[start] ?? 0),
    end: points(own.ends[end - 1] ?? 0),
    sourcePostId: places.postId(source),
    sourceDocumentId: null,
    kind,
  }));
}

/** Time bounds by post number, those of stubs behind the last post's. */
function boundTimes(thread: ScannedThread, { stubs, citations, sourceOf }: LinkedQuotes, isLinear: boolean) {
  for (const stub of stubs.posts) thread.timeline.add(stub.postedAt);
  const known = citations.flatMap(({ post, quote, exact, ago }) => {
    const stub = stubs.of.get(quote);
    const source = sourceOf(quote) ?? (stub === undefined ? null : thread.count + stub);
    return source === null ? [] : [{ reply: post, source, exact, ago }];
  });
  return thread.timeline.bound(known, isLinear ? thread.count : 0);
}
