import { readFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { FORMAT_NAMES, type FormatName, PARTITION_NAMES, type PartitionName } from '../../export/options.js';
import { UsageError } from '../../model/errors.js';
import { fileReason } from '../../model/file-errors.js';
import { type Context, type DataOptions, withExistingStore } from '../context.js';
import { dataOption, jsonOption, wholeNumber } from '../options.js';
import { startBar } from '../progress.js';
import type { Session } from '../session.js';

interface ExportCommandOptions extends DataOptions {
  readonly format?: FormatName;
  readonly out?: string;
  readonly entity: string;
  readonly where?: string;
  readonly since?: string;
  readonly until?: string;
  readonly site?: string;
  readonly thread?: string;
  readonly changedSince?: number;
  readonly partition?: readonly PartitionName[];
  readonly pseudonymize?: boolean;
  readonly key?: string;
  readonly keyFile?: string;
  readonly text: boolean;
  readonly body?: boolean;
  readonly network: 'replies' | 'agreement';
  readonly defuseFormulas?: boolean;
  readonly overwrite?: boolean;
  readonly verify?: string;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  $ threadbare export --format csv --out posts.csv.gz
  $ threadbare export --format parquet --entity all --out study/
  $ threadbare export --format parquet --partition site,month --out lake/      again: only what changed
  $ threadbare export --format jsonl --where "sentiment < -0.5" --since 2025-01-01 --out angry.jsonl
  $ threadbare export --format convokit --pseudonymize --key-file key.txt --out corpus/
  $ threadbare export --format gexf --network agreement --out who-agrees.gexf
  $ threadbare export --verify study/

A manifest with counts, hashes and the number for --changed-since stands beside the file, or in the folder.
docs/exports.md: every format, how to load it, and what pseudonyms do and do not hide.`;

/** `threadbare export` */
export function registerExport(program: Command, session: Session): void {
  program
    .command('export')
    .description(
      'write the data for other programs: CSV, JSON lines, Parquet, ConvoKit, forum-dl, 4CAT, schema.org, Gephi',
    )
    .addOption(new Option('--format <format>', 'form of the export').choices([...FORMAT_NAMES]))
    .option('--out <path>', 'file or folder to write; .gz and .br at its end pack it (.zst where Node can)')
    .option('--entity <names>', 'posts, threads, authors, quotes, … joined by commas, or all (a folder)', 'posts')
    .option('--where <condition>', 'SQL condition over the columns of v_post')
    .option('--since <time>', 'posted at this time or later (2025-03-01, or an instant with its zone)')
    .option('--until <time>', 'posted before this time')
    .option('--site <host>', 'posts of this site')
    .option('--thread <thread>', 'posts of this thread: its id, address or title')
    .addOption(
      new Option(
        '--changed-since <seq>',
        'rows changed after this number of the change log, with tombstones',
      ).argParser((text) => wholeNumber(text, 0, 999_999_999)),
    )
    .addOption(
      new Option('--partition <columns>', 'Parquet in a Hive layout by site, month or both').argParser(partitionNames),
    )
    .option('--pseudonymize', 'names, accounts and ids as pseudonyms made with a key, in texts too')
    .option('--key <text>', 'the key; seen by who lists processes, --key-file is not')
    .option('--key-file <file>', 'file that holds the key (its first line)')
    .option('--no-text', 'figures only: no texts, titles, evidence or diffs')
    .option('--body', 'posts with their body as HTML and what is known of their thread')
    .addOption(
      new Option('--network <kind>', 'edges of GEXF and GraphML').choices(['replies', 'agreement']).default('replies'),
    )
    .option('--defuse-formulas', "CSV: a ' before texts that a spreadsheet would run")
    .option('--overwrite', 'replace an export that stands at the path')
    .option('--verify <path>', 'check an export against its manifest; writes nothing')
    .addOption(dataOption())
    .addOption(jsonOption())
    .addHelpText('after', EXAMPLES)
    .action((options: ExportCommandOptions) =>
      session.run(options, (context) =>
        options.verify === undefined ? runExport(context, options) : runVerify(context, options.verify, options),
      ),
    );
}

async function runExport(context: Context, options: ExportCommandOptions): Promise<number> {
  const { format, out } = options;
  if (format === undefined || out === undefined)
    throw new UsageError('no-export', 'Give a format and a path: threadbare export --format csv --out posts.csv');
  const key = await keyOf(options);
  const { exportData } = await import('../../export/index.js');
  const { exportText } = await import('../export-text.js');
  return withExistingStore(context, options, async (store) => {
    const began = performance.now();
    const bar = startBar(
      process.stderr,
      process.stderr.isTTY === true && options.json !== true,
      ' {value} rows · {rate} rows/s',
    );
    try {
      const manifest = await exportData(
        store,
        {
          format,
          out,
          entity: options.entity,
          where: options.where,
          since: options.since,
          until: options.until,
          site: options.site,
          thread: options.thread,
          changedSince: options.changedSince,
          partition: options.partition === undefined ? undefined : [...options.partition],
          text: options.text,
          key,
          overwrite: options.overwrite === true,
          defuseFormulas: options.defuseFormulas === true,
          body: options.body === true,
          network: options.network,
        },
        {
          signal: context.signal,
          onStep: (rows) => {
            const seconds = Math.max((performance.now() - began) / 1000, 0.001);
            bar.update(rows, rows, { rate: Math.round(rows / seconds) });
          },
        },
      );
      bar.stop();
      await context.out.write(options.json === true ? `${JSON.stringify(manifest)}\n` : exportText(out, manifest));
      return 0;
    } finally {
      bar.stop();
    }
  });
}

/** The key of `--key` or `--key-file`; null: real names. @throws UsageError `no-key`, `two-keys`, `unreadable-key` */
async function keyOf({ pseudonymize, key, keyFile }: ExportCommandOptions): Promise<string | null> {
  if (key !== undefined && keyFile !== undefined)
    throw new UsageError('two-keys', 'Give the key either with --key or with --key-file, not both.');
  if (pseudonymize !== true && key === undefined && keyFile === undefined) return null;
  if (keyFile === undefined) {
    if (key !== undefined) return key;
    throw new UsageError(
      'no-key',
      '--pseudonymize needs a key you keep: openssl rand -hex 32 > key.txt, then --key-file key.txt. The same key gives the same pseudonyms.',
    );
  }
  try {
    return (await readFile(keyFile, 'utf8')).split(/\r?\n/, 1)[0]?.trim() ?? '';
  } catch (cause) {
    throw new UsageError('unreadable-key', `The key in ${keyFile} cannot be read: ${fileReason(cause)}.`, { cause });
  }
}

async function runVerify(context: Context, target: string, options: ExportCommandOptions): Promise<number> {
  const { verifyExport } = await import('../../export/index.js');
  const found = await verifyExport(target);
  if (options.json === true) await context.out.write(`${JSON.stringify(found)}\n`);
  else
    await context.out.write(
      found.faults.length === 0
        ? `${target}: ${found.files} ${found.files === 1 ? 'file' : 'files'}, ${found.bytes} bytes, as written.\n`
        : found.faults.map((fault) => `${fault}\n`).join(''),
    );
  return found.faults.length === 0 ? 0 : 1;
}

function partitionNames(text: string): readonly PartitionName[] {
  const names = text.split(',').map((name) => name.trim());
  const known = names.flatMap((name) => PARTITION_NAMES.find((one) => one === name) ?? []);
  if (known.length !== names.length) throw new InvalidArgumentError('It is site, month, or both joined by a comma.');
  return known;
}
