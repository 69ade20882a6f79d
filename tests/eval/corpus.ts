/**
 * Scores the parser on the shared corpus (or another folder of the same form) and prints the table of
 * `score-parse.mjs`:  npx tsx tests/eval/corpus.ts [--engines a,b] [--pages] [--ignore-ids] [--engine NAME] [--text] [--out DIR]
 * `--engines` names corpus folders; `--engine` forces one engine on every page; `--text` scores ../shared/corpus-text.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { decode } from '../../src/decode/decode.js';
import { pageToJson, parsePage } from '../../src/engines/index.js';
import { hasShared, shared } from '../support/shared.js';

const { values } = parseArgs({
  options: {
    engines: { type: 'string' },
    pages: { type: 'boolean', default: false },
    'ignore-ids': { type: 'boolean', default: false },
    engine: { type: 'string' },
    text: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});
const part = values.text ? 'corpus-text' : 'corpus';
if (hasShared(part)) {
  const truth = join(shared, part);
  const out = values.out ?? mkdtempSync(join(tmpdir(), 'threadbare-corpus-'));
  const folders = readdirSync(truth)
    .filter((name) => statSync(join(truth, name)).isDirectory() && name !== 'skeletons')
    .filter((name) => values.engines === undefined || values.engines.split(',').includes(name));
  for (const folder of folders) {
    mkdirSync(join(out, folder), { recursive: true });
    for (const file of readdirSync(join(truth, folder))) {
      if (file.endsWith('.truth.json')) continue;
      const decoded = decode(readFileSync(join(truth, folder, file)), { fileName: file });
      const page = parsePage(
        { text: decoded.text, format: decoded.format, url: null },
        { ignoreIds: values['ignore-ids'], engine: values.engine },
      );
      writeFileSync(join(out, folder, `${file}.json`), JSON.stringify(pageToJson(page), null, 1));
    }
  }
  const flags = [...(values.pages ? ['--pages'] : []), ...(values['ignore-ids'] ? ['--on-page'] : [])];
  const tool = join(shared, 'tools/score-parse.mjs');
  const args = [tool, '--truth', truth, '--got', out, '--engines', folders.join(','), ...flags];
  process.stdout.write(execFileSync(process.execPath, args, { encoding: 'utf8' }));
  if (values.out === undefined) rmSync(out, { recursive: true });
}
