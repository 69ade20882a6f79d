import { type Command, Option } from 'commander';
import { readInput } from '../../ingest/read-file.js';
import { UsageError } from '../../model/errors.js';
import { type Context, type DataOptions, withExistingStore } from '../context.js';
import { dataOption } from '../options.js';
import { formatRows, type RowFormat } from '../rows.js';
import type { Session } from '../session.js';

interface SqlCommandOptions extends DataOptions {
  readonly format: RowFormat;
  readonly file?: string;
}

const EXAMPLES = `
Examples:
  $ threadbare sql "select author, own_text from v_post order by position"
  $ threadbare sql "select * from v_altered_quote" --format json
  $ threadbare sql --file question.sql --format csv > answer.csv

Queries are read-only. Schema analytics is on the search path; docs/data-model.md lists its views.`;

/** `threadbare sql` */
export function registerSql(program: Command, session: Session): void {
  program
    .command('sql')
    .description('ask the database a question in SQL (read-only)')
    .argument('[query]', 'the SQL, unless --file gives it')
    .addOption(new Option('--format <format>', 'output format').choices(['table', 'csv', 'json']).default('table'))
    .option('--file <file>', 'read the SQL from this file, - for standard input')
    .addOption(dataOption())
    .addHelpText('after', EXAMPLES)
    .action((query: string | undefined, options: SqlCommandOptions) =>
      session.run({}, (context) => runSql(context, query, options)),
    );
}

async function runSql(context: Context, query: string | undefined, options: SqlCommandOptions): Promise<number> {
  const sql = await queryText(query, options.file, context.stdin);
  return withExistingStore(context, options, async (store) => {
    const result = await store.query(sql, { readOnly: true, timeoutMs: 0 });
    await context.out.write(formatRows(result.columns, result.rows, options.format));
    return 0;
  });
}

async function queryText(
  query: string | undefined,
  file: string | undefined,
  stdin: AsyncIterable<unknown>,
): Promise<string> {
  if (query !== undefined && file !== undefined)
    throw new UsageError('two-queries', 'Give the SQL either as an argument or with --file, not both.');
  if (query !== undefined && query.trim() !== '') return query;
  if (file === undefined)
    throw new UsageError('no-query', 'Give a query, for example: threadbare sql "select * from v_thread"');
  return new TextDecoder().decode(await readInput(file, stdin));
}
