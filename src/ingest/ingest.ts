import PQueue from 'p-queue';
import type { EngineOptions } from '../engines/engine.js';
import type { Store } from '../store/index.js';
import { VERSION } from '../version.js';
import { expandArchives } from './expand-archives.js';
import type { FoundInputs, InputFile } from './inputs.js';
import { keepPages, type Touched } from './keep-page.js';
import type { OpenedPage } from './open-page.js';
import { startReader } from './page-reader.js';
import { NOTHING_SETTLED, settle } from './settle.js';
import { emptyTally, type FileProblem, type IngestSummary, type IngestTally } from './summary.js';
import { problemOfThread } from './thread-failures.js';

export interface IngestOptions {
  /** Address the input was saved from; only sensible for one page or for pages of one thread. */
  readonly url: string | null;
  /** Files read and parsed at the same time; the rows do not depend on it. */
  readonly jobs: number;
  readonly analyze: boolean;
  /** The inputs were read before: where they now belong to another thread, the earlier reading is taken back. */
  readonly again?: boolean | undefined;
  readonly parse: EngineOptions;
  readonly signal: AbortSignal;
  readonly stdin: AsyncIterable<unknown>;
  /** Called after every file and thread, for a progress display. */
  readonly onStep: (tally: Readonly<IngestTally>, step: string) => void;
  readonly onProblem: (problem: FileProblem) => void;
  /** Takes what was touched, instead of bringing it up to date here: for parts of a job that does it once for all. */
  readonly handOver?: ((touched: Touched) => Promise<void>) | undefined;
  /** Called for every thread that was brought up to date. */
  readonly onThread?: ((threadId: string) => void) | undefined;
}

/**
 * Reads inputs into the store: every page is kept, then each thread that was touched is derived again from all its
 * pages and only what differs is written. A file that cannot be read is a problem; the others go on. When the signal
 * is raised, the step under way ends and InterruptedError is thrown; a rerun continues.
 */
export async function ingest(store: Store, inputs: FoundInputs, options: IngestOptions): Promise<IngestSummary> {
  const began = performance.now();
  const run = await store.beginRun('ingest', VERSION);
  const tally = emptyTally(inputs.files.length + inputs.missing.length);
  const problems: FileProblem[] = [];
  const note = (problem: FileProblem): void => {
    problems.push(problem);
    options.onProblem(problem);
  };
  for (const lost of inputs.missing) {
    tally.files += 1;
    tally.failed += 1;
    note({ ...lost, post: null, threadId: null, failed: true });
  }
  const checked = inputs.missing.map((lost) => lost.file);
  const touched: Touched = { threads: new Set(), documents: new Map() };
  try {
    await readAll(store, run, inputs.files, { tally, touched, note, checked }, options);
  } finally {
    await store.putProblems(run, problems, checked);
  }
  options.signal.throwIfAborted();
  if (options.again === true) for (const id of (await store.dropMoved(run)).touched) touched.threads.add(id);
  const threads = new Set<string>();
  const settled =
    options.handOver === undefined
      ? await settle(store, run, touched, {
          analyze: options.analyze,
          jobs: options.jobs,
          all: options.again === true,
          signal: options.signal,
          onFailure: (threadId, message) => {
            tally.failed += 1;
            options.onProblem(problemOfThread(threadId, message));
          },
          onThread: (threadId, done, total) => {
            threads.add(threadId);
            options.onThread?.(threadId);
            options.onStep(tally, `thread ${done} of ${total}`);
          },
        })
      : await options.handOver(touched).then(() => NOTHING_SETTLED);
  const { files, failed, unknown, pages, newPages, articles } = tally;
  const noted = problems.length + (await countThreadProblems(store, [...threads]));
  const seconds = Math.round(performance.now() - began) / 1000;
  const summary = { files, failed, unknown, pages, newPages, articles, ...settled, problems: noted, seconds };
  await store.endRun(run, summary);
  return summary;
}

/** Problems that show only when the pages of a thread are put together, such as a page that is missing. */
async function countThreadProblems(store: Store, threadIds: readonly string[]): Promise<number> {
  let sum = 0;
  for (let at = 0; at < threadIds.length; at += ASKED) {
    const { rows } = await store.query(
      'select count(*) as n from v_problem where run_id is null and thread_id = any($1::uuid[])',
      { params: [threadIds.slice(at, at + ASKED)], timeoutMs: 0 },
    );
    sum += Number(rows[0]?.n ?? 0);
  }
  return sum;
}

/** Threads asked about by one statement. */
const ASKED = 1000;

interface Reading {
  readonly tally: IngestTally;
  readonly touched: Touched;
  readonly note: (problem: FileProblem) => void;
  /** Files that were looked at: their earlier problems are out of date. */
  readonly checked: string[];
}

/** Pages kept in one transaction. */
const TOGETHER = 32;

/** Inputs ahead of each reader: records of an archive are held in memory until their turn. */
const AHEAD = 4;

/** Reads and keeps the files; several may be read at a time, and some pages together are written one after the other. */
async function readAll(
  store: Store,
  run: string,
  files: readonly InputFile[],
  { tally, touched, note, checked }: Reading,
  options: IngestOptions,
): Promise<void> {
  const readers = new PQueue({ concurrency: options.jobs });
  const writer = new PQueue({ concurrency: 1 });
  let opened: OpenedPage[] = [];
  const write = async (): Promise<void> => {
    const pages = opened;
    opened = [];
    if (pages.length === 0) return;
    await keepPages(store, run, pages, { tally, touched, note });
    tally.files += pages.length;
    options.onStep(tally, 'reading');
  };
  const reader = startReader(options.jobs, { url: options.url, parse: options.parse }, options.stdin);
  const failures: unknown[] = [];
  const one = async (input: InputFile): Promise<void> => {
    if (options.signal.aborted) return;
    const read = await reader.open(input);
    checked.push(input.path);
    if ('problem' in read) {
      tally.failed += 1;
      note(read.problem);
      tally.files += 1;
      options.onStep(tally, 'reading');
      return;
    }
    opened.push(read.page);
    if (opened.length >= TOGETHER) await writer.add(write);
  };
  try {
    for await (const input of expandArchives(files)) {
      if (input.record !== undefined) tally.totalFiles += 1;
      await readers.onSizeLessThan(AHEAD * options.jobs);
      if (failures.length > 0 || options.signal.aborted) break;
      readers.add(() => one(input)).catch((error: unknown) => failures.push(error));
    }
    await readers.onIdle();
    if (failures.length > 0) throw failures[0];
  } finally {
    readers.clear();
    await readers.onIdle();
    await reader.close();
    // What was read before a stop or a failure elsewhere is kept.
    await writer.add(write);
  }
}
