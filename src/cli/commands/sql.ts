import { type Command, InvalidArgumentError, Option } from 'commander';
import { readInput } from '../../ingest/read-file.js';
import { UsageError } from '../../model/errors.js';
import type { Store } from '../../store/index.js';
import { type Context, type DataOptions, withExistingStore } from '../context.js';
import { dataOption } from '../options.js';
import { ROW_FORMATS, type RowFormat } from '../rows.js';
import type { Session } from '../session.js';
import { explainError } from '../sql-errors.js';
import { runStatements } from '../sql-run.js';
import { type SqlStatement, splitStatements } from '../sql-statements.js';

interface SqlCommandOptions extends DataOptions {
  readonly format: RowFormat;
  readonly file?: string;
  readonly param: readonly string[];
  readonly timeout: number;
  readonly tables?: boolean;
}

const EXAMPLES = `
Examples:
  $ threadbare sql "select author, own_text from v_post order by position"
  $ threadbare sql "select * from v_altered_quote" --format json
  $ threadbare sql "select * from find_posts(\\$1)" --param "winter ferries"
  $ threadbare sql --file questions.sql --format csv > answers.csv

Queries are read-only and see schema analytics, which is on the search path; docs/data-model.md lists its views,
docs/cookbook.md has questions with their SQL. Several statements are divided by semicolons and answered one after the
other, over one state of the data: tables and CSV with an empty line between, JSON one array a line. csv, json and jsonl
are written while they are read, whatever their size.`;

const MOST_SECONDS = 86_400;

/** `threadbare sql` */
export function registerSql(program: Command, session: Session): void {
  program
    .command('sql')
    .description('ask the database a question in SQL (read-only)')
    .argument('[query]', 'the SQL, unless --file gives it; - for standard input')
    .addOption(new Option('--format <format>', 'output format').choices(ROW_FORMATS).default('table'))
    .option('--file <file>', 'read the SQL from this file, - for standard input')
    .addOption(
      new Option('--param <value>', 'value of $1, the next one of $2, …')
        .argParser((value: string, before: readonly string[]) => [...before, value])
        .default([], 'none'),
    )
    .addOption(
      new Option(
        '--timeout <seconds>',
        'stop a query after this long, 0 for never; the embedded database cannot be stopped inside a step, only between batches of rows',
      )
        .argParser(seconds)
        .default(30),
    )
    .option('--tables', 'let the query read the tables of schema threadbare, too (they may change between versions)')
    .addOption(dataOption())
    .addHelpText('after', EXAMPLES)
    .action((query: string | undefined, options: SqlCommandOptions) =>
      session.run({}, (context) => runSql(context, query, options)),
    );
}

function seconds(text: string): number {
  const value = /^\d{1,5}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= MOST_SECONDS)) throw new InvalidArgumentError(`It must be seconds, from 0 to ${MOST_SECONDS}.`);
  return value;
}

async function runSql(context: Context, query: string | undefined, options: SqlCommandOptions): Promise<number> {
  const statements = splitStatements(await queryText(query, options.file, context.stdin));
  if (statements.length === 0) throw noQuery();
  checkParams(statements, options.param);
  return withExistingStore(context, options, async (store) => {
    const current: { statement: SqlStatement | null } = { statement: null };
    try {
      await store.reading(
        (reader) =>
          runStatements(context, reader, statements, {
            format: options.format,
            params: options.param,
            timeoutMs: options.timeout * 1000,
            onStatement: (statement) => {
              current.statement = statement;
            },
          }),
        { role: options.tables === true ? undefined : 'reader', timeoutMs: options.timeout * 1000 },
      );
    } catch (error) {
      const { statement } = current;
      if (statement === null) throw error;
      const where =
        statements.length === 1 ? '' : ` (statement ${statements.indexOf(statement) + 1}, line ${statement.line})`;
      throw explainError(error, statement.sql, await viewNames(store), where);
    }
    return 0;
  });
}

/** Names of schema analytics, for suggestions; none where the database does not answer any more. */
async function viewNames(store: Store): Promise<readonly string[]> {
  const names = await store
    .query(
      `select c.relname from pg_class c where c.relnamespace = to_regnamespace('analytics') and c.relkind in ('r', 'v')`,
    )
    .catch(() => null);
  return names === null ? [] : names.rows.map((row) => String(row.relname));
}

function checkParams(statements: readonly SqlStatement[], params: readonly string[]): void {
  const used = new Set(statements.flatMap((statement) => statement.params));
  for (const number of used)
    if (number < 1 || number > params.length)
      throw new UsageError('missing-param', `The SQL has $${number}, but no value for it: add --param VALUE.`);
  for (const [i, value] of params.entries())
    if (!used.has(i + 1))
      throw new UsageError('unused-param', `The SQL has no $${i + 1} for --param ${JSON.stringify(value)}.`);
}

const noQuery = (): UsageError =>
  new UsageError('no-query', 'Give a query, for example: threadbare sql "select * from v_thread"');

async function queryText(
  query: string | undefined,
  file: string | undefined,
  stdin: AsyncIterable<unknown>,
): Promise<string> {
  if (query !== undefined && file !== undefined)
    throw new UsageError('two-queries', 'Give the SQL either as an argument or with --file, not both.');
  if (query !== undefined && query.trim() !== '' && query !== '-') return query;
  if (file === undefined && query !== '-') throw noQuery();
  return new TextDecoder().decode(await readInput(file ?? '-', stdin));
}
