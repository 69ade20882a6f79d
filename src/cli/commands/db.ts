import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { UsageError } from '../../model/errors.js';
import { openStore, type RunChoice } from '../../store/index.js';
import { type Context, type DataOptions, databaseUrl, dataFolder, withExistingStore } from '../context.js';
import { dataOption, jsonOption } from '../options.js';
import type { Session } from '../session.js';
import { statusText } from '../status-text.js';
import { registerDbDistribute } from './db-distribute.js';
import { registerDbMove } from './db-move.js';
import { registerDbPsql } from './db-psql.js';
import { registerDbRefresh } from './db-refresh.js';

interface StatusOptions extends DataOptions {
  readonly json?: boolean;
}

interface RunsOptions extends StatusOptions {
  readonly select?: readonly string[];
}

interface ResetOptions extends DataOptions {
  readonly yes?: boolean;
}

/** `threadbare db url|psql|migrate|status|runs|move|distribute|reset` */
export function registerDb(program: Command, session: Session): void {
  const db = program
    .command('db')
    .description('the database: where it is, what is in it, bring it up to date, empty it');
  db.command('url')
    .description(
      'print an address other programs can connect to (an embedded folder only answers while a command runs)',
    )
    .addOption(dataOption())
    .action((options: DataOptions) =>
      session.run({}, (context) =>
        withExistingStore(context, options, async (store) => {
          await context.out.write(`${store.url()}\n`);
          return 0;
        }),
      ),
    );
  db.command('migrate')
    .description('bring the schema up to date (safe while others do the same)')
    .addOption(dataOption())
    .action((options: DataOptions) => session.run({}, (context) => migrate(context, options)));
  db.command('status')
    .description('what is stored and where')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((options: StatusOptions) =>
      session.run(options, (context) =>
        withExistingStore(context, options, async (store) => {
          const status = await store.status();
          await context.out.write(options.json === true ? `${JSON.stringify(status)}\n` : statusText(status));
          return 0;
        }),
      ),
    );
  db.command('runs')
    .description('runs of analyzers that are stored, and which of them the views show')
    .addOption(dataOption())
    .addOption(jsonOption())
    .option(
      '--select <run...>',
      'show these: stance:openai, stance@2 (a version); a bare task (stance) shows the built-in one again',
    )
    .action((options: RunsOptions) => session.run(options, (context) => runs(context, options)));
  registerDbPsql(db, session);
  registerDbMove(db, session);
  registerDbRefresh(db, session);
  registerDbDistribute(db, session);
  db.command('reset')
    .description('delete everything stored')
    .addOption(dataOption())
    .option('--yes', 'do not ask')
    .action((options: ResetOptions) => session.run({}, (context) => reset(context, options)));
}

async function migrate(context: Context, options: DataOptions): Promise<number> {
  const store = await openStore({
    databaseUrl: databaseUrl(context, options),
    dataDir: dataFolder(context, options),
    migrate: false,
    onNotice: (text) => context.log.info(text),
  });
  try {
    const applied = await store.migrate();
    await context.out.write(applied ? 'The schema is now up to date.\n' : 'The schema was up to date already.\n');
    return 0;
  } finally {
    await store.close();
  }
}

const RUNS = `
  select r.task, r.analyzer, r.version, r.shown, r.chosen, count(a.analyzer)::integer as "values",
    count(distinct a.thread_id)::integer as threads
  from v_analyzer_run r left join v_annotation a on a.analyzer = r.analyzer and a.version = r.version
  group by 1, 2, 3, 4, 5 order by r.task, r.analyzer, r.version`;

/** Lists the stored runs, after showing what was asked for. */
function runs(context: Context, options: RunsOptions): Promise<number> {
  return withExistingStore(context, options, async (store) => {
    for (const wanted of options.select ?? []) {
      const { task, run } = readChoice(wanted);
      await store.selectRun(task, run);
    }
    const { rows } = await store.query(RUNS, { timeoutMs: 0 });
    if (options.json === true) {
      await context.out.write(`${JSON.stringify(rows)}\n`);
      return 0;
    }
    const lines = rows.map(
      (row) =>
        `${row.shown === true ? '*' : ' '} ${row.task}: ${row.analyzer} ${row.version}, ${row.values} values in ${row.threads} threads${row.chosen === true ? ' (chosen)' : ''}`,
    );
    await context.out.write(rows.length === 0 ? 'No analyzer has run yet.\n' : `${lines.join('\n')}\n`);
    return 0;
  });
}

/** `TASK`, `TASK:MODEL` or either with `@VERSION`; a bare task takes a choice back. */
export function readChoice(text: string): { readonly task: string; readonly run: RunChoice | null } {
  const at = text.indexOf('@');
  const analyzer = at < 0 ? text : text.slice(0, at);
  const version = at < 0 ? null : text.slice(at + 1);
  const task = analyzer.split(':')[0] ?? '';
  if (task === '' || version === '')
    throw new UsageError('bad-run', `Not a run: ${JSON.stringify(text)}. Write stance, stance:openai or stance@2.`);
  return { task, run: analyzer === task && version === null ? null : { analyzer, version } };
}

async function reset(context: Context, options: ResetOptions): Promise<number> {
  const place = databaseUrl(context, options) === null ? dataFolder(context, options) : 'the server of DATABASE_URL';
  if (options.yes !== true && !(await confirmed(place)))
    throw new UsageError('not-confirmed', 'Nothing was deleted. Add --yes to delete everything stored.');
  return withExistingStore(context, options, async (store) => {
    await store.reset();
    await context.out.write('Everything stored was deleted; the schema is in place.\n');
    return 0;
  });
}

/** Asks a person at a terminal; anything else counts as no. */
async function confirmed(place: string): Promise<boolean> {
  if (process.stdin.isTTY !== true) return false;
  const dialogue = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await dialogue.question(`Delete everything stored in ${place}? [y/N] `)).trim());
  } finally {
    dialogue.close();
  }
}
