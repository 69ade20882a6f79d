/**
 * Writes docs/evaluation.md: figures of all labelled sets that are in a folder, and the model cards of shipped weights.
 * It trains on every set, so it takes a quarter of an hour: `npx tsx scripts/evaluation-docs.ts DIR DAY [figures.json …]`,
 * where each figures.json is the output of `threadbare eval --format json`, of all sets or of some; a later file wins.
 * `npx tsx scripts/evaluation-docs.ts --cards` writes the model cards again and leaves the figures as they are.
 * What stands outside the marks is kept as it is.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { prepareAnalyzers } from '../src/analyze/index.js';
import { SHIPPED } from '../src/analyze/shipped.js';
import {
  AUTHOR_COLUMNS,
  type AuthorEvaluation,
  authorStanceTable,
  evaluateAuthorStance,
} from '../src/measure/author-stance.js';
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
const EVALUATION = z.object({
  task: z.string(),
  set: z.string(),
  measure: z.string(),
  split: z.string(),
  rows: z.number(),
  figures: z.array(FIGURE),
  notes: z.array(z.string()),
});
const AUTHORS = z.object({
  set: z.string(),
  split: z.string(),
  rows: z.number(),
  authors: z.number(),
  threads: z.number(),
  ties: z.object({ quote: z.number(), mention: z.number() }),
  figures: z.array(
    z.object({
      column: z.enum(AUTHOR_COLUMNS),
      value: z.number(),
      low: z.number(),
      high: z.number(),
      crossValidated: z.number().nullable(),
    }),
  ),
  weights: z.object({ text: z.number(), quote: z.number(), mention: z.number(), constant: z.number() }),
});

interface Figures {
  readonly evaluations: readonly Evaluation[];
  /** The table of authors' stances; null where the set is not there. */
  readonly authors: string | null;
}

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const target = path.join(root, 'docs', 'evaluation.md');

async function measure(folder: string): Promise<Figures> {
  await prepareAnalyzers();
  const evaluations = LABELLED_SETS.flatMap((set) => evaluateSet(folder, set, { seed: 1, training: true }));
  return figuresOf(evaluations, evaluateAuthorStance(folder, { seed: 1 }));
}

function readFigures(names: readonly string[]): Figures {
  const byLine = new Map<string, Evaluation>();
  let authors: AuthorEvaluation | null = null;
  for (const name of names)
    for (const one of z.array(z.union([EVALUATION, AUTHORS])).parse(JSON.parse(readFileSync(name, 'utf8')))) {
      if ('authors' in one) authors = one;
      else byLine.set(`${one.task} ${one.set} ${one.split}`, one);
    }
  const placeOf = ({ task, set }: Evaluation): number =>
    LABELLED_SETS.findIndex((known) => known.task === task && known.name === set);
  return figuresOf(
    [...byLine.values()].sort((a, b) => placeOf(a) - placeOf(b)),
    authors,
  );
}

function figuresOf(evaluations: readonly Evaluation[], authors: AuthorEvaluation | null): Figures {
  return { evaluations, authors: authors === null ? null : authorStanceTable(authors) };
}

/** Everything between the marks but the model cards. */
async function figuresText(args: readonly string[]): Promise<string> {
  const [dir, day, ...files] = args;
  if (dir === undefined || day === undefined)
    throw new Error('usage: evaluation-docs.ts DIR DAY [figures.json …] | --cards');
  const { evaluations, authors } = files.length === 0 ? await measure(dir) : readFigures(files);
  const notes = evaluations.flatMap((one) =>
    one.notes.map((note) => `- ${one.task}, ${one.set}, ${one.split}: ${note}`),
  );
  return [
    `Measured ${day} with version ${VERSION}.`,
    '',
    evaluationTable(evaluations),
    ...(authors === null ? [] : ['Stances of authors, from their texts and from who answers whom:', '', authors]),
    'How the trained columns came about:',
    '',
    ...notes,
  ].join('\n');
}

const start = '<!-- figures: written by scripts/evaluation-docs.ts -->';
const cards = '## Model cards';
const end = '<!-- end of figures -->';
const old = readFileSync(target, 'utf8');
const [from, middle, to] = [old.indexOf(start), old.indexOf(`\n${cards}\n`), old.indexOf(end)];
if (from < 0 || middle < from || to < middle)
  throw new Error(`${target} has lost its marks ${start}, ${cards}, ${end}`);
const args = process.argv.slice(2);
const figures = args[0] === '--cards' ? old.slice(from + start.length, middle).trim() : await figuresText(args);
const written = [start, '', figures, '', cards, '', modelCards(SHIPPED), end].join('\n');
writeFileSync(target, `${old.slice(0, from)}${written}${old.slice(to + end.length)}`);
