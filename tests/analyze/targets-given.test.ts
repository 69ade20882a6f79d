import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyzeThread, prepareAnalyzers, readGivenTargets } from '../../src/analyze/index.js';
import { findTargets } from '../../src/analyze/targets/index.js';
import { readTargetsFile } from '../../src/cli/targets-file.js';
import { linkedThread } from '../support/linked-thread.js';

const GIVEN = readGivenTargets([
  { name: 'Petra Lindholm', kind: 'person', aliases: ['the Iron Heron', 'PL'] },
  { name: 'Fen Road scheme', aliases: ['fen road'] },
]);
const POSTS = [
  'Petra Lindholm opened the new path. Lindholm looked tired.',
  'everybody is against fen road, and the iron heron knows it.',
  'Ask Tomas Brandvold. The plan is his, pl has no say.',
];

describe("the user's own targets", () => {
  const found = findTargets(null, POSTS, { given: GIVEN });

  it('take the found names their aliases belong to, with the given name and kind', () => {
    expect(found.find((one) => one.name === 'Petra Lindholm')).toMatchObject({
      kind: 'person',
      given: true,
      posts: 2,
      mentions: 3,
    });
  });

  it('are found in small letters, but short aliases only as they are written', () => {
    expect(found.find((one) => one.name === 'Fen Road scheme')).toMatchObject({ kind: 'other', posts: 1, mentions: 1 });
    const petra = findTargets(null, [POSTS[2] ?? '', 'PL is right.'], { given: GIVEN });
    expect(petra.find((one) => one.given)).toMatchObject({ name: 'Petra Lindholm', posts: 1 });
  });

  it('stand beside those that are found, and are absent where nobody names them', () => {
    expect(found.map((one) => one.name)).toContain('Tomas Brandvold');
    expect(findTargets(null, ['Nothing here.'], { given: GIVEN }).filter((one) => one.given)).toEqual([]);
  });
});

describe('a list of targets', () => {
  it.each([
    ['no array', { name: 'A' }, 'array'],
    ['an entry that is no object', ['A'], 'Target 1'],
    ['no name', [{ kind: 'person' }], '"name"'],
    ['a name without letters', [{ name: '  !! ' }], '"name"'],
    ['an unknown kind', [{ name: 'A', kind: 'proposition' }], '"kind"'],
    ['an unknown field', [{ name: 'A', regex: 'a+' }], '"regex"'],
    ['an alias that is no text', [{ name: 'A', aliases: [7] }], 'alias'],
    ['an alias of two targets', [{ name: 'Anna Berg' }, { name: 'Berg', aliases: ['anna  BERG'] }], 'Target 2'],
  ])('is refused with %s', (_, value, message) => {
    expect(() => readGivenTargets(value)).toThrow(message);
  });

  it('is read from a file, and a wrong file is named', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'targets-'));
    try {
      const good = path.join(folder, 'good.json');
      const bad = path.join(folder, 'bad.json');
      await writeFile(good, '\uFEFF[{"name":"Anna Berg","kind":"person"}]');
      await writeFile(bad, '[{');
      expect(await readTargetsFile(good)).toEqual([{ name: 'Anna Berg', kind: 'person', aliases: [] }]);
      await expect(readTargetsFile(bad)).rejects.toMatchObject({ code: 'bad-targets', file: bad });
      await expect(readTargetsFile(path.join(folder, 'none.json'))).rejects.toMatchObject({
        code: 'bad-targets',
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('settings of the analyzers', () => {
  beforeAll(prepareAnalyzers);
  const thread = linkedThread('The Fen Road scheme', [
    { pieces: ['I hate fen road.'] },
    { pieces: ['Fen Road is fine.'] },
  ]);

  it('change the values that read them, and those alone are computed again', () => {
    const before = analyzeThread(thread, []);
    const same = analyzeThread(thread, before.annotations);
    expect(same.unchanged).toBe(before.annotations.length);
    const told = analyzeThread(thread, before.annotations, { targets: GIVEN });
    const value = told.annotations.find((one) => one.analyzer === 'targets')?.value;
    expect(
      value !== undefined && 'targets' in value && value.targets.some((one) => one.name === 'Fen Road scheme'),
    ).toBe(true);
    expect(told.unchanged).toBeGreaterThan(0);
    expect(told.unchanged).toBeLessThan(before.annotations.length);
    expect(analyzeThread(thread, told.annotations, { targets: GIVEN }).unchanged).toBe(told.annotations.length);
  });
});
