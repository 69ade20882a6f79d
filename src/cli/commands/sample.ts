import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { ALLOCATIONS, type Allocation } from '../../measure/coding/allocate.js';
import { codebook } from '../../measure/coding/codebook.js';
import { coderNames, dealItems, itemNames, orderFor } from '../../measure/coding/deal.js';
import { drawSample } from '../../measure/coding/draw.js';
import { type CodingKey, codingKey } from '../../measure/coding/key.js';
import { codingSheet, type ItemText } from '../../measure/coding/sheet.js';
import { CODING_TASKS, type CodingTask } from '../../measure/coding/tasks.js';
import { UsageError } from '../../model/errors.js';
import { DIMENSIONS, type Dimension, type FrameRow, readAnalyzers, readFrame } from '../../report/coding-frame.js';
import { readCodingTexts } from '../../report/coding-texts.js';
import type { Store } from '../../store/index.js';
import { itemTexts } from '../coding-sheet-texts.js';
import { type Context, type DataOptions, withExistingStore } from '../context.js';
import { makeFolder } from '../make-folder.js';
import { dataOption, wholeNumber } from '../options.js';
import type { Session } from '../session.js';
import { sheetExists, writeNew } from '../write-new.js';

const EXAMPLES = `
Examples:
  $ threadbare sample --n 400 --stratify stance,site --out coding
  $ threadbare sample --task stance --target "night ferry" --coders 3 --overlap 100 --out coding
  $ threadbare sample --task sentiment --n 200 --stratify sentiment,month --bom --out coding
  $ threadbare eval --labels coding/sheets/*.csv          when the sheets are filled in

Written: sheets/<coder>.csv for each coder, sheets/CODEBOOK.md, and key.json beside them, which no coder may see. Sheets
are blind: no machine answer, no stratum, no name. The same database, options and seed give the same sheets, byte for byte.`;

interface SampleOptions extends DataOptions {
  readonly n: number;
  readonly task: CodingTask;
  readonly target: readonly string[];
  readonly stratify: readonly Dimension[];
  readonly allocate: Allocation;
  readonly minimum: number;
  readonly coders: number;
  readonly overlap?: number;
  readonly seed: number;
  readonly context: boolean;
  readonly pseudonymize: boolean;
  readonly bom: boolean;
  readonly out: string;
  readonly force: boolean;
}

/** `threadbare sample` */
export function registerSample(program: Command, session: Session): void {
  program
    .command('sample')
    .description('draw posts of your own forum and write blind coding sheets for them')
    .option('--n <n>', 'items to draw', (text) => wholeNumber(text, 1, 100_000), 400)
    .addOption(new Option('--task <task>', 'what is coded').choices([...CODING_TASKS]).default('stance'))
    .option(
      '--target <name>',
      'stance: toward this target only (name or alias; `proposition`: the thread’s own); repeat for several',
      collect,
      [],
    )
    .option(
      '--stratify <names>',
      `draw from each group of these, with commas: ${DIMENSIONS.join(', ')}`,
      dimensionsOf,
      [],
    )
    .addOption(
      new Option('--allocate <how>', 'items per group: by size, the same number, or more where the machine is unsure')
        .choices([...ALLOCATIONS])
        .default('proportional'),
    )
    .option('--minimum <n>', 'items a group gets at least, where it has them', (text) => wholeNumber(text, 0, 1000), 2)
    .option('--coders <n>', 'people who code, 1 to 20', (text) => wholeNumber(text, 1, 20), 2)
    .option(
      '--overlap <percent>',
      'share of the items all of them code, 0 to 100 (default: 100 for one or two, else 30)',
      (text) => wholeNumber(text, 0, 100),
    )
    .option('--seed <n>', 'number the draw and the orders come from', (text) => wholeNumber(text, 0, 1e9), 1)
    .option('--no-context', 'leave out thread title, quoted words and the post that is answered')
    .option('--no-pseudonymize', 'show authors and leave members’ names in the texts')
    .option('--bom', 'mark the sheets as UTF-8 for Excel', false)
    .requiredOption('--out <dir>', 'folder to write to')
    .option('--force', 'write over sheets that are there: what coders wrote into them is lost', false)
    .addOption(dataOption())
    .addHelpText('after', EXAMPLES)
    .action((options: SampleOptions) =>
      session.run({}, (context) => withExistingStore(context, options, (store) => runSample(context, store, options))),
    );
}

async function runSample(context: Context, store: Store, options: SampleOptions): Promise<number> {
  const { task, seed, target: targets } = options;
  if (task !== 'stance' && targets.length > 0)
    throw new UsageError('no-target', `--target is for the task stance; ${task} asks about no target.`);
  const frame = await readFrame(store, task, targets, options.stratify);
  const drawn = drawSample(frame, {
    n: options.n,
    seed,
    allocation: options.allocate,
    least: options.minimum,
    dimensions: options.stratify,
  });
  const units = drawn.items.map(({ unit }) => unit);
  const coders = coderNames(options.coders);
  const names = itemNames(
    units.map(({ id }) => id),
    seed,
  );
  const overlap = options.overlap ?? (options.coders <= 2 ? 100 : 30);
  const dealt = dealItems(units.length, coders, overlap / 100, seed);
  const analyzers = await readAnalyzers(store, task);
  const key = codingKey(
    {
      task,
      targets: [...targets],
      seed,
      stratify: [...options.stratify],
      allocation: options.allocate,
      coders,
      analyzers: analyzers.map((one) => ({ ...one })),
    },
    drawn,
    names,
    dealt,
  );
  const texts = itemTexts(units, await readCodingTexts(store, units), options);
  const files = filesOf(options, key, texts);
  await writeAll(files, options);
  await context.out.write(summary(options, key, frame, overlap));
  return 0;
}

/** Everything that is written, by path below the folder. */
function filesOf(options: SampleOptions, key: CodingKey, texts: readonly ItemText[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const coder of key.coders) {
    const own = key.items.flatMap((item, i) => (item.coders.includes(coder) ? [i] : []));
    const rows = orderFor(coder, own, options.seed).flatMap((i) =>
      texts.slice(i, i + 1).map((text) => ({ ...text, item: key.items[i]?.item ?? '' })),
    );
    const { bom, context, pseudonymize } = options;
    files.set(
      path.join('sheets', `${coder}.csv`),
      codingSheet(options.task, rows, { bom, context, authors: !pseudonymize }),
    );
  }
  files.set(path.join('sheets', 'CODEBOOK.md'), codebook(options.task, { targets: options.target }));
  files.set('key.json', `${JSON.stringify(key, null, 1)}\n`);
  return files;
}

/** Sheets hold people's work: a file that is there is never written over unless the user says so. */
async function writeAll(files: ReadonlyMap<string, string>, { out, force }: SampleOptions): Promise<void> {
  const there = [...files.keys()].filter((file) => existsSync(path.join(out, file)));
  if (there[0] !== undefined && !force) throw sheetExists(path.join(out, there[0]));
  await makeSheetFolder(path.join(out, 'sheets'));
  for (const [file, text] of files) await writeNew(path.join(out, file), text, force);
}

async function makeSheetFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError('unwritable-output', `${folder} cannot be made (${reason}); choose another with --out`, {
      cause,
    });
  }
}

function summary(options: SampleOptions, key: CodingKey, frame: readonly FrameRow[], overlap: number): string {
  const strata = key.strata.map(({ name, population, sampled }) => `  ${name}: ${sampled} of ${population}`);
  const answers = new Map<string, number>();
  for (const { answer } of frame) answers.set(answer, (answers.get(answer) ?? 0) + 1);
  const shown = strata.length > 20 ? [...strata.slice(0, 20), `  … and ${strata.length - 20} more (key.json)`] : strata;
  return [
    `${key.items.length} of ${frame.length} items drawn for ${options.task} (seed ${options.seed}); coders: ${key.coders.length}, all of whom code ${overlap} % of the items`,
    ...shown,
    ...(key.items.length < options.n ? [`There are no ${options.n}: every item is in the sample.`] : []),
    `${path.join(options.out, 'sheets')}: ${key.coders.map((coder) => `${coder}.csv`).join(', ')} and CODEBOOK.md, for the coders`,
    `${path.join(options.out, 'key.json')}: for you alone until the sheets are back`,
    '',
  ].join('\n');
}

function dimensionsOf(text: string): readonly Dimension[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return [...new Set(names)].map((name) => {
    const known = DIMENSIONS.find((one) => one === name);
    if (known === undefined) throw new InvalidArgumentError(`${name} is none of ${DIMENSIONS.join(', ')}.`);
    return known;
  });
}

function collect(name: string, names: readonly string[]): readonly string[] {
  return [...names, name];
}
