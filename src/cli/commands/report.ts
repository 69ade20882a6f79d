import { type Command, Option } from 'commander';
import { findThread } from '../../report/find-thread.js';
import { renderHtml } from '../../report/render-html.js';
import { renderJson } from '../../report/render-json.js';
import { DEFAULT_WIDTH, renderText } from '../../report/render-text.js';
import { type Report, reportAll, reportThread } from '../../report/report.js';
import type { Store } from '../../store/index.js';
import { type Context, type DataOptions, withExistingStore } from '../context.js';
import { dataOption } from '../options.js';
import type { Session } from '../session.js';
import { writeOutput } from '../write-output.js';

type ReportFormat = 'text' | 'json' | 'html';

interface ReportCommandOptions extends DataOptions {
  readonly format: ReportFormat;
  readonly out?: string;
}

const EXAMPLES = `
Examples:
  $ threadbare report                               everything, and each thread when they are few
  $ threadbare report "winter ferries"              one thread, by words of its title
  $ threadbare report 3f2a --format html --out report.html`;

/** `threadbare report` */
export function registerReport(program: Command, session: Session): void {
  program
    .command('report')
    .description('what is known about a thread: own words, quotes and their verdicts, tone, stance, sources')
    .argument('[thread]', 'id or the beginning of it, address, or words of the title; without it everything')
    .addOption(new Option('--format <format>', 'output format').choices(['text', 'json', 'html']).default('text'))
    .option('--out <file>', 'write to this file instead of standard output')
    .addOption(dataOption())
    .addHelpText('after', EXAMPLES)
    .action((thread: string | undefined, options: ReportCommandOptions) =>
      session.run({}, (context) =>
        withExistingStore(context, options, (store) => runReport(context, store, thread, options)),
      ),
    );
}

async function runReport(
  context: Context,
  store: Store,
  thread: string | undefined,
  options: ReportCommandOptions,
): Promise<number> {
  const report =
    thread === undefined
      ? await reportAll(store)
      : { overview: null, threads: [await reportThread(store, await findThread(store, thread))] };
  const text = render(report, options.format, context.out.isTerminal ? context.out.columns : null);
  await writeOutput(context, options.out, text);
  return 0;
}

function render(report: Report, format: ReportFormat, columns: number | null): string {
  if (format === 'json') return renderJson(report);
  if (format === 'html') return renderHtml(report);
  return renderText(report, columns ?? DEFAULT_WIDTH);
}
