/**
 * Scores the parser on the shared corpus (or another folder of the same form) and prints the table of
 * `score-parse.mjs`:  npx tsx tests/eval/corpus.ts [--engines a,b] [--pages] [--ignore-ids] [--engine NAME] [--text] [--out DIR]
 * `--engines` names corpus folders; `--engine` forces one engine on every page; `--text` scores ../shared/corpus-text.
 */
import { parseArgs } from 'node:util';
import { corpusFolders, scoreTool } from '../support/corpus.js';
import { hasShared } from '../support/shared.js';

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
  const wanted = values.engines?.split(',');
  const folders = corpusFolders(part).filter((name) => wanted === undefined || wanted.includes(name));
  const options = { ignoreIds: values['ignore-ids'], engine: values.engine };
  process.stdout.write(scoreTool({ part, folders, options, out: values.out }, values.pages ? ['--pages'] : []));
}
