import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { decode } from '../../src/decode/decode.js';
import { pageToJson, parsePage } from '../../src/engines/index.js';
import type { PageInput, ParseOptions } from '../../src/model/page.js';
import { shared } from './shared.js';

/** A saved page of the shared corpus with what must claim it. */
export interface CorpusPage {
  readonly folder: string;
  readonly file: string;
  readonly input: PageInput;
  /** The engine of its truth; null for pages that no spec may claim. */
  readonly engine: string | null;
  /** Posts its truth holds. */
  readonly posts: number;
}

const truthShape = z.object({ engine: z.string(), posts: z.array(z.unknown()) });

/** Folders of saved pages: `corpus` or `corpus-text`. */
export function corpusFolders(part: string): readonly string[] {
  const folder = join(shared, part);
  return readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory() && name !== 'skeletons');
}

export function corpusPages(part: string, folder: string): readonly CorpusPage[] {
  return readdirSync(join(shared, part, folder))
    .filter((file) => !file.endsWith('.truth.json'))
    .map((file) => {
      const path = join(shared, part, folder, file);
      const decoded = decode(readFileSync(path), { fileName: file });
      const truthFile = [`${path}.truth.json`, `${path.replace(/\.[a-z]+$/, '')}.truth.json`].find(existsSync);
      const truth = truthFile === undefined ? null : truthShape.parse(JSON.parse(readFileSync(truthFile, 'utf8')));
      return {
        folder,
        file,
        input: { text: decoded.text, format: decoded.format, url: null },
        engine: truth === null || truth.engine === 'generic' ? null : truth.engine,
        posts: truth?.posts.length ?? 0,
      };
    });
}

export interface CorpusRun {
  readonly part: 'corpus' | 'corpus-text';
  readonly folders: readonly string[];
  readonly options: ParseOptions;
  /** Where the JSON goes; a temporary folder that is removed again when left out. */
  readonly out?: string | undefined;
}

/** Parses folders of the corpus and gives them to `score-parse.mjs`; its output as printed. */
export function scoreTool(run: CorpusRun, flags: readonly string[]): string {
  const truth = join(shared, run.part);
  const out = run.out ?? mkdtempSync(join(tmpdir(), 'threadbare-corpus-'));
  for (const folder of run.folders) {
    mkdirSync(join(out, folder), { recursive: true });
    for (const { file, input } of corpusPages(run.part, folder)) {
      const json = pageToJson(parsePage(input, run.options));
      writeFileSync(join(out, folder, `${file}.json`), JSON.stringify(json, null, 1));
    }
  }
  const onPage = run.options.ignoreIds === true ? ['--on-page'] : [];
  const tool = join(shared, 'tools/score-parse.mjs');
  const args = [tool, '--truth', truth, '--got', out, '--engines', run.folders.join(','), ...onPage, ...flags];
  const printed = execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (run.out === undefined) rmSync(out, { recursive: true });
  return printed;
}

const metric = z.number().nullable();
const rowShape = z.object({
  engine: z.string(),
  score: z.number(),
  postF1: metric,
  author: metric,
  ownF1: metric,
  noLeak: metric,
  quoteF1: metric,
  quoteSource: metric,
});
export type CorpusScore = z.infer<typeof rowShape>;
const scoresShape = z.object({ score: z.number(), overall: z.array(rowShape), engines: z.array(rowShape) });

/** The same as figures: the mean of engines, and one row per folder. */
export function scoreCorpus(run: CorpusRun): {
  readonly overall: CorpusScore;
  readonly engines: readonly CorpusScore[];
} {
  const { overall, engines } = scoresShape.parse(JSON.parse(scoreTool(run, ['--json'])));
  const [mean] = overall;
  if (mean === undefined) throw new Error('score-parse.mjs printed no overall row');
  return { overall: mean, engines };
}
