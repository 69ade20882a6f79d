/** A process of its own that is measured: loads the language detector in one size and judges the labelled posts. */
import { DETECTOR_SIZES, type DetectorSize, detectLanguage, loadDetector } from '../../src/analyze/language.js';
import { labelledPosts, share } from '../analyze/language/labelled.js';
import { OTHERS } from '../analyze/language/posts-slavic.js';

const size: DetectorSize = DETECTOR_SIZES.find((one) => one === process.argv[2]) ?? 'small';
const before = process.memoryUsage().rss;
const started = performance.now();
await loadDetector(size);
const first = detectLanguage('The first call is part of what loading costs.');
const milliseconds = Math.round(performance.now() - started);
const megabytes = Math.round((process.memoryUsage().rss - before) / 2 ** 20);
const halves = Object.fromEntries(
  (['tuned', 'aside'] as const).map((half) => [
    half,
    share(labelledPosts(half), (text) => detectLanguage(text).language),
  ]),
);
const others = Object.values(OTHERS).flat();
const served = labelledPosts('tuned').map(({ language }) => language);
const mistaken = others.filter((text) => served.includes(detectLanguage(text).language ?? '')).length;
console.log(
  JSON.stringify({ size, milliseconds, megabytes, first: first.language, halves, others: others.length, mistaken }),
);
