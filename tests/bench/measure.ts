import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../support/shared.js';

/** One line of the table: a rate of ours beside the bare library's, measured in the same run. */
export interface Figure {
  readonly name: string;
  readonly ours: string;
  readonly bare: string;
  /** Our time ÷ the bare library's time for the same work; null where there is nothing to compare with. */
  readonly ratio: number | null;
}

/** Best of `rounds` after one warm-up round, in milliseconds. Machines are shared: the best run is the least disturbed. */
export async function best(rounds: number, work: () => unknown): Promise<number> {
  await work();
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < rounds; i += 1) {
    const started = performance.now();
    await work();
    least = Math.min(least, performance.now() - started);
  }
  return least;
}

/** `n` things in `ms` milliseconds as a rate. */
export const perSecond = (n: number, ms: number, unit: string): string =>
  `${Math.round(n / (ms / 1000)).toLocaleString('en')} ${unit}/s`;

/** Runs the built command line in a process of its own and returns its peak resident memory. */
export function peakMemory(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): { mib: number; seconds: number } {
  const probe = pathToFileURL(path.join(root, 'tests', 'bench', 'peak-memory.mjs')).href;
  const started = performance.now();
  const run = spawnSync(process.execPath, ['--import', probe, path.join(root, 'dist', 'cli', 'main.js'), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { ...process.env, DATABASE_URL: '', ...env },
  });
  const kib = /peak-rss-kib (\d+)/.exec(run.stderr)?.[1];
  if (run.status !== 0 || kib === undefined)
    throw new Error(`threadbare ${args.join(' ')} failed: ${run.stderr}${run.stdout}`);
  return { mib: Math.round(Number(kib) / 1024), seconds: Math.round((performance.now() - started) / 100) / 10 };
}

export function print(title: string, figures: readonly Figure[]): void {
  console.log(`\n${title}`);
  for (const { name, ours, bare, ratio } of figures)
    console.log(
      `  ${name.padEnd(46)} ${ours.padStart(22)}  ${bare.padStart(34)}  ${ratio === null ? '' : `time ratio ${ratio.toFixed(2)}`}`,
    );
}
