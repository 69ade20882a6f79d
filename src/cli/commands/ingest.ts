import type { Command } from 'commander';
import { ingest } from '../../ingest/ingest.js';
import { type FoundInputs, findInputs } from '../../ingest/inputs.js';
import { LOSS_CODES } from '../../ingest/loss.js';
import { UsageError } from '../../model/errors.js';
import type { Store } from '../../store/index.js';
import { type Context, type DataOptions, withStore } from '../context.js';
import { engineOption, enginesOption } from '../engine-options.js';
import { dataOption, jobsOption, jsonOption, urlOption } from '../options.js';
import type { Session } from '../session.js';
import { summaryText } from '../summary-text.js';
import { engineOptions } from '../user-specs.js';

export interface IngestCommandOptions extends DataOptions {
  readonly url?: string;
  readonly jobs: number;
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly analyze: boolean;
  readonly engine?: string;
  readonly engines?: string;
  readonly allowPrivate?: boolean;
  readonly map?: string;
  readonly dryRun?: boolean;
}

const EXAMPLES = `
Examples:
  $ threadbare ingest thread.html
  $ threadbare ingest saved-pages/ --jobs 2
  $ threadbare ingest 'archive/**/*.htm' --data ./study.db
  $ threadbare ingest crawl.warc.gz page.mhtml mirror/ urls.txt
  $ curl -s https://forum.example/topic/1 | threadbare ingest - --url https://forum.example/topic/1
  $ threadbare ingest posts.csv --map my-forum.yaml --dry-run
  $ threadbare ingest 'RC_2023-*.zst' --map pushshift-comments

The same pages may be ingested any number of times, in any order: the rows are the same. Ctrl-C leaves a consistent
database; the same command again goes on.`;

/** `threadbare ingest` */
export function registerIngest(program: Command, session: Session): void {
  program
    .command('ingest')
    .description(
      'read saved pages, engine JSON and archives (WARC, WET, WACZ, MHTML, mirrors, exports) into the database, check quotes and analyze posts',
    )
    .argument(
      '<input...>',
      'files, folders, globs, - for standard input; addresses, and files that list them, are fetched as crawl --depth thread does',
    )
    .addOption(urlOption())
    .addOption(dataOption())
    .addOption(jobsOption())
    .addOption(engineOption())
    .addOption(enginesOption())
    .addOption(jsonOption())
    .option('--allow-private', 'addresses in private networks and on this machine too')
    .option('--strict', 'exit with 1 also when a page was readable but held no thread or lost posts')
    .option(
      '--map <map>',
      'the inputs are tables (CSV, TSV, JSON lines, Parquet; also .gz, .zst, .br): a YAML file that says what their columns are, or a map that comes with the program (docs/dumps.md)',
    )
    .option(
      '--dry-run',
      'with --map: show the first posts as the map reads them and what it does not use; store nothing',
    )
    .option('--no-analyze', 'store threads and quotes only; `threadbare analyze` can follow later')
    .addHelpText('after', EXAMPLES)
    .action((inputs: string[], options: IngestCommandOptions) =>
      session.run(options, (context) => runIngest(context, inputs, options)),
    );
}

/** Ingests files, crawls addresses, and prints the summaries; 1 when an input failed (or, with `--strict`, something was lost). */
export async function runIngest(
  context: Context,
  inputs: readonly string[],
  options: IngestCommandOptions,
): Promise<number> {
  if (options.map !== undefined) {
    // Loaded here: who reads pages needs no reader of tables.
    const { runDump } = await import('../dump-run.js');
    return runDump(context, inputs, { ...options, map: options.map });
  }
  if (options.dryRun === true) throw new UsageError('no-map', '--dry-run shows what a map reads: name one with --map.');
  const { addresses, files, missing } = await findInputs(inputs);
  return withStore(context, options, async (store) => {
    const fetched = addresses.length === 0 ? 0 : await crawlAddresses(context, store, addresses, options);
    // Somebody who gave addresses alone has been told already what came of them.
    if (files.length + missing.length === 0 && addresses.length > 0) return fetched;
    return Math.max(fetched, await ingestFound(context, store, { addresses, files, missing }, options));
  });
}

/** Reads these files into a store that is open; see `runIngest`. */
export async function ingestInto(
  context: Context,
  store: Store,
  inputs: readonly string[],
  options: IngestCommandOptions & { readonly again?: boolean },
): Promise<number> {
  return ingestFound(context, store, await findInputs(inputs), options);
}

async function ingestFound(
  context: Context,
  store: Store,
  found: FoundInputs,
  options: IngestCommandOptions & { readonly again?: boolean },
): Promise<number> {
  const parse = await engineOptions(options);
  const progress = context.progress();
  const losses = { count: 0 };
  try {
    const summary = await ingest(store, found, {
      url: options.url ?? null,
      jobs: options.jobs,
      analyze: options.analyze,
      again: options.again,
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
}

/** The threads at these addresses, all their pages, as `threadbare crawl --depth thread` brings them. */
async function crawlAddresses(
  context: Context,
  store: Store,
  addresses: readonly string[],
  options: IngestCommandOptions,
): Promise<number> {
  // Loaded here: who reads files needs no client.
  const { archiveFolder, withCrawlOptions } = await import('../crawl-run.js');
  const { crawl, DEFAULT_PLAN } = await import('../../crawl/index.js');
  const { crawlExitCode, crawlText } = await import('../crawl-text.js');
  const allowPrivate = options.allowPrivate === true;
  const plan = { ...DEFAULT_PLAN, depth: 'thread' as const, warcDir: archiveFolder(context, options), allowPrivate };
  return withCrawlOptions(context, options, async (how) => {
    const summary = await crawl(store, addresses, plan, how);
    await context.out.write(options.json === true ? `${JSON.stringify(summary)}\n` : crawlText(summary));
    return crawlExitCode(summary, options.strict === true);
  });
}
