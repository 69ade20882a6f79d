import { describe, expect, it } from 'vitest';
import { detect } from '../../src/engines/detect.js';
import { parseTree } from '../../src/engines/html/page-tree.js';
import { SPECS } from '../../src/engines/registry.js';
import { corpusFolders, corpusPages, scoreCorpus } from '../support/corpus.js';
import { hasShared } from '../support/shared.js';

const there = hasShared('corpus');
const folders = there ? corpusFolders('corpus') : [];
const described = folders.filter((folder) => folder !== 'other');

const FLOOR = 0.95;

describe.runIf(there)('real pages', () => {
  it('are read at 0.98 or better, no engine under 0.95, and quoted words stay out of own text', () => {
    const { overall, engines } = scoreCorpus({ part: 'corpus', folders: described, options: {} });
    expect(engines.filter(({ score }) => score < FLOOR)).toEqual([]);
    expect(overall.score).toBeGreaterThanOrEqual(0.98);
    expect(overall.noLeak).toBeGreaterThanOrEqual(0.995);
  });

  it('give their quotes their sources by text alone', () => {
    const { overall } = scoreCorpus({ part: 'corpus', folders: described, options: { ignoreIds: true } });
    expect(overall.score).toBeGreaterThanOrEqual(0.98);
    expect(overall.quoteSource).toBeGreaterThanOrEqual(0.95);
  });

  it.each(folders)('%s: claimed by the right spec and no other, and nothing is cut', (folder) => {
    for (const { file, input, engine, posts } of corpusPages('corpus', folder)) {
      if (input.format !== 'html') continue;
      const tree = parseTree(input.text);
      const claims = detect(tree, SPECS).map((claim) => claim.spec.engine);
      expect([file, ...claims]).toEqual(engine === null || posts === 0 ? [file] : [file, engine]);
      expect([file, ...tree.cut]).toEqual([file]);
    }
  });
});
