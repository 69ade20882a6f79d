import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli, temporaryFolder } from '../cli/run-cli.js';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const THINGS = ['harbour', 'lantern', 'meadow', 'kettle', 'bridge'];
const GOOD = ['splendid', 'lovely', 'grand'];
const POOR = ['dreary', 'rotten', 'bleak'];

/** Made-up reviews: the adjective says it all. */
function rows(from: number, to: number): string {
  return Array.from({ length: to - from }, (_, i) => {
    const at = from + i;
    const kind = at % 3;
    const word = kind === 0 ? GOOD[(at % 7) % 3] : kind === 1 ? POOR[(at % 5) % 3] : 'old';
    const label = kind === 0 ? 'positive' : kind === 1 ? 'negative' : 'neutral';
    return JSON.stringify({ id: at, text: `Number ${at}: the ${THINGS[at % 5]} was ${word}.`, label });
  }).join('\n');
}

const weights = path.join(folder, 'weights.json');
const train = (...more: string[]) =>
  runCli(['train', 'sentiment', '--data', folder, '--sets', 'made_up', '--out', weights, ...more]);

beforeAll(async () => {
  mkdirSync(path.join(folder, 'made_up'));
  writeFileSync(path.join(folder, 'made_up', 'train.jsonl.gz'), gzipSync(rows(0, 150)));
  writeFileSync(path.join(folder, 'made_up', 'dev.jsonl'), rows(150, 210));
  const { code, stdout, stderr } = await train();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/made_up dev \(60 rows\): macro-F1 (?:1\.000|0\.9\d\d)/);
  expect(stdout).toContain('local use only');
});

describe('train', () => {
  test('gives the same bytes from the same rows, others from another seed', async () => {
    const first = readFileSync(weights, 'utf8');
    await train();
    expect(readFileSync(weights, 'utf8')).toBe(first);
    await train('--seed', '5');
    expect(readFileSync(weights, 'utf8')).not.toBe(first);
    await train();
  });

  test.each([
    [['--sets', 'nothing'], 'nothing'],
    [['--reads', 'everything'], 'everything'],
    [['--date', 'today'], 'day'],
    [['--features', '3'], '100 to 500000'],
    [['--out', path.join(folder, 'no', 'such', 'folder', 'w.json')], 'w.json'],
  ])('says what is wrong with %s', async (args, said) => {
    const { code, stderr } = await train(...args);
    expect(code).toBeGreaterThan(0);
    expect(stderr).toContain(said);
  });
});

describe('score --weights', () => {
  const stdin = `${JSON.stringify({ id: 'a', text: 'A splendid kettle' })}\n${JSON.stringify({ id: 'b', text: 'so dreary' })}\n`;

  test('answers with the own weights, and shows the words that decided', async () => {
    const { code, stdout } = await runCli(['score', 'sentiment', '--weights', weights], { stdin });
    expect(code).toBe(0);
    const [first, second] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({ id: 'a', label: 'positive' });
    expect(first.score).toBeGreaterThan(0.2);
    expect(first.evidence).toContainEqual({ start: 2, end: 10, text: 'splendid' });
    expect(second).toMatchObject({ id: 'b', label: 'negative' });
  });

  test.each([
    ['of another task', 'stance', weights, 'not for stance'],
    ['that are not there', 'sentiment', path.join(folder, 'none.json'), 'cannot be read'],
    ['that are something else', 'sentiment', path.join(folder, 'made_up', 'dev.jsonl'), 'no weights file'],
  ])('refuses weights %s', async (_, task, file, said) => {
    const { code, stderr } = await runCli(['score', task, '--weights', file], { stdin });
    expect(code).toBe(1);
    expect(stderr).toContain(said);
  });

  test('refuses damaged weights', async () => {
    const damaged = path.join(folder, 'damaged.json');
    writeFileSync(damaged, readFileSync(weights, 'utf8').replace('"slope":', '"slope":1'));
    const { code, stderr } = await runCli(['score', 'sentiment', '--weights', damaged], { stdin });
    expect(code).toBe(1);
    expect(stderr).toContain('damaged');
  });
});

describe('eval', () => {
  beforeAll(() => {
    mkdirSync(path.join(folder, 'goemotions_polarity'));
    writeFileSync(path.join(folder, 'goemotions_polarity', 'train.jsonl'), rows(0, 90));
    writeFileSync(path.join(folder, 'goemotions_polarity', 'dev.jsonl'), rows(90, 150));
  });

  test('prints a table with intervals, and every column as JSON', async () => {
    const table = await runCli(['eval', '--data', folder, '--task', 'sentiment', '--no-train']);
    expect(table.code).toBe(0);
    expect(table.stdout).toMatch(
      /\| sentiment \| goemotions_polarity \| dev \| 60 \| macro-F1 \| \.167 \(\.\d+-\.\d+\) \|/,
    );
    expect(table.stderr).toContain('skipped: vader_tweets');
    const { stdout } = await runCli(['eval', '--data', folder, '--set', 'goemotions_polarity', '--format', 'json']);
    const [evaluation] = JSON.parse(stdout);
    expect(evaluation).toMatchObject({ set: 'goemotions_polarity', split: 'dev', rows: 60 });
    const figures: { column: string; value: number }[] = evaluation.figures;
    expect(figures.map((one) => one.column)).toEqual([
      'majority',
      'sentiment sign',
      'n-gram',
      'shipped',
      'trained here',
    ]);
    expect(figures.find((one) => one.column === 'n-gram')?.value).toBeGreaterThan(0.9);
  });

  test('ends with 2 where nothing is to be measured', async () => {
    const none = await runCli(['eval', '--data', path.join(folder, 'made_up')]);
    expect(none.code).toBe(2);
    expect((await runCli(['eval', '--data', folder, '--set', 'unheard_of'])).code).toBe(2);
  });
});
