import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { root } from '../support/shared.js';
import { type Figure, perSecond } from './measure.js';

/** Pages of a run; `BENCH_PAGES=20000` makes it longer. */
const PAGES = Number(process.env.BENCH_PAGES ?? 2_000);
const ROUNDS = 3;
/** What is measured, by what is served; plain pages need no unpacking. */
const WORKS = { plain: ['ours', 'read'], gzip: ['ours', 'unpack', 'read'] } as const;
const BARE = { read: 'undici', unpack: 'undici + gunzip' } as const;

/**
 * Pages per second of the client, politeness, parse and store left out, against bare undici loops with as many
 * connections, from the same server in another process: in turns, each in a process of its own, best of three. `undici`
 * only reads the bytes; `undici + gunzip` does what a reader of pages needs, and with it the goal is measured, 0.8 times
 * its rate: a time ratio of 1.25.
 */
export async function benchFetch(): Promise<Figure[]> {
  const server = spawn(process.execPath, ['--import', 'tsx', script('fetch-server')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const origin = `http://127.0.0.1:${await portOf(server)}`;
    const kinds = ['plain', 'gzip'] as const;
    return kinds.flatMap((kind) => [8, 32].flatMap((at) => compare(origin, kind, at)));
  } finally {
    server.kill();
    await once(server, 'exit');
  }
}

function compare(origin: string, kind: 'plain' | 'gzip', concurrency: number): Figure[] {
  const works = WORKS[kind];
  const rounds = Array.from(
    { length: ROUNDS },
    () => new Map(works.map((work) => [work, probe(work, origin, kind, concurrency)])),
  );
  const best = (work: string): number =>
    Math.min(...rounds.flatMap((round) => [...round].filter(([name]) => name === work).map(([, ms]) => ms)));
  const ours = best('ours');
  return works.flatMap((work) =>
    work === 'ours'
      ? []
      : [
          {
            name: `fetch ${kind} pages of 100 KB, ${concurrency} at a time`,
            ours: perSecond(PAGES, ours, 'pages'),
            bare: `${BARE[work]} ${perSecond(PAGES, best(work), 'pages')}`,
            ratio: ours / best(work),
          },
        ],
  );
}

/** Milliseconds for the pages of one warm pass in a fresh process. */
function probe(work: string, origin: string, kind: string, concurrency: number): number {
  const args = ['--import', 'tsx', script('fetch-probe'), work, origin, `/${kind}`, String(concurrency), String(PAGES)];
  const run = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  const ms = /^milliseconds ([\d.]+)$/m.exec(run.stdout)?.[1];
  if (run.status !== 0 || ms === undefined) throw new Error(`the ${work} probe failed: ${run.stderr}`);
  return Number(ms);
}

async function portOf(server: ChildProcess): Promise<number> {
  let text = '';
  for await (const part of server.stdout ?? []) {
    text += String(part);
    const port = /^port (\d+)$/m.exec(text)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error('the server of the fetch benchmark did not start');
}

const script = (name: string): string => path.join(root, 'tests', 'bench', `${name}.ts`);
