import Sentiment from 'sentiment';
import { analyzeThread } from '../../src/analyze/index.js';
import { linkThread } from '../../src/quotes/index.js';
import { best, type Figure, perSecond } from './measure.js';
import { syntheticThread } from './strip.js';

/** All default analyzers over a thread against bare `sentiment` over the same texts. */
export async function benchAnalyze(): Promise<Figure[]> {
  const thread = linkThread(syntheticThread(1_000, 3), []);
  const texts = thread.posts.map((post) => post.analysisText);
  const bareSentiment = new Sentiment();
  const ours = await best(3, () => analyzeThread(thread, []));
  const stored = analyzeThread(thread, []).annotations;
  const again = await best(3, () => analyzeThread(thread, stored));
  const bare = await best(3, () => texts.map((text) => bareSentiment.analyze(text)));
  const against = `sentiment ${perSecond(texts.length, bare, 'posts')}`;
  const characters = Math.round(texts.reduce((n, text) => n + text.length, 0) / texts.length);
  return [
    {
      name: `all analyzers, posts of ${characters} characters`,
      ours: perSecond(texts.length, ours, 'posts'),
      bare: against,
      ratio: ours / bare,
    },
    {
      name: 'all analyzers again, nothing changed',
      ours: perSecond(texts.length, again, 'posts'),
      bare: against,
      ratio: again / bare,
    },
  ];
}
