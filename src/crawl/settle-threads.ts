import { NOTHING_SETTLED, type Settled, settle } from '../ingest/settle.js';
import { problemOfThread } from '../ingest/thread-failures.js';
import { VERDICTS, type Verdict } from '../model/thread.js';
import type { Crawler } from './crawler.js';

/** Derives and analyses threads while others are still being fetched, and all of them at the end. */
export interface Settler {
  /** Starts on the threads that are complete, unless it is at work or has just been. */
  readonly offer: () => void;
  /** Waits for what is under way and settles the rest. @throws what went wrong on the way */
  readonly finish: () => Promise<Settled>;
}

/** Milliseconds between two rounds: each one looks at all that other threads left to do as well. */
const PAUSE_MS = 30_000;

/**
 * Threads are handed over as out of date, which the store remembers: a process that is killed while it derives them
 * leaves them to the next one, whatever command that is.
 */
export function startSettler(crawler: Crawler): Settler {
  let total = NOTHING_SETTLED;
  let last = performance.now();
  let work: Promise<void> | null = null;
  const failures: unknown[] = [];
  const round = async (all: boolean): Promise<void> => {
    const ids = await crawler.frontier.handOver(crawler.crawl.crawlId, all);
    if (all || ids.length > 0) total = sum(total, await settleNow(crawler, ids));
  };
  return {
    offer: () => {
      if (work !== null || performance.now() - last < PAUSE_MS || failures.length > 0) return;
      work = round(false)
        .catch((error: unknown) => {
          failures.push(error);
        })
        .finally(() => {
          work = null;
          last = performance.now();
        });
    },
    finish: async () => {
      await work;
      if (failures.length > 0) throw failures[0];
      await round(true);
      return total;
    },
  };
}

function settleNow({ store, run, options, tally }: Crawler, ids: readonly string[]): Promise<Settled> {
  return settle(
    store,
    run,
    { threads: new Set(ids), documents: new Map() },
    {
      analyze: options.analyze,
      jobs: options.jobs,
      signal: options.signal,
      onFailure: (threadId, message) => {
        const { file, code } = problemOfThread(threadId, message);
        options.onProblem({ url: file, code, message });
      },
      onThread: (_threadId, done, total) => options.onStep({ ...tally, step: `thread ${done} of ${total}`, hosts: [] }),
    },
  );
}

function sum(a: Settled, b: Settled): Settled {
  const quotes = new Map<Verdict, number>();
  for (const part of [a.quotes, b.quotes]) for (const verdict of VERDICTS) add(quotes, verdict, part[verdict] ?? 0);
  return {
    threads: a.threads + b.threads,
    posts: a.posts + b.posts,
    stubs: a.stubs + b.stubs,
    changed: {
      inserted: a.changed.inserted + b.changed.inserted,
      updated: a.changed.updated + b.changed.updated,
      deleted: a.changed.deleted + b.changed.deleted,
    },
    quotes: Object.fromEntries([...quotes].filter(([, n]) => n > 0)),
    annotations: {
      written: a.annotations.written + b.annotations.written,
      unchanged: a.annotations.unchanged + b.annotations.unchanged,
    },
    sayings: b.sayings,
    failedThreads: a.failedThreads + b.failedThreads,
  };
}

function add(counts: Map<Verdict, number>, verdict: Verdict, n: number): void {
  counts.set(verdict, (counts.get(verdict) ?? 0) + n);
}
