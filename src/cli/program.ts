import { Command } from 'commander';
import { VERSION } from '../version.js';
import { registerAnalyze } from './commands/analyze.js';
import { registerCite } from './commands/cite.js';
import { registerCrawl } from './commands/crawl.js';
import { registerDb } from './commands/db.js';
import { registerDemo } from './commands/demo.js';
import { registerEval } from './commands/eval.js';
import { registerIngest } from './commands/ingest.js';
import { registerParse } from './commands/parse.js';
import { registerQuotes } from './commands/quotes.js';
import { registerReference } from './commands/reference.js';
import { registerReparse } from './commands/reparse.js';
import { registerReport } from './commands/report.js';
import { registerSample } from './commands/sample.js';
import { registerScore } from './commands/score.js';
import { registerSql } from './commands/sql.js';
import { registerTrain } from './commands/train.js';
import type { Session } from './session.js';

/** Every command, in the order of `--help`: one file each under commands/. */
const COMMANDS = [
  registerIngest,
  registerCrawl,
  registerReparse,
  registerReport,
  registerQuotes,
  registerCite,
  registerReference,
  registerSql,
  registerParse,
  registerAnalyze,
  registerScore,
  registerTrain,
  registerEval,
  registerSample,
  registerDb,
  registerDemo,
] as const;

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

/** The whole command line. Commander's own exits are thrown, so that main decides about the process. */
export function buildProgram(session: Session): Command {
  const program = new Command('threadbare')
    .description('Turns forum pages into threads, threads into checked quotes, and both into rows you can query.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .addHelpText('after', NOTES)
    .showSuggestionAfterError(true)
    .configureHelp({ showGlobalOptions: false })
    .exitOverride();
  for (const register of COMMANDS) register(program, session);
  return program;
}
