import type { Command } from 'commander';
import { ingest } from '../../ingest/ingest.js';
import { findInputs } from '../../ingest/inputs.js';
import { LOSS_CODES } from '../../ingest/loss.js';
import { type Context, type DataOptions, withStore } from '../context.js';
import { dataOption, engineOption, enginesOption, jobsOption, jsonOption, urlOption } from '../options.js';
import type { Session } from '../session.js';
import { summaryText } from '../summary-text.js';
import { engineOptions } from '../user-specs.js';

interface IngestCommandOptions extends DataOptions {
  readonly url?: string;
  readonly jobs: number;
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly analyze: boolean;
  readonly engine?: string;
  readonly engines?: string;
}

const EXAMPLES = `
Examples:
  $ threadbare ingest thread.html
  $ threadbare ingest saved-pages/ --jobs 2
  $ threadbare ingest 'archive/**/*.htm' --data ./study.db
  $ curl -s https://forum.example/topic/1 | threadbare ingest - --url https://forum.example/topic/1

The same pages may be ingested any number of times, in any order: the rows are the same. Ctrl-C leaves a consistent
database; the same command again goes on.`;

/** `threadbare ingest` */
export function registerIngest(program: Command, session: Session): void {
  program
    .command('ingest')
    .description(
      'read saved pages, engine JSON and archives (WARC, WET) into the database, check quotes and analyze posts',
    )
    .argument('<input...>', 'files, folders, globs, or - for standard input')
    .addOption(urlOption())
    .addOption(dataOption())
    .addOption(jobsOption())
    .addOption(engineOption())
    .addOption(enginesOption())
    .addOption(jsonOption())
    .option('--strict', 'exit with 1 also when a page was readable but held no thread or lost posts')
    .option('--no-analyze', 'store threads and quotes only; `threadbare analyze` can follow later')
    .addHelpText('after', EXAMPLES)
    .action((inputs: string[], options: IngestCommandOptions) =>
      session.run(options, (context) => runIngest(context, inputs, options)),
    );
}

/** Ingests and prints the summary; 1 when an input failed (or, with `--strict`, something was lost). */
export async function runIngest(
  context: Context,
  inputs: readonly string[],
  options: IngestCommandOptions,
): Promise<number> {
  const parse = await engineOptions(options);
  const found = await findInputs(inputs);
  return withStore(context, options, async (store) => {
    const progress = context.progress();
    const losses = { count: 0 };
    try {
      const summary = await ingest(store, found, {
        url: options.url ?? null,
        jobs: options.jobs,
        analyze: options.analyze,
        parse,
        signal: context.signal,
        stdin: context.stdin,
        onStep: (tally, step) => progress.update(tally, step),
        onProblem: (problem) => {
          if (LOSS_CODES.has(problem.code)) losses.count += 1;
          progress.clear();
          const { file, code, message, post } = problem;
          context.log.warn(`${file}${post === null ? '' : `, post ${post}`}: ${message}`, { file, code, post });
        },
      });
      progress.stop();
      await context.out.write(options.json === true ? `${JSON.stringify(summary)}\n` : summaryText(summary));
      return summary.failed > 0 || (options.strict === true && losses.count + summary.unknown > 0) ? 1 : 0;
    } finally {
      progress.stop();
    }
  });
}
