import { type Command, Option } from 'commander';
import { prepareAnalyzers } from '../../analyze/index.js';
import { type Evaluation, evaluateSet } from '../../measure/evaluate.js';
import { LABELLED_SETS, MEASURED_TASKS, type MeasuredTask } from '../../measure/sets.js';
import { evaluationTable } from '../../measure/table.js';
import { UsageError } from '../../model/errors.js';
import type { Context } from '../context.js';
import { wholeNumber } from '../options.js';
import type { Session } from '../session.js';

const EXAMPLES = `
Examples:
  $ threadbare eval --data sets                        every set that is there
  $ threadbare eval --data sets --task stance --no-train
  $ threadbare eval --data sets --set iac_qr --format json

Columns: majority, the sign of the sentiment, n-gram (the linear model on words alone), shipped (what the analyzers say),
trained here (the linear model on that set's own train half). Intervals hold 95 of 100 resamples of the rows.`;

interface EvalOptions {
  readonly data: string;
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
    .description('measure the analyzers on labelled sets (no database)')
    .requiredOption('--data <dir>', 'folder of labelled sets')
    .addOption(new Option('--task <task>', 'this task only').choices([...MEASURED_TASKS]))
    .option('--set <name>', 'this set only')
    .addOption(new Option('--format <format>', 'form of the output').choices(['markdown', 'json']).default('markdown'))
    .option('--seed <n>', 'number the order of training rows comes from', (text) => wholeNumber(text, 0, 1e9), 1)
    .option('--no-train', 'leave out the columns that need training, which take most of the time')
    .addHelpText('after', EXAMPLES)
    .action((options: EvalOptions) => session.run({}, (context) => runEval(context, options)));
}

async function runEval(context: Context, options: EvalOptions): Promise<number> {
  const sets = LABELLED_SETS.filter(
    (set) =>
      (options.task === undefined || set.task === options.task) &&
      (options.set === undefined || set.name === options.set),
  );
  if (sets.length === 0) throw new UsageError('no-set', `No set is known by these names: ${options.set ?? ''}.`);
  await prepareAnalyzers();
  const evaluations: Evaluation[] = [];
  for (const set of sets) {
    context.signal.throwIfAborted();
    const found = evaluateSet(options.data, set, { seed: options.seed, training: options.train });
    if (found === null) context.log.warn(`skipped: ${set.name} is not in ${options.data}`, { code: 'no-set' });
    else evaluations.push(found);
  }
  if (evaluations.length === 0) throw new UsageError('no-set', `There is no labelled set in ${options.data}.`);
  await context.out.write(
    options.format === 'json' ? `${JSON.stringify(evaluations, null, 2)}\n` : evaluationTable(evaluations),
  );
  return 0;
}
