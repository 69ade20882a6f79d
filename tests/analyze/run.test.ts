import { beforeAll, describe, expect, it } from 'vitest';
import type { PostAnalyzer } from '../../src/analyze/analyzer.js';
import { analyzers, analyzeThread, prepareAnalyzers } from '../../src/analyze/index.js';
import { inOrder, ofPosts, runAnalyzers } from '../../src/analyze/run.js';
import type { LanguageValue } from '../../src/model/annotation.js';
import { linkedThread, type PostSketch } from '../support/linked-thread.js';

const POSTS: readonly PostSketch[] = [
  { author: 'Ida', pieces: ['The new tram line is a wonderful idea, and Mayor Brandvold is right.'] },
  { pieces: [{ of: 0, text: 'The new tram line is a wonderful idea' }, 'No, it is a terrible idea, and you know it.'] },
  { kind: 'stub', pieces: ['I never liked trams.'] },
];

function counting(
  name: string,
  after: readonly string[],
  log: string[],
): PostAnalyzer<{ text: string }, LanguageValue> {
  return {
    name,
    version: '1',
    meaning: 'test',
    languages: 'any',
    after,
    scope: 'post',
    unknown: (reason) => ({ language: null, confidence: null, reason }),
    input: (post) => ({ text: post.analysisText }),
    analyze: ({ text }) => {
      log.push(name);
      if (text.includes('terrible')) throw new Error('cannot read this');
      return { language: 'en', confidence: text.length, reason: null };
    },
  };
}

beforeAll(prepareAnalyzers);

describe('the runner', () => {
  it('runs analyzers after those they read', () => {
    const log: string[] = [];
    const order = inOrder([ofPosts(counting('b', ['a'], log)), ofPosts(counting('a', [], log))]);
    expect(order.map((one) => one.name)).toEqual(['a', 'b']);
    expect(() => inOrder([ofPosts(counting('a', ['b'], log)), ofPosts(counting('b', ['a'], log))])).toThrow(
      /wait for each other/,
    );
  });

  it('loses nothing when an analyzer fails on one post', () => {
    const thread = linkedThread('Trams', POSTS);
    const { annotations } = runAnalyzers([ofPosts(counting('a', [], []))], thread, []);
    expect(annotations.map((one) => ('reason' in one.value ? one.value.reason : undefined))).toEqual([
      null,
      'the analyzer failed: cannot read this',
      null,
    ]);
  });

  it('takes stored values over and computes only what changed', () => {
    const thread = linkedThread('Trams', POSTS);
    const first = analyzeThread(thread, []);
    const again = analyzeThread(thread, first.annotations);
    expect(again.unchanged).toBe(first.annotations.length);
    expect(again.annotations).toEqual(first.annotations);
    const log: string[] = [];
    const one = ofPosts(counting('a', [], log));
    const before = runAnalyzers([one], thread, []);
    log.length = 0;
    const changed = linkedThread(
      'Trams',
      POSTS.map((post, i) => (i === 2 ? { ...post, pieces: ['I always liked trams.'] } : post)),
    );
    const after = runAnalyzers([one], changed, before.annotations);
    expect(after.unchanged).toBe(2);
    expect(log).toEqual(['a']);
  });

  it('keeps values of other versions, posts and threads out', () => {
    const thread = linkedThread('Trams', POSTS);
    const first = analyzeThread(thread, []);
    expect(
      analyzeThread(
        thread,
        first.annotations.map((one) => ({ ...one, version: '0' })),
      ).unchanged,
    ).toBe(0);
    expect(
      analyzeThread(
        thread,
        first.annotations.map((one) => ({ ...one, threadId: 'other' })),
      ).unchanged,
    ).toBe(0);
  });

  it('traces every value: analyzer, version, 64 hexadecimal digits of its input, every known post', () => {
    const thread = linkedThread('Trams', POSTS);
    const { annotations } = analyzeThread(thread, []);
    for (const one of annotations) expect(one.inputHash).toMatch(/^[0-9a-f]{64}$/);
    for (const name of ['language', 'sentiment', 'stance', 'incivility'])
      expect(annotations.filter((one) => one.analyzer === name)).toHaveLength(POSTS.length);
    expect(annotations.filter((one) => one.analyzer === 'targets').map((one) => one.postId)).toEqual([null]);
    expect(new Set(annotations.map((one) => one.analyzer))).toEqual(new Set(analyzers.map((one) => one.name)));
  });
});
