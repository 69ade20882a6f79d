import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { UsageError } from '../../model/errors.js';
import type { Store } from '../../store/index.js';
import { type Context, type DataOptions, withExistingStore } from '../context.js';
import { withoutInterrupt } from '../interrupt.js';
import { dataOption } from '../options.js';
import { psqlAddress, psqlOptions } from '../psql-address.js';
import type { Session } from '../session.js';

interface PsqlOptions extends DataOptions {
  readonly readOnly?: boolean;
}

const HELP = `
Examples:
  $ threadbare db psql
  $ threadbare db psql --read-only
  $ threadbare db psql -- -c "\\d v_post"
  $ threadbare db psql -- -f questions.sql --csv -o answers.csv

The embedded database answers one program at a time, statement by statement, while this command runs; what SET changes
holds until somebody else had a turn. Dashboards such as Metabase need a server: threadbare db move --to postgres://…
psql's exit code is passed on.`;

/** How often it is looked whether the process that owns the folder is still there. */
const LOOK_MS = 1_000;

/** `threadbare db psql [-- arguments]` */
export function registerDbPsql(db: Command, session: Session): void {
  db.command('psql')
    .description('open psql on the database: on the embedded one through its socket, or on the server of DATABASE_URL')
    .argument('[arguments...]', 'for psql, behind --')
    .option('--read-only', 'begin every transaction read-only (guards against slips; SET takes it back)')
    .addOption(dataOption())
    .addHelpText('after', HELP)
    .action((args: readonly string[], options: PsqlOptions) =>
      session.run({}, (context) =>
        withExistingStore(context, options, (store) => runPsql(context, store, args, options.readOnly === true)),
      ),
    );
}

/** Runs psql on this terminal; gives its exit code. */
async function runPsql(context: Context, store: Store, args: readonly string[], readOnly: boolean): Promise<number> {
  const { url, password } = psqlAddress(store.url());
  const env = {
    ...context.env,
    ...(password === null ? {} : { PGPASSWORD: password }),
    PGOPTIONS: psqlOptions(context.env.PGOPTIONS ?? '', readOnly),
  };
  const over = new AbortController();
  const kept = keepFolder(store, over.signal);
  try {
    return await withoutInterrupt(() => run(['-d', url, ...args], env, context.signal));
  } finally {
    over.abort();
    await kept;
  }
}

function run(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn('psql', args, { env, stdio: 'inherit' });
    const end = (): void => {
      child.kill('SIGTERM');
    };
    signal.addEventListener('abort', end, { once: true });
    child.once('error', (error) => {
      const missing = 'code' in error && error.code === 'ENOENT';
      reject(missing ? new UsageError('psql-missing', MISSING) : error);
    });
    child.once('close', (code, killed) => {
      signal.removeEventListener('abort', end);
      resolve(code ?? 128 + (killed === null ? 0 : constants.signals[killed]));
    });
  });
}

const MISSING =
  'psql is not installed. It comes with the client of PostgreSQL: package postgresql-client (Debian, Ubuntu), ' +
  'postgresql (Fedora, Arch), libpq (Homebrew). Without it: threadbare sql.';

/**
 * While another process owns the folder, psql uses that one's socket. When it ends, this one takes the folder over within
 * a second, so that psql, which connects again by itself, finds an owner.
 */
async function keepFolder(store: Store, over: AbortSignal): Promise<void> {
  while (!over.aborted && store.mode === 'socket') {
    await sleep(LOOK_MS, null, { signal: over }).catch(() => null);
    if (!over.aborted) await store.query('select 1', { timeoutMs: 0 });
  }
}
