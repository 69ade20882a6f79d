import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROGRAM, readRows, runCli, temporaryFolder } from '../cli/run-cli.js';
import { dataFolder, removeFolder } from '../support/embedded.js';
import { TEST_MAP, testRows, toCsv } from './tables.js';

const { folder, remove } = temporaryFolder();
const csv = path.join(folder, 'posts.csv');
const map = path.join(folder, 'test.yaml');
const POSTS = 60;
const THREADS = 20;

let killedData = '';

beforeAll(async () => {
  killedData = await dataFolder();
  writeFileSync(csv, toCsv(testRows(THREADS, POSTS / THREADS)));
  writeFileSync(map, TEST_MAP);
});
afterAll(() => {
  remove();
  removeFolder(killedData);
});

/** Runs an ingest in a process of its own and kills it when `when` says so of its temporary folder; gives whether it did. */
function killed(data: string, tmp: string, when: (spools: number, seen: boolean) => boolean): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const args = ['ingest', csv, '--map', map, '--no-analyze', '--data', data];
    const env = { ...process.env, TMPDIR: tmp, DATABASE_URL: '' };
    const child = spawn(process.execPath, [...PROGRAM, ...args], { env, stdio: 'ignore' });
    let seen = false;
    const watch = setInterval(() => {
      const spools = readdirSync(tmp).filter((name) => name.startsWith(`threadbare-dump-${child.pid}-`)).length;
      if (when(spools, seen)) child.kill('SIGKILL');
      seen ||= spools > 0;
    }, 2);
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      clearInterval(watch);
      resolve(signal === 'SIGKILL');
    });
  });
}

const QUERIES = [
  'select thread_id, post_id, position, author, posted_at, text, own_text from v_post order by 1, 2',
  'select thread_id, post_id, quote_index, verdict, source_post_id from v_quote order by 1, 2, 3',
  'select thread_id, from_post_id, to_post_id, via from v_reply order by 1, 2, 3, 4',
];

describe('threadbare ingest --map', () => {
  test('killed while it reads and while it writes, the same command again gives the same rows', async () => {
    const tmp = path.join(folder, 'tmp');
    mkdirSync(tmp);
    const data = killedData;
    // The spool is there: rows are read or kept. It was there and is gone: threads are brought up to date.
    const first = await killed(data, tmp, (spools) => spools > 0);
    const second = await killed(data, tmp, (spools, seen) => seen && spools === 0);
    expect([first, second]).toEqual([true, true]);
    const { code, stdout } = await runCli(['ingest', csv, '--map', map, '--no-analyze', '--data', data]);
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`${THREADS} threads, ${POSTS} posts`),
    });
    const whole = await dataFolder();
    expect((await runCli(['ingest', csv, '--map', map, '--no-analyze', '--data', whole])).code).toBe(0);
    expect(await readRows(data, QUERIES)).toEqual(await readRows(whole, QUERIES));
    removeFolder(whole);
  }, 180_000);

  test('--dry-run shows posts and unused columns, and makes no database', async () => {
    const data = path.join(folder, 'none');
    writeFileSync(path.join(folder, 'less.yaml'), TEST_MAP.replace(/reactions.*\n/, ''));
    const args = ['ingest', csv, '--map', path.join(folder, 'less.yaml'), '--dry-run', '--data', data];
    const { code, stdout } = await runCli(args);
    expect(code).toBe(0);
    expect(stdout).toContain('the first 5 posts as read');
    expect(stdout).toContain('author    Member0');
    expect(stdout).toContain('posted    2024-03-05T10:00:00Z');
    expect(stdout).toContain('columns not used: likes');
    expect(readdirSync(folder)).not.toContain('none');
    expect((await runCli(['ingest', csv, '--dry-run'])).code).toBe(2);
    expect((await runCli([...args, '--json'])).stdout).toContain('"unused":["likes"]');
  });

  test('a wrong map makes no database and exits with 2; a row that cannot be read with 1', async () => {
    const data = path.join(folder, 'wrong');
    writeFileSync(path.join(folder, 'wrong.yaml'), `${TEST_MAP}bdy: x\n`);
    const wrong = await runCli(['ingest', csv, '--map', path.join(folder, 'wrong.yaml'), '--data', data]);
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('did you mean body?') });
    expect(readdirSync(folder)).not.toContain('wrong');
    writeFileSync(path.join(folder, 'broken.csv'), `${toCsv(testRows(1, 2))}\nonly one column`);
    const broken = await runCli(['ingest', path.join(folder, 'broken.csv'), '--map', map, '--data', killedData]);
    expect(broken).toMatchObject({ code: 1, stdout: expect.stringContaining('3 rows: 1 not readable') });
  });
});
