import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCli, spawnCli, temporaryFolder } from './run-cli.js';

const { folder, remove } = temporaryFolder();
const data = path.join(folder, 'data');
afterAll(remove);

describe('demo', () => {
  test('shows the point from any working folder, also where a server is set', async () => {
    const { code, stdout } = await spawnCli(['demo', '--data', 'data'], {
      cwd: folder,
      env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' },
    });
    expect(code).toBe(0);
    for (const part of [
      '6 files: 2 pages (2 new), 4 articles',
      "Replies are 17 % their authors' own words.",
      'altered, meaning changed',
      '[-keep-] {+break+}',
      'stub by Gullwing',
      'is derived from Coastwire: 5 of 5 quotations matched',
      '[-pride-]',
      '{+anger+}',
      'Try next:',
    ])
      expect(stdout).toContain(part);
    expect(readdirSync(folder)).toContain('data');
  }, 90_000);

  test('can be repeated, and then changes nothing', async () => {
    const { code, stdout } = await runCli(['demo', '--data', data]);
    expect(code).toBe(0);
    expect(stdout).toContain('nothing changed');
  });
});
