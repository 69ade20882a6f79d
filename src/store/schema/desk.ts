import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  pgSchema,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, json, texts } from './columns.js';

/*
 * The moderators' desk: what it is asked to look at, what was decided, by whom. Work, not data: outside the promise of
 * equal rows. A schema of its own, which neither readers nor writers of the data set may see. Nothing here refers to
 * posts by foreign key: a decision outlives the post it was made on. People of the desk: schema/desk-people.ts.
 */
export const desk = pgSchema('threadbare_desk');

/** Threads whose reasons are up to date, and what they were made from. */
export const deskThread = desk.table('thread', {
  threadId: uuid('thread_id').primaryKey(),
  madeFrom: text('made_from').notNull(),
  madeAt: instant('made_at').notNull().default(sql`now()`),
});

/** Why the machine asks for a look at a post; made again from the values of its thread. */
export const deskReason = desk.table(
  'reason',
  {
    threadId: uuid('thread_id').notNull(),
    postId: uuid('post_id').notNull(),
    reason: text('reason').notNull(),
    reasonIndex: integer('reason_index').notNull(),
    score: doublePrecision('score').notNull(),
    incident: text('incident').notNull(),
    otherPostId: uuid('other_post_id'),
    evidence: json('evidence').notNull(),
    noticedAt: instant('noticed_at').notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.postId, t.reason, t.reasonIndex] }),
    check(
      'reason_kind',
      sql`${t.reason} in ('personal_attack', 'escalation', 'altered_quote', 'misattribution', 'pasted_article', 'campaign', 'pile_on')`,
    ),
    check('reason_score', sql`${t.score} between 0 and 1`),
  ],
);

/** What members reported, as the forum handed it over. */
export const deskReport = desk.table(
  'report',
  {
    reportId: uuid('report_id').primaryKey(),
    threadId: uuid('thread_id'),
    postId: uuid('post_id'),
    siteId: uuid('site_id'),
    target: text('target').notNull(),
    reporter: text('reporter'),
    category: text('category'),
    note: text('note'),
    reportedAt: instant('reported_at'),
    source: text('source').notNull(),
    externalId: text('external_id'),
    importedAt: instant('imported_at').notNull().default(sql`now()`),
    importedBy: text('imported_by'),
  },
  (t) => [index('report_post').on(t.threadId, t.postId), check('report_source', sql`${t.source} in ('csv', 'api')`)],
);

/** A post that is worth a look, for one reason or several: what the queue lists. */
export const deskItem = desk.table(
  'item',
  {
    threadId: uuid('thread_id').notNull(),
    postId: uuid('post_id').notNull(),
    siteId: uuid('site_id'),
    forumId: uuid('forum_id'),
    authorId: uuid('author_id'),
    language: text('language'),
    postedAt: instant('posted_at'),
    incident: text('incident').notNull(),
    /** Place in the queue: the highest first; reports make it more than 1. */
    rank: doublePrecision('rank').notNull(),
    /** Strongest machine reason, 0..1. */
    score: doublePrecision('score').notNull(),
    reasons: texts('reasons').notNull(),
    reports: integer('reports').notNull(),
    state: text('state').notNull(),
    noticedAt: instant('noticed_at').notNull().default(sql`now()`),
    /** Hash of the words the last decision was made on; another one now: the post was changed since. */
    textHash: text('text_hash').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.postId] }),
    index('item_open').on(t.rank.desc()).where(sql`state = 'open'`),
    index('item_incident').on(t.incident),
    index('item_author').on(t.authorId),
    index('item_noticed').on(t.noticedAt),
    check('item_state', sql`${t.state} in ('open', 'approved', 'removed', 'warned', 'escalated')`),
  ],
);

/** What somebody did with a post; only ever appended. */
export const deskEvent = desk.table(
  'event',
  {
    threadId: uuid('thread_id').notNull(),
    eventId: uuid('event_id').notNull(),
    seq: bigint('seq', { mode: 'bigint' }).notNull().generatedAlwaysAsIdentity(),
    postId: uuid('post_id').notNull(),
    siteId: uuid('site_id'),
    kind: text('kind').notNull(),
    /** The reason that was wrong, of a `wrong_reason`. */
    reason: text('reason'),
    /** The label, of a `label`. */
    label: text('label'),
    note: text('note'),
    templateId: uuid('template_id'),
    incident: text('incident'),
    /** The decision it belongs to: all events of one decision have the same. */
    batchId: uuid('batch_id'),
    /** The event an `undo` takes back. */
    undoes: uuid('undoes'),
    /** Hash of the own words it was made on. */
    textHash: text('text_hash'),
    userId: text('user_id'),
    tokenId: uuid('token_id'),
    at: instant('at').notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.eventId] }),
    index('event_post').on(t.threadId, t.postId, t.seq),
    index('event_seq').on(t.seq),
    index('event_user').on(t.userId, t.seq),
    index('event_id').on(t.eventId),
    index('event_undoes').on(t.undoes).where(sql`undoes is not null`),
    index('event_batch').on(t.batchId).where(sql`batch_id is not null`),
    check(
      'event_kind',
      sql`${t.kind} in ('approve', 'remove', 'warn', 'escalate', 'label', 'note', 'reopen', 'undo', 'wrong_reason')`,
    ),
  ],
);

/** The state a post's events lead to; derived, and the same when derived anew. */
export const deskState = desk.table(
  'state',
  {
    threadId: uuid('thread_id').notNull(),
    postId: uuid('post_id').notNull(),
    siteId: uuid('site_id'),
    state: text('state').notNull(),
    eventId: uuid('event_id').notNull(),
    userId: text('user_id'),
    at: instant('at').notNull(),
    /** When the decision was carried out on the forum, and by whom. */
    doneAt: instant('done_at'),
    doneBy: text('done_by'),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.postId] }),
    index('state_user').on(t.userId, t.at),
    check('state_state', sql`${t.state} in ('open', 'approved', 'removed', 'warned', 'escalated')`),
  ],
);

/** Who works on an incident now, so that two do not do the same. */
export const deskClaim = desk.table('claim', {
  incident: text('incident').primaryKey(),
  userId: text('user_id').notNull(),
  until: instant('until').notNull(),
});

export const deskSavedQueue = desk.table(
  'saved_queue',
  {
    queueId: uuid('queue_id').primaryKey(),
    userId: text('user_id').notNull(),
    name: text('name').notNull(),
    /** The query string of the queue's address. */
    filters: text('filters').notNull(),
    shared: boolean('shared').notNull(),
    createdAt: instant('created_at').notNull().default(sql`now()`),
  },
  (t) => [uniqueIndex('saved_queue_name').on(t.userId, t.name)],
);

/** Words for decisions that come again and again. */
export const deskTemplate = desk.table(
  'template',
  {
    templateId: uuid('template_id').primaryKey(),
    name: text('name').notNull(),
    kind: text('kind').notNull(),
    note: text('note').notNull(),
    createdBy: text('created_by'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    retiredAt: instant('retired_at'),
  },
  (t) => [uniqueIndex('template_name').on(t.name).where(sql`retired_at is null`)],
);

/** Reasons that are not asked about any more: everywhere (`site` empty) or on one site. */
export const deskMute = desk.table(
  'mute',
  {
    reason: text('reason').notNull(),
    site: text('site').notNull(),
    userId: text('user_id'),
    at: instant('at').notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.reason, t.site] })],
);

/** Where decisions are told to. */
export const deskWebhook = desk.table('webhook', {
  webhookId: uuid('webhook_id').primaryKey(),
  url: text('url').notNull(),
  secret: text('secret').notNull(),
  kinds: texts('kinds').notNull(),
  /** Sites it hears of; null: all. */
  sites: texts('sites'),
  createdBy: text('created_by'),
  createdAt: instant('created_at').notNull().default(sql`now()`),
  disabledAt: instant('disabled_at'),
  disabledBecause: text('disabled_because'),
  /** The words of the post are sent along. */
  withText: boolean('with_text').notNull().default(false),
  failingSince: instant('failing_since'),
});

/** One telling of one event. */
export const deskDelivery = desk.table(
  'delivery',
  {
    deliveryId: uuid('delivery_id').primaryKey(),
    webhookId: uuid('webhook_id').notNull(),
    eventSeq: bigint('event_seq', { mode: 'bigint' }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    queuedAt: instant('queued_at').notNull().default(sql`now()`),
    firstAt: instant('first_at'),
    lastAt: instant('last_at'),
    nextAt: instant('next_at'),
    deliveredAt: instant('delivered_at'),
    status: integer('status'),
    error: text('error'),
  },
  (t) => [
    uniqueIndex('delivery_once').on(t.webhookId, t.eventSeq),
    index('delivery_due').on(t.nextAt).where(sql`delivered_at is null`),
  ],
);
