import { describe, expect, it } from 'vitest';
import { corpusFolders, scoreCorpus } from '../support/corpus.js';
import { hasShared } from '../support/shared.js';

const run = hasShared('corpus') ? describe : describe.skip;

run('real pages read by structure alone', () => {
  it('of described engines: posts 0.90, authors 0.85, own text 0.90, averaged over engines', () => {
    const folders = corpusFolders('corpus').filter((folder) => folder !== 'other');
    const { overall } = scoreCorpus({ part: 'corpus', folders, options: { engine: 'generic' } });
    expect(overall.postF1).toBeGreaterThanOrEqual(0.9);
    expect(overall.author).toBeGreaterThanOrEqual(0.85);
    expect(overall.ownF1).toBeGreaterThanOrEqual(0.9);
  }, 300_000);

  it('of boards nobody has described: 0.85 in all, without naming an engine', () => {
    const { overall } = scoreCorpus({ part: 'corpus', folders: ['other'], options: {} });
    expect(overall.score).toBeGreaterThanOrEqual(0.85);
  }, 120_000);
});
