import { Logger, runMigrations, type SharedOptions } from 'graphile-worker';
import { DatabaseError } from '../../model/errors.js';
import type { Store } from '../../store/index.js';

/** graphile-worker's own schema in the data set's database; src/store/jobs writes to it. */
const QUEUE_SCHEMA = 'threadbare_queue';

/** What graphile-worker says about its own affairs goes nowhere: the ledger and our messages say what happened. */
const silent = new Logger(() => () => undefined);

/** Its own schema, and not a word. */
export const QUEUE_OPTIONS: SharedOptions = { schema: QUEUE_SCHEMA, logger: silent };

/**
 * Makes the queue of a server, or brings it up to date; safe while others do the same.
 *
 * @throws DatabaseError `newer-queue` where a newer version has made it, `not-permitted` where the role may not make it
 */
export async function openQueue(store: Store, databaseUrl: string): Promise<void> {
  const { rows } = await store.query(`select to_regclass('${QUEUE_SCHEMA}.migrations') is not null as there`, {
    timeoutMs: 0,
  });
  try {
    await runMigrations({ ...QUEUE_OPTIONS, connectionString: databaseUrl });
  } catch (error) {
    throw queueError(error);
  }
  if (rows[0]?.there !== true) await grantToWriters(store);
}

function queueError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code: unknown = Reflect.get(error, 'code');
  if (code === '42501') {
    return new DatabaseError(
      'not-permitted',
      `The queue of this server could not be made: ${error.message}. Run \`threadbare work\` once as the owner of the database.`,
      'stop',
      { cause: error },
    );
  }
  if (!/breaking migration/.test(error.message)) return error;
  // The library sets it for the process to end with; the code belongs to the command.
  process.exitCode = undefined;
  return new DatabaseError(
    'newer-queue',
    'The queue of this server was made by a newer version of threadbare: update this machine, then start its worker again.',
    'stop',
    { cause: error },
  );
}

/** Roles that may write may queue; where there are no such roles, the owner alone does. */
async function grantToWriters(store: Store): Promise<void> {
  await store.query(
    `do $grants$
     begin
       if exists (select 1 from pg_roles where rolname = 'threadbare_writer') then
         grant usage on schema ${QUEUE_SCHEMA} to threadbare_writer;
         grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to threadbare_writer;
         grant usage on all sequences in schema ${QUEUE_SCHEMA} to threadbare_writer;
       end if;
     end
     $grants$`,
    { readOnly: false, timeoutMs: 0 },
  );
}
