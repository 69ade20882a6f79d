import type { Command } from 'commander';
import { keptFiles } from '../../ingest/kept-files.js';
import { withExistingStore } from '../context.js';
import { enginesOption } from '../engine-options.js';
import { dataOption, jobsOption, jsonOption } from '../options.js';
import type { Session } from '../session.js';
import { type IngestCommandOptions, ingestInto } from './ingest.js';

const NOTES = `
Reads the files that stored pages came from, and the archives of crawls, with the parser of this version: nothing is
fetched. Pages that read as before stay as they are. What is not there any more is told, and stays as it was read then.`;

/** `threadbare reparse` */
export function registerReparse(program: Command, session: Session): void {
  program
    .command('reparse')
    .description('read every kept page again, after an update or with engines of your own; fetches nothing')
    .addOption(dataOption())
    .addOption(jobsOption())
    .addOption(enginesOption())
    .addOption(jsonOption())
    .option('--strict', 'exit with 1 also when a page was readable but held no thread or lost posts')
    .option('--no-analyze', 'store threads and quotes only; `threadbare analyze` can follow later')
    .addHelpText('after', NOTES)
    .action((options: IngestCommandOptions) =>
      session.run(options, (context) =>
        withExistingStore(context, options, async (store) => {
          const files = await keptFiles(store);
          if (files.length === 0) {
            context.log.info('Nothing is kept yet: threadbare ingest or threadbare crawl first.');
            return 0;
          }
          return ingestInto(context, store, files, { ...options, again: true });
        }),
      ),
    );
}
