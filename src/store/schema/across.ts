import { sql } from 'drizzle-orm';
import { bigint, foreignKey, index, integer, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { bigints } from './columns.js';
import { threadbare } from './shared.js';
import { post, thread } from './thread.js';

/*
 * What the threads of a site are found by from each other. Every number is mixed with the site's own (site-marks.ts), so
 * that a look-up meets posts of that site only and needs no join. Functions of the thread's own pages, never of others.
 */

/** A post that others may quote or repeat. */
export const postPrint = threadbare.table(
  'post_print',
  {
    threadId: uuid('thread_id').notNull(),
    postId: uuid('post_id').notNull(),
    /** Fingerprints of the own text, and the hashed id and address the post is quoted by. */
    prints: bigints('prints').notNull(),
    textHash: bigint('text_hash', { mode: 'bigint' }),
    /** Folded author name, hashed. */
    account: bigint('account', { mode: 'bigint' }),
    /** Milliseconds since 1970, of a wall clock without a zone as if it were UTC: only for an order that never moves. */
    posted: bigint('posted', { mode: 'bigint' }),
    /** Hash of all that other threads read of the post. */
    face: bigint('face', { mode: 'bigint' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.postId] }),
    foreignKey({ columns: [t.threadId, t.postId], foreignColumns: [post.threadId, post.postId] }),
    // Without a list of pending entries: every thread that comes in looks up as much as it writes.
    index('post_print_prints').using('gin', t.prints).with({ fastupdate: false }),
    index('post_print_copies').on(t.textHash, t.posted, t.threadId, t.postId).where(sql`text_hash is not null`),
  ],
);

/** What quotes without a sure source in their thread are looked up by: who brings it is asked to derive them again. */
export const waiting = threadbare.table(
  'waiting',
  {
    threadId: uuid('thread_id').notNull(),
    print: bigint('print', { mode: 'bigint' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.print] }),
    foreignKey({ columns: [t.threadId], foreignColumns: [thread.threadId] }),
    index('waiting_print').on(t.print, t.threadId),
  ],
);

/**
 * Threads whose rows may read differently now: what came in elsewhere changed their links, or a crawl brought pages of
 * them. No foreign key: a thread is marked before it is first derived.
 */
export const stale = threadbare.table(
  'stale',
  {
    threadId: uuid('thread_id').notNull(),
    /** Counts the marks: one that came while the thread was being derived is not lost. */
    marks: integer('marks').notNull(),
  },
  (t) => [primaryKey({ columns: [t.threadId] })],
);
