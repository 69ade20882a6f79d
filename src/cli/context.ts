import path from 'node:path';
import { openStore, type Store } from '../store/index.js';
import { jsonLog, type Log, textLog } from './log.js';
import { type Output, outputTo } from './output.js';
import { type Progress, startProgress } from './progress.js';

/** Everything a command may touch of the machine, so that commands can be read and tested without one. */
export interface Context {
  readonly out: Output;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<unknown>;
  readonly progress: () => Progress;
}

/** Options every command that opens a database has. */
export interface DataOptions {
  readonly data?: string | undefined;
}

/** A context on this process; `json` turns messages into NDJSON. */
export function processContext(signal: AbortSignal, json: boolean): Context {
  const log = json ? jsonLog(2) : textLog((line) => process.stderr.write(line));
  return {
    out: outputTo(process.stdout),
    log,
    signal,
    env: process.env,
    stdin: process.stdin,
    progress: () => startProgress(process.stderr, process.stderr.isTTY === true && !json),
  };
}

/** The embedded folder: `--data`, else THREADBARE_DATA, else `.threadbare` here. */
export function dataFolder(context: Context, options: DataOptions): string {
  return path.resolve(options.data ?? nonEmpty(context.env.THREADBARE_DATA) ?? '.threadbare');
}

/** The server to use: DATABASE_URL, unless `--data` names a folder on this very command. */
export function databaseUrl(context: Context, options: DataOptions): string | null {
  return options.data === undefined ? nonEmpty(context.env.DATABASE_URL) : null;
}

/** Opens the store (an embedded one is made where there is none), lets `use` work with it and closes it anyway. */
export function withStore<T>(context: Context, options: DataOptions, use: (store: Store) => Promise<T>): Promise<T> {
  return useStore(context, options, true, use);
}

/** The same with a database that must be there: a command that only asks makes none. */
export function withExistingStore<T>(
  context: Context,
  options: DataOptions,
  use: (store: Store) => Promise<T>,
): Promise<T> {
  return useStore(context, options, false, use);
}

async function useStore<T>(
  context: Context,
  options: DataOptions,
  create: boolean,
  use: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openStore({
    databaseUrl: databaseUrl(context, options),
    dataDir: dataFolder(context, options),
    create,
    onNotice: (text) => context.log.info(text),
  });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

function nonEmpty(value: string | undefined): string | null {
  return value === undefined || value.trim() === '' ? null : value;
}
