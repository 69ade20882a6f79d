import type { Command } from 'commander';
import { UsageError } from '../../model/errors.js';
import { type MoveEnd, moveData } from '../../store/index.js';
import { type Context, type DataOptions, databaseUrl, dataFolder } from '../context.js';
import { dataOption, jsonOption } from '../options.js';
import type { Session } from '../session.js';
import { count } from '../summary-text.js';

interface MoveCommandOptions extends DataOptions {
  readonly to: string;
  readonly resume?: boolean;
  readonly json?: boolean;
}

const NOTES = `
Examples:
  $ threadbare db move --to postgres://user:password@host/forums
  $ threadbare db move --to postgres://user:password@host/forums --resume
  $ DATABASE_URL=postgres://host/forums threadbare db move --to ./copy.db

The target must be empty; its schema is made first. Every table is compared on both sides, by its count and by a hash of
its rows; the source is left as it is. Do not write to either while it runs.`;

/** `threadbare db move` */
export function registerDbMove(db: Command, session: Session): void {
  db.command('move')
    .description('copy everything stored into another, empty database, and compare both')
    .requiredOption('--to <place>', 'postgres://… of a server, or the folder of an embedded database')
    .option('--resume', 'go on with a move that was broken off')
    .addOption(dataOption())
    .addOption(jsonOption())
    .addHelpText('after', NOTES)
    .action((options: MoveCommandOptions) => session.run(options, (context) => move(context, options)));
}

async function move(context: Context, options: MoveCommandOptions): Promise<number> {
  const url = databaseUrl(context, options);
  const from: MoveEnd = url === null ? { dataDir: dataFolder(context, options) } : { databaseUrl: url };
  const progress = context.progress();
  try {
    const moved = await moveData(from, targetOf(context, options.to), {
      resume: options.resume === true,
      signal: context.signal,
      onNotice: (text) => context.log.info(text),
      onStep: (table, rows, step) =>
        progress.update({ files: rows, totalFiles: rows, pages: 0, posts: 0 }, `${step} ${table}`),
    });
    progress.stop();
    await context.out.write(
      options.json === true
        ? `${JSON.stringify(moved)}\n`
        : `${count(moved.rows, 'row')} in ${count(Object.keys(moved.tables).length, 'table')} moved from ${moved.from} to ${moved.to}; ` +
            'counts and hashes of both sides agree.\n',
    );
    return 0;
  } finally {
    progress.stop();
  }
}

function targetOf(context: Context, to: string): MoveEnd {
  if (/^postgres(?:ql)?:\/\//iu.test(to)) return { databaseUrl: to };
  if (to.trim() === '' || /^[a-z][a-z0-9+.-]*:\/\//iu.test(to))
    throw new UsageError(
      'bad-target',
      `Not a place to move to: ${JSON.stringify(to)}. Write postgres://… or a folder.`,
    );
  return { dataDir: dataFolder(context, { data: to }) };
}
