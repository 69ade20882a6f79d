import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readJob } from '../../src/jobs/job-file/read.js';
import { openQueue } from '../../src/jobs/server/queue.js';
import { runJob } from '../../src/jobs/tasks/run-job.js';
import { TASKS } from '../../src/jobs/tasks.js';
import { openStore, type Store } from '../../src/store/index.js';
import { startFixtureSite } from '../support/fixture-site.js';
import { packScript } from '../support/packed.js';
import { startServer, type TestServer } from '../support/postgres.js';
import { syntheticPages } from '../support/synthetic-thread.js';
import type { Figure } from './measure.js';

/** Threads of the computing job: enough that starting up (models, compiled code) is little beside it; with 80, two were slower than one. */
const THREADS = Number(process.env.BENCH_THREADS ?? 400);
/** Boards they are of: writing to one board is one after the other, since its threads look at each other's posts. */
const BOARDS = Number(process.env.BENCH_BOARDS ?? 4);
/** Pairs of runs: each compares one worker and two in the same minutes, since machines are shared. */
const PAIRS = Number(process.env.BENCH_PAIRS ?? 3);
const HOSTS = 8;
/** Milliseconds between two requests to a host of the waiting job. */
const DELAY_MS = 150;

/**
 * Two worker processes against one on the same tasks and a PostgreSQL of their own on the same machine: reading and
 * analysing threads, which computes, and crawling several servers, which waits. Workers are started and connected before
 * the clock is.
 */
export async function benchQueue(): Promise<Figure[]> {
  const server = await startServer({ own: true });
  if (server === null) return [];
  const folder = mkdtempSync(path.join(tmpdir(), 'threadbare-bench-'));
  try {
    const script = await packScript(fileURLToPath(new URL('./queue-worker.ts', import.meta.url)));
    return [
      await compare(`read and analyze ${THREADS} threads of 40 posts, ${BOARDS} boards`, server, script, (store) =>
        queueThreads(store, folder),
      ),
      await compareCrawls(server, script, folder),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await server.stop();
  }
}

async function queueThreads(store: Store, folder: string): Promise<void> {
  const pages = path.join(folder, 'pages');
  mkdirSync(pages, { recursive: true });
  for (let board = 0; board < BOARDS; board += 1)
    for (const page of syntheticPages({
      seed: 7 + board,
      threads: Math.ceil(THREADS / BOARDS),
      pagesPerThread: 2,
      postsPerPage: 20,
      pageBytes: 90_000,
    }))
      writeFileSync(
        path.join(pages, `${board}-${page.name}`),
        page.html.replaceAll('board.example', `board-${board}.example`),
      );
  const read = await readJob(JSON.stringify({ name: 'bench', inputs: [pages], refresh: false }), `${folder}/job.yaml`);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  await store.jobs.enqueue([runJob.make({ job: read.job })]);
}

/** Boards of a handful of threads on several ports: several hosts, each with a pause between its requests. */
async function compareCrawls(server: TestServer, script: readonly string[], folder: string): Promise<Figure> {
  const sites = await Promise.all(
    Array.from({ length: HOSTS }, () =>
      startFixtureSite({ threads: 4, pages: [1, 2, 1, 2], postsPerPage: 3, trouble: false, walls: 'none' }),
    ),
  );
  const crawl = TASKS.find((kind) => kind.name === 'crawl');
  try {
    return await compare(`crawl ${HOSTS} hosts, ${DELAY_MS} ms between requests`, server, script, async (store) => {
      const tasks = sites.map((site) =>
        crawl?.make({
          urls: [site.front],
          depth: 'site',
          delayMs: DELAY_MS,
          allowPrivate: true,
          analyze: false,
          warc: path.join(folder, 'warc'),
        }),
      );
      await store.jobs.enqueue(tasks.filter((task) => task !== undefined));
    });
  } finally {
    await Promise.all(sites.map((site) => site.close()));
  }
}

interface Timed {
  readonly seconds: number;
  /** Processor time of the whole machine meanwhile, the database's too. */
  readonly busy: number | null;
}

async function compare(
  name: string,
  server: TestServer,
  script: readonly string[],
  queue: (store: Store) => Promise<void>,
): Promise<Figure> {
  const ones: Timed[] = [];
  const twos: Timed[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    // Which of the two comes first changes, so that a machine that slows down slows both.
    const order = pair % 2 === 0 ? [1, 2] : [2, 1];
    for (const workers of order) {
      const took = await timed(server, script, queue, workers);
      (workers === 1 ? ones : twos).push(took);
    }
  }
  const ratios = ones.map((one, at) => one.seconds / (twos[at] ?? one).seconds).sort((a, b) => a - b);
  const middle = ratios[Math.floor(ratios.length / 2)] ?? 0;
  const shown = (all: readonly Timed[]): string =>
    all
      .map(({ seconds, busy }) => `${seconds.toFixed(1)}${busy === null ? '' : ` (${busy.toFixed(0)} busy)`}`)
      .join(', ');
  return {
    name,
    ours: `two workers ${shown(twos)} s`,
    bare: `one ${shown(ones)} s; ${middle.toFixed(2)} × (median of pairs)`,
    ratio: 1 / middle,
  };
}

async function timed(
  server: TestServer,
  script: readonly string[],
  queue: (store: Store) => Promise<void>,
  workers: number,
): Promise<Timed> {
  const databaseUrl = await server.createDatabase();
  const store = await openStore({ dataDir: 'unused', databaseUrl });
  await openQueue(store, databaseUrl);
  await queue(store);
  const children = Array.from({ length: workers }, () =>
    spawn(process.execPath, [...script.slice(1), databaseUrl, '1'], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  await Promise.all(children.map(ready));
  const busy = busySeconds();
  const began = performance.now();
  const ends = children.map(ended);
  for (const child of children) child.stdin.write('go\n');
  await Promise.all(ends);
  const seconds = (performance.now() - began) / 1000;
  const after = busySeconds();
  const { failed, queued, running, waiting } = await store.jobs.count();
  await store.close();
  if (failed + queued + running + waiting > 0) throw new Error('not all tasks were done');
  return { seconds, busy: busy === null || after === null ? null : after - busy };
}

/** Seconds all processors together have worked since the machine started, for whomever; null where no /proc says so. */
function busySeconds(): number | null {
  if (!existsSync('/proc/stat')) return null;
  const [, user = 0, nice = 0, system = 0] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '')
    .split(/\s+/)
    .map(Number);
  return (user + nice + system) / 100;
}

const ready = (child: ChildProcess): Promise<unknown> => new Promise((resolve) => child.stdout?.once('data', resolve));

const ended = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(null) : reject(new Error(`a worker ended with ${code}`))));
  });
