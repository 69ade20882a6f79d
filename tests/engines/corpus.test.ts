import { describe, expect, it } from 'vitest';
import { detect } from '../../src/engines/detect.js';
import { parseTree } from '../../src/engines/html/page-tree.js';
import { SPECS } from '../../src/engines/registry.js';
import { corpusFolders, corpusPages, scoreCorpus } from '../support/corpus.js';
import { hasShared } from '../support/shared.js';

const there = hasShared('corpus');
const folders = there ? corpusFolders('corpus') : [];
const described = folders.filter((folder) => folder !== 'other');

/** `other`: boards that no spec may name; they are read by structure. */
const FLOOR = 0.95;
const OTHER_FLOOR = 0.85;

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

  it('of boards nobody has described are read by structure at 0.85 or better', () => {
    const { overall } = scoreCorpus({ part: 'corpus', folders: ['other'], options: {} });
    expect(overall.score).toBeGreaterThanOrEqual(OTHER_FLOOR);
  });

  it('are read by structure alone when their spec is switched off', () => {
    const { overall } = scoreCorpus({ part: 'corpus', folders: described, options: { engine: 'generic' } });
    expect(overall.postF1).toBeGreaterThanOrEqual(0.9);
    expect(overall.author).toBeGreaterThanOrEqual(0.85);
    expect(overall.ownF1).toBeGreaterThanOrEqual(0.9);
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
