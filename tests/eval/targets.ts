/**
 * Prints the figures of the target finder: `npx tsx tests/eval/targets.ts [--aside] [--errors] [FILE…]`.
 * Without files: the labelled threads of tests/analyze/targets (`--aside`: the half set aside), by language.
 * FILE: labelled threads of your own in the same form (see tests/analyze/targets/labelled.ts), named `<language>.txt`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findTargets } from '../../src/analyze/targets/index.js';
import { type LabelledThread, readLabelled } from '../analyze/targets/labelled.js';
import { root } from '../support/shared.js';
import { countThread, figuresOf, sumCounts } from './target-figures.js';

const args = process.argv.slice(2);
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const folder = path.join(root, 'tests', 'analyze', 'targets', args.includes('--aside') ? 'aside' : 'visible');
const given = args.filter((arg) => !arg.startsWith('--'));
const files = given.length > 0 ? given : readdirSync(folder).map((name) => path.join(folder, name));

const threads = files.flatMap((file): LabelledThread[] =>
  readLabelled(path.basename(file, '.txt'), readFileSync(file, 'utf8')),
);
const counted = threads.map((thread) => ({
  language: thread.language,
  counts: countThread(thread, findTargets(thread.title, thread.posts, { authors: thread.authors })),
}));
for (const language of [...new Set(counted.map((one) => one.language))].sort()) {
  const counts = counted.filter((one) => one.language === language).map((one) => one.counts);
  print(`${language} (${counts.length}): ${figuresOf(sumCounts(counts))}`);
}
const all = sumCounts(counted.map((one) => one.counts));
print(`all (${counted.length}): ${figuresOf(all)}`);
if (args.includes('--errors')) for (const error of all.errors) print(error);
