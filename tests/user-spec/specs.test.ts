import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageToJson, parsePage } from '../../src/engines/index.js';
import { SPECS } from '../../src/engines/registry.js';
import { readUserSpecs } from '../../src/engines/user-spec/read-specs.js';
import { root } from '../support/shared.js';

const folder = path.join(root, 'tests/fixtures/user-spec');
const spec = readFileSync(path.join(folder, 'village-board.json'), 'utf8');
const page = {
  text: readFileSync(path.join(folder, 'village-board.html'), 'utf8'),
  format: 'html',
  url: null,
} as const;

/** The sample spec with some members set. */
const changed = (change: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ ...JSON.parse(spec), ...change });

const read = (...texts: readonly string[]) =>
  readUserSpecs(
    texts.map((text, index) => ({ file: `${index + 1}.json`, text })),
    SPECS,
  );

const faults = (...texts: readonly string[]): string[] => {
  const result = read(...texts);
  return 'faults' in result
    ? result.faults.map(({ file, path: place, message }) => `${file} ${place}: ${message}`)
    : [];
};

function specsOf(...texts: readonly string[]) {
  const result = read(...texts);
  if ('faults' in result) throw new Error(JSON.stringify(result.faults));
  return result.specs;
}

describe('an engine that a user describes', () => {
  const json = pageToJson(parsePage(page, { specs: specsOf(spec) }));

  it('reads its page like one of ours', () => {
    if (!('expectedPosts' in json)) throw new Error('no thread');
    expect(json.engine).toBe('village-board');
    expect(json.thread).toMatchObject({ externalId: '88', title: 'Where did the heron go?', page: 2, pageCount: 3 });
    expect(json.posts.map(({ externalId, kind }) => [externalId, kind])).toEqual([
      ['410', 'post'],
      ['411', 'post'],
      ['412', 'deleted'],
    ]);
    expect(json.posts.map(({ author }) => [author.name, author.kind])).toEqual([
      ['Ottilie Marsh', 'member'],
      ['Passing walker', 'guest'],
      [null, 'unknown'],
    ]);
    expect(json.posts[1]?.ownText).toBe('It nests at the gravel pit now.');
    expect(json.posts[1]?.quotes).toMatchObject([
      { author: 'Ottilie Marsh', sourceExternalId: '410', sourcePosition: 1 },
    ]);
    expect(json.posts[0]?.postedAt.local).toBe('2024-05-03T10:15');
    expect(json.posts[0]?.reactions).toMatchObject([{ name: 'nods', count: 3 }]);
  });

  it('says on every page which description it was read by', () => {
    if (!('expectedPosts' in json)) throw new Error('no thread');
    expect(json.detection.evidence.join('\n')).toMatch(/described by 1\.json \(sha256 [0-9a-f]{12}\)/);
  });

  it('is not asked where it was not given, and can be named', () => {
    const without = pageToJson(parsePage(page));
    expect(without.engine).not.toBe('village-board');
    expect(pageToJson(parsePage(page, { specs: specsOf(spec), engine: 'village-board' }))).toEqual(json);
  });

  it('goes to a worker as it is: data all through', () => {
    const specs = specsOf(spec);
    expect(parsePage(page, { specs: structuredClone(specs) })).toEqual(parsePage(page, { specs }));
  });
});

describe('names', () => {
  const [first] = SPECS;
  const { engine = '', generation = '' } = first ?? {};
  const name = `${engine} ${generation}`;

  it('of built-in engines are taken, unless the file says that it replaces one', () => {
    expect(faults(changed({ engine, generation })).join()).toContain(`say "replaces": "${name}"`);
    expect(faults(changed({ engine, generation, replaces: name }))).toEqual([]);
    expect(faults(changed({ engine, generation: 'of our own' }))).toEqual([]);
    expect(faults(changed({ replaces: 'nobody 9' })).join()).toContain('no built-in "nobody 9"');
  });

  it('make the built-in engine step back where it is replaced, and only there', () => {
    const specs = specsOf(changed({ replaces: name }));
    const fixture = path.join(root, 'tests/fixtures/engines/invision/v3-full-page/page.html');
    const theirs = { text: readFileSync(fixture, 'utf8'), format: 'html', url: null } as const;
    const engineOf = (options: Parameters<typeof parsePage>[1]) => pageToJson(parsePage(theirs, options)).engine;
    expect(name).toBe('invision 3.4');
    expect(engineOf({})).toBe('invision');
    expect(engineOf({ specs })).not.toBe('invision');
    expect(engineOf({ specs: specsOf(spec) })).toBe('invision');
  });

  it('differ among the files, and none is a word of ours', () => {
    expect(faults(spec, spec)).toEqual(['2.json generation: 1.json describes "village-board 1" too: keep one']);
    expect(faults(changed({ engine: 'generic' })).join()).toContain('means something else');
    expect(faults(changed({ engine: 'My Board' })).join()).toContain('small letters');
  });
});

describe('mistakes are all told, each with file, place and remedy', () => {
  it.each([
    ['{"engine": ', /1\.json : is no JSON .*correct it there/],
    ['[]', /1\.json : /],
    [changed({ detct: [] }), /1\.json detct: there is no such field/],
    [changed({ hooks: {} }), /1\.json hooks: hooks are code/],
    [
      changed({ detect: [{ select: 'p', weight: 0.2, says: 'a paragraph' }] }),
      /detect: the weights add up to less than 0\.6/,
    ],
    [
      changed({ post: { list: 'div..x', body: '.b' } }),
      /post\.list: selector "div\.\.x" is not understood at character/,
    ],
    [changed({ post: { list: '.x' } }), /post\.body: /],
    [
      changed({ post: { list: '.x', body: '.b', author: { name: [{ select: '.a[', attr: 'x' }] } } }),
      /post\.author\.name\[0\]\.select: /,
    ],
    [changed({ version: [{ match: 'v1' }] }), /version\[0\]\.match: the pattern needs slashes/],
    [changed({ version: [{ match: '/(a+)+/' }] }), /version\[0\]\.match: the pattern may take too long/],
    [changed({ version: [{ match: { pattern: '(' } }] }), /version\[0\]\.match: the pattern is no regular expression/],
    [changed({ version: [{ match: 7 }] }), /version\[0\]\.match: write a pattern as/],
  ])('%#', (text, message) => {
    expect(faults(text).join('\n')).toMatch(message);
  });

  it('in several files at once', () => {
    expect(faults('nothing', spec, changed({ engine: 7 })).map((line) => line.slice(0, 6))).toEqual([
      '1.json',
      '3.json',
    ]);
  });
});
