import { sql } from 'drizzle-orm';
import { boolean, check, doublePrecision, index, integer, pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bigints, bytea, instant, json, texts } from './columns.js';

/** All tables live in one schema; readers use the views of schema `analytics`. */
export const threadbare = pgSchema('threadbare');

/** A command that wrote something. */
export const run = threadbare.table('run', {
  runId: uuid('run_id').primaryKey(),
  command: text('command').notNull(),
  version: text('version').notNull(),
  startedAt: instant('started_at').notNull().default(sql`now()`),
  finishedAt: instant('finished_at'),
  summary: json('summary'),
});

export const site = threadbare.table('site', {
  siteId: uuid('site_id').primaryKey(),
  host: text('host').notNull(),
});

export const forum = threadbare.table('forum', {
  forumId: uuid('forum_id').primaryKey(),
  siteId: uuid('site_id').references(() => site.siteId),
  path: texts('path').notNull(),
});

/** A name as printed on a site; where no site is known, in one thread. */
export const author = threadbare.table(
  'author',
  {
    authorId: uuid('author_id').primaryKey(),
    siteId: uuid('site_id').references(() => site.siteId),
    name: text('name').notNull(),
  },
  (t) => [index('author_name_trgm').using('gin', t.name.op('gin_trgm_ops'))],
);

/** An article; of several saved wordings the longest (then the greatest hash) is shown. */
export const document = threadbare.table(
  'document',
  {
    documentId: uuid('document_id').primaryKey(),
    contentHash: text('content_hash').notNull(),
    url: text('url'),
    title: text('title'),
    authors: texts('authors').notNull(),
    publisher: text('publisher'),
    agency: text('agency'),
    publishedAt: instant('published_at'),
    publishedLocal: text('published_local'),
    publishedRaw: text('published_raw'),
    publishedPrecision: text('published_precision').notNull(),
    text: text('text').notNull(),
    fingerprints: bigints('fingerprints').notNull(),
  },
  (t) => [
    index('document_title_trgm').using('gin', t.title.op('gin_trgm_ops')),
    index('document_fingerprints').using('gin', t.fingerprints),
    check('document_precision', sql`${t.publishedPrecision} in ('second', 'minute', 'day', 'unknown')`),
  ],
);

/** Every saved wording of an article, compressed, so that the choice among them does not depend on their order. */
export const documentSnapshot = threadbare.table(
  'document_snapshot',
  {
    documentId: uuid('document_id').notNull(),
    contentHash: text('content_hash').notNull(),
    size: integer('size').notNull(),
    fingerprints: bigints('fingerprints').notNull(),
    snapshot: bytea('snapshot').notNull(),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.contentHash] })],
);

export const documentSource = threadbare.table(
  'document_source',
  {
    sourceId: uuid('source_id').primaryKey(),
    documentId: uuid('document_id').notNull(),
    contentHash: text('content_hash').notNull(),
    file: text('file'),
    url: text('url'),
    sha256: text('sha256').notNull(),
    fetchedAt: instant('fetched_at'),
    runId: uuid('run_id').notNull(),
    at: instant('at').notNull().default(sql`now()`),
    charset: text('charset'),
    charsetFrom: text('charset_from'),
  },
  (t) => [index('document_source_document').on(t.documentId, t.contentHash)],
);

export const saying = threadbare.table(
  'saying',
  {
    rowId: uuid('row_id').primaryKey(),
    sayingId: uuid('saying_id').notNull(),
    threadId: uuid('thread_id'),
    postId: uuid('post_id'),
    documentId: uuid('document_id'),
    speaker: text('speaker'),
    text: text('text').notNull(),
    startOffset: integer('start_offset').notNull(),
    endOffset: integer('end_offset').notNull(),
    /** The offsets count in the document's title, not in its text. */
    inTitle: boolean('in_title').notNull(),
    form: text('form').notNull(),
    reference: boolean('reference').notNull(),
    referenceBasis: text('reference_basis'),
    relation: text('relation').notNull(),
    similarity: doublePrecision('similarity').notNull(),
    diff: json('diff'),
    publishedAt: instant('published_at'),
    inference: json('inference'),
  },
  (t) => [
    index('saying_family').on(t.sayingId),
    index('saying_thread').on(t.threadId, t.postId),
    check('saying_form', sql`${t.form} in ('direct', 'marks_lost', 'indirect')`),
    check('saying_relation', sql`${t.relation} in ('same', 'differs', 'truncated', 'reported')`),
    check('saying_basis', sql`${t.referenceBasis} in ('earliest', 'declared', 'chosen')`),
    check('saying_span', sql`${t.startOffset} >= 0 and ${t.endOffset} >= ${t.startOffset}`),
  ],
);

/** Articles and posts a user chose as the reference of the sayings they hold. No foreign keys: a choice outlives them. */
export const chosenReference = threadbare.table(
  'chosen_reference',
  {
    sourceId: uuid('source_id').primaryKey(),
    kind: text('kind').notNull(),
    threadId: uuid('thread_id'),
    number: integer('number').notNull(),
    at: instant('at').notNull().default(sql`now()`),
    runId: uuid('run_id'),
  },
  (t) => [check('chosen_reference_kind', sql`${t.kind} in ('document', 'post')`)],
);

/** What a user told the analyzers; values are computed under it until it is taken back. */
export const setting = threadbare.table('setting', {
  name: text('name').primaryKey(),
  value: json('value').notNull(),
  at: instant('at').notNull().default(sql`now()`),
  runId: uuid('run_id'),
});
