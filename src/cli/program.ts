import { Command } from 'commander';
import { VERSION } from '../version.js';
import type { Session } from './session.js';

type Register = (program: Command, session: Session) => void;

/** Every command, in the order of `--help`: one file each under commands/, loaded when it is wanted. */
const COMMANDS: Readonly<Record<string, () => Promise<Register>>> = {
  ingest: async () => (await import('./commands/ingest.js')).registerIngest,
  crawl: async () => (await import('./commands/crawl.js')).registerCrawl,
  reparse: async () => (await import('./commands/reparse.js')).registerReparse,
  report: async () => (await import('./commands/report.js')).registerReport,
  quotes: async () => (await import('./commands/quotes.js')).registerQuotes,
  cite: async () => (await import('./commands/cite.js')).registerCite,
  reference: async () => (await import('./commands/reference.js')).registerReference,
  sql: async () => (await import('./commands/sql.js')).registerSql,
  export: async () => (await import('./commands/export.js')).registerExport,
  parse: async () => (await import('./commands/parse.js')).registerParse,
  analyze: async () => (await import('./commands/analyze.js')).registerAnalyze,
  score: async () => (await import('./commands/score.js')).registerScore,
  train: async () => (await import('./commands/train.js')).registerTrain,
  eval: async () => (await import('./commands/eval.js')).registerEval,
  sample: async () => (await import('./commands/sample.js')).registerSample,
  forget: async () => (await import('./commands/forget.js')).registerForget,
  run: async () => (await import('./commands/run.js')).registerRun,
  enqueue: async () => (await import('./commands/enqueue.js')).registerEnqueue,
  serve: async () => (await import('./commands/serve.js')).registerServe,
  desk: async () => (await import('./commands/desk.js')).registerDesk,
  work: async () => (await import('./commands/work.js')).registerWork,
  jobs: async () => (await import('./commands/jobs.js')).registerJobs,
  db: async () => (await import('./commands/db.js')).registerDb,
  demo: async () => (await import('./commands/demo.js')).registerDemo,
};

const NOTES = `
Examples:
  $ threadbare demo                              see it work on the sample documents
  $ threadbare ingest saved-pages/               read a folder into the database
  $ threadbare crawl https://forum.example/t/12  fetch a thread, a section or a board
  $ threadbare report                            what is in it
  $ threadbare sql "select * from v_altered_quote"

The database is a folder (.threadbare, or --data, or THREADBARE_DATA) unless DATABASE_URL names a PostgreSQL server.
Exit codes: 0 done, 1 some inputs failed, 2 usage, 3 database, 4 refused by policy, 130 interrupted.
Documentation: docs/cli.md`;

/**
 * The command line. Commander's own exits are thrown, so that main decides about the process.
 *
 * @param only the first argument: where it names a command, that one alone is loaded (half a second instead of two);
 *   null, and for help and typing errors: all
 */
export async function buildProgram(session: Session, only: string | null = null): Promise<Command> {
  const program = new Command('threadbare')
    .description('Turns forum pages into threads, threads into checked quotes, and both into rows you can query.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .addHelpText('after', NOTES)
    .showSuggestionAfterError(true)
    .configureHelp({ showGlobalOptions: false })
    .exitOverride();
  if (only === '-V' || only === '--version') return program;
  const named = only !== null && Object.hasOwn(COMMANDS, only) ? COMMANDS[only] : undefined;
  for (const load of named === undefined ? Object.values(COMMANDS) : [named]) (await load())(program, session);
  return program;
}
