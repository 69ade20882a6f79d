import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyDatabase } from '../support/embedded.js';
import { PROGRAM, ROOT, runCli, spawnCli, sqlRows, temporaryFolder } from './run-cli.js';

const { folder, remove } = temporaryFolder();
const pages = path.join(folder, 'pages');
const data = path.join(folder, 'data');
const COUNT = 40;

beforeAll(() => {
  mkdirSync(pages);
  const page = readFileSync(path.join(ROOT, 'seeds', 'ferry-thread.html'), 'utf8');
  for (let i = 0; i < COUNT; i += 1)
    writeFileSync(path.join(pages, `${i}.html`), page.replaceAll('4471', String(5000 + i)).replaceAll('902', `7${i}2`));
});
afterAll(remove);

describe('Ctrl-C', () => {
  test('ends with 130, leaves a consistent store, and a rerun goes on to the same rows', async () => {
    await emptyDatabase(data);
    let sent = false;
    const first = await spawnCli(['ingest', path.join(ROOT, 'LICENSE'), pages, '--json', '--data', data], {
      onStderr: (text, kill) => {
        if (!sent && text.includes('LICENSE')) {
          sent = true;
          kill('SIGINT');
        }
      },
    });
    expect(sent).toBe(true);
    expect(first.code).toBe(130);
    for (const line of first.stderr.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
    const second = await runCli(['ingest', pages, '--data', data]);
    expect(second.code).toBe(0);
    expect(await sqlRows(data, 'select count(*)::int as threads, sum(posts)::int as posts from v_thread')).toEqual([
      { threads: COUNT, posts: COUNT * 5 },
    ]);
  }, 180_000);
});

describe('a reader that goes away', () => {
  test('ends parse quietly with 0', async () => {
    const { code, stderr } = await new Promise<{ code: number | null; stderr: string }>((resolve, reject) => {
      const child = spawn(
        'sh',
        [
          '-c',
          `( "$0" "$@"; echo "code $?" >&2 ) | head -c 100 > /dev/null`,
          process.execPath,
          ...PROGRAM,
          'parse',
          pages,
        ],
        { stdio: ['ignore', 'ignore', 'pipe'] },
      );
      let text = '';
      child.stderr.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      child.on('error', reject);
      child.on('close', (status) => resolve({ code: status, stderr: text }));
    });
    expect(code).toBe(0);
    expect(stderr).toContain('code 0');
    expect(stderr).not.toMatch(/EPIPE|unexpected/);
  });
});
