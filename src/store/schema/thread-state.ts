import { integer, text, uuid } from 'drizzle-orm/pg-core';
import { threadbare } from './shared.js';
import { thread } from './thread.js';

/** What a thread was derived from and analysed by: it saves time, and never decides about rows. */
export const threadState = threadbare.table('thread_state', {
  threadId: uuid('thread_id')
    .primaryKey()
    .references(() => thread.threadId),
  /** Counts how often it was derived: values computed from an earlier time are not stored. */
  revision: integer('revision').notNull(),
  derivedFrom: text('derived_from').notNull(),
  /** Null: not analysed since it was derived. */
  analyzedBy: text('analyzed_by'),
});
