import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, json } from './columns.js';
import { threadbare } from './shared.js';

/** Versions of analyzers that have stored values; at most one per task is chosen by hand. */
export const analyzer = threadbare.table(
  'analyzer',
  {
    analyzer: text('analyzer').notNull(),
    version: text('version').notNull(),
    /** Sorts versions: digits padded, so that 1.10 comes after 1.9. */
    versionKey: text('version_key').notNull(),
    selected: boolean('selected').notNull().default(false),
    /** What it answers: `stance` for the analyzers `stance` and `stance:openai`. */
    task: text('task').generatedAlwaysAs(sql`split_part(analyzer, ':', 1)`),
  },
  (t) => [primaryKey({ columns: [t.analyzer, t.version] })],
);

/** One value of one analyzer and version for one subject: a post, or the thread itself. */
export const annotation = threadbare.table(
  'annotation',
  {
    threadId: uuid('thread_id').notNull(),
    /** The post, or the thread for a thread-scoped analyzer. */
    subjectId: uuid('subject_id').notNull(),
    analyzer: text('analyzer').notNull(),
    version: text('version').notNull(),
    inputHash: text('input_hash').notNull(),
    postId: uuid('post_id'),
    value: json('value').notNull(),
    runId: uuid('run_id').notNull(),
    at: instant('at').notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.subjectId, t.analyzer, t.version] }),
    check('annotation_subject', sql`${t.subjectId} = coalesce(${t.postId}, ${t.threadId})`),
  ],
);

export const problem = threadbare.table(
  'problem',
  {
    problemId: uuid('problem_id').primaryKey(),
    file: text('file'),
    code: text('code').notNull(),
    message: text('message').notNull(),
    post: integer('post'),
    threadId: uuid('thread_id'),
    runId: uuid('run_id').notNull(),
    at: instant('at').notNull().default(sql`now()`),
  },
  (t) => [index('problem_thread').on(t.threadId)],
);

/** Every insert, update and delete of a derived row, in the order it was made. */
export const change = threadbare.table(
  'change',
  {
    seq: bigint('seq', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    entity: text('entity').notNull(),
    id: text('id').notNull(),
    threadId: uuid('thread_id'),
    op: text('op').notNull(),
    runId: uuid('run_id'),
    at: instant('at').notNull().default(sql`now()`),
  },
  (t) => [index('change_thread').on(t.threadId), check('change_op', sql`${t.op} in ('insert', 'update', 'delete')`)],
);
