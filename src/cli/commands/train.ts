import path from 'node:path';
import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import { READS, type Reads, TRAINED_TASKS, type TrainedTask } from '../../analyze/readings.js';
import { figuresOf, sealFigures } from '../../measure/figures.js';
import { LEARN_DEFAULTS, type Lesson, learn } from '../../measure/learn.js';
import { readRows, withoutTexts } from '../../measure/rows.js';
import { LABELLED_SETS, labelledSet } from '../../measure/sets.js';
import { UsageError } from '../../model/errors.js';
import type { Context } from '../context.js';
import { wholeNumber } from '../options.js';
import type { Session } from '../session.js';
import { writeOutput } from '../write-output.js';

const EXAMPLES = `
Examples:
  $ threadbare train sentiment --data sets --out sentiment.weights.json
  $ threadbare train stance --data sets --sets my_forum --out mine.json
  $ threadbare score stance --weights mine.json < rows.jsonl

A set is a folder of DIR with train.jsonl[.gz] (and dev.jsonl[.gz], which is only measured): {"id", "text", "label",
"parent_text"?, "target"?} a line. Without --sets those are taken that allow weights to be handed on. Equal rows, seed and
version give equal weights, byte for byte. Figures of settings chosen on train rows flatter a little; dev figures do not.`;

interface TrainOptions {
  readonly data: string;
  readonly out: string;
  readonly sets?: string;
  readonly seed: number;
  readonly features: number;
  readonly folds: number;
  readonly reads: Reads;
  readonly date?: string;
  readonly cost?: number;
}

/** `threadbare train` */
export function registerTrain(program: Command, session: Session): void {
  program
    .command('train')
    .description('train the linear model of a task on labelled sets (no database)')
    .addArgument(new Argument('<task>', 'what to train').choices([...TRAINED_TASKS]))
    .requiredOption('--data <dir>', 'folder of labelled sets')
    .requiredOption('--out <file>', 'weights file to write (JSON)')
    .option('--sets <names>', 'sets to train on, with commas between them')
    .option('--seed <n>', 'number the order of rows and the folds come from', (text) => wholeNumber(text, 0, 1e9), 1)
    .option(
      '--features <n>',
      'features kept, 100 to 500000: fewer make a smaller file',
      (text) => wholeNumber(text, 100, 500_000),
      LEARN_DEFAULTS.features,
    )
    .option(
      '--folds <n>',
      'parts of the rows that take turns to be held out, 2 to 20',
      (text) => wholeNumber(text, 2, 20),
      5,
    )
    .addOption(
      new Option(
        '--reads <what>',
        'all, light (what the analyzer has at hand anyway), signs (for targets no row is about) or words alone',
      )
        .choices([...READS])
        .default('all'),
    )
    .option('--cost <n>', 'fixed cost of an error, 0.001 to 100, instead of the best of several', costOf)
    .option('--date <day>', 'day to write into the model card, YYYY-MM-DD', dayOf)
    .addHelpText('after', EXAMPLES)
    .action((task: TrainedTask, options: TrainOptions) =>
      session.run({}, (context) => runTrain(context, task, options)),
    );
}

async function runTrain(context: Context, task: TrainedTask, options: TrainOptions): Promise<number> {
  const names =
    options.sets
      ?.split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '') ??
    LABELLED_SETS.filter((set) => set.task === task && set.ships).map((set) => set.name);
  const lessons: Lesson[] = [];
  for (const name of names) {
    const set = labelledSet(name, task);
    const train = readRows(options.data, set, 'train');
    if (train === null) {
      if (options.sets !== undefined)
        throw new UsageError('no-set', `There is no ${path.join(options.data, name, 'train.jsonl[.gz]')}.`);
      continue;
    }
    lessons.push({ set, rows: train });
  }
  const learned = learn(task, lessons, { ...LEARN_DEFAULTS, ...options, date: options.date ?? null });
  const figures = figuresOf(task, learned, lessons, (set) =>
    withoutTexts(readRows(options.data, set, 'dev') ?? [], learned.rows),
  );
  const weights = sealFigures(learned.trained.weights, figures);
  const text = `${JSON.stringify(weights)}\n`;
  await writeOutput(context, options.out, text);
  const { loss, cost, sides, balance } = learned.trained.settings;
  await context.out.write(
    [
      `${task}: ${learned.rows.length} rows of ${lessons.map(({ set }) => set.name).join(', ')}; ${loss} loss, cost ${cost}, sides ${sides}, balance ${balance}`,
      ...figures.map(
        ({ set, split, rows, measure, value }) => `${set} ${split} (${rows} rows): ${measure} ${value.toFixed(3)}`,
      ),
      `${options.out}: ${text.length} bytes; licence: ${weights.card.licence}`,
      '',
    ].join('\n'),
  );
  return 0;
}

function costOf(text: string): number {
  const cost = Number(text);
  if (cost >= 0.001 && cost <= 100) return cost;
  throw new InvalidArgumentError('It must be a number from 0.001 to 100.');
}

function dayOf(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new InvalidArgumentError('It must be a day like 2026-05-31.');
}
