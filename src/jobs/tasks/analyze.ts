import { z } from 'zod';
import { analyzers } from '../../analyze/index.js';
import { type AnalyzePool, startAnalyzePool } from '../../ingest/analyze-pool.js';
import { refreshAll, refreshStale } from '../../ingest/bring-up-to-date.js';
import { modelRunner } from '../../ingest/run-models.js';
import { settleSayings } from '../../ingest/settle-sayings.js';
import { failureNotes } from '../../ingest/thread-failures.js';
import { findThread } from '../../report/find-thread.js';
import { VERSION } from '../../version.js';
import { defineTask, type TaskContext, type TaskEnd } from '../task.js';
import type { ModelSettings } from '../tools.js';

/** Names of the analyzers that come with the program, in the order they run. */
export const ANALYZER_NAMES: readonly string[] = analyzers.map(({ name }) => name);

export const MODEL_SETTINGS = z.strictObject({
  model: z.string().min(1),
  tasks: z
    .array(z.enum(['sentiment', 'incivility', 'stance', 'reply-stance']))
    .min(1)
    .default(['stance', 'reply-stance']),
  /** Below this confidence of the analyzers alone; null: every post. */
  unsure: z.number().min(0).max(1).nullable().default(null),
  languages: z.array(z.string().regex(/^[a-z]{2,3}$/)).optional(),
  budget: z.int().min(1).optional(),
  maxRequests: z.int().min(1).optional(),
  rpm: z.int().min(1).max(6_000).optional(),
  timeout: z.int().min(1).max(3_600).optional(),
  cache: z.string().optional(),
  offline: z.boolean().optional(),
});

const PAYLOAD = z.strictObject({
  /** Ids, addresses or words of titles; null: every thread. */
  threads: z.array(z.string().min(1)).nullable().default(null),
  /** Values of these analyzers are stored; null: of all. An empty list derives threads and quotes alone. */
  which: z.array(z.string()).nullable().default(null),
  models: z.array(MODEL_SETTINGS).default([]),
  jobs: z.int().min(1).max(64).default(1),
  /** Bring up to date what else is marked, and group the sayings; false: a part of a job, which does so once. */
  settle: z.boolean().default(true),
});

type Payload = z.output<typeof PAYLOAD>;

/** What the ledger keeps of it. */
export interface AnalyzeResult {
  readonly threads: number;
  readonly posts: number;
  readonly changed: { readonly inserted: number; readonly updated: number; readonly deleted: number };
  readonly written: number;
  readonly unchanged: number;
  readonly models: readonly unknown[];
  /** Threads that could not be brought up to date; they stay as they were, and are problems. */
  readonly failedThreads: readonly string[];
  /** Posts a model gave no value for, and models that stopped before the end. */
  readonly modelProblems: number;
}

/** Derives threads again from their pages and analyses them. */
export const analyze = defineTask({
  name: 'analyze',
  version: 1,
  schema: PAYLOAD,
  dedupeKey: (payload) => `analyze:${JSON.stringify([payload.threads, payload.which, payload.models])}`,
  queue: () => null,
  fromArgs: (args) => (args.length === 0 ? {} : { threads: args }),
  run,
});

const IS_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function run(payload: Payload, context: TaskContext): Promise<TaskEnd> {
  const { store, signal, onStep } = context;
  const ids = await threadIds(payload, context);
  const run = await store.beginRun('analyze', VERSION);
  const pool = payload.which?.length === 0 ? null : await startAnalyzePool(payload.jobs);
  const models = (await Promise.all(payload.models.map((one) => context.tools.openModels(modelOf(one))))).flat();
  const runner = modelRunner(store, models, signal);
  const total = { threads: 0, posts: 0, written: 0, unchanged: 0, inserted: 0, updated: 0, deleted: 0 };
  const notes = await failureNotes(store, run, (threadId, message) =>
    context.tools.warn(`thread ${threadId}: ${message}`, { threadId }),
  );
  const how = {
    onFailure: notes.failed,
    analyze: pool === null ? null : only(pool, payload.which),
    partial: payload.which !== null,
    jobs: payload.jobs,
    signal,
  };
  try {
    await refreshAll(store, run, ids, how, async (id, { update, written, unchanged }) => {
      notes.done(id);
      total.threads += 1;
      total.posts += update.thread.posts.length;
      total.written += written;
      total.unchanged += unchanged;
      total.inserted += update.inserted;
      total.updated += update.updated;
      total.deleted += update.deleted;
      onStep(`${total.threads} of ${ids.length} threads`);
      if (models.length > 0) await runner.visit(run, update.thread);
    });
    if (payload.settle) {
      await refreshStale(store, run, how, (id) => notes.done(id));
      await settleSayings(store, run);
    }
  } finally {
    await notes.store();
    await pool?.close();
    await models[0]?.close();
  }
  const { inserted, updated, deleted, ...rest } = total;
  const asked = runner.summaries();
  const result: AnalyzeResult = {
    ...rest,
    changed: { inserted, updated, deleted },
    failedThreads: notes.threads(),
    models: asked,
    modelProblems: asked.reduce((sum, one) => sum + one.problems + (one.stopped === null ? 0 : 1), 0),
  };
  await store.endRun(run, { ...result });
  return { result };
}

async function threadIds({ threads }: Payload, { store }: TaskContext): Promise<readonly string[]> {
  if (threads === null) return (await store.listThreads()).map((thread) => thread.threadId);
  const ids = new Set<string>();
  for (const wanted of threads) ids.add(IS_ID.test(wanted) ? wanted : await findThread(store, wanted));
  return [...ids];
}

/** The pool with the values of some analyzers alone; all are run, since they read each other's. */
function only(pool: AnalyzePool, which: readonly string[] | null): AnalyzePool['analyze'] {
  if (which === null) return pool.analyze;
  return async (thread, stored, settings) => {
    const result = await pool.analyze(thread, stored, settings);
    return { ...result, annotations: result.annotations.filter(({ analyzer }) => which.includes(analyzer)) };
  };
}

function modelOf({ unsure, ...settings }: z.output<typeof MODEL_SETTINGS>): ModelSettings {
  return { ...settings, when: unsure === null ? { kind: 'all' } : { kind: 'unsure', below: unsure } };
}
