import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseTree } from '../../src/engines/html/page-tree.js';
import { root } from '../support/shared.js';
import { type Figure, perSecond } from './measure.js';
import { benchPages } from './parse-pages.js';

/** Passes before the one that counts: after four, V8 has compiled what it is going to. */
const WARM = 4;
const ROUNDS = 3;

/**
 * One pass of the full parse over real pages against one pass of bare `cheerio.load` over the same: wall time, garbage
 * collection included, each in a warmed process of its own, in turns, best of three. Beside it the share of pages that
 * our own parser read, without parse5.
 */
export function benchParse(): Figure[] {
  const { kind, pages } = benchPages();
  const rounds = Array.from({ length: ROUNDS }, () => ({ ours: probe('parse'), bare: probe('load') }));
  const ours = Math.min(...rounds.map((round) => round.ours));
  const bare = Math.min(...rounds.map((round) => round.bare));
  const fast = pages.filter((text) => parseTree(text).slow === null).length;
  return [
    {
      name: `parse, ${pages.length} ${kind} pages, ${Math.round((100 * fast) / pages.length)} % without parse5`,
      ours: perSecond(pages.length, ours, 'pages'),
      bare: `cheerio.load ${perSecond(pages.length, bare, 'pages')}`,
      ratio: ours / bare,
    },
  ];
}

/** Milliseconds of one warm pass in a fresh process. */
function probe(work: 'parse' | 'load'): number {
  const script = path.join(root, 'tests', 'bench', 'parse-probe.ts');
  const run = spawnSync(process.execPath, ['--import', 'tsx', script, work, String(WARM)], {
    cwd: root,
    encoding: 'utf8',
  });
  const ms = /^milliseconds ([\d.]+)$/m.exec(run.stdout)?.[1];
  if (run.status !== 0 || ms === undefined) throw new Error(`the ${work} probe failed: ${run.stderr}`);
  return Number(ms);
}
