import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { Context } from '../../src/cli/context.js';
import { endingOf } from '../../src/cli/exit.js';
import { textLog } from '../../src/cli/log.js';
import { buildProgram } from '../../src/cli/program.js';
import type { Session } from '../../src/cli/session.js';
import { openStore } from '../../src/store/index.js';
import { dataFolder } from '../support/embedded.js';
import { UNOPTIMISED } from '../support/packed.js';
import { onceInRun } from '../support/run.js';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The built program as users run it (`npm test` builds first); from the sources where nothing is built. */
const BUILT = path.join(ROOT, 'dist', 'program', 'main.js');
/** Arguments of node that start the program. */
export const PROGRAM =
  existsSync(BUILT) && process.env.THREADBARE_TEST_SOURCES !== '1'
    ? [UNOPTIMISED, BUILT]
    : ['--import', 'tsx', path.join(ROOT, 'src', 'cli', 'main.ts')];

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Called with each piece of standard error; may send signals. */
  readonly onStderr?: (text: string, kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs the program in a process of its own, without the settings of the test run. */
export function spawnCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  return runProgram([...PROGRAM, ...args], options);
}

/** The same for any arguments of node. */
export function runProgram(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const { DATABASE_URL: _server, THREADBARE_DATA: _folder, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: options.cwd ?? ROOT,
      env: { ...env, ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      options.onStderr?.(text, (signal) => child.kill(signal));
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.stdin ?? '');
  });
}

/** Runs a command line in this process, which saves the start; answers, messages and exit code are those of main. */
export async function runCli(
  args: readonly string[],
  options: Omit<CliOptions, 'onStderr' | 'cwd'> = {},
): Promise<CliResult> {
  let stdout = '';
  let stderr = '';
  const say = (text: string): void => {
    stderr += text;
  };
  const context: Context = {
    out: {
      write: (text) => {
        stdout += text;
        return Promise.resolve(true);
      },
      closed: () => false,
      isTerminal: false,
      columns: null,
    },
    log: textLog(say),
    signal: new AbortController().signal,
    env: options.env ?? {},
    stdin: Readable.from(options.stdin === undefined ? [] : [Buffer.from(options.stdin)]),
    progress: () => ({ update: () => undefined, clear: () => undefined, stop: () => undefined }),
  };
  let code = 0;
  const session: Session = {
    run: async (_common, work) => {
      code = await work(context);
    },
    exitCode: () => code,
    context: () => context,
  };
  const program = await buildProgram(session);
  listen(program, say);
  try {
    await program.parseAsync(args, { from: 'user' });
    return { code, stdout, stderr };
  } catch (error) {
    const ending = endingOf(error, false);
    if (ending.message !== null) context.log.error(ending.message);
    return { code: ending.exitCode, stdout, stderr };
  }
}

function listen(command: Command, say: (text: string) => void): void {
  command.configureOutput({ writeErr: say });
  for (const sub of command.commands) listen(sub, say);
}

/** Puts a database with the seeds, ingested with all defaults, into a folder that is not there yet: made once in a run. */
export async function seedDatabase(folder: string): Promise<void> {
  const made = await onceInRun('seeds', async () => {
    const place = await dataFolder();
    const { code, stderr } = await runCli(['ingest', path.join(ROOT, 'seeds'), '--data', place]);
    if (code !== 0) throw new Error(`the seeds are not ingested: ${stderr}`);
    return place;
  });
  cpSync(made, folder, { recursive: true });
}

/** A folder for one test file; `remove` takes it away. */
export function temporaryFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'threadbare-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Rows of queries on a folder the command line wrote, read in this process: a start per query would be slow. */
export async function readRows(data: string, queries: readonly string[]): Promise<Record<string, unknown>[][]> {
  const store = await openStore({ dataDir: data });
  try {
    const answers: Record<string, unknown>[][] = [];
    for (const query of queries) answers.push([...(await store.query(query)).rows]);
    return answers;
  } finally {
    await store.close();
  }
}

/** Rows of one query, see `readRows`. */
export async function sqlRows(data: string, query: string): Promise<Record<string, unknown>[]> {
  const [rows] = await readRows(data, [query]);
  return rows ?? [];
}
