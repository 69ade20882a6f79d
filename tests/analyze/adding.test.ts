import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ofPosts, runAnalyzers } from '../../src/analyze/run.js';
import { bareSentiment } from '../fixtures/analyzer/bare-sentiment.js';
import { linkedThread } from '../support/linked-thread.js';
import { root } from '../support/shared.js';

describe('docs/adding-an-analyzer.md', () => {
  it('shows the analyzer of the fixture', () => {
    const file = readFileSync(path.join(root, 'tests', 'fixtures', 'analyzer', 'bare-sentiment.ts'), 'utf8');
    const shown = file.trim().replaceAll('../../../src/analyze/', './').replaceAll('../../../src/model/', '../model/');
    expect(readFileSync(path.join(root, 'docs', 'adding-an-analyzer.md'), 'utf8')).toContain(shown);
  });

  it('shows one that runs', () => {
    const thread = linkedThread('Trams', [
      { author: 'Ida', pieces: ['A wonderful idea.'] },
      { author: 'Bo', pieces: ['A terrible one.'] },
      { author: 'Cy', pieces: ['It runs on rails.'] },
    ]);
    const { annotations } = runAnalyzers([ofPosts(bareSentiment)], thread, []);
    expect(annotations.map(({ analyzer, value }) => [analyzer, 'class' in value ? value.class : undefined])).toEqual([
      ['sentiment:bare', 'positive'],
      ['sentiment:bare', 'negative'],
      ['sentiment:bare', null],
    ]);
  });
});
