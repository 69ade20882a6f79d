import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Command, Option } from 'commander';
import { pageToJson } from '../../engines/to-json.js';
import { findInputs, type InputFile } from '../../ingest/inputs.js';
import { lostSomething } from '../../ingest/loss.js';
import { openPage } from '../../ingest/open-page.js';
import { UsageError } from '../../model/errors.js';
import type { Context } from '../context.js';
import { makeFolder } from '../make-folder.js';
import { engineOption, urlOption } from '../options.js';
import { pageText } from '../page-text.js';
import type { Session } from '../session.js';

interface ParseCommandOptions {
  readonly format: 'json' | 'text';
  readonly out?: string;
  readonly engine?: string;
  readonly ignoreIds?: boolean;
  readonly strict?: boolean;
  readonly url?: string;
}

const EXAMPLES = `
Examples:
  $ threadbare parse thread.txt
  $ threadbare parse saved-pages/ --out parsed/     one JSON file per page, in the same folders
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
    .option('--ignore-ids', 'hide the ids and links of quotes, so that sources are found by their words alone')
    .option('--strict', 'exit with 1 also when a page was readable but held no thread or lost posts')
    .addHelpText('after', EXAMPLES)
    .action((inputs: string[], options: ParseCommandOptions) =>
      session.run({}, (context) => runParse(context, inputs, options)),
    );
}

async function runParse(context: Context, inputs: readonly string[], options: ParseCommandOptions): Promise<number> {
  const { files, missing } = await findInputs(inputs);
  let failed = missing.length > 0;
  let lost = false;
  for (const { file, message, code } of missing) context.log.warn(`${file}: ${message}`, { file, code });
  for (const input of files) {
    context.signal.throwIfAborted();
    const opened = await openPage(
      input,
      options.url ?? null,
      { engine: options.engine, ignoreIds: options.ignoreIds },
      context.stdin,
    );
    if ('problem' in opened) {
      failed = true;
      context.log.warn(`${opened.problem.file}: ${opened.problem.message}`, {
        file: input.path,
        code: opened.problem.code,
      });
      continue;
    }
    const { page } = opened;
    lost ||= lostSomething(page.parsed);
    for (const problem of page.parsed.problems)
      context.log.warn(`${input.path}${problem.post === null ? '' : `, post ${problem.post}`}: ${problem.message}`);
    const text =
      options.format === 'json' ? `${JSON.stringify(pageToJson(page.parsed))}\n` : pageText(page, files.length > 1);
    if (options.out !== undefined) await writeMirrored(options.out, input, text, options.format);
    else if (!(await context.out.write(text))) return 0;
  }
  return failed || (options.strict === true && lost) ? 1 : 0;
}

async function writeMirrored(folder: string, input: InputFile, text: string, format: 'json' | 'text'): Promise<void> {
  const target = path.join(folder, `${input.mirror}.${format === 'json' ? 'json' : 'txt'}`);
  try {
    await makeFolder(path.dirname(target));
    await writeFile(target, text);
  } catch (error) {
    throw new UsageError(
      'unwritable-output',
      `${target} cannot be written (${reason(error)}); choose another folder with --out`,
      { cause: error },
    );
  }
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
