// Writes the answers for the demo data into docs/cookbook.md: `npx tsx scripts/cookbook.ts`.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatRows } from '../src/cli/rows.js';
import { openStore, type Store } from '../src/store/index.js';
import { boardParams } from '../tests/cookbook/answers.js';
import { ingestBoard, ingestDemo } from '../tests/cookbook/make.js';
import { COOKBOOK, type Recipe, readRecipes } from '../tests/cookbook/recipes.js';

/** Rows of an answer that are printed. */
const SHOWN = 5;

/** An answer as it stands in the document. */
async function answerOf(
  store: Store,
  { sql }: Recipe,
  params: readonly string[],
): Promise<{ text: string; rows: number }> {
  const { columns, rows } = await store.reading((reader) => reader.query(sql, params), { role: 'reader' });
  const lines = formatRows(columns, rows.slice(0, SHOWN), 'table').trimEnd().split('\n').slice(0, -1);
  return { text: [...lines, `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`].join('\n'), rows: rows.length };
}

/** Answers for the demo data, by title; null where it has none. */
export async function demoAnswers(store: Store): Promise<Map<string, string | null>> {
  const answers = new Map<string, string | null>();
  for (const recipe of readRecipes()) {
    const demo = await answerOf(
      store,
      recipe,
      recipe.params.map((param) => param.demo),
    );
    answers.set(recipe.title, demo.rows === 0 ? null : demo.text);
  }
  return answers;
}

/** Answers for the demo data, and where it has none for the board of the tests, which `store` must hold as well now. */
export async function allAnswers(store: Store, demo: ReadonlyMap<string, string | null>): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const recipe of readRecipes()) {
    const params = boardParams(recipe);
    const given = params.map((value) => ` --param "${value}"`).join('');
    const text =
      demo.get(recipe.title) ??
      `The demo data has none. On the board of the tests${given === '' ? '' : ` (${given.trim()})`}:\n${(await answerOf(store, recipe, params)).text}`;
    answers.set(recipe.title, text);
  }
  return answers;
}

/** The document with these answers below the queries, by title. */
export function withAnswers(text: string, answers: ReadonlyMap<string, string>): string {
  return text
    .split(/^(?=### )/m)
    .map((part) => {
      const answer = answers.get(/^### (.*)$/m.exec(part)?.[1] ?? '');
      if (answer === undefined) return part;
      const bare = part.replace(/\n```text\n[\s\S]*?\n```\n/, '');
      return bare.replace(/(^```sql\n[\s\S]*?\n```\n)/m, (query) => `${query}\n\`\`\`text\n${answer}\n\`\`\`\n`);
    })
    .join('');
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tb-docs-'));
  const store = await openStore({ dataDir: path.join(folder, 'data') });
  try {
    await ingestDemo(store);
    await store.refreshDaily();
    const demo = await demoAnswers(store);
    await ingestBoard(store, path.join(folder, 'pages'));
    await store.refreshDaily();
    writeFileSync(COOKBOOK, withAnswers(readFileSync(COOKBOOK, 'utf8'), await allAnswers(store, demo)));
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
