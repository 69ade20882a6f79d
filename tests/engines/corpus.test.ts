import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decode } from '../../src/decode/decode.js';
import { detect } from '../../src/engines/detect.js';
import { parseTree } from '../../src/engines/html/page-tree.js';
import { pageToJson, parsePage } from '../../src/engines/index.js';
import { SPECS } from '../../src/engines/registry.js';
import type { PageInput } from '../../src/model/page.js';
import { sharedFolder } from './fixtures.js';

const shared = sharedFolder();
if (shared === null) console.log('skipped: real pages (no shared corpus beside the repository)');

/** Corpus folders by the engine that must claim their pages; every other folder is claimed by nobody yet. */
const FOLDERS: ReadonlyMap<string, string> = new Map([['ips', 'invision']]);

interface Page {
  readonly folder: string;
  readonly file: string;
  readonly input: PageInput;
}

function pages(root: string, folder: string): readonly Page[] {
  return readdirSync(join(root, folder))
    .filter((file) => !file.endsWith('.truth.json'))
    .map((file) => {
      const decoded = decode(readFileSync(join(root, folder, file)), { fileName: file });
      return { folder, file, input: { text: decoded.text, format: decoded.format, url: null } };
    });
}

const run = shared === null ? describe.skip : describe;

run('real pages', () => {
  const corpus = join(shared ?? '', 'corpus');
  let out = '';
  beforeAll(() => {
    out = mkdtempSync(join(tmpdir(), 'threadbare-corpus-'));
  });
  afterAll(() => rmSync(out, { recursive: true }));

  function score(options: { readonly ignoreIds: boolean }, ...flags: readonly string[]): number {
    for (const folder of FOLDERS.keys()) {
      mkdirSync(join(out, folder), { recursive: true });
      for (const { file, input } of pages(corpus, folder)) {
        writeFileSync(join(out, folder, `${file}.json`), JSON.stringify(pageToJson(parsePage(input, options))));
      }
    }
    const tool = join(shared ?? '', 'tools/score-parse.mjs');
    const engines = [...FOLDERS.keys()].join(',');
    const printed = execFileSync(
      process.execPath,
      [tool, '--truth', corpus, '--got', out, '--engines', engines, ...flags],
      {
        encoding: 'utf8',
      },
    );
    return Number(/^SCORE ([\d.]+)$/m.exec(printed)?.[1]);
  }

  it('are read at 0.98 or better', () => {
    expect(score({ ignoreIds: false })).toBeGreaterThanOrEqual(0.98);
  });

  it('are read at 0.98 or better with the ids of quotes hidden', () => {
    expect(score({ ignoreIds: true }, '--on-page')).toBeGreaterThanOrEqual(0.98);
  });

  it.each(
    (shared === null ? [] : readdirSync(corpus, { withFileTypes: true }))
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name),
  )('%s: claimed by the right spec and no other, and nothing is cut', (folder) => {
    const wanted = FOLDERS.get(folder);
    for (const { file, input } of pages(corpus, folder)) {
      if (input.format !== 'html') continue;
      const tree = parseTree(input.text);
      const claims = detect(tree, SPECS).map((claim) => claim.spec.engine);
      expect([file, ...claims]).toEqual(wanted === undefined ? [file] : [file, wanted]);
      expect([file, ...tree.cut]).toEqual([file]);
    }
  });
});
