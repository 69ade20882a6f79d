/**
 * Writes docs/evaluation.md: figures of all labelled sets that are in a folder, and the model cards of shipped weights.
 * It trains on every set, so it takes a quarter of an hour: `npx tsx scripts/evaluation-docs.ts DIR DAY [figures.json]`,
 * where figures.json is the output of `threadbare eval --format json`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { prepareAnalyzers } from '../src/analyze/index.js';
import { SHIPPED } from '../src/analyze/shipped.js';
import { modelCards } from '../src/measure/cards.js';
import { COLUMNS, type Evaluation, evaluateSet } from '../src/measure/evaluate.js';
import { LABELLED_SETS } from '../src/measure/sets.js';
import { evaluationTable } from '../src/measure/table.js';
import { VERSION } from '../src/version.js';

const FIGURE = z.object({
  column: z.enum(COLUMNS),
  value: z.number(),
  low: z.number(),
  high: z.number(),
  accuracy: z.number().nullable(),
  calibrationError: z.number().nullable(),
  accuracyAtHalf: z.number().nullable(),
  abstained: z.number().nullable(),
});
const EVALUATIONS = z.array(
  z.object({
    task: z.string(),
    set: z.string(),
    measure: z.string(),
    split: z.string(),
    rows: z.number(),
    figures: z.array(FIGURE),
    notes: z.array(z.string()),
  }),
);

const [dir, day, file] = process.argv.slice(2);
if (dir === undefined || day === undefined) throw new Error('usage: evaluation-docs.ts DIR DAY [figures.json]');
const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const target = path.join(root, 'docs', 'evaluation.md');

async function measure(folder: string): Promise<readonly Evaluation[]> {
  await prepareAnalyzers();
  return LABELLED_SETS.flatMap((set) => evaluateSet(folder, set, { seed: 1, training: true }) ?? []);
}

const evaluations = file === undefined ? await measure(dir) : EVALUATIONS.parse(JSON.parse(readFileSync(file, 'utf8')));
const notes = evaluations.flatMap((one) => one.notes.map((note) => `- ${one.task}, ${one.set}: ${note}`));
const start = '<!-- figures: written by scripts/evaluation-docs.ts -->';
const end = '<!-- end of figures -->';
const old = readFileSync(target, 'utf8');
const before = old.slice(0, old.indexOf(start));
const after = old.slice(old.indexOf(end) + end.length);
const figures = [
  start,
  '',
  `Measured ${day} with version ${VERSION}.`,
  '',
  evaluationTable(evaluations),
  'How the trained columns came about:',
  '',
  ...notes,
  '',
  '## Model cards',
  '',
  SHIPPED.length === 0 ? 'No weights are shipped yet.\n' : modelCards(SHIPPED),
  end,
].join('\n');
writeFileSync(target, `${before}${figures}${after}`);
