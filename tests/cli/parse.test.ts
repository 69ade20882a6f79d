import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ROOT, runCli, temporaryFolder } from './run-cli.js';

const seeds = path.join(ROOT, 'seeds');
const { folder, remove } = temporaryFolder();
afterAll(remove);

describe('parse', () => {
  test('prints one JSON object a line', async () => {
    const { code, stdout } = await runCli(['parse', seeds]);
    expect(code).toBe(0);
    const pages = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(pages.map((page) => page.engine).sort()).toEqual([
      'article',
      'article',
      'article',
      'article',
      'invision',
      'text:invision',
    ]);
  });

  test('mirrors paths below --out', async () => {
    const { code, stdout } = await runCli(['parse', seeds, path.join(ROOT, 'docs', 'glossary.md'), '--out', folder]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(existsSync(path.join(folder, 'docs', 'glossary.md.json'))).toBe(true);
    const page = JSON.parse(readFileSync(path.join(folder, 'seeds', 'ferry-thread.html.json'), 'utf8'));
    expect(page.thread.externalId).toBe('4471');
    expect(page.posts.map((post: { author: { name: string } }) => post.author.name)).toEqual([
      'Harbour Desk',
      'Kestrel',
      'Old Pilot',
      'mossback',
      'Ferry Nan',
    ]);
  });

  test('has every field of the contract, unknown as null', async () => {
    const { stdout } = await runCli(['parse', path.join(seeds, 'ferry-thread.txt')]);
    const page = JSON.parse(stdout);
    expect(Object.keys(page)).toEqual(
      expect.arrayContaining(['engine', 'engineVersion', 'detection', 'thread', 'posts', 'expectedPosts', 'problems']),
    );
    expect(page.posts).toHaveLength(5);
    expect(page.posts[0].author).toMatchObject({ name: 'Harbour Desk', inferred: true });
    expect(page.posts[1].author.name).toBeNull();
    expect(page.posts[1].reactions).toMatchObject([
      { name: 'Like', count: 3 },
      { name: 'Sad', count: 1 },
    ]);
    expect(page.posts[1].quotes).toHaveLength(2);
    expect(page.posts[2].ownText).toBe('Some people bring a knife to a picnic.');
    expect(page.posts[3].quotes[0].text).toContain('a contract it can break');
  });

  test('reads standard input and prints text', async () => {
    const { code, stdout } = await runCli(['parse', '-', '--format', 'text'], {
      stdin: readFileSync(path.join(seeds, 'ferry-thread.html')),
    });
    expect(code).toBe(0);
    expect(stdout).toContain('#3 Old Pilot');
    expect(stdout).toContain('> Gullwing: Pryce is the one who should apologise.');
  });

  test('finds the source of a quote by its words with --ignore-ids', async () => {
    const { stdout } = await runCli(['parse', path.join(seeds, 'ferry-thread.html'), '--ignore-ids']);
    expect(JSON.parse(stdout).posts[1].quotes[0].sourceExternalId).toBe('90201');
  });
});
