import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from '../cli/run-cli.js';
import { emptyDatabase } from '../support/embedded.js';
import { root } from '../support/shared.js';

const samples = path.join(root, 'tests/fixtures/user-spec');
const page = path.join(samples, 'village-board.html');

describe('--engines DIR', () => {
  const { folder, remove } = temporaryFolder();
  afterAll(remove);
  const own = path.join(folder, 'my-specs');
  mkdirSync(own);
  copyFileSync(path.join(samples, 'village-board.json'), path.join(own, 'village-board.json'));

  it('parse: reads the page with it', async () => {
    const { code, stdout } = await runCli(['parse', page, '--engines', own]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ engine: 'village-board', posts: [{}, {}, {}] });
    const named = await runCli(['parse', page, '--engines', own, '--engine', 'village-board']);
    expect(named.stdout).toBe(stdout);
  });

  it('ingest: what was read stays, and needs no description any more', async () => {
    const data = await emptyDatabase(path.join(folder, 'data'));
    const { code } = await runCli(['ingest', page, '--engines', own, '--data', data]);
    expect(code).toBe(0);
    const posts = await runCli([
      'sql',
      'select engine, external_id, kind from v_post order by external_id',
      '--format',
      'json',
      '--data',
      data,
    ]);
    expect(JSON.parse(posts.stdout)).toEqual([
      { engine: 'village-board', external_id: '410', kind: 'post' },
      { engine: 'village-board', external_id: '411', kind: 'post' },
      { engine: 'village-board', external_id: '412', kind: 'deleted' },
    ]);
    // Later pages of other engines need no description any more: the thread is derived from what was read.
    const again = await runCli(['ingest', path.join(root, 'seeds'), '--data', data, '--no-analyze']);
    expect(again.code).toBe(0);
    const kept = await runCli([
      'sql',
      "select count(*)::int as n from v_post where engine = 'village-board'",
      '--format',
      'json',
      '--data',
      data,
    ]);
    expect(JSON.parse(kept.stdout)).toEqual([{ n: 3 }]);
  }, 120_000);

  it('exits with 2 and names every mistake, before anything is read', async () => {
    const broken = path.join(folder, 'broken');
    mkdirSync(broken);
    writeFileSync(path.join(broken, 'a.json'), '{"engine": "a"}');
    for (const command of ['parse', 'ingest']) {
      const { code, stdout, stderr } = await runCli([command, page, '--engines', broken]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/a\.json, post: /);
      expect(stderr).toMatch(/a\.json, detect: /);
    }
  });

  it.each([
    [['--engines', path.join(root, 'docs')], /holds no \.json file/],
    [['--engines', path.join(folder, 'nowhere')], /cannot be read/],
    [['--engine', 'village-board'], /must be one of/],
  ])('%j ends with 2', async (args, message) => {
    const { code, stderr } = await runCli(['parse', page, ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});
