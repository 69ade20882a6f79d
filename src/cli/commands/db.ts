import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { UsageError } from '../../model/errors.js';
import { openStore } from '../../store/index.js';
import { type Context, type DataOptions, databaseUrl, dataFolder, withExistingStore } from '../context.js';
import { dataOption, jsonOption } from '../options.js';
import type { Session } from '../session.js';
import { statusText } from '../status-text.js';

interface StatusOptions extends DataOptions {
  readonly json?: boolean;
}

interface ResetOptions extends DataOptions {
  readonly yes?: boolean;
}

/** `threadbare db url|migrate|status|reset` */
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
