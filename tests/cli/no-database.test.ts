import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCli, temporaryFolder } from './run-cli.js';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const ASKING = [
  ['sql', 'select 1'],
  ['report'],
  ['report', 'anything'],
  ['quotes', 'anything'],
  ['cite', '#1'],
  ['reference'],
  ['analyze'],
  ['db', 'status'],
  ['db', 'url'],
  ['db', 'reset', '--yes'],
];

test.each(ASKING)(
  '%s %s of a folder that is not there ends with 3, says how to begin and makes nothing',
  async (...args) => {
    const data = path.join(folder, 'none');
    const { code, stdout, stderr } = await runCli([...args, '--data', data]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain(data);
    expect(stderr).toContain('threadbare ingest');
    expect(existsSync(data)).toBe(false);
  },
);

test('a folder with something else in it stays as it is', async () => {
  const data = path.join(folder, 'empty');
  mkdirSync(data);
  const { code } = await runCli(['report'], { env: { THREADBARE_DATA: data } });
  expect(code).toBe(3);
  expect(readdirSync(data)).toEqual([]);
});

test('db migrate makes one', async () => {
  const data = path.join(folder, 'made');
  expect((await runCli(['db', 'migrate', '--data', data])).code).toBe(0);
  const { code, stdout } = await runCli(['report', '--data', data]);
  expect(code).toBe(0);
  expect(stdout).toContain('Nothing is stored yet');
});
