import { open } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { logFilterOf } from '../../desk/read/log.js';
import { type LogFormat, writeLog } from '../../desk/read/log-export.js';
import { UsageError } from '../../model/errors.js';
import { type Context, type DataOptions, withExistingStore } from '../context.js';
import { dataOption } from '../options.js';
import type { Session } from '../session.js';

interface LogOptions extends DataOptions {
  readonly out?: string;
  readonly format: LogFormat;
  readonly kind?: string;
  readonly by?: string;
  readonly site?: string;
  readonly from?: string;
  readonly to?: string;
}

const EXAMPLES = `
Examples:
  $ threadbare desk export-log --out decisions.csv
  $ threadbare desk export-log --format jsonl --kind remove --from 2026-01-01 > removals.jsonl`;

/** `threadbare desk export-log` */
export function registerDeskLog(desk: Command, session: Session): void {
  desk
    .command('export-log')
    .description('write what was decided, by whom, when and why: the whole log, in the order it was written')
    .addOption(dataOption())
    .option('--out <file>', 'file to write (default: standard output)')
    .addOption(new Option('--format <format>', 'form of the log').choices(['csv', 'jsonl']).default('csv'))
    .option('--kind <kind>', 'only approve, remove, warn, escalate, reopen, label, note, wrong_reason or undo')
    .option('--by <name>', 'only what this moderator did')
    .option('--site <host>', 'only posts of this site')
    .option('--from <day>', 'from this day on (YYYY-MM-DD, UTC)')
    .option('--to <day>', 'until this day, included')
    .addHelpText('after', EXAMPLES)
    .action((options: LogOptions) => session.run({}, (context) => exportLog(context, options)));
}

const FILTERS = ['kind', 'by', 'site', 'from', 'to'] as const;

async function exportLog(context: Context, options: LogOptions): Promise<number> {
  const params = new URLSearchParams();
  for (const name of FILTERS) if (options[name] !== undefined) params.set(name, options[name]);
  const filter = logFilterOf(params);
  const unread = FILTERS.find((name) => params.has(name) && filter[name] === null);
  if (unread !== undefined)
    throw new UsageError(
      'bad-log-filter',
      `--${unread} ${params.get(unread)} cannot be read: see threadbare desk export-log --help.`,
    );
  return withExistingStore(context, options, async (store) => {
    const everything = { sites: null };
    const { out, format } = options;
    const events =
      out === undefined
        ? await writeLog(store, everything, filter, format, async (text) => {
            await context.out.write(text);
          })
        : await toFile(out, (write) => writeLog(store, everything, filter, format, write));
    await store.desk.accounts.note({
      userId: null,
      tokenId: null,
      action: 'log.export',
      subject: format,
      detail: { ...Object.fromEntries(params), events },
    });
    context.log.info(`${events} events written`);
    return 0;
  });
}

/** @throws UsageError `unwritable-output` */
async function toFile<T>(file: string, work: (write: (text: string) => Promise<void>) => Promise<T>): Promise<T> {
  const handle = await open(file, 'w').catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError('unwritable-output', `${file} cannot be written (${reason}); choose another with --out`, {
      cause,
    });
  });
  try {
    return await work((text) => handle.appendFile(text));
  } finally {
    await handle.close();
  }
}
