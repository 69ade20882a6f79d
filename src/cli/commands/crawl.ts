import type { Command } from 'commander';
import {
  type CrawlOptions,
  type CrawlSummary,
  crawl,
  crawlNamed,
  DEFAULT_BUDGET,
  DEFAULT_DELAY_MS,
  DEFAULT_PLAN,
  lookAhead,
  type Replan,
  refreshCrawl,
  resumeCrawl,
  seedsOf,
} from '../../crawl/index.js';
import { createLanes } from '../../fetch/polite/lanes.js';
import { findInputs } from '../../ingest/inputs.js';
import { UsageError } from '../../model/errors.js';
import type { CrawlPlan } from '../../store/index.js';
import { type Context, withExistingStore, withStore } from '../context.js';
import { depthOption, duration, instant, pattern } from '../crawl-options.js';
import { archiveFolder, DEFAULT_RETRIES, type FetchOptions, withCrawlOptions } from '../crawl-run.js';
import { crawlStatusText } from '../crawl-status.js';
import { crawlExitCode, crawlText, outlookText } from '../crawl-text.js';
import { engineOption, enginesOption } from '../engine-options.js';
import { dataOption, jobsOption, jsonOption, wholeNumber } from '../options.js';
import type { Session } from '../session.js';

interface CrawlCommandOptions extends FetchOptions {
  readonly pages?: number;
  readonly threads?: number;
  readonly since?: string;
  readonly depth?: 'thread' | 'forum' | 'site';
  readonly match?: string;
  readonly warc?: string;
  readonly delay?: number;
  readonly budget?: number;
  readonly api: boolean;
  readonly dryRun?: boolean;
  readonly resume?: string | true;
  readonly refresh?: string | true;
  readonly status?: string | true;
  readonly retry?: boolean;
  readonly strict?: boolean;
}

const EXAMPLES = `
Examples:
  $ threadbare crawl https://forum.example/viewtopic.php?t=12          a thread, all its pages
  $ threadbare crawl https://forum.example/viewforum.php?f=3 --since 2025-01-01
  $ threadbare crawl https://forum.example/ --dry-run                  what would be fetched, without storing anything
  $ threadbare crawl --resume                                          go on after Ctrl-C, a crash, a sign-in
  $ threadbare crawl --refresh                                         fetch only what is new or has changed
  $ threadbare crawl --status

Links come from descriptions of engines: pages of a thread, threads of a list, sections of a site, nothing else.
robots.txt is obeyed, one request at a time goes to a host, and a refusal is named, counted and never worked around: to
read what needs an account, sign in with your browser and give its cookies (--cookies cookies.txt).
Every page is kept in WARC files, so that \`threadbare reparse\` needs no second visit.`;

/** `threadbare crawl` */
export function registerCrawl(program: Command, session: Session): void {
  program
    .command('crawl')
    .description('fetch threads, sections or whole boards from the web: politely, resumable, archived')
    .argument('[url...]', 'addresses of threads, sections or boards, or files that list them')
    .option('--pages <n>', 'pages of each thread at most', (text) => wholeNumber(text, 1, 1_000_000))
    .option('--threads <n>', 'threads at most', (text) => wholeNumber(text, 1, 100_000_000))
    .option('--since <date>', 'threads with posts since this day (UTC) or time; a sorted list ends there', instant)
    .addOption(depthOption())
    .option('--match <regex>', 'threads whose title or address fits (upper and lower case alike)', pattern)
    .option('--warc <dir>', 'folder for fetched pages (default: warc in the data folder)')
    .option('--cookies <file>', 'cookies of your own browser session (Netscape cookies.txt)')
    .option(
      '--delay <time>',
      `time between two requests to a host, unless its robots.txt asks for more (default: ${DEFAULT_DELAY_MS / 1000}s)`,
      duration,
    )
    .addOption(jobsOption())
    .option('--budget <n>', `requests to one host a day at most (default: ${DEFAULT_BUDGET})`, (text) =>
      wholeNumber(text, 1, 100_000_000),
    )
    .option(
      '--retries <n>',
      'tries of an address until it counts as failed',
      (text) => wholeNumber(text, 1, 100),
      DEFAULT_RETRIES,
    )
    .option('--contact <address>', 'mail or web address told to servers (default: THREADBARE_CONTACT)')
    .option('--no-api', 'read pages even where an engine has a public API')
    .option('--allow-private', 'addresses in private networks and on this machine too')
    .option('--dry-run', 'ask for robots.txt and the addresses themselves, say what would be done, store nothing')
    .option('--resume [crawl]', 'go on with a crawl that has work left: the latest, or the one whose id begins so')
    .option('--retry', 'with --resume: try again what was refused or failed')
    .option('--refresh [crawl]', 'look again at a crawl that has ended; fetch only what is new or has changed')
    .option('--status [crawl]', 'how far crawls are; fetches nothing')
    .addOption(engineOption())
    .addOption(enginesOption())
    .addOption(dataOption())
    .addOption(jsonOption())
    .option('--strict', 'exit with 1 when anything is missing: a page, a post, a thread')
    .option('--no-analyze', 'store threads and quotes only; `threadbare analyze` can follow later')
    .addHelpText('after', EXAMPLES)
    .action((urls: string[], options: CrawlCommandOptions) =>
      session.run(options, (context) => runCommand(context, urls, options)),
    );
}

const nameOf = (option: string | true): string | null => (option === true ? null : option);

async function runCommand(context: Context, urls: readonly string[], options: CrawlCommandOptions): Promise<number> {
  const { resume, refresh, status } = options;
  const modes = [resume, refresh, status, options.dryRun].filter((mode) => mode !== undefined);
  if (modes.length > 1)
    throw new UsageError('two-modes', 'Only one of --resume, --refresh, --status and --dry-run fits.');
  if (status !== undefined) return printStatus(context, nameOf(status), options);
  if (resume !== undefined || refresh !== undefined) {
    if (urls.length > 0) throw new UsageError('two-modes', 'A crawl that goes on has its addresses: name none.');
    const replan = replanOf(context, options);
    return withExistingStore(context, options, async (store) => {
      const record = await crawlNamed(store, nameOf(resume ?? refresh ?? true));
      return withCrawlOptions(context, { ...options, allowPrivate: record.plan.allowPrivate }, async (how) =>
        print(
          context,
          options,
          resume !== undefined
            ? await resumeCrawl(store, { crawl: record.crawlId, retry: options.retry === true, replan }, how)
            : await refreshCrawl(store, { crawl: record.crawlId, replan }, how),
        ),
      );
    });
  }
  const seeds = await seedsFrom(urls);
  const plan = planOf(context, options);
  // Before a database is made for them.
  seedsOf(seeds, plan);
  return withCrawlOptions(context, options, (how) =>
    options.dryRun === true
      ? printOutlook(context, seeds, plan, options, how)
      : withStore(context, options, async (store) => print(context, options, await crawl(store, seeds, plan, how))),
  );
}

/** What of the plan a crawl that goes on may be told anew; the rest is what it began with. */
function replanOf(context: Context, options: CrawlCommandOptions): Replan {
  const { pages, threads, since, depth, match, api } = options;
  if ([pages, threads, since, depth, match].some((one) => one !== undefined) || !api) {
    throw new UsageError(
      'two-modes',
      'A crawl that goes on keeps its limits (--pages, --threads, --since, --depth, --match, --no-api): begin another one for new limits.',
    );
  }
  return {
    ...(options.delay === undefined ? {} : { delayMs: options.delay }),
    ...(options.budget === undefined ? {} : { budget: options.budget }),
    ...(options.warc === undefined ? {} : { warcDir: archiveFolder(context, options) }),
  };
}

/** Addresses as given, and those that files of addresses list. */
async function seedsFrom(args: readonly string[]): Promise<readonly string[]> {
  const found = await findInputs(args);
  const [file] = [...found.files.map(({ path }) => path), ...found.missing.map((lost) => lost.file)];
  if (file !== undefined) {
    throw new UsageError(
      'bad-address',
      `${file} is no http(s) address and no file of addresses: write the address with https://, or read saved pages with threadbare ingest.`,
    );
  }
  if (found.addresses.length === 0) {
    throw new UsageError('no-address', 'Name an address to crawl, or --resume, --refresh or --status.');
  }
  return found.addresses;
}

function planOf(context: Context, options: CrawlCommandOptions): CrawlPlan {
  return {
    ...DEFAULT_PLAN,
    depth: options.depth ?? null,
    pages: options.pages ?? null,
    threads: options.threads ?? null,
    since: options.since ?? null,
    match: options.match ?? null,
    api: options.api,
    delayMs: options.delay ?? null,
    budget: options.budget ?? DEFAULT_BUDGET,
    warcDir: archiveFolder(context, options),
    allowPrivate: options.allowPrivate === true,
  };
}

async function print(context: Context, options: CrawlCommandOptions, summary: CrawlSummary): Promise<number> {
  await context.out.write(options.json === true ? `${JSON.stringify(summary)}\n` : crawlText(summary));
  return crawlExitCode(summary, options.strict === true);
}

async function printOutlook(
  context: Context,
  seeds: readonly string[],
  plan: CrawlPlan,
  options: CrawlCommandOptions,
  how: CrawlOptions,
): Promise<number> {
  const lanes = createLanes({ jobs: 1, delayMs: plan.delayMs ?? DEFAULT_DELAY_MS });
  const looks = await lookAhead(seeds, plan, how, lanes);
  await context.out.write(options.json === true ? `${JSON.stringify(looks)}\n` : outlookText(looks));
  return looks.some((look) => look.engine === null) ? 1 : 0;
}

async function printStatus(context: Context, id: string | null, options: CrawlCommandOptions): Promise<number> {
  return withExistingStore(context, options, async (store) => {
    const records = id === null ? await store.frontier.list() : [await crawlNamed(store, id)];
    const crawls = await Promise.all(
      records.map(async (record) => ({
        ...record,
        figures: await store.frontier.figures(record.crawlId),
        hosts: await store.frontier.hosts(record.crawlId),
      })),
    );
    await context.out.write(options.json === true ? `${JSON.stringify(crawls)}\n` : crawlStatusText(crawls));
    return 0;
  });
}
