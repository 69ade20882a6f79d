/**
 * How well sentiment reads the languages other than English, on labelled posts of our own:
 * `npx tsx tests/eval/sentiment-languages.ts [visible|aside]`.
 */
import { languageFigures } from './sentiment-figures.js';

const half = process.argv[2] ?? 'visible';
const figures = await languageFigures(half);
for (const { language, posts, macroF1, accuracy, wrong } of figures) {
  process.stdout.write(
    `${language} ${half}: ${posts} posts, macro-F1 ${macroF1.toFixed(3)}, accuracy ${accuracy.toFixed(3)}\n`,
  );
  if (process.argv[3] === 'wrong') for (const line of wrong) process.stdout.write(`    ${line}\n`);
}
const mean = figures.reduce((sum, one) => sum + one.macroF1, 0) / figures.length;
process.stdout.write(`mean macro-F1 ${mean.toFixed(3)}\n`);
