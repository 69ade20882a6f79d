import type { Command } from 'commander';
import { UsageError } from '../../model/errors.js';
import { distributeData } from '../../store/index.js';
import { type Context, type DataOptions, databaseUrl, dataFolder } from '../context.js';
import { dataOption } from '../options.js';
import type { Session } from '../session.js';

interface DistributeOptions extends DataOptions {
  readonly dryRun?: boolean;
}

const NOTES = `
Example:
  $ DATABASE_URL=postgres://coordinator/forums threadbare db distribute --dry-run

Threads and all that belongs to them are spread over the machines of a Citus cluster by thread_id; sites, authors and the
like are on every machine; logs and queues stay on the coordinator. May be run again; docs/scale.md says what to expect.`;

/** `threadbare db distribute` */
export function registerDbDistribute(db: Command, session: Session): void {
  db.command('distribute')
    .description('spread the tables over the machines of a Citus cluster')
    .option('--dry-run', 'print the SQL and run nothing')
    .addOption(dataOption())
    .addHelpText('after', NOTES)
    .action((options: DistributeOptions) => session.run({}, (context) => run(context, options)));
}

async function run(context: Context, options: DistributeOptions): Promise<number> {
  const url = databaseUrl(context, options);
  const dryRun = options.dryRun === true;
  if (url === null && !dryRun)
    throw new UsageError(
      'needs-server',
      'An embedded database lies on one machine: set DATABASE_URL to the coordinator of a Citus cluster.',
    );
  const statements = await distributeData({
    databaseUrl: url,
    dataDir: dataFolder(context, options),
    dryRun,
    onNotice: (text) => context.log.info(text),
  });
  if (dryRun && statements.length > 0)
    await context.out.write(['begin', ...statements, 'commit'].map((one) => `${one};\n`).join(''));
  else
    await context.out.write(
      statements.length === 0 ? 'Everything is spread already.\n' : 'The tables are spread over the cluster now.\n',
    );
  return 0;
}
