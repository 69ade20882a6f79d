import type { Command } from 'commander';
import { type DataOptions, withStore } from '../context.js';
import { dataOption, jsonOption, wholeNumber } from '../options.js';
import type { Session } from '../session.js';

interface WorkCommandOptions extends DataOptions {
  readonly json?: boolean;
  readonly jobs: number;
  readonly untilDone?: boolean;
}

const EXAMPLES = `
Examples:
  $ threadbare work                      one task at a time, until Ctrl-C
  $ threadbare work --jobs 8             for crawls of many servers, which mostly wait
  $ threadbare work --until-done         end when nothing is left

On a server any number of workers on any number of machines share the tasks; start one per processor core for work that
computes. Ctrl-C or SIGTERM finishes what is under way, a second one gives up at once: others go on with it.`;

/** `threadbare work` */
export function registerWork(program: Command, session: Session): void {
  program
    .command('work')
    .description('work off queued tasks: ingest, crawl, analyze, export, refresh, jobs')
    .option('--jobs <n>', 'tasks at the same time, 1 to 64', (text) => wholeNumber(text, 1, 64), 1)
    .option('--until-done', 'end when nothing is left')
    .addOption(dataOption())
    .addOption(jsonOption())
    .addHelpText('after', EXAMPLES)
    .action((options: WorkCommandOptions) =>
      session.run(options, (context) =>
        withStore(context, options, async (store) => {
          const { workHere } = await import('../work-here.js');
          return workHere(context, store, options, { jobs: options.jobs, untilDone: options.untilDone === true });
        }),
      ),
    );
}
