import { deterministicId } from '../../model/ids.js';
import { reactionMeaning } from '../../model/reaction-meaning.js';
import { codePointLength, sliceCodePoints } from '../../model/text.js';
import type { LinkedPost, LinkedThread, QuoteLink } from '../../model/thread.js';
import type * as tables from '../schema/index.js';
import { instantOrNull, integerOrNull, listOrNull, shareOrNull } from './clean.js';

type New<T extends { $inferInsert: unknown }> = T['$inferInsert'];

/** A thread as rows, table by table. */
export interface ThreadRows {
  readonly site: New<typeof tables.site>[];
  readonly forum: New<typeof tables.forum>[];
  readonly author: New<typeof tables.author>[];
  readonly thread: New<typeof tables.thread>[];
  readonly post: New<typeof tables.post>[];
  readonly revision: New<typeof tables.revision>[];
  readonly quote: New<typeof tables.quote>[];
  readonly reaction: New<typeof tables.reaction>[];
  readonly reply: New<typeof tables.reply>[];
  readonly repeat: New<typeof tables.repeat>[];
  readonly source: New<typeof tables.source>[];
}

/** Turns a derived thread into the rows that say it; pure, so that equal threads give equal rows. */
export function threadRows(thread: LinkedThread, fingerprints: readonly bigint[]): ThreadRows {
  const siteId = thread.site === null ? null : deterministicId('site', thread.site);
  const forumId = thread.forumPath.length === 0 ? null : deterministicId('forum', thread.site, ...thread.forumPath);
  const authors = new Map<string, New<typeof tables.author>>();
  for (const { author } of thread.posts) {
    if (author.name === null) continue;
    const authorId = authorIdOf(thread, author.name);
    authors.set(authorId, { authorId, siteId, name: author.name });
  }
  const ids = new Map(thread.posts.map((post) => [post.id, post]));
  const known = <T extends string | null>(id: T): T | null => (id !== null && ids.has(id) ? id : null);
  return {
    site: siteId === null || thread.site === null ? [] : [{ siteId, host: thread.site }],
    forum: forumId === null ? [] : [{ forumId, siteId, path: thread.forumPath }],
    author: [...authors.values()],
    thread: [
      {
        threadId: thread.id,
        siteId,
        forumId,
        engine: thread.engine,
        engineVersion: thread.engineVersion,
        externalId: thread.externalId,
        title: thread.title,
        url: thread.url,
        tags: thread.tags,
        pageCount: integerOrNull(thread.pageCount),
        pages: thread.pages.filter((page) => integerOrNull(page) !== null),
        polls: listOrNull(thread.polls),
        problems: thread.problems,
        fingerprints,
      },
    ],
    post: thread.posts.map((post, ordinal) => postRow(thread, post, ordinal)),
    revision: thread.posts.flatMap((post) =>
      post.revisions.map((one) => ({
        threadId: thread.id,
        postId: post.id,
        number: one.number,
        text: one.text,
        ownText: one.ownText,
        edited: one.editedAt,
      })),
    ),
    quote: thread.posts.flatMap((post) =>
      post.quotes.map((quote) => ({ threadId: thread.id, postId: post.id, ...quoteRow(quote, ids) })),
    ),
    reaction: thread.posts.flatMap((post) =>
      post.reactions.map(({ name, count, actors, complete }, reactionIndex) => ({
        threadId: thread.id,
        postId: post.id,
        reactionIndex,
        name,
        ...reactionMeaning(name),
        count: integerOrNull(count),
        actors: actors.length === 0 ? null : actors,
        listComplete: complete,
      })),
    ),
    reply: thread.edges
      .filter((edge) => ids.has(edge.fromPostId) && ids.has(edge.toPostId))
      .map((edge) => ({ threadId: thread.id, ...edge })),
    repeat: thread.posts.flatMap((post) =>
      post.repeats.map((one, repeatIndex) => ({
        threadId: thread.id,
        postId: post.id,
        repeatIndex,
        startOffset: one.start,
        endOffset: one.end,
        sourcePostId: one.sourceThreadId == null ? known(one.sourcePostId) : one.sourcePostId,
        sourceDocumentId: one.sourceDocumentId,
        kind: one.kind,
        sourceThreadId: one.sourceThreadId ?? null,
      })),
    ),
    source: thread.posts.flatMap((post) =>
      post.sources.map((one) => ({ threadId: thread.id, postId: post.id, ...one })),
    ),
  };
}

/** An author is a name on a site; where no site is known, a name in this thread. */
function authorIdOf(thread: LinkedThread, name: string): string {
  return thread.site === null
    ? deterministicId('author', null, thread.id, name)
    : deterministicId('author', thread.site, name);
}

function postRow(thread: LinkedThread, post: LinkedPost, ordinal: number): New<typeof tables.post> {
  const own = post.body.ownText;
  return {
    threadId: thread.id,
    postId: post.id,
    kind: post.kind,
    position: post.position,
    ordinal,
    externalId: post.externalId,
    url: post.url,
    parentExternalId: post.parentExternalId,
    authorId: post.author.name === null ? null : authorIdOf(thread, post.author.name),
    authorExternalId: post.author.externalId,
    authorKind: post.author.kind,
    authorInferred: post.author.inferred,
    authorEvidence: post.author.evidence,
    postedAt: instantOrNull(post.postedAt.at),
    postedLocal: post.postedAt.local,
    postedRaw: post.postedAt.raw,
    postedPrecision: post.postedAt.precision,
    postedAfter: instantOrNull(post.postedAfter),
    postedBefore: instantOrNull(post.postedBefore),
    edited: post.editedAt,
    ownText: own,
    parts: post.body.text === own ? null : post.body.parts.flatMap((part) => [part.quote ?? -1, part.start, part.end]),
    analysisText: post.analysisText === own ? null : post.analysisText,
    originalText: post.originalText === post.analysisText ? null : post.originalText,
    originalShare: shareOrNull(post.originalShare),
    attribution: post.attribution,
    signature: post.signature,
    attachments: listOrNull(post.attachments),
    images: listOrNull(post.images),
    links: listOrNull(post.links),
    sizeRaw: post.sizes.raw,
    sizeFolded: post.sizes.folded,
    sizeRepeatedRaw: post.sizes.repeatedRaw,
    sizeRepeatedFolded: post.sizes.repeatedFolded,
    sizeOwnFolded: post.sizes.ownFolded,
    segments: segmentsOf(post),
  };
}

/** Null for one stretch that answers nobody, as most posts without quotes are, and where nobody looked. */
function segmentsOf({ segments, body }: LinkedPost): readonly unknown[] | null {
  if (segments === undefined || (segments.length === 0 && body.ownText === '')) return null;
  const [only, second] = segments;
  const isWhole = only?.start === 0 && only.end === codePointLength(body.ownText) && only.answers.length === 0;
  if (isWhole && second === undefined) return null;
  return segments.map(({ start, end, answers }) => [start, end, answers]);
}

function quoteRow(
  quote: QuoteLink,
  posts: ReadonlyMap<string, LinkedPost>,
): Omit<New<typeof tables.quote>, 'threadId' | 'postId'> {
  const elsewhere = quote.sourceThreadId ?? null;
  const source = quote.sourcePostId === null || elsewhere !== null ? undefined : posts.get(quote.sourcePostId);
  return {
    quoteIndex: quote.index,
    parentIndex: quote.parentIndex,
    header: quote.header,
    attributedAuthor: quote.attributedAuthor,
    cited: quote.citedAt,
    sourcePostId: source === undefined && elsewhere === null ? null : quote.sourcePostId,
    sourceDocumentId: quote.sourceDocumentId,
    verdict: quote.verdict,
    method: quote.method,
    similarity: shareOrNull(quote.similarity),
    sourceStart: quote.sourceStart,
    sourceEnd: quote.sourceEnd,
    text: isReference(quote, source) ? null : quote.text,
    diff: quote.diff,
    meaningChanged: quote.meaningChanged,
    extentMethod: quote.extentMethod,
    extentConfidence: quote.extentConfidence,
    sourceEditedLater: quote.sourceEditedLater,
    declaredEdit: quote.declaredEdit ?? null,
    sourceThreadId: elsewhere,
  };
}

/** A copy to the letter of this thread is stored once, at its source: words elsewhere may change under a reference. Checked here, so that a reference can never read differently. */
function isReference(quote: QuoteLink, source: LinkedPost | undefined): boolean {
  if (!quote.verbatim || source === undefined || quote.sourceStart === null || quote.sourceEnd === null) return false;
  return sliceCodePoints(source.body.ownText, quote.sourceStart, quote.sourceEnd) === quote.text;
}
