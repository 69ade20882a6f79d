import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCsv, writeCsv } from '../../src/measure/coding/csv.js';
import { parseKey } from '../../src/measure/coding/key.js';
import { emptyDatabase } from '../support/embedded.js';
import { root } from '../support/shared.js';
import { type BoardPost, savePage } from './board.js';
import { runCli, temporaryFolder } from './run-cli.js';

const { folder, remove } = temporaryFolder();
const data = path.join(folder, 'data');
const at = (...parts: string[]): string => path.join(folder, ...parts);
afterAll(remove);

const SAID = [
  'I love the new lamps on the quay, thank you all.',
  'The night ferry is a disgrace and the crew is rude.',
  'The council meets on Tuesday at eight in the old hall.',
  'What a stupid plan. Nobody with a brain would sign it.',
  '=HYPERLINK is what the page said, strange.',
  'Write to Berit about the keys, she has them.',
];
/** Made-up people who say the same things in turn. */
const POSTS: readonly BoardPost[] = Array.from({ length: 24 }, (_, i) => ({
  id: i + 1,
  author: ['Anselm', 'Berit', 'Corin', 'Dagny'][i % 4] ?? 'Eskil',
  body: [
    ...(i % 4 === 3 ? [{ by: 'Corin', of: i, text: SAID[(i - 1) % SAID.length] ?? '' }] : []),
    `${SAID[i % SAID.length]} That is post ${i + 1}.`,
  ],
}));

const sample = (out: string, ...more: string[]) => runCli(['sample', '--data', data, '--out', at(out), ...more]);
const sheet = (out: string, coder: string) => readCsv(readFileSync(at(out, 'sheets', `${coder}.csv`), 'utf8'));
const keyOf = (out: string) => parseKey(readFileSync(at(out, 'key.json'), 'utf8'), 'key.json');

/** Fills in a coder's sheet. */
function fillIn(out: string, coder: string, labelOf: (item: string) => string): void {
  const [head, ...rows] = sheet(out, coder).map(({ cells }) => cells);
  const label = head?.indexOf('label') ?? -1;
  const filled = rows.map((row) => row.map((cell, i) => (i === label ? labelOf(row[0] ?? '') : cell)));
  writeFileSync(at(out, 'sheets', `${coder}.csv`), writeCsv([[...(head ?? [])], ...filled], false));
}

beforeAll(async () => {
  const pages = [
    savePage(folder, { thread: 5, title: 'Night ferry', posts: POSTS }),
    path.join(root, 'seeds', 'ferry-thread.html'),
  ];
  await emptyDatabase(data);
  expect((await runCli(['ingest', ...pages, '--data', data])).code).toBe(0);
});

describe('threadbare sample', () => {
  test('writes a blind sheet for each coder, a codebook, and a key apart', async () => {
    const { code, stdout } = await sample(
      'one',
      '--task',
      'sentiment',
      '--n',
      '12',
      '--stratify',
      'sentiment',
      '--coders',
      '3',
      '--overlap',
      '50',
    );
    expect(code).toBe(0);
    expect(stdout).toContain('12 of ');
    expect(readdirSync(at('one', 'sheets')).sort()).toEqual([
      'CODEBOOK.md',
      'coder-1.csv',
      'coder-2.csv',
      'coder-3.csv',
    ]);
    const key = keyOf('one');
    const items = new Set(key.items.map(({ item }) => item));
    expect(items.size).toBe(12);
    expect(key.analyzers.map(({ analyzer }) => analyzer)).toEqual(['sentiment']);
    const shown = ['coder-1', 'coder-2', 'coder-3'].map((coder) => sheet('one', coder));
    for (const [head, ...rows] of shown) {
      expect(head?.cells).toEqual(['item', 'context', 'text', 'label', 'note']);
      expect(rows.every(({ cells }) => items.has(cells[0] ?? '') && cells[3] === '')).toBe(true);
      expect(new Set(rows.map(({ cells }) => cells[0])).size).toBe(rows.length);
    }
    const times = shown.flatMap((rows) => rows.slice(1).map(({ cells }) => cells[0]));
    expect(times).toHaveLength(6 * 3 + 6);
    const strata = new Map(key.strata.map((stratum, i) => [i, stratum.population]));
    for (const [stratum, population] of strata) {
      const weights = key.items.filter((item) => item.stratum === stratum).map(({ weight }) => weight);
      expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(population, 6);
    }
    const codebook = readFileSync(at('one', 'sheets', 'CODEBOOK.md'), 'utf8');
    for (const label of ['negative', 'neutral', 'positive']) expect(codebook).toContain(`\`${label}\``);
  });

  test('shows no name, no answer of the machine and no place', async () => {
    await sample('blind', '--task', 'incivility', '--n', '30', '--stratify', 'incivility,site,thread,month');
    const text = readFileSync(at('blind', 'sheets', 'coder-1.csv'), 'utf8');
    for (const hidden of [
      'Anselm',
      'Berit',
      'Corin',
      'Dagny',
      'pier-talk',
      'uncivil',
      'incivility',
      keyOf('blind').items[0]?.postId ?? '-',
    ])
      expect(text).not.toContain(hidden);
    expect(text).toMatch(/Write to Member [A-Z] about the keys/);
    expect(text).toMatch(/[,"]'=HYPERLINK/);
    await sample('named', '--task', 'incivility', '--n', '30', '--no-pseudonymize', '--no-context');
    const named = sheet('named', 'coder-1');
    expect(named[0]?.cells).toEqual(['item', 'author', 'text', 'label', 'note']);
    expect(named.map(({ cells }) => cells[1])).toContain('Dagny');
  });

  test('gives the same bytes for the same seed, others for another', async () => {
    for (const [out, seed] of [
      ['a', '3'],
      ['b', '3'],
      ['c', '4'],
    ] as const)
      await sample(out, '--task', 'sentiment', '--n', '10', '--stratify', 'sentiment', '--seed', seed);
    const bytes = (out: string) =>
      ['sheets/coder-1.csv', 'sheets/coder-2.csv', 'key.json'].map((file) => readFileSync(at(out, file), 'utf8'));
    expect(bytes('b')).toEqual(bytes('a'));
    expect(bytes('c')[0]).not.toBe(bytes('a')[0]);
    expect(bytes('a')[0]).not.toBe(bytes('a')[1]);
  });

  test('asks about targets, all or chosen ones, and about answered words', async () => {
    expect((await sample('stance', '--n', '50')).code).toBe(0);
    const [names, ...asked] = sheet('stance', 'coder-1');
    expect(names?.cells).toEqual(['item', 'toward', 'context', 'text', 'label', 'note']);
    const towards = asked.map(({ cells }) => cells[1] ?? '');
    expect(towards).not.toContain('');
    const one = towards.find((name) => !name.startsWith('Member')) ?? '';
    expect((await sample('toward', '--n', '50', '--target', one.toUpperCase())).code).toBe(0);
    const chosen = sheet('toward', 'coder-1').slice(1);
    expect(new Set(chosen.map(({ cells }) => cells[1]))).toEqual(new Set([one]));
    expect(readFileSync(at('toward', 'sheets', 'CODEBOOK.md'), 'utf8')).toContain(one.toUpperCase());
    expect((await sample('reply', '--task', 'reply-stance', '--stratify', 'reply-stance')).code).toBe(0);
    const [head, ...rows] = sheet('reply', 'coder-1');
    expect(head?.cells).toEqual(['item', 'context', 'answers', 'text', 'label', 'note']);
    expect(rows.every(({ cells }) => (cells[2] ?? '') !== '')).toBe(true);
    expect(keyOf('reply').items.every(({ about }) => about !== null)).toBe(true);
  });

  test('never writes over sheets unless told', async () => {
    await sample('kept', '--task', 'sentiment', '--n', '5');
    fillIn('kept', 'coder-1', () => 'neutral');
    const filled = readFileSync(at('kept', 'sheets', 'coder-1.csv'), 'utf8');
    const again = await sample('kept', '--task', 'sentiment', '--n', '5');
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('--force');
    expect(readFileSync(at('kept', 'sheets', 'coder-1.csv'), 'utf8')).toBe(filled);
    expect((await sample('kept', '--task', 'sentiment', '--n', '5', '--force')).code).toBe(0);
    expect(readFileSync(at('kept', 'sheets', 'coder-1.csv'), 'utf8')).not.toBe(filled);
  });

  test.each([
    [['--stratify', 'colour'], 'colour is none of'],
    [['--task', 'sentiment', '--target', 'x'], 'asks about no target'],
    [['--target', 'no such thing'], 'No post speaks of'],
    [['--n', '0'], '1 to 100000'],
  ])('says what is wrong with %j', async (args, said) => {
    const { code, stderr } = await sample('wrong', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });
});

describe('threadbare eval --labels', () => {
  const evaluate = (...args: string[]) => runCli(['eval', ...args]);
  const sheets = (out: string, ...coders: string[]) => coders.map((coder) => at(out, 'sheets', `${coder}.csv`));

  beforeAll(async () => {
    await sample('eval', '--task', 'sentiment', '--n', '20', '--stratify', 'sentiment', '--coders', '2');
    const { items } = keyOf('eval');
    const answers = new Map(items.map(({ item, machine }) => [item, machine.answer]));
    // The first coder always says what the machine says; the second calls two items the opposite, and cannot tell one.
    const other = new Set(items.slice(0, 2).map(({ item }) => item));
    const untold = items[2]?.item;
    fillIn('eval', 'coder-1', (item) => answers.get(item) ?? '');
    fillIn('eval', 'coder-2', (item) =>
      item === untold
        ? '?'
        : other.has(item)
          ? answers.get(item) === 'positive'
            ? 'neg'
            : 'pos'
          : (answers.get(item) ?? ''),
    );
  });

  test('reports agreement, error and prevalence, as JSON', async () => {
    const { code, stdout } = await evaluate('--labels', ...sheets('eval', 'coder-1', 'coder-2'), '--format', 'json');
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    expect(report.coders).toMatchObject([
      { coder: 'coder-1', assigned: 20, labelled: 20, unsure: 0, refused: 0 },
      { coder: 'coder-2', assigned: 20, labelled: 20, unsure: 1, refused: 0 },
    ]);
    expect(report.agreement.items).toBe(19);
    expect(report.agreement.pairs[0]).toMatchObject({ items: 19, equal: 17 / 19 });
    expect(report.gold).toMatchObject({ items: 20, decided: 17, ties: 3 });
    // Where the coders agree the machine agrees with them.
    expect(report.machine.accuracyAnswered.value).toBe(1);
    const shares: { label: string; machine: number; adjusted: { value: number } | null }[] = report.prevalence;
    expect(shares.map(({ label }) => label)).toEqual(['negative', 'neutral', 'positive', 'abstained']);
    for (const { machine, adjusted } of shares) if (adjusted !== null) expect(adjusted.value).toBeCloseTo(machine, 6);
    expect(shares.reduce((sum, { machine }) => sum + machine, 0)).toBeCloseTo(1, 9);
  });

  test('is written as Markdown, with bounds and what to mind', async () => {
    const { stdout, stderr } = await evaluate('--labels', ...sheets('eval', 'coder-1', 'coder-2'));
    for (const part of [
      'Krippendorff’s alpha, nominal',
      'Cohen’s kappa',
      'How common the classes are',
      'intervals from so few are rough',
    ])
      expect(stdout).toContain(part);
    expect(stdout).toMatch(/\| negative \| \.\d{3} \| (?:1\.000|\.\d{3}) \((?:1\.000|\.\d{3})-(?:1\.000|\.\d{3})\) \|/);
    expect(stderr).toContain('3 items are tied');
  });

  test('writes what is tied, and takes it back when it is settled', async () => {
    const labels = sheets('eval', 'coder-1', 'coder-2');
    const ties = at('ties.csv');
    expect((await evaluate('--labels', ...labels, '--ties', ties)).code).toBe(0);
    const [head, ...rows] = readCsv(readFileSync(ties, 'utf8')).map(({ cells }) => cells);
    expect(head).toEqual(['item', 'context', 'text', 'label of coder-1', 'label of coder-2', 'label']);
    expect(rows).toHaveLength(3);
    expect((await evaluate('--labels', ...labels, '--ties', ties)).code).toBe(2);
    writeFileSync(ties, writeCsv([[...(head ?? [])], ...rows.map((row) => [...row.slice(0, -1), 'neutral'])], false));
    const { stdout } = await evaluate('--labels', ...labels, '--adjudicated', ties, '--format', 'json');
    expect(JSON.parse(stdout).gold).toMatchObject({ decided: 20, adjudicated: 3, ties: 0 });
  });

  test('names file and line of what cannot be counted, and says so with exit code 1', async () => {
    const bad = at('eval', 'sheets', 'coder-9.csv');
    const item = keyOf('eval').items[0]?.item ?? '';
    writeFileSync(bad, `item,label\n${item},splendid\nnothing,neutral\n`);
    const { code, stdout } = await evaluate('--labels', ...sheets('eval', 'coder-1'), bad);
    expect(code).toBe(1);
    expect(stdout).toContain('coder-9.csv, line 2: “splendid” is no label');
    expect(stdout).toContain('line 3: There is no item nothing in the key');
  });

  test('does without a key: agreement alone', async () => {
    mkdirSync(at('alone'));
    const long = at('alone', 'long.csv');
    writeFileSync(long, 'item,coder,label\n1,anna,yes\n1,bo,yes\n2,anna,no\n2,bo,yes\n3,anna,no\n3,bo,no\n');
    const { code, stdout } = await evaluate('--labels', long, '--format', 'json');
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    expect(report.machine).toBeNull();
    expect(report.agreement.alpha.nominal.value).toBeCloseTo(4 / 9, 9);
    expect(report.notes.join(' ')).toContain('--key');
  });

  test.each([
    [['--labels', 'desk', 'x.csv'], 2, 'desk'],
    [['--labels', 'none.csv'], 1, 'cannot be read'],
    [['--labels', 'x.csv', '--data', 'sets'], 2, 'either --data'],
    [[], 2, 'either --data'],
  ])('says what is wrong with %j', async (args, code, said) => {
    const ended = await evaluate(...args);
    expect(ended.code).toBe(code);
    expect(ended.stderr).toContain(said);
  });

  test('says that sheets are empty, or the key another’s', async () => {
    await sample('empty', '--task', 'sentiment', '--n', '4');
    const empty = await evaluate('--labels', ...sheets('empty', 'coder-1'));
    expect(empty).toMatchObject({ code: 1, stderr: expect.stringContaining('No label is written') });
    const other = await evaluate('--labels', ...sheets('eval', 'coder-1'), '--key', at('one', 'sheets', 'CODEBOOK.md'));
    expect(other).toMatchObject({ code: 1, stderr: expect.stringContaining('no key file') });
    expect((await evaluate('--labels', ...sheets('eval', 'coder-1'), '--task', 'stance')).code).toBe(2);
  });
});
