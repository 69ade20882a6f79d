import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readJob } from '../../src/jobs/job-file/read.js';
import { openQueue } from '../../src/jobs/server/queue.js';
import { runJob } from '../../src/jobs/tasks/run-job.js';
import { work } from '../../src/jobs/worker.js';
import { openStore, type Store } from '../../src/store/index.js';
import { dump } from '../store/dump.js';
import { packScript } from '../support/packed.js';
import { startServer, type TestServer } from '../support/postgres.js';
import { seededRandom, syntheticPages } from '../support/synthetic-thread.js';
import { quietTools } from './bench-tools.js';

/*
 * Workers that are killed while they share jobs on a real server. `KILLS=200 npx vitest run tests/jobs/kill.test.ts` is
 * the long run; without it a few kills show the same law.
 */
const KILLS = Number(process.env.KILLS ?? 10);
const WORKERS = 3;
/** The long run says how far it is (`--disableConsoleIntercept`). */
const tell = (text: string): void => {
  if (process.env.KILLS !== undefined) console.error(text);
};

let server: TestServer | null = null;
let script: readonly string[] = [];
let folder = '';
const children = new Set<ChildProcess>();
beforeAll(async () => {
  server = await startServer();
  script = await packScript(fileURLToPath(new URL('./child.ts', import.meta.url)));
  folder = mkdtempSync(path.join(tmpdir(), 'tb-kill-'));
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server?.stop();
});

interface Worker {
  readonly child: ChildProcess;
  readonly over: Promise<unknown>;
  /** Resolves when a task is under way. */
  readonly busy: () => Promise<void>;
  readonly said: () => string;
}

function start(databaseUrl: string): Worker {
  const child = spawn(process.execPath, [...script, databaseUrl], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.add(child);
  let said = '';
  let heard: () => void = () => undefined;
  createInterface({ input: child.stdout }).on('line', (line) => {
    said += `${line}\n`;
    if (line.startsWith('step')) heard();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  const over = new Promise((resolve) => {
    child.once('close', () => {
      children.delete(child);
      heard();
      resolve(null);
    });
  });
  return {
    child,
    over,
    busy: () =>
      new Promise((resolve) => {
        heard = resolve;
      }),
    said: () => said,
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A job of its own board: pages of eight threads, the daily tables and a file at the end. */
async function makeJob(round: number, outputs: string) {
  const pages = path.join(folder, `pages-${round}`);
  mkdirSync(pages, { recursive: true });
  for (const page of syntheticPages({
    seed: round,
    threads: 8,
    pagesPerThread: 2,
    postsPerPage: 5,
    pageBytes: 12_000,
  })) {
    writeFileSync(path.join(pages, page.name), page.html.replaceAll('board.example', `board-${round}.example`));
  }
  mkdirSync(outputs, { recursive: true });
  const text = JSON.stringify({
    name: `board ${round}`,
    inputs: [pages],
    outputs: [{ format: 'jsonl', path: path.join(outputs, `${round}.jsonl`), site: `board-${round}.example` }],
  });
  const read = await readJob(text, path.join(folder, 'job.yaml'));
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return runJob.make({ job: read.job });
}

/** Averages of a view depend in their last digits on the order in which rows were written: they are compared to twelve. */
const rounded = (views: Record<string, string[]>): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(views).map(([view, lines]) => [
      view,
      lines
        .map((line) =>
          line.replace(/-?\d+\.\d{9,}(?:e-?\d+)?/g, (text) => String(Number(Number(text).toPrecision(12)))),
        )
        .sort(),
    ]),
  );

/** Whether anything is left to be done. */
async function left(store: Store): Promise<number> {
  const { queued, running, waiting } = await store.jobs.count();
  return queued + running + waiting;
}

test(`${KILLS} kill -9 over jobs that ${WORKERS} workers share change nothing in the result`, {
  timeout: 400_000 + KILLS * 15_000,
}, async (context) => {
  if (server === null) return context.skip();
  const databaseUrl = await server.createDatabase();
  const store = await openStore({ dataDir: 'unused', databaseUrl });
  await openQueue(store, databaseUrl);
  const random = seededRandom(KILLS);
  const workers: Worker[] = Array.from({ length: WORKERS }, () => start(databaseUrl));
  let kills = 0;
  let rounds = 0;
  while (kills < KILLS) {
    const jobs = await store.jobs.list({ kind: 'run-job', states: ['queued', 'running', 'waiting'] });
    if (jobs.length < 2) {
      rounds += 1;
      await store.jobs.enqueue([await makeJob(rounds, path.join(folder, 'stormy'))]);
    }
    const at = Math.floor(random() * WORKERS);
    const victim = workers[at];
    if (victim === undefined) break;
    // Most die in the middle of a task, some while they start or look for work.
    if (random() < 0.8) await Promise.race([victim.busy(), pause(15_000)]);
    await pause(Math.floor(random() * 120));
    if (victim.child.kill('SIGKILL')) kills += 1;
    tell(`${kills} kills, job ${rounds}, ${JSON.stringify(await store.jobs.count())}`);
    await victim.over;
    workers[at] = start(databaseUrl);
  }
  const end = Date.now() + 240_000;
  while ((await left(store)) > 0 && Date.now() < end) await pause(200);
  for (const { child } of workers) child.kill('SIGTERM');
  await Promise.all(workers.map((worker) => worker.over));
  tell(workers.map((worker) => worker.said()).join('---\n'));
  const counts = await store.jobs.count();
  const failed = (await store.jobs.list({ states: ['failed'] })).map((task) => task.errorMessage);
  expect({ ...counts, failed, said: failed.length > 0 ? workers.map((worker) => worker.said()) : [] }).toEqual({
    queued: 0,
    running: 0,
    waiting: 0,
    cancelled: 0,
    failed: [],
    done: counts.done,
    said: [],
  });
  const { rows } = await store.query('select count(*)::integer as n from threadbare_queue._private_jobs');
  expect(rows).toEqual([{ n: 0 }]);
  expect(await store.jobs.workers()).toEqual([]);
  const deaths = (await store.jobs.list({ limit: 1_000_000 })).reduce((sum, task) => sum + task.deaths, 0);
  // Most kills met a task; else this would show nothing.
  expect(deaths).toBeGreaterThan(KILLS / 4);

  tell(`${deaths} deaths; now undisturbed`);
  const calmUrl = await server.createDatabase();
  const calm = await openStore({ dataDir: 'unused', databaseUrl: calmUrl });
  await openQueue(calm, calmUrl);
  for (let round = 1; round <= rounds; round += 1)
    await calm.jobs.enqueue([await makeJob(round, path.join(folder, 'calm'))]);
  const tools = quietTools();
  const signal = new AbortController().signal;
  await work(calm, { databaseUrl: calmUrl, jobs: 1, tools, signal, untilDone: true });
  expect(rounded(await dump(store))).toEqual(rounded(await dump(calm)));
  for (let round = 1; round <= rounds; round += 1) {
    const [stormy, quiet] = ['stormy', 'calm'].map((name) => readFileSync(path.join(folder, name, `${round}.jsonl`)));
    expect(stormy?.equals(quiet ?? Buffer.alloc(0))).toBe(true);
  }
  console.log(`${kills} kills over ${rounds} jobs, ${counts.done} tasks, ${deaths} of them met by a kill`);
  await calm.close();
  await store.close();
});
