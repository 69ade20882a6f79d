import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvLine, xmlText } from '../../src/export/cells.js';
import { type ExportOptions, exportData, verifyExport } from '../../src/export/index.js';
import { openFile } from '../../src/export/sink.js';
import { guardWhere } from '../../src/export/where.js';
import { InterruptedError } from '../../src/model/errors.js';
import { runCli } from '../cli/run-cli.js';
import { fill, HARBOUR, makePlace, never, type Place } from './world.js';

let place: Place;
beforeAll(async () => {
  place = await makePlace();
  await fill(place.store, HARBOUR, false);
});
afterAll(() => place.remove());

const run = (options: ExportOptions, signal: AbortSignal = never) =>
  exportData(place.store, { ...options, out: place.at(options.out) }, { signal });
/** Nothing but what a test put there. */
const left = (): string[] => readdirSync(place.at('.')).sort();

describe('a condition', () => {
  it.each([
    ["author = 'a;b' and own_text ~ '--'", null],
    [`own_text = E'it\\'s; ok' or "author" = $$a;b$$ or author = $tag$ ' $tag$`, null],
    ['position in (select max(position) from v_post)', null],
    ["author = 'x'; drop table x", 'semicolon'],
    ['true) union select (1', 'bracket'],
    ['true -- and more', 'comment'],
    ['true /* x */', 'comment'],
    ["author = 'x", 'closed'],
    ['(true', 'closed'],
    ['author = $1', 'parameter'],
    ['  ', 'empty'],
    ["author = '\\' ; drop table x --'", 'semicolon'],
  ])('%s', (text, why) => {
    if (why === null) expect(guardWhere(text)).toBe(text);
    else expect(() => guardWhere(text)).toThrow(why);
  });

  it('is explained when the database refuses it, and can write nothing', async () => {
    await expect(run({ format: 'jsonl', out: 'x.jsonl', where: 'autor = 1' })).rejects.toMatchObject({
      code: 'bad-where',
      exitCode: 2,
      message: expect.stringContaining('autor'),
    });
    await expect(
      run({ format: 'jsonl', out: 'x.jsonl', where: 'exists (select 1 from threadbare.page) and lo_create(0) > 0' }),
    ).rejects.toThrow();
    expect(left()).toEqual([]);
  });
});

describe('cells', () => {
  it('of CSV come back as they were, whatever they hold', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('"', ',', '\r\n', '\n', '\r', ' a ', '""', '=1', "'"),
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
        expect(parseCsv(csvLine(cells, false), { relax_quotes: false, record_delimiter: '\r\n' })).toEqual([cells]);
      }),
      { numRuns: 300 },
    );
    expect(csvLine([null, '', 0, false, { a: 1 }], false)).toBe(',"",0,false,"{""a"":1}"\r\n');
    expect(csvLine(['=1+1', '-x', -1, '＝1', '\tx'], true)).toBe(`'=1+1,'-x,-1,'＝1,'\tx\r\n`);
  });

  it('of XML hold no mark and nothing XML 1.0 forbids', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(xmlText(text)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39|#10|#13|#9);)|[\0-\x08\x0b\x0c\x0e-\x1f]/);
      }),
    );
  });
});

describe('a path that is taken', () => {
  it('is refused, written over where that is said, and never when an export did not make it', async () => {
    await run({ format: 'jsonl', out: 'a.jsonl' });
    await expect(run({ format: 'jsonl', out: 'a.jsonl' })).rejects.toMatchObject({
      code: 'export-exists',
      exitCode: 2,
    });
    await run({ format: 'jsonl', out: 'a.jsonl', where: 'false', overwrite: true });
    expect(readFileSync(place.at('a.jsonl'), 'utf8')).toBe('');
    await run({ format: 'jsonl', out: 'folder', entity: 'threads,posts' });
    await run({ format: 'csv', out: 'folder', entity: 'all', overwrite: true });
    expect(readdirSync(place.at('folder'))).toContain('changes.csv');
    expect(readdirSync(place.at('folder'))).not.toContain('posts.jsonl');
    mkdirSync(place.at('mine'));
    writeFileSync(path.join(place.at('mine'), 'thesis.txt'), 'my thesis');
    await expect(run({ format: 'csv', out: 'mine', entity: 'all', overwrite: true })).rejects.toMatchObject({
      code: 'not-an-export',
    });
    await expect(run({ format: 'parquet', out: 'mine', partition: ['month'], overwrite: true })).rejects.toMatchObject({
      code: 'not-an-export',
    });
    await expect(run({ format: 'csv', out: 'mine', overwrite: true })).rejects.toMatchObject({ code: 'not-an-export' });
    expect(readFileSync(path.join(place.at('mine'), 'thesis.txt'), 'utf8')).toBe('my thesis');
    expect(left()).toEqual(['a.jsonl', 'a.jsonl.manifest.json', 'folder', 'mine']);
  });

  it.each([
    [{ format: 'parquet', out: 'x.parquet.gz' }, 'bad-export'],
    [{ format: 'jsonl', out: 'x', entity: 'post' }, 'bad-export'],
    [{ format: 'csv', out: 'x', partition: ['site'] }, 'bad-export'],
    [{ format: 'convokit', out: 'x', changedSince: 1 }, 'bad-export'],
    [{ format: 'jsonl', out: 'x', since: 'yesterday' }, 'bad-export'],
    [{ format: 'jsonl', out: 'x', since: '2025-02-30T25:00Z' }, 'bad-export'],
    [{ format: 'jsonl', out: 'x', entity: 'authors', changedSince: 1 }, 'bad-export'],
    [{ format: 'jsonl', out: 'x', key: 'too short' }, 'weak-key'],
    [{ format: 'jsonl', out: 'x', thread: 'no such thread' }, 'no-such-thread'],
  ] satisfies [ExportOptions, string][])('%o is refused', async (options, code) => {
    await expect(run(options)).rejects.toMatchObject({ code, exitCode: 2 });
    expect(existsSync(place.at(options.out))).toBe(false);
  });
});

describe('what goes wrong on the way', () => {
  /** A disk that takes so many bytes. */
  const fullAfter =
    (bytes: number) =>
    (file: string): Writable => {
      let room = bytes;
      const real = openFile(file);
      return new Writable({
        write(chunk: Uint8Array, _encoding, done) {
          room -= chunk.length;
          if (room < 0) done(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
          else real.write(chunk, done);
        },
        final(done) {
          real.end(done);
        },
      });
    };

  it.each([
    { format: 'jsonl', out: 'full.jsonl' },
    { format: 'csv', out: 'full', entity: 'all' },
    { format: 'convokit', out: 'full-corpus' },
    { format: 'parquet', out: 'full-lake', partition: ['month'] },
  ] satisfies ExportOptions[])('a full disk leaves nothing half-written and says so: $format', async (options) => {
    const before = left();
    for (const bytes of [0, 300, 3_000])
      await expect(
        exportData(place.store, { ...options, out: place.at(options.out) }, { signal: never, open: fullAfter(bytes) }),
      ).rejects.toMatchObject({ code: 'unwritable-export', message: expect.stringContaining('the disk is full') });
    expect(left()).toEqual(before);
  });

  it('a full disk leaves what stood there before', async () => {
    await run({ format: 'parquet', out: 'lake', partition: ['month'] });
    await run({ format: 'jsonl', out: 'kept.jsonl' });
    const signal = never;
    const open = fullAfter(2_000);
    await expect(
      exportData(
        place.store,
        { format: 'parquet', out: place.at('lake'), partition: ['month'], overwrite: true },
        { signal, open },
      ),
    ).rejects.toThrow();
    await expect(
      exportData(place.store, { format: 'jsonl', out: place.at('kept.jsonl'), overwrite: true }, { signal, open }),
    ).rejects.toThrow();
    expect((await verifyExport(place.at('lake'))).faults).toEqual([]);
    expect((await verifyExport(place.at('kept.jsonl'))).faults).toEqual([]);
  });

  it('an interruption takes its temporary files away', async () => {
    const before = left();
    for (const options of [
      { format: 'jsonl', out: 'cut.jsonl' },
      { format: 'csv', out: 'cut', entity: 'all' },
      { format: '4cat', out: 'cut.csv' },
      { format: 'parquet', out: 'cut-lake', partition: ['site'] },
    ] satisfies ExportOptions[]) {
      const stop = new AbortController();
      const done = exportData(
        place.store,
        { ...options, out: place.at(options.out) },
        { signal: stop.signal, onStep: () => stop.abort(new InterruptedError()) },
      );
      await expect(done).rejects.toMatchObject({ code: 'interrupted', exitCode: 130 });
    }
    expect(left()).toEqual(before);
  });

  it('a check finds what was altered, lost or added since', async () => {
    await run({ format: 'jsonl', out: 'checked', entity: 'posts,threads' });
    writeFileSync(path.join(place.at('checked'), 'threads.jsonl'), 'x');
    writeFileSync(path.join(place.at('checked'), 'stray.jsonl'), 'x');
    const { faults } = await verifyExport(place.at('checked'));
    expect(faults.join('\n')).toMatch(/threads\.jsonl: 1 bytes[\s\S]*stray\.jsonl: not part/);
    await expect(verifyExport(place.at('mine'))).rejects.toMatchObject({ code: 'no-manifest' });
  });
});

describe('threadbare export', () => {
  it('writes, says what it wrote, verifies, and keeps the key to itself', async () => {
    const key = 'a key nobody should ever see in any file';
    writeFileSync(place.at('key.txt'), `${key}\nsecond line\n`);
    await place.store.close();
    const cli = (...args: string[]) => runCli(['export', '--data', place.data, ...args]);
    const out = place.at('cli.csv');
    const made = await cli('--format', 'csv', '--out', out, '--pseudonymize', '--key-file', place.at('key.txt'));
    expect([made.code, made.stderr]).toEqual([0, '']);
    expect(made.stdout).toMatch(/7 posts in 1 file .* at .*cli\.csv/);
    expect(made.stdout + readFileSync(out, 'utf8') + readFileSync(`${out}.manifest.json`, 'utf8')).not.toMatch(
      new RegExp(`${key}|Tilda`),
    );
    expect((await cli('--verify', out)).stdout).toContain('1 file');
    const json = await cli('--format', 'csv', '--out', out, '--overwrite', '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ counts: { posts: 7 }, pseudonymised: false });
    writeFileSync(out, 'changed');
    expect((await cli('--verify', out)).code).toBe(1);
    const wrong: readonly (readonly [string, readonly string[]])[] = [
      ['key', ['--format', 'csv', '--out', `${out}2`, '--pseudonymize']],
      ['16 characters', ['--format', 'csv', '--out', `${out}2`, '--key', 'short']],
      ['cannot be read', ['--format', 'csv', '--out', `${out}2`, '--key-file', place.at('none')]],
      ['format and a path', ['--format', 'csv']],
    ];
    for (const [words, args] of wrong) {
      const { code, stderr } = await cli(...args);
      expect([words, code, stderr.includes(words)]).toEqual([words, 2, true]);
    }
  });
});
