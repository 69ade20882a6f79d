import { Readable } from 'node:stream';
import { InputError } from '../../model/errors.js';
import type { Store } from '../../store/index.js';
import { VERSION } from '../../version.js';
import { settle } from '../settle.js';
import { emptyTally, type FileProblem, type IngestTally } from '../summary.js';
import { problemOfThread } from '../thread-failures.js';
import { type FoundDumps, findDumps } from './dump-files.js';
import { type KeptThreads, keepThreads } from './keep-threads.js';
import type { DumpMap } from './parse-map.js';
import { type RowCounts, readRows } from './read-rows.js';
import { Spool } from './spool.js';
import type { DumpSummary } from './summary.js';
import { threadKey } from './thread-pages.js';

export type { DumpMap } from './parse-map.js';
export { readMap } from './read-map.js';
export type { DumpSummary } from './summary.js';

export interface DumpOptions {
  readonly map: DumpMap;
  /** Threads analysed at the same time; the rows do not depend on it. */
  readonly jobs: number;
  readonly analyze: boolean;
  readonly signal: AbortSignal;
  /** What `-` stands for. Default: nothing. */
  readonly stdin?: AsyncIterable<unknown> | undefined;
  /** Called every some hundred rows and for every thread. */
  readonly onStep: (tally: Readonly<IngestTally>, step: string) => void;
  readonly onProblem: (problem: FileProblem) => void;
  readonly onThread?: ((threadId: string) => void) | undefined;
  /** Bytes of a partition of the spool; smaller in tests. */
  readonly partitionBytes?: number | undefined;
}

/**
 * Reads dumps (CSV, TSV, JSON lines, Parquet; files, patterns, folders, `-`) into the store: rows are put together by
 * thread in a temporary folder at flat memory, kept as pages, and the threads brought up to date as by any ingest. The
 * same dump gives the same rows any number of times, and in any order of its rows where positions or times order the
 * posts. A killed or stopped run leaves a consistent store; the same command again gives the same rows.
 *
 * @throws UsageError where the map does not fit (nothing is stored), InputError `spool-full`, the signal's reason
 */
export async function ingestDump(store: Store, inputs: readonly string[], options: DumpOptions): Promise<DumpSummary> {
  const began = performance.now();
  const found = await findDumps(inputs);
  const run = await store.beginRun('ingest', VERSION);
  const tally = emptyTally(found.files.length + found.missing.length);
  const problems: FileProblem[] = [];
  const note = (problem: FileProblem): void => {
    problems.push(problem);
    if (problem.failed) tally.failed += 1;
    options.onProblem(problem);
  };
  for (const lost of found.missing) {
    tally.files += 1;
    note({ ...lost, post: null, threadId: null, failed: true });
  }
  const { kept, rows } = await spooled(store, run, found, options, tally, note);
  await store.putProblems(run, problems, [...found.files, ...found.missing.map(({ file }) => file)]);
  options.signal.throwIfAborted();
  const settled = await settle(
    store,
    run,
    { threads: kept.threads, documents: new Map() },
    {
      analyze: options.analyze,
      jobs: options.jobs,
      signal: options.signal,
      onFailure: (threadId, message) => {
        tally.failed += 1;
        options.onProblem(problemOfThread(threadId, message));
      },
      onThread: (threadId, done, total) => {
        options.onThread?.(threadId);
        options.onStep(tally, `thread ${done} of ${total}`);
      },
    },
  );
  const { files, failed } = tally;
  const summary: DumpSummary = {
    files,
    failed,
    unknown: 0,
    pages: kept.pages,
    newPages: kept.newPages,
    articles: 0,
    ...settled,
    problems: problems.length,
    seconds: Math.round(performance.now() - began) / 1000,
    rows: { ...rows, repeated: kept.repeated },
  };
  await store.endRun(run, { ...summary });
  return summary;
}

/** Reads all rows into a spool and keeps its threads; the spool is gone afterwards, whatever happened. */
async function spooled(
  store: Store,
  run: string,
  found: FoundDumps,
  options: DumpOptions,
  tally: IngestTally,
  note: (problem: FileProblem) => void,
): Promise<{ readonly kept: KeptThreads; readonly rows: RowCounts }> {
  const { map, signal, onStep } = options;
  const spool = await Spool.open(found.bytes, options.partitionBytes);
  const rows: RowCounts = { read: 0, leftOut: 0, failed: 0 };
  try {
    for (const [index, file] of found.files.entries()) {
      await readFile(file, index, spool, rows, { ...options, note, tally });
      tally.files += 1;
      onStep(tally, 'reading');
    }
    const kept = await keepThreads(store, run, spool, {
      name: map.name,
      files: found.files,
      signal,
      onStep: ({ pages, newPages, posts }) => {
        Object.assign(tally, { pages, newPages, posts });
        onStep(tally, 'keeping threads');
      },
    });
    return { kept, rows };
  } finally {
    await spool.close();
  }
}

interface FileReading extends DumpOptions {
  readonly note: (problem: FileProblem) => void;
  readonly tally: IngestTally;
}

async function readFile(
  file: string,
  index: number,
  spool: Spool,
  rows: RowCounts,
  { map, signal, stdin = Readable.from([]), note, tally, onStep }: FileReading,
): Promise<void> {
  const before = { ...rows };
  const onRows = ({ read, leftOut, failed }: Readonly<RowCounts>): void => {
    rows.read = before.read + read + failed;
    rows.leftOut = before.leftOut + leftOut;
    rows.failed = before.failed + failed;
    onStep(tally, `row ${rows.read.toLocaleString('en-US')}`);
  };
  try {
    for await (const posts of readRows(file, index, { map, stdin, signal, note, onRows }))
      for (const post of posts) {
        const line = JSON.stringify(post);
        await spool.add({ key: threadKey(post), line });
      }
  } catch (error) {
    // What cannot be opened is a problem of that file; the spool's own failures end all.
    if (!(error instanceof InputError) || error.code.startsWith('spool-')) throw error;
    note({ file, code: error.code, message: error.message, post: null, threadId: null, failed: true });
  }
}
