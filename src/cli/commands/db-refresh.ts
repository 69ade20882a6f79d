import type { Command } from 'commander';
import { type DataOptions, withExistingStore } from '../context.js';
import { dataOption, jsonOption } from '../options.js';
import type { Session } from '../session.js';

interface RefreshOptions extends DataOptions {
  readonly json?: boolean;
  readonly full?: boolean;
}

/** `threadbare db refresh` */
export function registerDbRefresh(db: Command, session: Session): void {
  db.command('refresh')
    .description('bring the daily, total and pair tables of schema analytics up to date with what changed')
    .option('--full', 'make them anew, not only what changed')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action((options: RefreshOptions) =>
      session.run(options, (context) =>
        withExistingStore(context, options, async (store) => {
          const done = await store.refreshDaily({ full: options.full === true, signal: context.signal });
          const text = `${done.threads} ${done.threads === 1 ? 'thread' : 'threads'} counted anew${done.full ? ' (all)' : ''}; up to change ${done.seq}.\n`;
          await context.out.write(options.json === true ? `${JSON.stringify(done)}\n` : text);
          return 0;
        }),
      ),
    );
}
