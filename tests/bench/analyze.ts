import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import Sentiment from 'sentiment';
import { analyzeThread, prepareAnalyzers } from '../../src/analyze/index.js';
import { DETECTOR_SIZES } from '../../src/analyze/language.js';
import { scoreSentiment } from '../../src/analyze/sentiment/index.js';
import type { LinkedThread } from '../../src/model/thread.js';
import { root } from '../support/shared.js';
import { forumThread } from './forum-texts.js';
import { best, type Figure, perSecond } from './measure.js';

/** Threads of a forum's usual length: what is remembered of words serves one of them at a time. */
const THREADS = 20;
const POSTS = 50;

/** All default analyzers, and sentiment alone, against bare `sentiment` and bare `vader-sentiment` over the same texts. */
export async function benchAnalyze(): Promise<Figure[]> {
  await prepareAnalyzers();
  const threads = Array.from({ length: THREADS }, (_, i) => forumThread(POSTS, 3 + i));
  const texts = threads.flatMap((thread) => thread.posts.map((post) => post.analysisText));
  const characters = Math.round(texts.reduce((n, text) => n + text.length, 0) / texts.length);
  const bare = new Sentiment();
  const ours = await best(3, () => threads.map((thread) => analyzeThread(thread, [])));
  const stored = threads.map((thread) => analyzeThread(thread, []).annotations);
  const again = await best(3, () => threads.map((thread, i) => analyzeThread(thread, stored[i] ?? [])));
  const alone = await best(5, () => texts.map((text) => scoreSentiment({ ...ALONE, text })));
  const sentiment = await best(5, () => texts.map((text) => bare.analyze(text)));
  const few = texts.slice(0, 100);
  const vader = (await best(2, () => few.map(vaderOf))) * (texts.length / few.length);
  const besideSentiment = { bare: `sentiment ${perSecond(texts.length, sentiment, 'posts')}`, of: sentiment };
  const besideVader = { bare: `vader-sentiment ${perSecond(texts.length, vader, 'posts')}`, of: vader };
  const line = (name: string, ms: number, beside: { bare: string; of: number }): Figure => ({
    name,
    ours: perSecond(texts.length, ms, 'posts'),
    bare: beside.bare,
    ratio: ms / beside.of,
  });
  return [
    line(`all analyzers, posts of ${characters} characters`, ours, besideSentiment),
    line('all analyzers again, nothing changed', again, besideSentiment),
    line('sentiment alone', alone, besideSentiment),
    line('sentiment alone', alone, besideVader),
    ...(await benchWorkers(threads, texts.length)),
    ...benchStart(),
  ];
}

/** A text on its own, known to be English. */
const ALONE = { full: null, language: 'en', by: 'post', reply: false, lists: true, targets: [] } as const;

/** Polarity of a text by bare `vader-sentiment`, which has no types and is CommonJS. */
const vaderOf: (text: string) => unknown = (() => {
  const loaded: { readonly SentimentIntensityAnalyzer: { readonly polarity_scores: (text: string) => unknown } } =
    createRequire(import.meta.url)('vader-sentiment');
  return (text) => loaded.SentimentIntensityAnalyzer.polarity_scores(text);
})();

/** The same threads by one worker and by two, each warm, with what it takes to hand threads over. */
async function benchWorkers(threads: readonly LinkedThread[], posts: number): Promise<Figure[]> {
  // Worker threads run the built program: `npm run build` makes it.
  const built = pathToFileURL(path.join(root, 'dist', 'ingest', 'analyze-pool.js')).href;
  const { startAnalyzePool }: typeof import('../../src/ingest/analyze-pool.js') = await import(built);
  const times: number[] = [];
  for (const workers of [1, 2]) {
    const pool = await startAnalyzePool(workers);
    times.push(await best(3, () => Promise.all(threads.map((thread) => pool.analyze(thread, [])))));
    await pool.close();
  }
  const [one = 1, two = 1] = times;
  return [
    {
      name: 'all analyzers, two worker threads',
      ours: perSecond(posts, two, 'posts'),
      bare: `one thread ${perSecond(posts, one, 'posts')}`,
      ratio: two / one,
    },
  ];
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

/** What a script beside this one prints about itself, as JSON; the least time of three processes. */
function probe<T extends { readonly milliseconds: number }>(script: string, args: readonly string[]): T {
  const file = path.join(root, 'tests', 'bench', script);
  const runs = Array.from({ length: 3 }, (): T => {
    const out = execFileSync(process.execPath, ['--import', 'tsx', file, ...args], { cwd: root, encoding: 'utf8' });
    return JSON.parse(out);
  });
  return runs.reduce((a, b) => (b.milliseconds < a.milliseconds ? b : a));
}
