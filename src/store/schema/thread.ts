import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { bigints, bytea, instant, integers, json, texts, tsvector } from './columns.js';
import { author, forum, site, threadbare } from './shared.js';

/*
 * A thread and its children. `thread_id` leads every primary and foreign key, so that the schema distributes by it
 * unchanged. No unbounded text stands in a B-tree: a hostile page may print an id of a megabyte.
 */

export const thread = threadbare.table(
  'thread',
  {
    threadId: uuid('thread_id').primaryKey(),
    siteId: uuid('site_id').references(() => site.siteId),
    forumId: uuid('forum_id').references(() => forum.forumId),
    engine: text('engine').notNull(),
    engineVersion: text('engine_version'),
    externalId: text('external_id'),
    title: text('title'),
    url: text('url'),
    tags: texts('tags').notNull(),
    pageCount: integer('page_count'),
    pages: integers('pages').notNull(),
    problems: json('problems').notNull(),
    fingerprints: bigints('fingerprints').notNull(),
    polls: json('polls'),
  },
  (t) => [
    index('thread_title_trgm').using('gin', t.title.op('gin_trgm_ops')),
    index('thread_fingerprints').using('gin', t.fingerprints),
    index('thread_site').on(t.siteId),
  ],
);

/** Snapshots. No foreign key to `thread`: a page is kept before its thread is first derived. */
export const page = threadbare.table(
  'page',
  {
    threadId: uuid('thread_id').notNull(),
    contentHash: text('content_hash').notNull(),
    site: text('site'),
    engine: text('engine').notNull(),
    pageNumber: integer('page_number'),
    snapshot: bytea('snapshot').notNull(),
  },
  (t) => [primaryKey({ columns: [t.threadId, t.contentHash] })],
);

export const pageSource = threadbare.table(
  'page_source',
  {
    threadId: uuid('thread_id').notNull(),
    sourceId: uuid('source_id').notNull(),
    contentHash: text('content_hash').notNull(),
    file: text('file'),
    url: text('url'),
    sha256: text('sha256').notNull(),
    fetchedAt: instant('fetched_at'),
    runId: uuid('run_id').notNull(),
    at: instant('at').notNull().default(sql`now()`),
    /** Charset the bytes were read in, and what said so: bom, header, meta, sniff. */
    charset: text('charset'),
    charsetFrom: text('charset_from'),
  },
  (t) => [primaryKey({ columns: [t.threadId, t.sourceId] })],
);

export const post = threadbare.table(
  'post',
  {
    threadId: uuid('thread_id')
      .notNull()
      .references(() => thread.threadId),
    postId: uuid('post_id').notNull(),
    kind: text('kind').notNull(),
    position: integer('position'),
    /** Place in the assembled order, stubs included. */
    ordinal: integer('ordinal').notNull(),
    externalId: text('external_id'),
    url: text('url'),
    parentExternalId: text('parent_external_id'),
    authorId: uuid('author_id').references(() => author.authorId),
    authorExternalId: text('author_external_id'),
    authorKind: text('author_kind').notNull(),
    authorInferred: boolean('author_inferred').notNull(),
    authorEvidence: text('author_evidence'),
    postedAt: instant('posted_at'),
    postedLocal: text('posted_local'),
    postedRaw: text('posted_raw'),
    postedPrecision: text('posted_precision').notNull(),
    postedAfter: instant('posted_after'),
    postedBefore: instant('posted_before'),
    edited: json('edited'),
    ownText: text('own_text').notNull(),
    /** Triples (quote index or -1, start, end); null where the body is the own text alone. */
    parts: integers('parts'),
    /** Null where it equals own_text. */
    analysisText: text('analysis_text'),
    /** Null where it equals the analysis text. */
    originalText: text('original_text'),
    originalShare: doublePrecision('original_share'),
    attribution: json('attribution'),
    signature: text('signature'),
    attachments: json('attachments'),
    images: json('images'),
    links: json('links'),
    sizeRaw: integer('size_raw').notNull(),
    sizeFolded: integer('size_folded').notNull(),
    sizeRepeatedRaw: integer('size_repeated_raw').notNull(),
    sizeRepeatedFolded: integer('size_repeated_folded').notNull(),
    sizeOwnFolded: integer('size_own_folded').notNull(),
    // A tsvector holds at most 1 MB; 100,000 characters stay below it in every script, a longer post is cut for search.
    search: tsvector('search').generatedAlwaysAs(sql`to_tsvector('simple'::regconfig, left(own_text, 100000))`),
    /** Triples of start, end and the quotes answered; null where the own text is one stretch that answers none. */
    segments: json('segments'),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.postId] }),
    index('post_search').using('gin', t.search),
    index('post_author').on(t.authorId),
    index('post_posted_at').on(t.postedAt),
    check('post_kind', sql`${t.kind} in ('post', 'stub', 'deleted', 'hidden')`),
    check('post_author_kind', sql`${t.authorKind} in ('member', 'guest', 'deleted', 'unknown')`),
    check('post_precision', sql`${t.postedPrecision} in ('second', 'minute', 'day', 'unknown')`),
    check('post_stub_position', sql`(${t.kind} = 'stub') = (${t.position} is null)`),
    check('post_share', sql`${t.originalShare} between 0 and 1`),
  ],
);

export const revision = threadbare.table(
  'revision',
  {
    threadId: uuid('thread_id').notNull(),
    postId: uuid('post_id').notNull(),
    number: integer('number').notNull(),
    text: text('text').notNull(),
    ownText: text('own_text').notNull(),
    edited: json('edited'),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.postId, t.number] }),
    foreignKey({ columns: [t.threadId, t.postId], foreignColumns: [post.threadId, post.postId] }),
  ],
);

/**
 * The source where it stands in the same thread: what a foreign key may check when rows are distributed by thread. A
 * source in another thread is kept right by deriving again whatever points to it when it changes (store/across).
 */
const localSource = () =>
  uuid('local_source_id').generatedAlwaysAs(sql`case when source_thread_id is null then source_post_id end`);

export const quote = threadbare.table(
  'quote',
  {
    threadId: uuid('thread_id').notNull(),
    postId: uuid('post_id').notNull(),
    quoteIndex: integer('quote_index').notNull(),
    parentIndex: integer('parent_index'),
    header: text('header'),
    attributedAuthor: text('attributed_author'),
    cited: json('cited'),
    sourcePostId: uuid('source_post_id'),
    sourceDocumentId: uuid('source_document_id'),
    verdict: text('verdict').notNull(),
    method: text('method'),
    similarity: doublePrecision('similarity'),
    sourceStart: integer('source_start'),
    sourceEnd: integer('source_end'),
    /** Null where the quote is a copy to the letter: the words are read from the source between the offsets. */
    text: text('text'),
    diff: json('diff'),
    meaningChanged: boolean('meaning_changed').notNull(),
    extentMethod: text('extent_method').notNull(),
    extentConfidence: doublePrecision('extent_confidence').notNull(),
    sourceEditedLater: boolean('source_edited_later').notNull(),
    declaredEdit: text('declared_edit'),
    sourceThreadId: uuid('source_thread_id'),
    localSourceId: localSource(),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.postId, t.quoteIndex] }),
    foreignKey({ columns: [t.threadId, t.postId], foreignColumns: [post.threadId, post.postId] }),
    foreignKey({ columns: [t.threadId, t.localSourceId], foreignColumns: [post.threadId, post.postId] }),
    index('quote_source').on(t.threadId, t.sourcePostId),
    index('quote_source_thread').on(t.sourceThreadId).where(sql`source_thread_id is not null`),
    check(
      'quote_verdict',
      sql`${t.verdict} in ('unattributed', 'source_absent', 'misattributed', 'altered', 'trimmed', 'elided', 'exact')`,
    ),
    check('quote_method', sql`${t.method} in ('id', 'author+text', 'text')`),
    check('quote_similarity', sql`${t.similarity} between 0 and 1`),
    check(
      'quote_words',
      sql`${t.text} is not null or (${t.sourcePostId} is not null and ${t.sourceStart} is not null and ${t.sourceEnd} >= ${t.sourceStart})`,
    ),
  ],
);

export const reaction = threadbare.table(
  'reaction',
  {
    threadId: uuid('thread_id').notNull(),
    postId: uuid('post_id').notNull(),
    reactionIndex: integer('reaction_index').notNull(),
    name: text('name').notNull(),
    kind: text('kind').notNull(),
    polarity: integer('polarity'),
    count: integer('count'),
    listComplete: boolean('list_complete'),
    actors: texts('actors'),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.postId, t.reactionIndex] }),
    foreignKey({ columns: [t.threadId, t.postId], foreignColumns: [post.threadId, post.postId] }),
    check('reaction_kind', sql`${t.kind} in ('reaction', 'vote', 'score')`),
    check('reaction_polarity', sql`${t.polarity} in (-1, 0, 1)`),
  ],
);

export const reply = threadbare.table(
  'reply',
  {
    threadId: uuid('thread_id').notNull(),
    fromPostId: uuid('from_post_id').notNull(),
    toPostId: uuid('to_post_id').notNull(),
    via: text('via').notNull(),
    multiplicity: integer('multiplicity').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.fromPostId, t.toPostId, t.via] }),
    foreignKey({ columns: [t.threadId, t.fromPostId], foreignColumns: [post.threadId, post.postId] }),
    foreignKey({ columns: [t.threadId, t.toPostId], foreignColumns: [post.threadId, post.postId] }),
    index('reply_to').on(t.threadId, t.toPostId),
    check('reply_via', sql`${t.via} in ('quote', 'parent', 'mention')`),
    check('reply_multiplicity', sql`${t.multiplicity} >= 1`),
  ],
);

export const repeat = threadbare.table(
  'repeat',
  {
    threadId: uuid('thread_id').notNull(),
    postId: uuid('post_id').notNull(),
    repeatIndex: integer('repeat_index').notNull(),
    startOffset: integer('start_offset').notNull(),
    endOffset: integer('end_offset').notNull(),
    sourcePostId: uuid('source_post_id'),
    sourceDocumentId: uuid('source_document_id'),
    kind: text('kind').notNull(),
    sourceThreadId: uuid('source_thread_id'),
    localSourceId: localSource(),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.postId, t.repeatIndex] }),
    foreignKey({ columns: [t.threadId, t.postId], foreignColumns: [post.threadId, post.postId] }),
    foreignKey({ columns: [t.threadId, t.localSourceId], foreignColumns: [post.threadId, post.postId] }),
    index('repeat_source').on(t.threadId, t.sourcePostId),
    index('repeat_source_thread').on(t.sourceThreadId).where(sql`source_thread_id is not null`),
    check('repeat_kind', sql`${t.kind} in ('unmarked', 'self', 'article', 'double_post', 'campaign')`),
    check('repeat_span', sql`${t.startOffset} >= 0 and ${t.endOffset} >= ${t.startOffset}`),
  ],
);

export const source = threadbare.table(
  'source',
  {
    threadId: uuid('thread_id').notNull(),
    postId: uuid('post_id').notNull(),
    documentId: uuid('document_id').notNull(),
    relation: text('relation').notNull(),
    score: doublePrecision('score').notNull(),
    pastedShare: doublePrecision('pasted_share').notNull(),
    declared: text('declared'),
    quotationsMatched: integer('quotations_matched').notNull(),
    quotationsTotal: integer('quotations_total').notNull(),
    containment: doublePrecision('containment').notNull(),
    longestRun: integer('longest_run').notNull(),
    orderKept: boolean('order_kept'),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.postId, t.documentId, t.relation] }),
    foreignKey({ columns: [t.threadId, t.postId], foreignColumns: [post.threadId, post.postId] }),
    index('source_document').on(t.documentId),
    check('source_relation', sql`${t.relation} in ('derived_from', 'carries_same_quotations', 'same_event')`),
  ],
);
