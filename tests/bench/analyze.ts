import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { DETECTOR_SIZES } from '../../src/analyze/language.js';
import { root } from '../support/shared.js';
import { type Figure, perSecond } from './measure.js';

/**
 * All default analyzers, and sentiment alone, against bare `sentiment` and bare `vader-sentiment` over the same texts; each
 * line in a process of its own over the built program (`npm run build`).
 */
export function benchAnalyze(): Figure[] {
  const all = rates('all');
  const alone = rates('alone');
  const [one, two] = [rates('workers', '1'), rates('workers', '2')];
  const line = (name: string, found: Rates, beside: string): Figure => ({
    name,
    ours: perSecond(found.posts, found.ours, 'posts'),
    bare: `${beside} ${perSecond(found.posts, found.bare[beside] ?? 0, 'posts')}`,
    ratio: found.ours / (found.bare[beside] ?? 0),
  });
  return [
    line(`all analyzers, posts of ${all.characters} characters`, all, 'sentiment'),
    line('all analyzers again, nothing changed', rates('again'), 'sentiment'),
    line('sentiment alone', alone, 'sentiment'),
    line('sentiment alone', alone, 'vader-sentiment'),
    {
      name: 'all analyzers, two worker threads',
      ours: perSecond(two.posts, two.ours, 'posts'),
      bare: `one thread ${perSecond(one.posts, one.ours, 'posts')}`,
      ratio: two.ours / one.ours,
    },
    {
      name: '  cores kept busy',
      ours: two.cores.toFixed(2),
      bare: `one thread ${one.cores.toFixed(2)}`,
      ratio: null,
    },
    ...benchStart(),
  ];
}

interface Rates {
  readonly posts: number;
  readonly characters: number;
  /** Milliseconds over all posts, ours and those of the bare libraries beside it. */
  readonly ours: number;
  readonly bare: Readonly<Record<string, number>>;
  readonly cores: number;
}

function rates(...args: readonly string[]): Rates {
  return run<Rates>('analyze-probe.ts', args);
}

/** What the shipped weights and each size of the language detector cost when they are first needed, in fresh processes. */
function benchStart(): Figure[] {
  const figures: Figure[] = [];
  const weights = probe<{ milliseconds: number; megabytes: number; models: number }>('weights-probe.ts', []);
  figures.push({
    name: `shipped weights of ${weights.models} tasks`,
    ours: `${weights.milliseconds} ms`,
    bare: `${weights.megabytes} MB`,
    ratio: null,
  });
  for (const size of DETECTOR_SIZES) {
    const one = probe<LanguageProbe>('language-probe.ts', [size]);
    const { tuned, aside } = one.halves;
    figures.push({
      name: `language detector, ${size}`,
      ours: `${one.milliseconds} ms`,
      bare: `${one.megabytes} MB`,
      ratio: null,
    });
    figures.push({
      name: `  right / wrong / unknown of ${tuned.posts}, aside`,
      ours: [tuned.right, tuned.wrong, tuned.unknown].join(' / '),
      bare: [aside.right, aside.wrong, aside.unknown].join(' / '),
      ratio: null,
    });
  }
  return figures;
}

interface Half {
  readonly posts: number;
  readonly right: number;
  readonly wrong: number;
  readonly unknown: number;
}

interface LanguageProbe {
  readonly milliseconds: number;
  readonly megabytes: number;
  readonly halves: { readonly tuned: Half; readonly aside: Half };
}

/** What a script beside this one prints about itself; the least time of three processes. */
function probe<T extends { readonly milliseconds: number }>(script: string, args: readonly string[]): T {
  const runs = Array.from({ length: 3 }, () => run<T>(script, args));
  return runs.reduce((a, b) => (b.milliseconds < a.milliseconds ? b : a));
}

/** What a script beside this one prints, as JSON. */
function run<T>(script: string, args: readonly string[]): T {
  const file = path.join(root, 'tests', 'bench', script);
  const out = execFileSync(process.execPath, ['--import', 'tsx', file, ...args], { cwd: root, encoding: 'utf8' });
  return JSON.parse(out);
}
