/**
 * Flattens the corpus's HTML pages of the engines that have a text reader, reads the texts and scores them against the
 * truth of the pages:  npx tsx tests/eval/text-flat.ts [--style lines|paragraphs|wrapped] [--folders a,b] [--pages] [--out DIR]
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { decode } from '../../src/decode/decode.js';
import { pageToJson, parsePage } from '../../src/engines/index.js';
import { type FlattenStyle, flatten } from '../engines-text/flatten.js';
import { hasShared, shared } from '../support/shared.js';

const { values } = parseArgs({
  options: {
    style: { type: 'string', default: 'lines' },
    folders: {
      type: 'string',
      default:
        'ips,xenforo,phpbb,live-phpbb,vbulletin,smf,live-smf,mybb,live-mybb,discourse,woltlab,fluxbb,live-fluxbb,live-punbb,vanilla,reddit',
    },
    pages: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});
if (hasShared('corpus')) {
  const out = values.out ?? mkdtempSync(join(tmpdir(), 'threadbare-flat-'));
  const folders = values.folders.split(',');
  for (const folder of folders) {
    mkdirSync(join(out, folder), { recursive: true });
    for (const file of readdirSync(join(shared, 'corpus', folder))) {
      if (!file.endsWith('.html')) continue;
      const decoded = decode(readFileSync(join(shared, 'corpus', folder, file)), { fileName: file });
      const text = flatten(decoded.text, styleOf(values.style));
      writeFileSync(join(out, folder, `${file}.txt`), text);
      const page = parsePage({ text, format: 'text', url: null });
      writeFileSync(join(out, folder, `${file}.json`), JSON.stringify(pageToJson(page), null, 1));
    }
  }
  const tool = join(shared, 'tools/score-parse.mjs');
  const args = [tool, '--truth', join(shared, 'corpus'), '--got', out, '--engines', folders.join(',')];
  process.stdout.write(
    execFileSync(process.execPath, values.pages ? [...args, '--pages'] : args, { encoding: 'utf8' }),
  );
}

function styleOf(name: string): FlattenStyle {
  return name === 'paragraphs' || name === 'wrapped' ? name : 'lines';
}
