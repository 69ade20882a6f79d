import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commonFolder, findInputs } from '../../src/ingest/inputs.js';
import { readInput } from '../../src/ingest/read-file.js';
import { InputError } from '../../src/model/errors.js';

let root = '';
const at = (...parts: string[]): string => path.join(root, ...parts);

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'threadbare-inputs-'));
  for (const folder of ['a/b', 'a/c', 'empty', '[odd] (name)']) mkdirSync(at(folder), { recursive: true });
  for (const file of [
    'a/b/one.html',
    'a/b/one.html.truth.json',
    'a/b/TWO.HTM',
    'a/c/three.txt',
    'a/c/notes.pdf',
    '[odd] (name)/x.txt',
  ])
    writeFileSync(at(file), 'x');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const mirrors = async (...args: string[]): Promise<string[]> =>
  (await findInputs(args)).files.map((file) => file.mirror);

describe('findInputs', () => {
  test('walks folders for pages and leaves truth files and other endings out', async () => {
    expect((await mirrors(at('a'))).sort()).toEqual(['b/TWO.HTM', 'b/one.html', 'c/three.txt']);
  });

  test('mirrors files below their deepest common folder', async () => {
    expect(await mirrors(at('a/b/one.html'))).toEqual(['one.html']);
    expect(await mirrors(at('a/b/one.html'), at('a/c/three.txt'))).toEqual(['b/one.html', 'c/three.txt']);
  });

  test('reads a file named outright whatever its ending, and each file once', async () => {
    expect(await mirrors(at('a/c/notes.pdf'))).toEqual(['notes.pdf']);
    expect(await mirrors(at('a/c'), at('a/c/three.txt'))).toEqual(['three.txt']);
  });

  test('expands globs and takes names with glob characters as they are', async () => {
    expect(await mirrors(at('a/**/*.html'))).toEqual(['one.html']);
    expect(await mirrors(at('[odd] (name)'))).toEqual(['x.txt']);
    expect(await mirrors(at('[odd] (name)', 'x.txt'))).toEqual(['x.txt']);
  });

  test('says what led nowhere', async () => {
    const found = await findInputs([at('none.html'), at('empty'), at('**/*.nothing'), '-']);
    expect(found.missing.map((lost) => lost.code)).toEqual(['not-found', 'no-readable-files', 'no-match']);
    expect(found.files).toEqual([{ path: '-', mirror: 'stdin' }]);
  });
});

test('the common folder of unrelated folders is the root', () => {
  expect(commonFolder(['/x/a', '/y/b'])).toBe('/');
  expect(commonFolder(['/x/ab', '/x/abc'])).toBe('/x');
});

describe('readInput', () => {
  test('reads standard input', async () => {
    const bytes = await readInput('-', Readable.from([Buffer.from('a'), 'b']));
    expect(Buffer.from(bytes).toString()).toBe('ab');
  });

  test('names the file and what to do when it cannot', async () => {
    await expect(readInput(at('a'), Readable.from([]))).rejects.toThrow(/folder/);
    await expect(readInput(at('gone.txt'), Readable.from([]))).rejects.toBeInstanceOf(InputError);
  });
});
