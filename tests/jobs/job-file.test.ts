import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsText, jobFileSchema, readJob, readJobFile } from '../../src/jobs/job-file/read.js';
import { nextMoment } from '../../src/jobs/schedule.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tb-job-'));
  writeFileSync(path.join(folder, 'people.json'), '[]');
  writeFileSync(path.join(folder, 'map.yaml'), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (): string => path.join(folder, 'harbour.yaml');
const faults = async (text: string): Promise<readonly string[]> => {
  const read = await readJob(text, file());
  if ('job' in read) return [];
  return read.faults.map(({ line, column, place, message }) => `${line}:${column} ${place}: ${message}`);
};

const WHOLE = `
inputs:
  - saved/
  - files: ['*.warc.gz']
    engine: xenforo
  - https://forum.example/viewtopic.php?t=1
  - crawl: https://forum.example/
    depth: site
    since: 2025-01-01
    delay: 1m
  - dump: posts.csv
    map: map.yaml
filters:
  site: forum.example
  since: 2025-01-01
  where: author <> 'x'
analyzers:
  which: [sentiment, stance]
  targets: people.json
outputs:
  - format: parquet
    path: out
    partition: [site, month]
  - format: csv
    path: posts.csv.gz
    where: length(text) > 10
    since: 2025-06-01
schedule: 15 3 * * *
parallelism: 2
`;

describe('a job file', () => {
  test('gives a job with every path from its own folder', async () => {
    const read = await readJob(WHOLE, file());
    if ('faults' in read) throw new Error(faultsText('x', read.faults));
    const at = (name: string): string => path.join(folder, name);
    expect(read.job).toMatchObject({
      name: 'harbour',
      inputs: [
        { kind: 'files', paths: [at('saved')], url: null },
        { kind: 'files', paths: [at('*.warc.gz')], engine: 'xenforo' },
        { kind: 'crawl', settings: { urls: ['https://forum.example/viewtopic.php?t=1'], delayMs: null } },
        { kind: 'crawl', settings: { depth: 'site', since: '2025-01-01T00:00:00.000Z', delayMs: 60_000 } },
        { kind: 'dumps', paths: [at('posts.csv')], map: at('map.yaml') },
      ],
      which: ['sentiment', 'stance'],
      targets: at('people.json'),
      outputs: [
        { format: 'parquet', out: at('out'), partition: ['site', 'month'], site: 'forum.example', since: '2025-01-01' },
        { out: at('posts.csv.gz'), since: '2025-06-01', where: "(author <> 'x') and (length(text) > 10)" },
      ],
      schedule: { cron: '15 3 * * *', timezone: null },
      parallelism: 2,
      refresh: true,
    });
  });

  test('that is wrong names every fault at once, with line, column and the nearest known word', async () => {
    const text = `
inpust: [pages/]
inputs:
  - crawl: ftp://forum.example/
    dept: site
  - files: pages/
    delay: 2s
  - dump: posts.csv
    map: absent.yaml
filters:
  since: yesterday
analyzers:
  which: [sentimint]
outputs:
  - format: parqet
    path: out
  - format: csv
    path: out.csv
    partition: [site]
schedule: 99 3 * * *
parallelism: many
`;
    const found = await faults(text);
    const begins = [
      '2:1 inpust: there is no setting "inpust" here. Did you mean "inputs"? Known are name',
      '5:5 inputs[0].dept: there is no setting "dept" here. Did you mean "depth"?',
      '7:5 inputs[1].delay: there is no setting "delay" here. Known are files, url, engine, engines',
      '13:11 analyzers.which',
      '15:13 outputs[0].format: "parqet" is none of jsonl, csv, parquet',
      '21:14 parallelism: "many" was given where',
    ];
    for (const begin of begins) expect(found.join('\n')).toContain(begin);
    // What only shows once the forms are right.
    const right = text
      .replace(/^inpust.*$/m, '')
      .replace('    dept: site\n', '')
      .replace('    delay: 2s\n', '')
      .replace('sentimint', 'sentiment')
      .replace('parqet', 'parquet')
      .replace('many', '2');
    const more = (await faults(right)).join('\n');
    for (const part of [
      'inputs[0].crawl',
      'absent.yaml is not there',
      '"yesterday" is no time',
      'outputs[1]',
      'schedule',
    ])
      expect(more).toContain(part);
    await expect(readJobFile(path.join(folder, 'absent.yaml'))).rejects.toMatchObject({ code: 'no-job-file' });
    writeFileSync(file(), text);
    await expect(readJobFile(file())).rejects.toMatchObject({ code: 'bad-job', exitCode: 2 });
  });

  test.each([
    ['inputs: [a\nb: }', 'this is no YAML'],
    ['a: 1\na: 2', 'this is no YAML'],
    ['', 'there is nothing to do'],
    ['[1, 2]', 'was given where'],
    ['inputs: [{files: []}]', 'inputs[0].files'],
    ['inputs: [7]', 'inputs[0]'],
    ['outputs: [{format: csv, path: a.csv}, {format: jsonl, path: ./a.csv}]', 'is written there already'],
    ['inputs: [{dump: a.csv}]', 'inputs[0].map: this is missing'],
  ])('%j says what is wrong', async (text, part) => {
    expect((await faults(text)).join('\n')).toContain(part);
  });

  test('of any text gives a job or faults, never an exception', async () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('inputs:', '- ', '{', '}', '[', '&a', '*a', '!!', 'outputs:', '\n  ', 'schedule: ', 'crawl: '),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const read = await readJob(pieces.join(''), file());
        expect('job' in read || read.faults.length > 0).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('is described for editors, each setting with its words', () => {
    const text = JSON.stringify(jobFileSchema());
    for (const word of ['inputs', 'crawl', 'dump', 'outputs', 'schedule', 'Five cron fields'])
      expect(text).toContain(word);
  });
});

describe('a schedule', () => {
  test('names its next moment in its time zone', () => {
    const after = new Date('2026-03-28T12:00:00Z');
    expect(nextMoment('15 3 * * *', null, after)?.toISOString()).toBe('2026-03-29T03:15:00.000Z');
    expect(nextMoment('15 3 * * *', 'Europe/Berlin', after)?.toISOString()).toBe('2026-03-29T01:15:00.000Z');
    expect(nextMoment('0 0 30 2 *', null, after)).toBe(null);
    for (const wrong of ['', '* * * *', '* * * * * *', '61 * * * *', 'now'])
      expect(() => nextMoment(wrong, null, after)).toThrow(/is no schedule/);
    expect(() => nextMoment('* * * * *', 'Mars/Olympus', after)).toThrow(/is no schedule/);
  });
});
