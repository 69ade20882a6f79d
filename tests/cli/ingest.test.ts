import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyDatabase } from '../support/embedded.js';
import { ROOT, readRows, runCli, spawnCli, sqlRows, temporaryFolder } from './run-cli.js';

const seeds = path.join(ROOT, 'seeds');
const { folder, remove } = temporaryFolder();
const data = (name: string): string => path.join(folder, name);
afterAll(remove);

/** Every view of derived rows; ingest time, files and the change log are provenance and may differ. */
const VIEWS = {
  thread: 'select * from v_thread order by 1',
  post: 'select * from v_post order by 1, 2',
  author: 'select * from v_author order by 1',
  quote: 'select * from v_quote order by 1, 2, 3',
  reply: 'select * from v_reply order by 1, 2, 3, 4',
  stance: 'select * from v_stance order by 1, 2, target, holder nulls first',
  reaction: 'select * from v_reaction order by 1, 2, name',
  repeat: 'select * from v_repeat order by 1, 2, 3',
  source: `select thread_id, post_id, document_id, relation, score, pasted_share, declared, quotations_matched, containment,
    longest_run from v_source order by 1, 2, 3`,
  saying: 'select * from v_saying order by saying_id, document_id nulls first, post_id nulls first, text',
  document:
    'select document_id, title, author, publisher, agency, published_at, published_local, text from v_document order by 1',
} as const;

async function rowsOf(name: string): Promise<Record<string, unknown>> {
  const answers = await readRows(data(name), Object.values(VIEWS));
  return Object.fromEntries(Object.keys(VIEWS).map((view, i) => [view, answers[i]]));
}

describe('the same pages give the same rows', () => {
  let once: Record<string, unknown> = {};

  beforeAll(async () => {
    for (const name of ['once', 'reverse', 'both']) await emptyDatabase(data(name));
    const { code, stderr, stdout } = await spawnCli(['ingest', seeds, '--data', data('once')]);
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.not.stringContaining('unexpected') });
    expect(stdout).toMatch(/6 files: 2 pages \(2 new\), 4 articles/);
    once = await rowsOf('once');
  }, 120_000);

  test('and the rows say something', () => {
    for (const [view, rows] of Object.entries(once)) if (view !== 'repeat') expect(rows, view).not.toEqual([]);
  });

  test('ingested twice, nothing is written', async () => {
    const changes = await sqlRows(data('once'), 'select count(*)::int as n from v_change');
    const { stdout } = await runCli(['ingest', seeds, '--data', data('once')]);
    expect(stdout).toContain('(0 new)');
    expect(stdout).toContain('nothing changed');
    expect(stdout).toContain('analysis: 0 new values');
    expect(await sqlRows(data('once'), 'select count(*)::int as n from v_change')).toEqual(changes);
    expect(await rowsOf('once')).toEqual(once);
  });

  test('one by one from the last, under other names, with two jobs', async () => {
    const moved = data('moved');
    mkdirSync(moved);
    for (const [i, name] of readdirSync(seeds).sort().reverse().entries()) {
      const copy = path.join(moved, `copy-${i}${path.extname(name)}`);
      copyFileSync(path.join(seeds, name), copy);
      if (i < 3) expect((await runCli(['ingest', copy, '--data', data('reverse')])).code).toBe(0);
    }
    const rest = await spawnCli(['ingest', moved, '--jobs', '2', '--json', '--data', data('reverse')]);
    expect(rest).toMatchObject({ code: 0 });
    expect(JSON.parse(rest.stdout)).toMatchObject({ files: 6, failed: 0 });
    expect(await rowsOf('reverse')).toEqual(once);
  }, 180_000);

  test('two processes at once', async () => {
    const names = readdirSync(seeds).sort();
    const half = (rest: number): string[] =>
      names.filter((_, i) => i % 2 === rest).map((name) => path.join(seeds, name));
    const results = await Promise.all(
      [half(0), half(1)].map((files) => spawnCli(['ingest', ...files, '--data', data('both')])),
    );
    expect(
      results.map((result) => [result.code, result.stderr.replace(/^(?!.*(?:error|unexpected)).*\n?/gim, '')]),
    ).toEqual([
      [0, ''],
      [0, ''],
    ]);
    expect(await rowsOf('both')).toEqual(once);
  }, 180_000);
});

describe('sql', () => {
  test('as json, csv and a table', async () => {
    const query = 'select 1 as n, \'a, "b"\' as t, null as nothing';
    const run = (format: string) => runCli(['sql', query, '--format', format, '--data', data('once')]);
    expect(JSON.parse((await run('json')).stdout)).toEqual([{ n: 1, t: 'a, "b"', nothing: null }]);
    expect((await run('csv')).stdout).toBe('n,t,nothing\r\n1,"a, ""b""",\r\n');
    expect((await run('table')).stdout).toMatch(/│ n │ t +│ nothing │[\s\S]*1 row/);
  });

  test('reads a query from standard input', async () => {
    const { stdout } = await runCli(['sql', '--file', '-', '--format', 'csv', '--data', data('once')], {
      stdin: 'select 2 as two',
    });
    expect(stdout).toBe('two\r\n2\r\n');
  });

  test('a mistake ends with 3 and says which; nothing can be written', async () => {
    const wrong = await runCli(['sql', 'select nothing_like_it from v_post', '--data', data('once')]);
    expect(wrong.code).toBe(3);
    expect(wrong.stderr).toContain('nothing_like_it');
    const write = await runCli(['sql', 'create table x (y int)', '--data', data('once')]);
    expect(write.code).toBe(3);
  });
});

describe('report', () => {
  test('of one thread in every format', async () => {
    const text = await runCli(['report', 'winter ferries', '--data', data('once')]);
    expect(text.code).toBe(2);
    expect(text.stderr).toContain('Several threads fit');
    const json = await runCli(['report', '4471', '--format', 'json', '--data', data('once')]);
    expect(json.code).toBe(0);
    expect(JSON.parse(json.stdout).threads[0].thread.figures).toMatchObject({ posts: 5, knownPosts: 6 });
    const html = await runCli(['report', '4471', '--format', 'html', '--data', data('once')]);
    expect(html.stdout).toMatch(/^<!DOCTYPE html>[\s\S]*<ins>/);
  });

  test('of everything', async () => {
    const { stdout } = await runCli(['report', '--data', data('once')]);
    expect(stdout).toMatch(/What is stored\n=+\n2 threads with 10 posts and 4 articles\./);
    expect(stdout).toMatch(
      /Bodies of [\d,]+ characters become [\d,]+ when the three quotes of posts at hand are taken out \(−\d+\.\d %\)\./,
    );
    expect(stdout).toMatch(/Replies are \d+ % their authors' own words\./);
  });

  test('of nothing that fits ends with 2', async () => {
    const { code, stderr } = await runCli(['report', 'no such words', '--data', data('once')]);
    expect(code).toBe(2);
    expect(stderr).toContain('no such words');
  });
});

describe('db', () => {
  test('status, migrate and url', async () => {
    expect((await runCli(['db', 'status', '--data', data('once')])).stdout).toMatch(/embedded database at .*once/);
    expect((await runCli(['db', 'migrate', '--data', data('once')])).stdout).toContain('up to date');
    expect((await runCli(['db', 'url', '--data', data('once')])).stdout).toMatch(/^postgres/);
  });

  test('analyze finds nothing to do, and reset empties', async () => {
    expect((await runCli(['analyze', '--data', data('both')])).stdout).toMatch(/2 threads, 12 posts: 0 new values/);
    expect((await runCli(['db', 'reset', '--yes', '--data', data('both')])).code).toBe(0);
    expect(await sqlRows(data('both'), 'select * from v_post')).toEqual([]);
  });
});
