import { sql } from 'drizzle-orm';
import {
  bigint,
  date,
  doublePrecision,
  index,
  integer,
  pgSchema,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, json } from './columns.js';
import { threadbare } from './shared.js';

/** What readers see. Its views are written by hand in drizzle/; these are its plain tables. */
export const analytics = pgSchema('analytics');

/** How far the daily tables have come in the change log; one row. */
export const dailyState = threadbare.table('daily_state', {
  name: text('name').primaryKey(),
  settledSeq: bigint('settled_seq', { mode: 'bigint' }).notNull(),
  seenSeq: bigint('seen_seq', { mode: 'bigint' }).notNull(),
  seenXmax: bigint('seen_xmax', { mode: 'bigint' }).notNull(),
  runs: text('runs').notNull(),
  at: instant('at').notNull().default(sql`now()`),
});

/** What is summed by day, each time anew: drizzle binds a column to its table. */
const daySums = () => ({
  posts: integer('posts').notNull(),
  words: bigint('words', { mode: 'bigint' }).notNull(),
  characters: bigint('characters', { mode: 'bigint' }).notNull(),
  ownCharacters: doublePrecision('own_characters').notNull(),
  quotes: integer('quotes').notNull(),
  quotesAltered: integer('quotes_altered').notNull(),
  quotesMisattributed: integer('quotes_misattributed').notNull(),
  quotesAbsent: integer('quotes_absent').notNull(),
  replies: integer('replies').notNull(),
  agree: integer('agree').notNull(),
  disagree: integer('disagree').notNull(),
  sentimentPosts: integer('sentiment_posts').notNull(),
  sentimentSum: doublePrecision('sentiment_sum').notNull(),
  negative: integer('negative').notNull(),
  positive: integer('positive').notNull(),
  incivilityPosts: integer('incivility_posts').notNull(),
  incivilitySum: doublePrecision('incivility_sum').notNull(),
  uncivil: integer('uncivil').notNull(),
  approvals: bigint('approvals', { mode: 'bigint' }).notNull(),
  disapprovals: bigint('disapprovals', { mode: 'bigint' }).notNull(),
});

/** The same over all days. */
const totals = () => ({
  posts: bigint('posts', { mode: 'bigint' }).notNull(),
  words: bigint('words', { mode: 'bigint' }).notNull(),
  characters: bigint('characters', { mode: 'bigint' }).notNull(),
  ownCharacters: doublePrecision('own_characters').notNull(),
  quotes: bigint('quotes', { mode: 'bigint' }).notNull(),
  quotesAltered: bigint('quotes_altered', { mode: 'bigint' }).notNull(),
  quotesMisattributed: bigint('quotes_misattributed', { mode: 'bigint' }).notNull(),
  quotesAbsent: bigint('quotes_absent', { mode: 'bigint' }).notNull(),
  replies: bigint('replies', { mode: 'bigint' }).notNull(),
  agree: bigint('agree', { mode: 'bigint' }).notNull(),
  disagree: bigint('disagree', { mode: 'bigint' }).notNull(),
  sentimentPosts: bigint('sentiment_posts', { mode: 'bigint' }).notNull(),
  sentimentSum: doublePrecision('sentiment_sum').notNull(),
  negative: bigint('negative', { mode: 'bigint' }).notNull(),
  positive: bigint('positive', { mode: 'bigint' }).notNull(),
  incivilityPosts: bigint('incivility_posts', { mode: 'bigint' }).notNull(),
  incivilitySum: doublePrecision('incivility_sum').notNull(),
  uncivil: bigint('uncivil', { mode: 'bigint' }).notNull(),
  approvals: bigint('approvals', { mode: 'bigint' }).notNull(),
  disapprovals: bigint('disapprovals', { mode: 'bigint' }).notNull(),
});

/** Per thread and day; the day may be unknown, so the key is an index over expressions. */
export const dailyThread = analytics.table(
  'daily_thread',
  {
    day: date('day'),
    threadId: uuid('thread_id').notNull(),
    site: text('site'),
    authors: integer('authors').notNull(),
    ...daySums(),
  },
  (t) => [
    uniqueIndex('daily_thread_key').on(t.threadId, sql`coalesce(${t.day}, '-infinity'::date)`),
    index('daily_thread_day').on(t.day),
  ],
);

/** Per author, thread and day. */
export const dailyAuthor = analytics.table(
  'daily_author',
  {
    day: date('day'),
    threadId: uuid('thread_id').notNull(),
    authorId: uuid('author_id'),
    site: text('site'),
    author: text('author'),
    ...daySums(),
  },
  (t) => [
    uniqueIndex('daily_author_key').on(
      t.threadId,
      sql`coalesce(${t.authorId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
      sql`coalesce(${t.day}, '-infinity'::date)`,
    ),
    index('daily_author_author').on(t.authorId, t.day),
    index('daily_author_day').on(t.day),
  ],
);

/** Per target, thread and day. */
export const dailyTarget = analytics.table(
  'daily_target',
  {
    day: date('day'),
    threadId: uuid('thread_id').notNull(),
    targetKey: text('target_key').notNull(),
    site: text('site'),
    target: text('target').notNull(),
    targetKind: text('target_kind').notNull(),
    posts: integer('posts').notNull(),
    favor: integer('favor').notNull(),
    against: integer('against').notNull(),
    undecided: integer('undecided').notNull(),
    reported: integer('reported').notNull(),
    sentimentPosts: integer('sentiment_posts').notNull(),
    sentimentSum: doublePrecision('sentiment_sum').notNull(),
  },
  (t) => [
    uniqueIndex('daily_target_key').on(t.threadId, t.targetKey, sql`coalesce(${t.day}, '-infinity'::date)`),
    index('daily_target_target').on(t.target, t.day),
  ],
);

/** Who answers whom in each thread. */
export const threadPair = analytics.table(
  'thread_pair',
  {
    threadId: uuid('thread_id').notNull(),
    fromAuthorId: uuid('from_author_id').notNull(),
    toAuthorId: uuid('to_author_id').notNull(),
    site: text('site'),
    fromAuthor: text('from_author').notNull(),
    toAuthor: text('to_author').notNull(),
    replies: integer('replies').notNull(),
    quoting: integer('quoting').notNull(),
    agree: integer('agree').notNull(),
    disagree: integer('disagree').notNull(),
    neutral: integer('neutral').notNull(),
    altered: integer('altered').notNull(),
    firstDay: date('first_day'),
    lastDay: date('last_day'),
  },
  (t) => [
    primaryKey({ name: 'thread_pair_pkey', columns: [t.threadId, t.fromAuthorId, t.toAuthorId] }),
    index('thread_pair_from').on(t.fromAuthorId),
    index('thread_pair_to').on(t.toAuthorId),
  ],
);

/** One row per thread. */
export const totalThread = analytics.table(
  'total_thread',
  {
    threadId: uuid('thread_id').notNull(),
    site: text('site'),
    title: text('title'),
    url: text('url'),
    authors: integer('authors').notNull(),
    days: integer('days').notNull(),
    firstDay: date('first_day'),
    lastDay: date('last_day'),
    ...totals(),
    originalShare: doublePrecision('original_share'),
    sentiment: doublePrecision('sentiment'),
    incivility: doublePrecision('incivility'),
    sentimentFirst: doublePrecision('sentiment_first'),
    sentimentLast: doublePrecision('sentiment_last'),
    language: text('language'),
    languages: json('languages').notNull(),
    sources: integer('sources').notNull(),
  },
  (t) => [
    primaryKey({ name: 'total_thread_pkey', columns: [t.threadId] }),
    index('total_thread_title_trgm').using('gin', t.title.op('gin_trgm_ops')),
  ],
);

/** One row per author. */
export const totalAuthor = analytics.table(
  'total_author',
  {
    authorId: uuid('author_id').notNull(),
    site: text('site'),
    name: text('name').notNull(),
    threads: integer('threads').notNull(),
    days: integer('days').notNull(),
    firstDay: date('first_day'),
    lastDay: date('last_day'),
    ...totals(),
    originalShare: doublePrecision('original_share'),
    sentiment: doublePrecision('sentiment'),
    incivility: doublePrecision('incivility'),
    answers: bigint('answers', { mode: 'bigint' }).notNull(),
    answeredBy: integer('answered_by').notNull(),
    agreedWith: bigint('agreed_with', { mode: 'bigint' }).notNull(),
    disagreedWith: bigint('disagreed_with', { mode: 'bigint' }).notNull(),
  },
  (t) => [
    primaryKey({ name: 'total_author_pkey', columns: [t.authorId] }),
    index('total_author_name_trgm').using('gin', t.name.op('gin_trgm_ops')),
  ],
);

/** One row per target of a site. */
export const totalTarget = analytics.table(
  'total_target',
  {
    target: text('target').notNull(),
    targetKind: text('target_kind').notNull(),
    site: text('site'),
    threads: integer('threads').notNull(),
    firstDay: date('first_day'),
    lastDay: date('last_day'),
    posts: bigint('posts', { mode: 'bigint' }).notNull(),
    favor: bigint('favor', { mode: 'bigint' }).notNull(),
    against: bigint('against', { mode: 'bigint' }).notNull(),
    undecided: bigint('undecided', { mode: 'bigint' }).notNull(),
    reported: bigint('reported', { mode: 'bigint' }).notNull(),
    sentimentPosts: bigint('sentiment_posts', { mode: 'bigint' }).notNull(),
    sentiment: doublePrecision('sentiment'),
  },
  (t) => [uniqueIndex('total_target_key').on(t.target, t.targetKind, sql`coalesce(${t.site}, '')`)],
);
