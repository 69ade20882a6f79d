import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../support/shared.js';
import { syntheticPages } from '../support/synthetic-thread.js';
import { type Figure, perSecond } from './measure.js';

/** Pages of a run; `BENCH_PAGES=10000` repeats the long one. */
const PAGES = Number(process.env.BENCH_PAGES ?? 1_500);
const PAGES_OF_A_THREAD = 10;

interface Run {
  readonly seconds: number;
  readonly mib: number;
}

/**
 * `parse --jobs 2` over a folder against two processes that parse half of it each, in the same run; and what the peak of
 * memory does when there are ten times as many pages.
 */
export async function benchJobs(): Promise<Figure[]> {
  const dir = mkdtempSync(path.join(tmpdir(), 'threadbare-bench-'));
  try {
    const halves = ['one', 'two'].map((name) => path.join(dir, 'pages', name));
    for (const half of halves) mkdirSync(half, { recursive: true });
    const few = path.join(dir, 'few');
    mkdirSync(few);
    let at = 0;
    for (const page of syntheticPages({
      seed: 6,
      threads: Math.ceil(PAGES / PAGES_OF_A_THREAD),
      pagesPerThread: PAGES_OF_A_THREAD,
      postsPerPage: 20,
      pageBytes: 120_000,
    })) {
      writeFileSync(path.join(halves[at % 2] ?? dir, page.name), page.html);
      if (at < PAGES / 10) writeFileSync(path.join(few, page.name), page.html);
      at += 1;
    }
    const out = path.join(dir, 'out');
    const together = await parse([...halves, '--out', out, '--jobs', '2']);
    const apart = await Promise.all(halves.map((half) => parse([half, '--out', `${half}-out`])));
    const two = Math.max(...apart.map((run) => run.seconds));
    const small = await parse([few, '--out', path.join(dir, 'few-out'), '--jobs', '2']);
    return [
      {
        name: `parse --jobs 2, ${at} pages of 120 KB`,
        ours: perSecond(at, together.seconds * 1_000, 'pages'),
        bare: `two processes ${perSecond(at, two * 1_000, 'pages')}`,
        ratio: together.seconds / two,
      },
      {
        name: `peak memory of both workers, ${at} pages`,
        ours: `${together.mib} MB`,
        bare: `after a tenth of them ${small.mib} MB`,
        ratio: together.mib / small.mib,
      },
    ];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Runs the built command line; seconds from start to end, and its peak resident memory. */
function parse(args: readonly string[]): Promise<Run> {
  const memory = pathToFileURL(path.join(root, 'tests', 'bench', 'peak-memory.mjs')).href;
  const main = path.join(root, process.env.BENCH_DIST ?? 'dist', 'cli', 'main.js');
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', memory, main, 'parse', ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      // The last lines are what is looked for; problems of pages may be many.
      stderr = (stderr + text).slice(-10_000);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      const kib = [...stderr.matchAll(/peak-rss-kib (\d+)/g)].map((match) => Number(match[1]));
      if (code !== 0 || kib.length === 0) reject(new Error(`parse ${args.join(' ')} failed: ${stderr}`));
      else resolve({ seconds: (performance.now() - started) / 1_000, mib: Math.round(Math.max(...kib) / 1_024) });
    });
  });
}
