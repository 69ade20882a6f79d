/**
 * A process of its own that measures the built program (`all`, `again`, `alone`, `workers N`) beside the bare libraries:
 * what ran before in a process changes what the engine makes of the code.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import Sentiment from 'sentiment';
import type { LinkedThread } from '../../src/model/thread.js';
import { root } from '../support/shared.js';
import { forumThread } from './forum-texts.js';
import { best } from './measure.js';

/** Threads of a forum's usual length: what is remembered of words serves one of them at a time. */
const THREADS = 20;
const POSTS = 50;
/**
 * Rounds over all posts, of which the best counts: the engine compiles what is called often again and again, and a batch is
 * at its own speed after some 5,000 posts; each worker thread begins anew.
 */
const ROUNDS = 30;

const built = (file: string): string => pathToFileURL(path.join(root, 'dist', file)).href;
const threads = Array.from({ length: THREADS }, (_, i) => forumThread(POSTS, 3 + i));
const texts = threads.flatMap((thread) => thread.posts.map((post) => post.analysisText));
const [what = 'all', workers = '1'] = process.argv.slice(2);
const before = process.cpuUsage();
const started = performance.now();
const ours = await measured(what, Number(workers));
const { user, system } = process.cpuUsage(before);
/** Cores kept busy, compiler and collector of garbage included. */
const cores = (user + system) / 1_000 / (performance.now() - started);
const bare = what === 'workers' ? {} : await bareRates();
const characters = Math.round(texts.reduce((n, text) => n + text.length, 0) / texts.length);
console.log(JSON.stringify({ posts: texts.length, characters, ours, bare, cores }));

async function measured(name: string, count: number): Promise<number> {
  if (name === 'alone') {
    const { scoreSentiment }: typeof import('../../src/analyze/sentiment/index.js') = await import(
      built('analyze/sentiment/index.js')
    );
    // A text on its own, known to be English.
    const known = { full: null, language: 'en', by: 'post', reply: false, lists: true, targets: [] } as const;
    return best(ROUNDS, () => texts.map((text) => scoreSentiment({ ...known, text })));
  }
  if (name === 'workers') return inWorkers(count);
  const { analyzeThread, prepareAnalyzers }: typeof import('../../src/analyze/index.js') = await import(
    built('analyze/index.js')
  );
  await prepareAnalyzers();
  const stored = threads.map((thread) => (name === 'again' ? analyzeThread(thread, []).annotations : []));
  return best(ROUNDS, () => threads.map((thread, i) => analyzeThread(thread, stored[i] ?? [])));
}

/** With what it takes to hand threads over. */
async function inWorkers(count: number): Promise<number> {
  const { startAnalyzePool }: typeof import('../../src/ingest/analyze-pool.js') = await import(
    built('ingest/analyze-pool.js')
  );
  const pool = await startAnalyzePool(count);
  const least = await best(count * ROUNDS, () =>
    Promise.all(threads.map((thread: LinkedThread) => pool.analyze(thread, []))),
  );
  await pool.close();
  return least;
}

async function bareRates(): Promise<Record<string, number>> {
  const afinn = new Sentiment();
  const few = texts.slice(0, 100);
  // It has no types and is CommonJS.
  const vader: { readonly SentimentIntensityAnalyzer: { readonly polarity_scores: (text: string) => unknown } } =
    createRequire(import.meta.url)('vader-sentiment');
  return {
    sentiment: await best(ROUNDS, () => texts.map((text) => afinn.analyze(text))),
    'vader-sentiment':
      (await best(5, () => few.map((text) => vader.SentimentIntensityAnalyzer.polarity_scores(text)))) *
      (texts.length / few.length),
  };
}
