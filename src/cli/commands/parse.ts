import { type Command, Option } from 'commander';
import { isArchive } from '../../archive/read-archive.js';
import { findInputs } from '../../ingest/inputs.js';
import { UsageError } from '../../model/errors.js';
import type { Context } from '../context.js';
import { engineOption, enginesOption } from '../engine-options.js';
import { parseJobsOption, urlOption } from '../options.js';
import type { ParseTask } from '../parse-file.js';
import { parseFiles } from '../parse-pool.js';
import type { Session } from '../session.js';
import { engineOptions } from '../user-specs.js';

interface ParseCommandOptions {
  readonly format: 'json' | 'text';
  readonly out?: string;
  readonly engine?: string;
  readonly engines?: string;
  readonly ignoreIds?: boolean;
  readonly strict?: boolean;
  readonly url?: string;
  readonly jobs: number;
}

const EXAMPLES = `
Examples:
  $ threadbare parse thread.txt
  $ threadbare parse saved-pages/ --out parsed/     one JSON file per page, in the same folders
  $ threadbare parse saved-pages/ --out parsed/ --jobs 4
  $ threadbare parse page.html | jq '.posts[].ownText'

Several pages without --out give one JSON object a line. The fields are those of docs/architecture.md; no database
is opened.`;

/** `threadbare parse` */
export function registerParse(program: Command, session: Session): void {
  program
    .command('parse')
    .description('show what pages say, as JSON or text, without a database')
    .argument('<input...>', 'files, folders, globs, or - for standard input')
    .addOption(new Option('--format <format>', 'output format').choices(['json', 'text']).default('json'))
    .option('--out <dir>', "write one file per page into this folder, below the inputs' common folder")
    .addOption(urlOption())
    .addOption(engineOption())
    .addOption(enginesOption())
    .addOption(parseJobsOption())
    .option('--ignore-ids', 'hide the ids and links of quotes, so that sources are found by their words alone')
    .option('--strict', 'exit with 1 also when a page was readable but held no thread or lost posts')
    .addHelpText('after', EXAMPLES)
    .action((inputs: string[], options: ParseCommandOptions) =>
      session.run({}, (context) => runParse(context, inputs, options)),
    );
}

async function runParse(context: Context, inputs: readonly string[], options: ParseCommandOptions): Promise<number> {
  await engineOptions(options);
  const { addresses, files, missing } = await findInputs(inputs);
  if (addresses.length > 0) {
    throw new UsageError(
      'address-not-fetched',
      `parse reads files and fetches nothing (${addresses[0]}): use threadbare crawl, or save the page first.`,
    );
  }
  let failed = missing.length > 0;
  let lost = false;
  for (const { file, message, code } of missing) context.log.warn(`${file}: ${message}`, { file, code });
  const task: ParseTask = {
    format: options.format,
    out: options.out ?? null,
    url: options.url ?? null,
    engine: options.engine,
    engines: options.engines,
    ignoreIds: options.ignoreIds ?? false,
    several: files.length > 1 || files.some((file) => isArchive(file.path)),
  };
  context.signal.throwIfAborted();
  for await (const parsed of parseFiles(files, options.jobs, task, context.stdin)) {
    failed ||= parsed.failed;
    lost ||= parsed.lost;
    for (const { message, fields } of parsed.warnings) context.log.warn(message, fields);
    if (parsed.text !== null && !(await context.out.write(parsed.text))) return 0;
    context.signal.throwIfAborted();
  }
  return failed || (options.strict === true && lost) ? 1 : 0;
}
