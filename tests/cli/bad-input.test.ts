import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyDatabase } from '../support/embedded.js';
import { type CliResult, ROOT, runCli, spawnCli, sqlRows, temporaryFolder } from './run-cli.js';

const { folder, remove } = temporaryFolder();
const data = path.join(folder, 'data');
const at = (name: string): string => path.join(folder, name);
const good = path.join(ROOT, 'seeds', 'ferry-thread.html');

const LOGIN = `<!DOCTYPE html><html><head><title>Sign In</title></head><body><h1>Sign In</h1>
<form action="/login" method="post"><input name="auth"><input type="password" name="password"><button>Sign In</button></form>
</body></html>`;
const UNKNOWN =
  '<!DOCTYPE html><html><head><title>Opening hours</title></head><body><p>Mondays nine to five.</p></body></html>';

let result: CliResult;

beforeAll(async () => {
  mkdirSync(at('nothing-here'));
  writeFileSync(at('empty.txt'), '');
  writeFileSync(at('picture.html'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  writeFileSync(at('login.html'), LOGIN);
  writeFileSync(at('unknown.html'), UNKNOWN);
  writeFileSync(at('cut.html'), readFileSync(good, 'utf8').slice(0, 9_000));
  await emptyDatabase(data);
  result = await runCli([
    'ingest',
    ...['empty.txt', 'picture.html', 'login.html', 'unknown.html', 'nothing-here', 'gone.html'].map(at),
    good,
    '--data',
    data,
  ]);
}, 120_000);
afterAll(remove);

describe('bad input beside a good page', () => {
  test('ends with 1, as some inputs failed', () => {
    expect(result.code).toBe(1);
  });

  test.each(['empty.txt', 'picture.html', 'login.html', 'unknown.html', 'nothing-here', 'gone.html'])(
    '%s is named with what is wrong',
    (name) => {
      const line = result.stderr.split('\n').find((text) => text.includes(at(name)));
      expect(line).toBeDefined();
      expect(line?.length ?? 0).toBeGreaterThan(at(name).length + 20);
    },
  );

  test('everything else is ingested', async () => {
    expect(await sqlRows(data, 'select posts from v_thread')).toEqual([{ posts: 5 }]);
  });

  test('each stands in the problems table', async () => {
    const rows = await sqlRows(data, 'select distinct file from v_problem');
    const files = rows.map((row) => path.basename(String(row.file)));
    for (const name of ['empty.txt', 'picture.html', 'login.html', 'unknown.html', 'nothing-here', 'gone.html'])
      expect(files).toContain(name);
  });

  test('a file that has become readable loses its problem', async () => {
    writeFileSync(at('empty.txt'), readFileSync(path.join(ROOT, 'seeds', 'ferry-coastwire.txt')));
    const again = await runCli(['ingest', at('empty.txt'), '--data', data]);
    expect(again.code).toBe(0);
    const rows = await sqlRows(data, `select code from v_problem where file like '%empty.txt'`);
    expect(rows.filter((row) => row.code === 'empty-input')).toEqual([]);
  });
});

describe('parse', () => {
  test('gives no JSON and 1 for what is not readable', async () => {
    for (const name of ['picture.html', 'gone.html']) {
      const { code, stdout, stderr } = await runCli(['parse', at(name)]);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain(name);
    }
  });

  test.each(['login.html', 'unknown.html'])(
    'gives no posts, a problem and 0 for %s, and 1 with --strict',
    async (name) => {
      const plain = await runCli(['parse', at(name)]);
      expect(plain.code).toBe(0);
      const page = JSON.parse(plain.stdout);
      expect(page.posts).toEqual([]);
      expect(page.problems.length).toBeGreaterThan(0);
      expect((await runCli(['parse', at(name), '--strict'])).code).toBe(1);
    },
  );

  test('reads what is there of a page that was cut off', async () => {
    const { code, stdout } = await runCli(['parse', at('cut.html')]);
    expect(code).toBe(0);
    const page = JSON.parse(stdout);
    expect(page.posts.length).toBeGreaterThan(0);
  });

  test('takes 50 MB in one line', async () => {
    writeFileSync(at('line.txt'), 'word '.repeat(10_000_000));
    const { code, stdout } = await spawnCli(['parse', at('line.txt')]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).posts).toEqual([]);
  }, 120_000);
});
