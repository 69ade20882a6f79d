/**
 * Writes weights made by `threadbare train` as a module that is built and shipped:
 * `npx tsx scripts/ship-weights.ts FILE src/analyze/<analyzer>/data/<name>.ts`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseWeights } from '../src/analyze/linear/weights.js';

const [from, to] = process.argv.slice(2);
if (from === undefined || to === undefined) throw new Error('usage: ship-weights.ts WEIGHTS MODULE');
const weights = parseWeights(readFileSync(from, 'utf8'));
if (typeof weights === 'string') throw new Error(`${from}: ${weights}`);
if (weights.card.licence.startsWith('local use')) throw new Error(`${from}: ${weights.card.licence}`);
if (weights.card.date === null) throw new Error(`${from}: train with --date, so that the card has one`);
const { buckets, ...rest } = weights;
const name = `${path.basename(to, '.ts').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
const sources = weights.card.sets.map((set) => `${set.name} (${set.licence}, ${set.rows} rows)`).join(', ');
mkdirSync(path.dirname(to), { recursive: true });
writeFileSync(
  to,
  `import type { Weights } from '../../linear/weights.js';

// Made by \`threadbare train\`, not by hand. Learned from ${sources}.
// These numbers are under ${weights.card.licence}; no text of the sets is in them.
export const ${name}: Weights = ${JSON.stringify({ ...rest, buckets: '' }, null, 2).replace('"buckets": ""', () => `"buckets": '${buckets}'`)};
`,
);
