/**
 * `npm run bench [-- --filter parse]` (a name, or a part of several): rates beside the bare library's in the same run, and peak memory. Figures depend
 * on the machine; the ratios are what the docs quote.
 */
import { parseArgs } from 'node:util';
import { benchAnalyze } from './analyze.js';
import { benchDumpIngest, benchDumpRows } from './dump.js';
import { benchExport } from './export.js';
import { benchFetch } from './fetch.js';
import { benchIngest } from './ingest.js';
import { benchJobs } from './jobs.js';
import { print } from './measure.js';
import { benchMemory } from './memory.js';
import { benchParse } from './parse.js';
import { benchQueue } from './queue.js';
import { benchStrip } from './strip.js';
import { benchWarc } from './warc.js';

const benches = {
  parse: benchParse,
  jobs: benchJobs,
  strip: benchStrip,
  analyze: benchAnalyze,
  ingest: benchIngest,
  export: benchExport,
  fetch: benchFetch,
  memory: benchMemory,
  warc: benchWarc,
  queue: benchQueue,
  'dump-rows': benchDumpRows,
  'dump-ingest': benchDumpIngest,
};

const { filter = '' } = parseArgs({ options: { filter: { type: 'string' } }, allowPositionals: true }).values;
console.log(`node ${process.version}, ${process.platform} ${process.arch}`);
const chosen = filter in benches ? [filter] : Object.keys(benches).filter((name) => name.includes(filter));
for (const [name, bench] of Object.entries(benches)) if (chosen.includes(name)) print(name, await bench());
