import { type Command, Option } from 'commander';
import { findThread } from '../../report/find-thread.js';
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
  readonly plot?: string;
  readonly thread?: string;
  readonly author?: string;
}

/** Plots by name and what each is of. */
const PLOTS = ['tone', 'tone-by-day', 'stances', 'network', 'travel', 'activity', 'trends', 'author'];

const EXAMPLES = `
Examples:
  $ threadbare report                               everything, and each thread when they are few
  $ threadbare report "winter ferries"              one thread, by words of its title
  $ threadbare report 3f2a --format html --out report.html
  $ threadbare report 3f2a --plot network --out network.svg
  $ threadbare report --plot trends --out trends.png

Plots of a thread: tone, tone-by-day, stances, network, travel (of its most repeated saying), activity. Of everything:
activity, trends (by forum). Of a person: author, with --author.`;

/** `threadbare report` */
export function registerReport(program: Command, session: Session): void {
  program
    .command('report')
    .description('what is known about a thread: own words, quotes and their verdicts, tone, stance, sources')
    .argument('[thread]', 'id or the beginning of it, address, or words of the title; without it everything')
    .addOption(new Option('--format <format>', 'output format').choices(['text', 'json', 'html']).default('text'))
    .option('--thread <thread>', 'the thread, the same as the argument')
    .addOption(
      new Option('--plot <name>', 'one plot alone, as SVG; as PNG where --out ends in .png')
        .choices(PLOTS)
        .conflicts('format'),
    )
    .addOption(new Option('--author <name>', 'name or id of the person of `--plot author`'))
    .option('--out <file>', 'write to this file instead of standard output; a plot never over a file that is there')
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
  const named = thread ?? options.thread;
  if (options.plot !== undefined) {
    const { runPlot } = await import('../report-plot.js');
    const { plot, author, out } = options;
    return runPlot(context, store, { plot, thread: named, author, out });
  }
  const report =
    named === undefined
      ? await reportAll(store)
      : { overview: null, threads: [await reportThread(store, await findThread(store, named))] };
  const text = await render(store, report, options.format, context.out.isTerminal ? context.out.columns : null);
  await writeOutput(context, options.out, text);
  return 0;
}

async function render(store: Store, report: Report, format: ReportFormat, columns: number | null): Promise<string> {
  if (format === 'json') return renderJson(report);
  if (format === 'html') {
    const { withPlots } = await import('../../report/with-plots.js');
    const { renderHtml } = await import('../../report/render-html.js');
    return renderHtml(await withPlots(store, report));
  }
  return renderText(report, columns ?? DEFAULT_WIDTH);
}
