import { type Command, Option } from 'commander';
import { prepareAnalyzers } from '../../analyze/index.js';
import { authorStanceTable, evaluateAuthorStance } from '../../measure/author-stance.js';
import { type Evaluation, evaluateSet } from '../../measure/evaluate.js';
import { LABELLED_SETS, MEASURED_TASKS, type MeasuredTask } from '../../measure/sets.js';
import { evaluationTable } from '../../measure/table.js';
import { UsageError } from '../../model/errors.js';
import type { Context } from '../context.js';
import { evalDesk } from '../eval-desk.js';
import { evalLabels } from '../eval-labels.js';
import { evalQueue } from '../eval-queue.js';
import { wholeNumber } from '../options.js';
import type { Session } from '../session.js';

const EXAMPLES = `
Examples:
  $ threadbare eval --data sets                        every set that is there
  $ threadbare eval --data sets --task stance --no-train
  $ threadbare eval --data sets --set iac_qr --format json
  $ threadbare eval --labels coding/sheets/*.csv --ties settle.csv     your own forum: sheets of threadbare sample
  $ threadbare eval --labels coding/sheets/*.csv --adjudicated settle.csv
  $ threadbare eval --labels desk --data .threadbare --out labels --text       what moderators decided
  $ threadbare eval --queue tests/eval/desk-queue      the moderators' queue on an invented board

Columns: majority, the sign of the sentiment, n-gram (the linear model on words alone), shipped (what the analyzers say),
trained here (the linear model on that set's own train half). Intervals hold 95 of 100 resamples of the rows.

With --labels: how far your coders agree, the machine's error on your forum class by class, and how common the classes are,
corrected for that error. Sheets of several coders, or one file with the columns item, coder, label. The key that was
written with the sheets is looked for beside them and in the folder above.`;

interface EvalOptions {
  readonly data?: string;
  readonly labels?: readonly string[];
  readonly queue?: string;
  readonly out?: string;
  readonly text: boolean;
  readonly key?: string;
  readonly adjudicated?: string;
  readonly ties?: string;
  readonly force: boolean;
  readonly task?: MeasuredTask;
  readonly set?: string;
  readonly format: 'markdown' | 'json';
  readonly seed: number;
  readonly train: boolean;
}

/** `threadbare eval` */
export function registerEval(program: Command, session: Session): void {
  program
    .command('eval')
    .description('measure the analyzers on labelled sets, or on coded posts of your own forum (no database)')
    .option('--data <dir>', 'folder of labelled sets')
    .option('--labels <files...>', 'filled-in sheets of `threadbare sample` (CSV), or `desk`')
    .option('--queue <dir>', "a labelled queue: how good the desk's ranking is on it (docs/desk-reasons.md)")
    .option(
      '--out <dir>',
      'with --labels desk: folder of a training set to write (desk_incivility/train.jsonl, dev.jsonl, desk_decisions.jsonl)',
    )
    .option('--text', 'with --out: with the words of the posts, as `threadbare train` needs them', false)
    .option('--key <file>', 'key of the sheets (default: key.json beside them or in the folder above)')
    .option('--ties <file>', 'with --labels: write the items coders are tied on, to be settled')
    .option('--adjudicated <file>', 'with --labels: the settled items')
    .option('--force', 'write over the file of --ties', false)
    .addOption(new Option('--task <task>', 'this task only').choices([...MEASURED_TASKS]))
    .option('--set <name>', 'this set only')
    .addOption(new Option('--format <format>', 'form of the output').choices(['markdown', 'json']).default('markdown'))
    .option('--seed <n>', 'number the order of training rows comes from', (text) => wholeNumber(text, 0, 1e9), 1)
    .option('--no-train', 'leave out the columns that need training, which take most of the time')
    .addHelpText('after', EXAMPLES)
    .action((options: EvalOptions) => session.run({}, (context) => runEval(context, options)));
}

async function runEval(context: Context, options: EvalOptions): Promise<number> {
  const { labels, data, queue } = options;
  if (labels?.length === 1 && labels[0] === 'desk' && queue === undefined) return evalDesk(context, options);
  if (queue !== undefined && data === undefined && labels === undefined) return evalQueue(context, queue, options);
  if (labels !== undefined && data === undefined) return evalLabels(context, { ...options, labels });
  if (data === undefined || labels !== undefined || queue !== undefined)
    throw new UsageError(
      'no-set',
      'Give either --data, a folder of labelled sets, or --labels, filled-in coding sheets, or --queue, a labelled queue.',
    );
  const sets = LABELLED_SETS.filter((set) => isAsked(options, set));
  const authorsAsked = isAsked(options, { name: AUTHOR_SET, task: 'stance' });
  if (sets.length === 0 && !authorsAsked)
    throw new UsageError('no-set', `No set is known by these names: ${options.set ?? ''}.`);
  await prepareAnalyzers();
  const evaluations: Evaluation[] = [];
  for (const set of sets) {
    context.signal.throwIfAborted();
    const found = evaluateSet(data, set, { seed: options.seed, training: options.train });
    if (found.length === 0) context.log.warn(`skipped: ${set.name} is not in ${data}`, { code: 'no-set' });
    evaluations.push(...found);
  }
  const authors = authorsAsked && options.train ? evaluateAuthorStance(data, options) : null;
  if (authorsAsked && authors === null)
    context.log.warn(
      options.train ? `skipped: ${AUTHOR_SET} is not in ${data}` : `skipped: ${AUTHOR_SET} needs training`,
      { code: 'no-set' },
    );
  if (evaluations.length === 0 && authors === null)
    throw new UsageError('no-set', `There is no labelled set in ${data}.`);
  await context.out.write(
    options.format === 'json'
      ? `${JSON.stringify([...evaluations, ...(authors === null ? [] : [authors])], null, 2)}\n`
      : [
          ...(evaluations.length === 0 ? [] : [evaluationTable(evaluations)]),
          ...(authors === null ? [] : [authorStanceTable(authors)]),
        ].join('\n'),
  );
  return 0;
}

/** The set whose rows are read by author and thread; its table has columns of its own. */
const AUTHOR_SET = 'iac_author_stance';

function isAsked(options: EvalOptions, set: { readonly name: string; readonly task: string }): boolean {
  return (
    (options.task === undefined || set.task === options.task) && (options.set === undefined || set.name === options.set)
  );
}
