import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, json, texts } from './columns.js';
import { threadbare } from './shared.js';

/*
 * What is to be done and what came of it. Work, not data: outside the promise of equal rows, and analysts do not see it.
 * On a server graphile-worker hands the tasks out (schema threadbare_queue, its own tables); the ledger says what they
 * are and how they ended, the same on both ends.
 */

/** One piece of work. */
export const task = threadbare.table(
  'task',
  {
    taskId: uuid('task_id').primaryKey(),
    seq: bigint('seq', { mode: 'bigint' }).notNull().generatedAlwaysAsIdentity(),
    kind: text('kind').notNull(),
    payloadVersion: integer('payload_version').notNull(),
    payload: json('payload').notNull(),
    state: text('state').notNull(),
    shared: boolean('shared').notNull(),
    rootId: uuid('root_id').notNull(),
    parentId: uuid('parent_id'),
    stage: text('stage'),
    progress: json('progress'),
    dedupeKey: text('dedupe_key'),
    queue: text('queue'),
    priority: integer('priority').notNull().default(0),
    runAt: instant('run_at').notNull().default(sql`now()`),
    attempts: integer('attempts').notNull().default(0),
    maxAttempts: integer('max_attempts').notNull(),
    deaths: integer('deaths').notNull().default(0),
    workerId: uuid('worker_id'),
    errorCode: text('error_code'),
    errorMessage: text('error_message'),
    result: json('result'),
    runId: uuid('run_id'),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    uniqueIndex('task_dedupe').on(t.dedupeKey).where(sql`state in ('queued', 'running', 'waiting')`),
    index('task_ready').on(t.priority, t.seq).where(sql`state = 'queued'`),
    index('task_at_work').on(t.workerId).where(sql`state = 'running'`),
    index('task_unfinished').on(t.parentId).where(sql`state in ('queued', 'running', 'waiting')`),
    index('task_root').on(t.rootId, t.seq),
    check('task_state', sql`${t.state} in ('queued', 'running', 'waiting', 'done', 'failed', 'cancelled')`),
  ],
);

/** A process that works on tasks. */
export const worker = threadbare.table(
  'worker',
  {
    workerId: uuid('worker_id').primaryKey(),
    identity: json('identity').notNull(),
    host: text('host').notNull(),
    pid: integer('pid').notNull(),
    version: text('version').notNull(),
    jobs: integer('jobs').notNull(),
    state: text('state').notNull(),
    /** graphile-worker locks under the id of a pool; a process has another one after each reconnection. */
    pools: texts('pools').notNull(),
    startedAt: instant('started_at').notNull().default(sql`now()`),
    seenAt: instant('seen_at').notNull().default(sql`now()`),
  },
  (t) => [check('worker_state', sql`${t.state} in ('working', 'stopping')`)],
);

/** A task that is queued again and again. */
export const schedule = threadbare.table('schedule', {
  name: text('name').primaryKey(),
  cron: text('cron').notNull(),
  timezone: text('timezone'),
  kind: text('kind').notNull(),
  payloadVersion: integer('payload_version').notNull(),
  payload: json('payload').notNull(),
  nextAt: instant('next_at'),
  lastAt: instant('last_at'),
  lastTask: uuid('last_task'),
  createdAt: instant('created_at').notNull().default(sql`now()`),
});

/** A file a job has read. */
export const jobInput = threadbare.table(
  'job_input',
  {
    path: text('path').notNull(),
    reading: text('reading').notNull(),
    size: bigint('size', { mode: 'bigint' }).notNull(),
    mtime: doublePrecision('mtime').notNull(),
    sha256: text('sha256').notNull(),
    readAt: instant('read_at').notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.path, t.reading] })],
);

/** What a job has made of the data, and of which state of it. */
export const jobOutput = threadbare.table(
  'job_output',
  {
    job: text('job').notNull(),
    name: text('name').notNull(),
    mark: text('mark').notNull(),
    result: json('result').notNull(),
    writtenAt: instant('written_at').notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.job, t.name] })],
);
