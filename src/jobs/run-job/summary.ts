import { z } from 'zod';
import type { TaskRecord } from '../../store/index.js';
import type { Job } from '../job-file/job.js';
import type { TaskContext } from '../task.js';
import { failedThreads } from './failed-threads.js';
import { MODELS } from './models.js';
import type { Progress } from './progress.js';

/** What a job did. */
export interface JobSummary {
  readonly job: string;
  readonly task: string;
  /** Files the inputs stand for, those that were as before, and what was read of the others. */
  readonly inputs: {
    readonly files: number;
    readonly unchanged: number;
    readonly read: number;
    readonly failed: number;
    readonly pages: number;
    readonly newPages: number;
    readonly articles: number;
  };
  readonly crawls: { readonly crawls: number; readonly read: number; readonly lost: number; readonly requests: number };
  /** Threads derived (one that was derived twice counts twice), their posts, rows that changed, values of analyzers. */
  readonly threads: {
    readonly threads: number;
    readonly posts: number;
    readonly inserted: number;
    readonly updated: number;
    readonly deleted: number;
    readonly written: number;
    readonly unchanged: number;
    /** Could not be brought up to date: they stay as they were, and are problems. */
    readonly failed: number;
  };
  readonly sayings: number | null;
  readonly modelProblems: number;
  readonly outputs: readonly OutputSummary[];
  readonly parts: { readonly done: number; readonly failed: number; readonly retries: number; readonly deaths: number };
  /** Dead letters, and files that could not be read. */
  readonly failures: readonly { readonly what: string; readonly code: string; readonly message: string }[];
  readonly startedAt: string;
  readonly seconds: number;
}

export interface OutputSummary {
  readonly path: string;
  readonly state: 'written' | 'unchanged' | 'failed';
  readonly rows: number | null;
}

/** Failures told one by one; the others are counted, `threadbare jobs failed` and v_problem have all. */
const TOLD = 50;
/** Parts of one job at most that are looked at. */
export const MOST_PARTS = 1_000_000;

const CHANGED = z.object({ inserted: z.number(), updated: z.number(), deleted: z.number() });
const INGESTED = z.object({
  files: z.number(),
  failed: z.number(),
  pages: z.number(),
  newPages: z.number(),
  articles: z.number(),
  threads: z.number(),
  posts: z.number(),
  changed: CHANGED,
  annotations: z.object({ written: z.number(), unchanged: z.number() }),
  failedThreads: z.number().default(0),
  failedFiles: z.array(z.object({ file: z.string(), code: z.string(), message: z.string() })),
});
const ANALYZED = z.object({
  threads: z.number(),
  posts: z.number(),
  changed: CHANGED,
  written: z.number(),
  unchanged: z.number(),
  modelProblems: z.number(),
});
const CRAWLED = z.object({
  read: z.number(),
  requests: z.number(),
  lostSeeds: z.array(z.object({ url: z.string(), code: z.string().nullable(), message: z.string().nullable() })),
  settled: z.object({
    threads: z.number(),
    posts: z.number(),
    changed: CHANGED,
    annotations: z.object({ written: z.number(), unchanged: z.number() }),
    failedThreads: z.number().default(0),
  }),
});
const COUNTS = z.object({ counts: z.record(z.string(), z.number()) });

/** Sums the parts up, and notes for the next run what is as it should be now. Safe to repeat. */
export async function summarizeJob(job: Job, context: TaskContext, progress: Progress): Promise<JobSummary> {
  const { store, task } = context;
  const all = await store.jobs.list({ rootId: task.rootId, limit: MOST_PARTS });
  const parts = all.filter((part) => part.taskId !== task.taskId);
  const done = parts.filter((part) => part.state === 'done');
  const read = <T>(kind: string, schema: z.ZodType<T>): readonly T[] =>
    done.flatMap((part) => (part.kind === kind ? [schema.parse(part.result)] : []));
  const ingested = read('ingest', INGESTED);
  const analyzed = read('analyze', ANALYZED);
  const crawled = read('crawl', CRAWLED);
  const outputs = await outputsOf(job, context, progress, parts);
  await noteModels(job, context, progress, parts);
  const dead = parts.filter((part) => part.state === 'failed' || part.state === 'cancelled');
  const lost = crawled.flatMap((one) => one.lostSeeds);
  const failures = [
    ...dead.map(({ kind, taskId, errorCode, errorMessage }) => ({
      what: `${kind} ${taskId.slice(0, 8)}`,
      code: errorCode ?? 'cancelled',
      message: errorMessage ?? 'It was cancelled.',
    })),
    ...ingested.flatMap((one) => one.failedFiles).map(({ file, code, message }) => ({ what: file, code, message })),
    ...lost.map(({ url, code, message }) => ({ what: url, code: code ?? 'failed', message: message ?? 'not read' })),
  ];
  const settled = [
    ...ingested.map((one) => ({ ...one, ...one.annotations })),
    ...analyzed,
    ...crawled.map((one) => ({ ...one.settled, ...one.settled.annotations })),
  ];
  return {
    job: job.name,
    task: task.taskId,
    inputs: {
      files: progress.files,
      unchanged: progress.unchanged,
      read: sum(ingested, (one) => one.files),
      failed: sum(ingested, (one) => one.failed),
      pages: sum(ingested, (one) => one.pages),
      newPages: sum(ingested, (one) => one.newPages),
      articles: sum(ingested, (one) => one.articles),
    },
    crawls: {
      crawls: crawled.length,
      read: sum(crawled, (one) => one.read),
      lost: lost.length,
      requests: sum(crawled, (one) => one.requests),
    },
    threads: {
      threads: sum(settled, (one) => one.threads),
      posts: sum(settled, (one) => one.posts),
      inserted: sum(settled, (one) => one.changed.inserted),
      updated: sum(settled, (one) => one.changed.updated),
      deleted: sum(settled, (one) => one.changed.deleted),
      written: sum(settled, (one) => one.written),
      unchanged: sum(settled, (one) => one.unchanged),
      failed:
        failedThreads(parts).size +
        sum(ingested, (one) => one.failedThreads) +
        sum(crawled, (one) => one.settled.failedThreads),
    },
    sayings: progress.sayings,
    modelProblems: sum(analyzed, (one) => one.modelProblems),
    outputs,
    parts: {
      done: done.length,
      failed: dead.length,
      retries: sum(parts, (part) => part.attempts),
      deaths: sum(parts, (part) => part.deaths),
    },
    failures: failures.slice(0, TOLD),
    startedAt: task.createdAt,
    seconds: Math.round(Date.now() - Date.parse(task.createdAt)) / 1000,
  };
}

const sum = <T>(things: readonly T[], of: (one: T) => number): number =>
  things.reduce((total, one) => total + of(one), 0);

/** How each output ended; what was written is noted with the state of the data it shows. */
async function outputsOf(
  job: Job,
  { store }: TaskContext,
  progress: Progress,
  parts: readonly TaskRecord[],
): Promise<readonly OutputSummary[]> {
  const found: OutputSummary[] = [];
  for (const { out } of job.outputs) {
    if (progress.kept.includes(out)) {
      found.push({ path: out, state: 'unchanged', rows: null });
      continue;
    }
    const part = parts.find((one) => one.kind === 'export' && pathOf(one.payload) === out);
    const mark = progress.marks[out];
    if (part?.state !== 'done' || mark === undefined) {
      found.push({ path: out, state: 'failed', rows: null });
      continue;
    }
    await store.jobs.putOutput(job.name, out, mark, part.result);
    const counts = COUNTS.safeParse(part.result);
    const rows = counts.success ? sum(Object.values(counts.data.counts), (n) => n) : null;
    found.push({ path: out, state: 'written', rows });
  }
  return found;
}

const pathOf = (payload: unknown): unknown =>
  payload !== null && typeof payload === 'object' ? Reflect.get(payload, 'out') : null;

async function noteModels(
  job: Job,
  { store }: TaskContext,
  { models }: Progress,
  parts: readonly TaskRecord[],
): Promise<void> {
  const asked = parts.filter((part) => part.stage === MODELS);
  const whole = asked.every((part) => part.state === 'done' && ANALYZED.parse(part.result).modelProblems === 0);
  if (models !== null && whole) await store.jobs.putOutput(job.name, MODELS, models, null);
}
