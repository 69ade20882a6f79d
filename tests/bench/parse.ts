import { load } from 'cheerio';
import { parsePage } from '../../src/engines/index.js';
import { syntheticPages } from '../support/synthetic-thread.js';
import { best, type Figure, perSecond } from './measure.js';

/** Full parse of Invision pages of 200 KB against building the bare tree of the same pages. */
export async function benchParse(): Promise<Figure[]> {
  const pages = [...syntheticPages({ seed: 1, threads: 8, pagesPerThread: 5, postsPerPage: 25, pageBytes: 200_000 })];
  const ours = await best(3, () => pages.map((page) => parsePage({ text: page.html, format: 'html', url: page.url })));
  const bare = await best(3, () => pages.map((page) => load(page.html)));
  return [
    {
      name: `parse, ${pages.length} pages of 200 KB`,
      ours: perSecond(pages.length, ours, 'pages'),
      bare: `cheerio.load ${perSecond(pages.length, bare, 'pages')}`,
      ratio: ours / bare,
    },
  ];
}
