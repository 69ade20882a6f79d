import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { syntheticPages } from '../support/synthetic-thread.js';
import { spawnCli, temporaryFolder } from './run-cli.js';

const { folder, remove } = temporaryFolder();
const pages = path.join(folder, 'pages');
afterAll(remove);

beforeAll(() => {
  mkdirSync(path.join(pages, 'inner'), { recursive: true });
  let at = 0;
  for (const page of syntheticPages({ seed: 9, threads: 6, pagesPerThread: 5, postsPerPage: 6, pageBytes: 0 })) {
    at += 1;
    writeFileSync(path.join(pages, at % 3 === 0 ? 'inner' : '', page.name), page.html);
  }
  // Each of these is told about on standard error, in its place among the others.
  writeFileSync(path.join(pages, '0-empty.html'), '');
  writeFileSync(path.join(pages, 'inner', 'not-a-thread.html'), '<html><body><p>Boil the potatoes.</p></body></html>');
});

function filesBelow(start: string): Record<string, string> {
  const entries = readdirSync(start, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [path.relative(start, file), readFileSync(file, 'utf8')]),
  );
}

describe('parse --jobs', () => {
  test('prints the same lines in the same order, messages too', async () => {
    const alone = await spawnCli(['parse', pages]);
    const shared = await spawnCli(['parse', pages, '--jobs', '3']);
    expect(alone.stdout.trimEnd().split('\n')).toHaveLength(31);
    expect(alone.stderr).toContain('0-empty.html');
    expect(shared).toEqual(alone);
    expect(shared.code).toBe(1);
  }, 60_000);

  test('writes the same files, and reads standard input in its turn', async () => {
    const stdin = '<html><body><p>Nothing to see.</p></body></html>';
    const one = path.join(folder, 'one');
    const three = path.join(folder, 'three');
    const alone = await spawnCli(['parse', pages, '-', '--out', one], { stdin });
    const shared = await spawnCli(['parse', pages, '-', '--out', three, '--jobs', '3'], { stdin });
    expect(shared).toEqual(alone);
    expect(Object.keys(filesBelow(one))).toHaveLength(32);
    expect(filesBelow(three)).toEqual(filesBelow(one));
  }, 60_000);

  test('ends with the reason when the output cannot be written', async () => {
    const file = path.join(folder, 'a-file');
    writeFileSync(file, '');
    const { code, stderr } = await spawnCli(['parse', pages, '--out', path.join(file, 'below'), '--jobs', '2']);
    expect(stderr).toContain('cannot be written');
    expect(code).toBe(2);
  }, 60_000);

  test.each(['0', '65', 'two'])(
    'refuses %s',
    async (jobs) => {
      const { code, stderr } = await spawnCli(['parse', pages, '--jobs', jobs]);
      expect(stderr).toContain('whole number from 1 to 64');
      expect(code).toBe(2);
    },
    60_000,
  );
});
