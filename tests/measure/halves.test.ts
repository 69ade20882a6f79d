import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { prepareAnalyzers } from '../../src/analyze/index.js';
import { trained } from '../../src/measure/answers.js';
import { evaluateSet } from '../../src/measure/evaluate.js';
import { halvesOf } from '../../src/measure/halves.js';
import { type LabelledSet, labelledSet } from '../../src/measure/sets.js';
import { evaluationTable } from '../../src/measure/table.js';
import { temporaryFolder } from '../cli/run-cli.js';

const { folder, remove } = temporaryFolder();
afterAll(remove);

function write(set: string, split: string, rows: readonly Readonly<Record<string, unknown>>[]): void {
  mkdirSync(path.join(folder, set), { recursive: true });
  writeFileSync(path.join(folder, set, `${split}.jsonl`), rows.map((row) => JSON.stringify(row)).join('\n'));
}

const count = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

/** Made-up remarks for and against three things; the words that tell are the same for all. */
const TARGETS = ['night ferry', 'old pier', 'new mill'];
const remark = (i: number) => ({
  id: `r${i}`,
  text: `Remark ${i}: the ${TARGETS[i % 3]} is ${i % 2 === 0 ? 'a blessing, keep it' : 'a scandal, close it'}.`,
  target: TARGETS[i % 3],
  label: i % 2 === 0 ? 'favor' : 'against',
});

describe('halves', () => {
  test('targets unseen: what answers for a target learned from the others', async () => {
    await prepareAnalyzers();
    write('pstance', 'train', count(120, remark));
    write(
      'pstance',
      'dev',
      count(60, (i) => remark(i + 120)),
    );
    const set = labelledSet('pstance', 'stance');
    expect(halvesOf(folder, set).map(({ split, learn }) => [split, learn.by])).toEqual([
      ['dev', 'train'],
      ['dev, targets unseen', 'other targets'],
    ]);
    const [seen, unseen] = evaluateSet(folder, set, { seed: 1, training: true });
    expect(unseen).toMatchObject({ split: 'dev, targets unseen', rows: 60 });
    expect(unseen?.notes.join()).toContain('other targets');
    for (const one of [seen, unseen])
      expect(one?.figures.find(({ column }) => column === 'n-gram')?.value).toBeGreaterThan(0.95);
    expect(evaluateSet(folder, set, { seed: 1, training: false }).map(({ split }) => split)).toEqual(['dev']);
  });

  test('words that tell of one target alone are not known when it is left out', () => {
    const WORDS = [
      ['quiet', 'shabby'],
      ['sturdy', 'rotten'],
      ['clever', 'monstrous'],
    ];
    const worded = (i: number) => {
      const row = remark(i);
      return { ...row, text: `The ${row.target} is ${WORDS[i % 3]?.[i % 2] ?? ''}, number ${i}.` };
    };
    write('own_words', 'train', count(120, worded));
    write(
      'own_words',
      'dev',
      count(60, (i) => worded(i + 120)),
    );
    const set: LabelledSet = { ...labelledSet('pstance', 'stance'), name: 'own_words' };
    const [seen, unseen] = halvesOf(folder, set).map((half) => {
      const { scored } = trained(set, half, 'words', 1);
      return scored.filter(({ label }, i) => label === half.rows[i]?.label).length / half.rows.length;
    });
    expect(seen).toBeGreaterThan(0.9);
    expect(unseen).toBeLessThan(0.75);
  });

  test('parts of the rows have lines of their own, and reply stance a column that always disagrees', async () => {
    await prepareAnalyzers();
    write(
      'debagreement',
      'dev',
      count(90, (i) => ({
        id: i,
        text: i % 3 === 0 ? `Yes, exactly, number ${i} is right.` : `No, number ${i} is wrong.`,
        parent_text: `Number ${i} is what we need.`,
        title: `thread ${i % 9}`,
        label: i % 3 === 0 ? 'agree' : 'disagree',
        agreement_fraction: i % 2 === 0 ? 1 : 0.666666667,
      })),
    );
    const found = evaluateSet(folder, labelledSet('debagreement', 'reply-stance'), { seed: 1, training: false });
    expect(found.map(({ split, rows }) => [split, rows])).toEqual([
      ['dev', 90],
      ['dev, unanimous', 45],
      ['dev, two of three', 45],
    ]);
    const disagree = found[0]?.figures.find(({ column }) => column === 'always disagree');
    // Two of three rows disagree: F1 .8 of the one class, 0 of the other.
    expect(disagree).toMatchObject({ value: expect.closeTo(0.4, 9), accuracy: expect.closeTo(2 / 3, 9) });
    expect(evaluationTable(found)).toContain('| always disagree |');
  });

  test('halves that share most rows: the fresh rows by train, all of dev by folds', () => {
    const rows = count(60, (i) => ({ id: i, text: `Row number ${i}`, label: i % 2 === 0 ? 'positive' : 'negative' }));
    write('tweeteval_sentiment', 'train', rows.slice(0, 40));
    write('tweeteval_sentiment', 'dev', rows.slice(10));
    const set = labelledSet('tweeteval_sentiment', 'sentiment');
    const [fresh, all] = halvesOf(folder, set);
    expect(fresh).toMatchObject({ split: 'dev, without rows of train', learn: { by: 'train' } });
    expect(fresh?.rows).toHaveLength(20);
    expect(all).toMatchObject({ split: 'dev', learn: { by: 'folds' }, repeated: 30 });
    expect(all?.rows).toHaveLength(50);
    expect(all?.learn.rows).toHaveLength(60);
    expect(evaluationTable([])).not.toContain('always disagree');
  });
});
