import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SHIPPED_MAPS } from '../../src/ingest/dump/maps/index.js';
import { KEYS, parseMap } from '../../src/ingest/dump/parse-map.js';
import { readMap } from '../../src/ingest/dump/read-map.js';
import { timeReader } from '../../src/ingest/dump/read-time.js';
import { rowReader } from '../../src/ingest/dump/row-reader.js';
import { UsageError } from '../../src/model/errors.js';
import { root } from '../support/shared.js';

const folder = mkdtempSync(path.join(tmpdir(), 'tb-map-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function faults(text: string): string {
  try {
    parseMap(text, 'm.yaml', 'm');
    return '';
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}

const MINIMAL = 'thread: { id: t }\npost: { id: p }\nbody: text\n';

describe('a map', () => {
  it('names what it does not know, where, and what was probably meant', () => {
    expect(faults(`${MINIMAL}bdy: x\n`)).toContain('m.yaml:4:1: a map has no "bdy"; did you mean body?');
    expect(faults('thread: { id: t, titel: x }\npost: { id: p }\nbody: text')).toContain(
      'm.yaml:1:18: thread has no "titel"; did you mean title?',
    );
    expect(faults('thread: { id: t }\npost:\n  id: p\n  authr: a\nbody: text')).toContain(
      'm.yaml:4:3: post has no "authr"; did you mean author?',
    );
    expect(faults('thread: { id: { colum: t } }\npost: {}\nbody: text')).toContain('did you mean column?');
  });

  it('says what is missing or of the wrong kind, with line and column', () => {
    expect(faults('thread: { id: t }\npost: { id: p }')).toMatch(/m\.yaml:1:1: body: is missing/);
    expect(faults(`${MINIMAL}format: xls`)).toMatch(/m\.yaml:4:9: format: .*csv/);
    expect(faults('thread: { id: t }\npost: { posted: { column: w, format: "HH:mm" } }\nbody: x')).toContain(
      '"HH:mm" gives no day',
    );
    expect(faults('thread: { id: t }\npost: { posted: { column: w, zone: Nowhere } }\nbody: x')).toContain(
      'is no zone',
    );
    expect(faults('thread: { id: { column: t, match: "(a+)+b" } }\npost: {}\nbody: x')).toContain('may take too long');
    expect(faults('thread: { id: { default: x } }\npost: {}\nbody: x')).toContain('say where it comes from');
    expect(faults('thread: [\n')).toMatch(/m\.yaml:\d+:\d+:/);
    expect(faults('a: &a [*a]')).not.toBe('');
  });

  it('that comes with the program is read without fault, and stands in the docs', () => {
    const docs = readFileSync(path.join(root, 'docs', 'dumps.md'), 'utf8');
    for (const [name, text] of SHIPPED_MAPS) {
      expect(parseMap(text, name, name).spec.body).toBeDefined();
      expect(docs).toContain(`\`${name}\``);
    }
  });

  it('in the docs is a map', () => {
    const docs = readFileSync(path.join(root, 'docs', 'dumps.md'), 'utf8');
    const maps = [...docs.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);
    expect(maps.length).toBeGreaterThan(4);
    for (const text of maps) expect(faults(text)).toBe('');
  });

  it('knows the keys the schema knows', () => {
    for (const [place, keys] of KEYS)
      for (const key of keys) {
        const inner =
          place === ''
            ? `${key}: 1`
            : `${place
                .split('.')
                .map((step) => `${step}: {`)
                .join(' ')} ${key}: 1 ${'}'.repeat(place.split('.').length)}`;
        expect(faults(inner), `${place}.${key}`).not.toContain(`has no "${key}"`);
      }
  });

  it('is found by its name or its file, and one that is not there is told with those that are', async () => {
    const file = path.join(folder, 'My Forum.yaml');
    writeFileSync(file, MINIMAL);
    expect((await readMap(file)).name).toBe('my-forum');
    expect((await readMap('pushshift')).name).toBe('reddit');
    await expect(readMap('pushift')).rejects.toThrow('Did you mean pushshift?');
    await expect(readMap(path.join(folder, 'none.yaml'))).rejects.toThrow('the file is not there');
  });
});

describe('times', () => {
  const read = (format: string, value: string, zone?: string): string | null => {
    const { at, local } = timeReader({ format, zone, dayOrder: null, language: null })(value);
    return at ?? local;
  };

  it.each([
    ['unix', '1700000000', undefined, '2023-11-14T22:13:20Z'],
    ['unix', '1700000000.0', undefined, '2023-11-14T22:13:20Z'],
    ['unix-ms', '1700000000123', undefined, '2023-11-14T22:13:20Z'],
    ['auto', '1700000000', undefined, '2023-11-14T22:13:20Z'],
    ['auto', '2024-03-05 10:15:00', undefined, '2024-03-05T10:15:00'],
    ['auto', '2024-03-05T10:15:00Z', 'Europe/Berlin', '2024-03-05T10:15:00Z'],
    ['iso', '2024-03-05 10:15:00', 'UTC', '2024-03-05T10:15:00Z'],
    ['iso', '2024-07-05 10:15', 'Europe/Berlin', '2024-07-05T10:15+02:00'],
    ['DD.MM.YYYY HH:mm', '05.03.2024 10:15', 'Europe/Berlin', '2024-03-05T10:15+01:00'],
    ['M/D/YYYY h:mm A', '3/5/2024 9:05 PM', undefined, '2024-03-05T21:05'],
    ['M/D/YYYY h:mm A', '3/5/2024 12:05 AM', undefined, '2024-03-05T00:05'],
    ['D MMMM YYYY', '5 March 2024', undefined, '2024-03-05'],
    ['YYYY-MM-DD HH:mm:ss Z', '2024-03-05 10:15:00 +0200', undefined, '2024-03-05T10:15:00+02:00'],
    ['words', '5 March 2024, 10:15', undefined, '2024-03-05T10:15'],
    ['DD.MM.YYYY', '31.02.2024', undefined, null],
    ['unix', 'yesterday', undefined, null],
    ['unix', '-5', undefined, null],
  ])('%s: %s (%s)', (format, value, zone, expected) => {
    expect(read(format, value, zone)).toBe(expected);
  });

  it('that cannot be read keep their words', () => {
    expect(timeReader({ format: 'unix', zone: undefined, dayOrder: null, language: null })('soon')).toEqual({
      at: null,
      local: null,
      raw: 'soon',
      precision: 'unknown',
    });
  });
});

describe('a row', () => {
  const read = (map: string, columns: Record<string, unknown>) => rowReader(parseMap(map, 'm', 'm').spec)(columns);

  it('is read from nested values, JSON in texts, constants, defaults and patterns', () => {
    const map = `
site: { value: Board.example }
forum: [{ column: path, split: " > " }]
tags: labels
thread: { id: data.thread.id, title: [data.thread.title, subject] }
post:
  id: { column: name, match: "^t1_(.+)$" }
  author: { name: { column: user.name, default: guest }, id: user.id }
  posted: { column: time, format: unix }
body: { column: text, form: { column: kind, values: { b: bbcode }, default: text } }
reactions:
  - { name: Like, column: likes }
  - { name: Score, column: score }
  - { json: emoji }
`;
    const row = read(map, {
      path: 'News > Town',
      labels: ['a', 'b'],
      data: { thread: { id: 7n } },
      subject: 'Harbour',
      name: 't1_x9',
      user: '{"id": 3}',
      time: 1_700_000_000,
      text: 'hi',
      kind: 'b',
      likes: '0',
      score: 0,
      emoji: '{"heart": 2}',
    });
    expect(row).toMatchObject({
      site: 'board.example',
      forum: ['News', 'Town'],
      tags: ['a', 'b'],
      thread: { id: '7', title: 'Harbour', url: null },
      id: 'x9',
      author: { name: 'guest', externalId: '3' },
      posted: { at: '2023-11-14T22:13:20Z' },
      form: 'bbcode',
      reactions: [
        { name: 'Score', count: 0 },
        { name: 'heart', count: 2 },
      ],
    });
  });

  it('may be left out, be deleted or hidden; "[deleted]" is no word of anybody', () => {
    const map = `${MINIMAL.replace('{ id: p }', '{ id: p, deleted: { column: text, equals: ["[deleted]"] }, hidden: flag }')}leaveOut: { column: lang, unless: en }`;
    expect(read(map, { t: 1, p: 2, text: 'x', lang: 'de' })).toBeNull();
    expect(read(map, { t: 1, p: 2, text: '[deleted]', lang: 'en' })).toMatchObject({ kind: 'deleted', body: null });
    expect(read(map, { t: 1, p: 2, text: 'x', lang: 'en', flag: '1' })).toMatchObject({ kind: 'hidden', body: 'x' });
    expect(read(map, { t: 1, p: 2, text: 'x', lang: 'en', flag: 'false' })).toMatchObject({ kind: 'post' });
  });

  it('without a thread is no post', () => {
    expect(() => read(MINIMAL, { t: '', p: 1, text: 'x' })).toThrow('names no thread');
    expect(() => read(`site: s\n${MINIMAL}`, { t: 1, s: 'two words', text: 'x' })).toThrow('is no site');
  });
});
