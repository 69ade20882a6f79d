/** A process of its own that is measured: passes over the pages until warm, then one that counts; prints milliseconds. */
import { load } from 'cheerio';
import { parsePage } from '../../src/engines/index.js';
import { benchPages } from './parse-pages.js';

const [, , work, warm = '0'] = process.argv;
const { pages } = benchPages();
const one = (text: string): unknown => (work === 'load' ? load(text) : parsePage({ text, format: 'html', url: null }));
const pass = (): number => {
  const started = performance.now();
  for (const text of pages) one(text);
  return performance.now() - started;
};
for (let i = 0; i < Number(warm); i += 1) pass();
console.log(`milliseconds ${pass()}`);
