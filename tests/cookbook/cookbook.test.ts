import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allAnswers, demoAnswers, withAnswers } from '../../scripts/cookbook.js';
import { openStore, type Store } from '../../src/store/index.js';
import { dataFolder, removeFolder } from '../support/embedded.js';
import { ANSWERS, boardParams } from './answers.js';
import { ingestBoard, ingestDemo } from './make.js';
import { COOKBOOK, readRecipes } from './recipes.js';

const recipes = readRecipes();

/** A value as it stands in answers.ts. */
const cell = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

describe('docs/cookbook.md', () => {
  let folder = '';
  let store: Store;
  let demo: Map<string, string | null> = new Map();

  beforeAll(async () => {
    folder = await dataFolder();
    store = await openStore({ dataDir: folder });
    await ingestDemo(store);
    await store.refreshDaily();
    demo = await demoAnswers(store);
    await ingestBoard(store, path.join(folder, 'pages'));
    await store.refreshDaily();
  }, 120_000);

  afterAll(async () => {
    await store.close();
    removeFolder(folder);
  });

  it('has a question and an answer for each', () => {
    expect(recipes.length).toBeGreaterThanOrEqual(30);
    expect(recipes.map((recipe) => recipe.title).sort()).toEqual(Object.keys(ANSWERS).sort());
    for (const { title, sql, params } of recipes) {
      expect(sql, title).not.toBe('');
      expect(sql, title).not.toMatch(/\bthreadbare\./);
      expect(new Set(sql.match(/\$\d/g)).size, title).toBe(params.length);
    }
  });

  it.each(recipes)('$title', async (recipe) => {
    const answer = ANSWERS[recipe.title];
    const { rows } = await store.reading((reader) => reader.query(recipe.sql, boardParams(recipe)), { role: 'reader' });
    const columns = (answer?.columns ?? '').split(' ');
    const given = rows.map((row) => columns.map((name) => cell(row[name])).join('|'));
    expect(given).toEqual(answer?.some === true ? expect.arrayContaining([...answer.rows]) : answer?.rows);
  });

  it('shows the answers for the demo data as they are (npm run docs writes them)', async () => {
    const text = readFileSync(COOKBOOK, 'utf8');
    expect(withAnswers(text, await allAnswers(store, demo))).toBe(text);
  });
});
