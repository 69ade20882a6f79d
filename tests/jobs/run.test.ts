import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureOf } from '../../src/jobs/back-off.js';
import type { JobSummary } from '../../src/jobs/run-job/summary.js';
import { openStore, type Store } from '../../src/store/index.js';
import { runCli } from '../cli/run-cli.js';
import { dump } from '../store/dump.js';
import { dataFolder, removeFolder } from '../support/embedded.js';
import { startServer, type TestServer } from '../support/postgres.js';
import { syntheticPages } from '../support/synthetic-thread.js';

let folder = '';
let data = '';
let owner: Store | null = null;
let server: TestServer | null = null;
const at = (name: string): string => path.join(folder, name);
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tb-run-'));
  data = await dataFolder();
  // Commands of this process connect to it, which saves opening the database for each.
  owner = await openStore({ dataDir: data });
  server = await startServer();
  mkdirSync(at('pages'));
  for (const page of syntheticPages({ seed: 5, threads: 3, pagesPerThread: 1, postsPerPage: 4, pageBytes: 9_000 }))
    writeFileSync(at(`pages/${page.name}`), page.html);
  writeFileSync(
    at('job.yaml'),
    'inputs: [pages/]\noutputs:\n  - {format: jsonl, path: out/posts.jsonl}\n  - {format: csv, path: out/quotes.csv, entity: quotes}\n',
  );
  mkdirSync(at('out'));
});
afterAll(async () => {
  await owner?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
  removeFolder(data);
});

interface Ran {
  readonly code: number | null;
  readonly stderr: string;
  readonly summary: JobSummary;
}

async function run(...more: readonly string[]): Promise<Ran> {
  const { code, stdout, stderr } = await runCli(['run', at('job.yaml'), '--data', data, '--json', ...more]);
  if (stdout === '') throw new Error(`no summary (${code}): ${stderr}`);
  const summary: JobSummary = JSON.parse(stdout);
  return { code, stderr, summary };
}

async function rows(databaseUrl: string): Promise<unknown> {
  const store = await openStore({ dataDir: 'unused', databaseUrl });
  try {
    return await dump(store);
  } finally {
    await store.close();
  }
}

describe('a thread that is refused', { timeout: 120_000 }, () => {
  const odd = `alter table threadbare.thread add constraint odd check (title <> 'Synthetic thread 2') not valid`;
  let own = '';
  let store: Store | null = null;
  const change = async (sql: string): Promise<unknown> => store?.query(sql, { readOnly: false });
  const titles = async (): Promise<unknown> =>
    (await store?.query('select title from v_thread order by 1'))?.rows.map((row) => row.title);
  beforeAll(async () => {
    own = await dataFolder();
    store = await openStore({ dataDir: own });
  });
  afterAll(async () => {
    await store?.close();
    removeFolder(own);
  });

  test('takes none of its part with it, in a job and in analyze; the exit code and v_problem say so', async () => {
    await change(odd);
    writeFileSync(at('odd.yaml'), 'inputs: [pages/]\n');
    const job = await runCli(['run', at('odd.yaml'), '--data', own, '--json']);
    const summary: JobSummary = JSON.parse(job.stdout);
    expect(job.code).toBe(1);
    expect(summary.threads).toMatchObject({ threads: 2, failed: 1 });
    expect(summary.parts.failed).toBe(0);
    expect(await titles()).toEqual(['Synthetic thread 1', 'Synthetic thread 3']);

    // It is out of date still, and tried by whoever comes next.
    expect(await runCli(['analyze', '--data', own])).toMatchObject({ code: 1 });
    await change('alter table threadbare.thread drop constraint odd');
    expect((await runCli(['run', at('odd.yaml'), '--data', own])).code).toBe(0);
    expect((await store?.query("select code from v_problem where code = 'thread-failed'"))?.rows).toEqual([]);
    expect(await titles()).toHaveLength(3);

    await change("alter table threadbare.annotation add constraint odd check (analyzer <> 'sentiment') not valid");
    await change('delete from threadbare.annotation');
    const refused = await runCli(['analyze', '--data', own, '--json']);
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({ failed: 3 });
    expect(refused.stderr).toMatch(/could not be brought up to date and stays as it was/);
    expect((await store?.query("select count(*)::int as n from v_problem where code = 'thread-failed'"))?.rows).toEqual(
      [{ n: 3 }],
    );
    await change('alter table threadbare.annotation drop constraint odd');
    expect((await runCli(['analyze', '--data', own])).code).toBe(0);
    expect((await store?.query("select code from v_problem where code = 'thread-failed'"))?.rows).toEqual([]);
  });
});

describe('threadbare run', { timeout: 300_000 }, () => {
  test('does only what changed, and writes only outputs whose data changed', async () => {
    const metrics = [at('m.prom'), at('m.json')];
    const first = await run('--metrics', ...metrics);
    expect(first).toMatchObject({
      code: 0,
      summary: {
        inputs: { files: 3, unchanged: 0, read: 3, failed: 0, pages: 3 },
        threads: { threads: 3, posts: 12 },
        outputs: [{ state: 'written', rows: 12 }, { state: 'written' }],
        failures: [],
      },
    });
    expect(readFileSync(at('out/posts.jsonl'), 'utf8').trim().split('\n').length).toBe(12);
    expect(readFileSync(at('m.prom'), 'utf8')).toMatch(/^threadbare_job_files\{.*state="read".*\} 3$/m);
    expect(JSON.parse(readFileSync(at('m.json'), 'utf8'))).toContainEqual(
      expect.objectContaining({ name: 'threadbare_job_posts', value: 12 }),
    );
    const before = statSync(at('out/posts.jsonl')).mtimeMs;

    // Touched, not changed: the time differs, the bytes do not.
    utimesSync(at('pages/thread-1-page-1.html'), new Date(), new Date());
    const second = await run();
    expect(second.summary).toMatchObject({
      inputs: { files: 3, unchanged: 3, read: 0 },
      threads: { threads: 0 },
      outputs: [{ state: 'unchanged' }, { state: 'unchanged' }],
    });
    expect(statSync(at('out/posts.jsonl')).mtimeMs).toBe(before);

    const page = readFileSync(at('pages/thread-2-page-1.html'), 'utf8');
    writeFileSync(at('pages/thread-2-page-1.html'), page.replaceAll('Synthetic thread 2', 'Another title'));
    rmSync(at('out/quotes.csv'));
    const third = await run();
    expect(third.summary).toMatchObject({
      inputs: { files: 3, unchanged: 2, read: 1 },
      threads: { threads: 1 },
      outputs: [{ state: 'written', rows: 12 }, { state: 'written' }],
    });
    expect(existsSync(at('out/quotes.csv'))).toBe(true);
  });

  test('tells what could not be read, goes on with the rest and tries it again', async () => {
    writeFileSync(at('pages/broken.html'), Buffer.from([0, 1, 2, 3, 0, 0, 255, 254]));
    for (let round = 0; round < 2; round += 1) {
      const ran = await run();
      expect(ran).toMatchObject({ code: 1, summary: { inputs: { files: 4, unchanged: 3, read: 1, failed: 1 } } });
      expect(ran.summary.failures[0]).toMatchObject({ what: at('pages/broken.html') });
    }
    rmSync(at('pages/broken.html'));
  });

  test('refuses to write over what it did not write, and says so', async () => {
    writeFileSync(at('mine.csv'), 'precious');
    writeFileSync(at('other.yaml'), 'outputs: [{format: csv, path: mine.csv}]');
    const ran = await runCli(['run', at('other.yaml'), '--data', data, '--json']);
    expect(ran.code).toBe(1);
    const summary: JobSummary = JSON.parse(ran.stdout);
    expect(summary).toMatchObject({ outputs: [{ state: 'failed' }], failures: [{ code: 'export-exists' }] });
    expect(readFileSync(at('mine.csv'), 'utf8')).toBe('precious');
    // The dead letter is found, mended and queued again; the job ends with it.
    const failed = await runCli(['jobs', 'failed', '--data', data]);
    expect(failed.stdout).toContain('export-exists');
    rmSync(at('mine.csv'));
    expect((await runCli(['jobs', 'requeue', '--all', '--data', data])).code).toBe(0);
    expect((await runCli(['run', at('other.yaml'), '--data', data, '--json'])).code).toBe(0);
    expect(existsSync(at('mine.csv'))).toBe(true);
  });

  test('gives the rows of an ingest, on a server too', async (context) => {
    if (server === null) return context.skip();
    const databases = [await server.createDatabase(), await server.createDatabase()] as const;
    const [asJob, asIngest] = databases.map((url) => ({ env: { DATABASE_URL: url } }));
    writeFileSync(at('plain.yaml'), 'inputs: [pages/]');
    expect(await runCli(['run', at('plain.yaml')], asJob)).toMatchObject({ code: 0 });
    expect(await runCli(['ingest', at('pages')], asIngest)).toMatchObject({ code: 0 });
    const [job, ingest] = await Promise.all(databases.map(rows));
    expect(job).toEqual(ingest);
  });

  test('says everything that is wrong in a file, and checks without a database', async () => {
    writeFileSync(at('wrong.yaml'), 'inputs: [pages/]\noutpust: []\nparallelism: 0\n');
    const wrong = await runCli(['run', at('wrong.yaml'), '--check']);
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toContain(
      'wrong.yaml:2:1: outpust: there is no setting "outpust" here. Did you mean "outputs"?',
    );
    expect(wrong.stderr).toContain('wrong.yaml:3:14: parallelism');
    expect(await runCli(['run', at('job.yaml'), '--check'])).toMatchObject({ code: 0 });
    expect(JSON.parse((await runCli(['run', '--print-schema'])).stdout)).toMatchObject({ title: 'Threadbare job' });
    expect(await runCli(['run', at('job.yaml'), '--scheduled', '--data', data])).toMatchObject({ code: 2 });
  });
});

describe('queued tasks on an embedded database', { timeout: 300_000 }, () => {
  test('are worked off by the command line', async () => {
    const queue = (...words: readonly string[]) => runCli(['enqueue', ...words, '--data', data]);
    expect(await queue('ingset', 'x')).toMatchObject({ code: 2 });
    expect((await queue('ingset', 'x')).stderr).toContain('did you mean "ingest"?');
    expect(await queue('analyze', '--set', 'jbos=2')).toMatchObject({ code: 2 });
    expect(await queue('ingest', at('pages'))).toMatchObject({ code: 0 });
    expect((await queue('ingest', at('pages'))).stdout).toContain('queued already');
    expect(await queue('export', at('later.jsonl'), '--set', 'format=jsonl')).toMatchObject({ code: 0 });
    expect(await queue('export', at('job.yaml'), '--set', 'format=jsonl')).toMatchObject({ code: 2 });
    const worked = await runCli(['work', '--until-done', '--data', data]);
    expect(worked).toMatchObject({ code: 0 });
    expect(existsSync(at('later.jsonl'))).toBe(true);
    const listed = await runCli(['jobs', 'list', '--state', 'queued', 'running', '--data', data, '--json']);
    expect(JSON.parse(listed.stdout)).toEqual([]);
    expect((await runCli(['jobs', 'metrics', '--data', data])).stdout).toMatch(/^threadbare_tasks\{.*"done"\} \d+$/m);
    expect((await runCli(['jobs', 'clear', '--failed', '--data', data])).stdout).toMatch(/^\d+ tasks forgotten/);
    expect(JSON.parse((await runCli(['jobs', 'list', '--data', data, '--json'])).stdout)).toEqual([]);
  });
});

test('a full disk is a dead letter at once, a fault that may pass is tried again, each wait twice as long', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' });
  expect(failureOf(full, 1, 5, 0.5)).toMatchObject({ code: 'disk-full', retryAfter: null });
  const waits = [1, 2, 3, 4, 5].map((tries) => failureOf(new Error('?'), tries, 5, 0.5).retryAfter);
  expect(waits).toEqual([2, 4, 8, 16, null]);
});
